// SPDX-License-Identifier: Apache-2.0
/// Sensible at the edge: extreme worlds run to their end with all identities, and every number that
/// they write down is one.
#include "output/series.hpp"

#include "sim/run.hpp"

#include <cmath>
#include <string>

#include <doctest/doctest.h>

#include "tests/ai/support.hpp"

using namespace tenfold;

namespace {

Scenario small_world() {
    return test::shipped("us-2023", {{"scale", "50000"}, {"time.end", "2029-01-01"}});
}

std::size_t length(const Series& series, const Scenario& scenario) {
    switch (series.dimension) {
    case SeriesDimension::time:
        return 1;
    case SeriesDimension::sector:
        return scenario.sectors.size();
    case SeriesDimension::occupation:
        return scenario.occupations.size();
    default:
        return 1;
    }
}

// Runs it; the run itself checks all identities. Names the first value that is no number.
RunResult complete(const Scenario& scenario) {
    RunResult result = run(scenario, {});
    CHECK_FALSE(result.interrupted);
    std::string wrong;
    for (const MonthlyMeasures& month : result.months) {
        for (const Series& series : output_series()) {
            for (std::size_t i = 0; i < length(series, scenario); ++i) {
                if (!std::isfinite(series.measure(month, i)) && wrong.empty()) {
                    wrong = std::string{series.name} + "[" + std::to_string(i) + "] in " +
                            to_string(month.month_end);
                }
            }
        }
    }
    CHECK(wrong == "");
    return result;
}

double coworkers(const RunResult& result) {
    double sum = 0.0;
    for (const CoworkerCounts& sector : result.months.back().coworkers_by_sector) {
        sum += sector.coworkers;
    }
    return sum;
}

} // namespace

TEST_CASE("prices that do not fall, or fall a thousandfold a year") {
    Scenario still = small_world();
    still.token_price.decline_per_year = 1.0;
    complete(still);
    Scenario falling = small_world();
    falling.token_price.decline_per_year = 1000.0;
    falling.token_price.engineering_limit = 1e12;
    falling.token_price.floor_price = 0.0;
    const RunResult result = complete(falling);
    CHECK(coworkers(result) > 0.0);
}

TEST_CASE("a horizon that doubles every ten days") {
    Scenario scenario = small_world();
    // Intelligence grows by 1.13 a year: 11 powers of ten of horizon a year are 10 days a doubling.
    scenario.intelligence.horizon_slope = 9.7;
    complete(scenario);
}

TEST_CASE("no lab, one lab, labs without capital") {
    Scenario none = small_world();
    none.labs.clear();
    CHECK(coworkers(complete(none)) == 0.0);
    Scenario one = small_world();
    one.labs.resize(1);
    CHECK(coworkers(complete(one)) > 0.0);
    Scenario poor = small_world();
    poor.intelligence.initial_capital = 1.0;
    poor.intelligence.capital_limit = 1e-15;
    complete(poor);
}

TEST_CASE("coworkers for nothing, and none that anybody has time to supervise") {
    Scenario free = small_world();
    for (TaskDomain& domain : free.task_domains) {
        domain.tokens_per_hour = 0.0;
        domain.handover_hours = 0.0;
        domain.success_ceiling = domain.digital ? 1.0 : domain.success_ceiling;
    }
    for (Occupation& occupation : free.occupations) {
        std::fill(occupation.review_ratio.begin(), occupation.review_ratio.end(), 0.0);
        std::fill(occupation.stakes.begin(), occupation.stakes.end(), 0.0);
    }
    free.delegation.hurdle = 0.0;
    CHECK(coworkers(complete(free)) > 0.0);
    Scenario unsupervised = small_world();
    unsupervised.coworkers.review_limit = 0.0;
    unsupervised.coworkers.review_limit_learnt = 0.0;
    CHECK(coworkers(complete(unsupervised)) == 0.0);
}

TEST_CASE("one firm a sector, and one worker each") {
    Scenario few = test::shipped("tiny", {{"time.end", "2024-07-01"}});
    for (Sector& sector : few.sectors) {
        sector.firms = 1.0;
    }
    complete(few);
    Scenario alone = few; // one person in twenty firms
    alone.scale = 6250.0;
    for (Sector& sector : alone.sectors) {
        sector.firms = 6250.0;
    }
    complete(alone);
}

TEST_CASE("no compute at all: nothing is delegated and nothing breaks") {
    Scenario scenario = small_world();
    scenario.compute.initial_chips = 1.0;
    scenario.compute.capital_limit = 0.0;
    complete(scenario);
}

TEST_CASE("wages that run away stop the run with what to change, before a place overflows") {
    const Scenario scenario = test::shipped(
        "us-2023",
        {{"scale", "20000"}, {"time.end", "2028-07-01"}, {"wages.tightness_response", "6"}});
    std::string message;
    try {
        static_cast<void>(run(scenario, {}));
    } catch (const RunError& error) {
        message = error.what();
    }
    CAPTURE(message);
    CHECK(message.find("wages have run away") == 0);
    CHECK(message.find("wages.tightness_response") != std::string::npos);
}

TEST_CASE("the widest spread of pay that is allowed") {
    Scenario scenario = small_world();
    scenario.wages.pay_dispersion = 2.0;
    complete(scenario);
}
