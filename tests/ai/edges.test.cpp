// SPDX-License-Identifier: Apache-2.0
/// Extreme worlds run to their end with all identities, and every output is a number.
#include "agents/classification/dispersion.hpp"

#include "output/series.hpp"

#include "sim/run.hpp"

#include <cmath>
#include <string>

#include <doctest/doctest.h>

#include "tests/ai/support.hpp"
#include "tests/support/approximately.hpp"

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

// Runs a scenario, in which the run itself checks all identities, and names the first output that
// is not a number.
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

/// A run of the unmodified small world.
const RunResult& usual() {
    static const RunResult result = complete(small_world());
    return result;
}

/// Factor by which constant intelligence gets cheaper in a year, over the whole run.
double yearly_fall(const RunResult& result) {
    const MonthlyMeasures& first = result.months.front();
    const MonthlyMeasures& last = result.months.back();
    const double years =
        static_cast<double>((last.month_end - first.month_end).count()) / days_per_year;
    return std::pow(first.token_price / last.token_price, 1.0 / years);
}

double coworkers(const RunResult& result) {
    double sum = 0.0;
    for (const CoworkerCounts& sector : result.months.back().coworkers_by_sector) {
        sum += sector.coworkers;
    }
    return sum;
}

} // namespace

TEST_CASE("token prices may fall with hardware and algorithms alone, or a thousandfold a year") {
    Scenario slow = small_world();
    slow.time.end = Date{std::chrono::year{2027} / 1 / 1};
    slow.token_price.decline_per_year = 3.0; // 2.9 without any engineering
    const RunResult slowly = complete(slow);
    Scenario falling = slow;
    falling.token_price.decline_per_year = 1000.0;
    falling.token_price.engineering_limit = 1e12;
    falling.token_price.floor_price = 0.0;
    const RunResult fast = complete(falling);
    CHECK(yearly_fall(slowly) ==
          test::approximately(3.0).epsilon(0.15)); // scarce compute is more expensive
    CHECK(yearly_fall(fast) > 100.0);
    // At a thousandth of the price, use rises.
    CHECK(coworkers(fast) > 0.0);
    CHECK(fast.months.back().token_volume > 10.0 * slowly.months.back().token_volume);
    // Two years later people could buy more kilotokens than the counter holds.
    falling.time.end = Date{std::chrono::year{2029} / 1 / 1};
    CHECK_THROWS_WITH_AS(
        static_cast<void>(run(falling, {})), doctest::Contains("would exceed 4.6e18"), RunError);
}

TEST_CASE("the time horizon may double every ten days") {
    Scenario scenario = small_world();
    // Intelligence grows by 1.13 a year: 11 powers of ten of horizon a year are 10 days per
    // doubling.
    scenario.intelligence.horizon_slope = 9.7;
    const RunResult steep = complete(scenario);
    const MonthlyMeasures& first = steep.months.front();
    const MonthlyMeasures& last = steep.months.back();
    const double powers =
        std::log10(last.frontier_horizon_minutes / first.frontier_horizon_minutes);
    const double doublings = powers / std::log10(2.0);
    const double days = static_cast<double>((last.month_end - first.month_end).count());
    CHECK(days / doublings > 7.0);
    CHECK(days / doublings < 13.0);
    // The relation of horizon and intelligence is the scenario's.
    const double gain = last.frontier_intelligence - first.frontier_intelligence;
    const MonthlyMeasures& usual_first = usual().months.front();
    const MonthlyMeasures& usual_last = usual().months.back();
    const double usual_powers =
        std::log10(usual_last.frontier_horizon_minutes / usual_first.frontier_horizon_minutes);
    const double usual_gain = usual_last.frontier_intelligence - usual_first.frontier_intelligence;
    CHECK(powers / gain / 9.7 ==
          test::approximately(usual_powers / usual_gain / small_world().intelligence.horizon_slope)
              .epsilon(0.02));
}

TEST_CASE("an economy may have no lab, one lab, or labs without capital") {
    Scenario none = small_world();
    none.labs.clear();
    CHECK(coworkers(complete(none)) == 0.0);
    Scenario one = small_world();
    one.labs.resize(1);
    CHECK(coworkers(complete(one)) > 0.0);
    Scenario poor = small_world();
    poor.intelligence.initial_capital = 1.0;
    poor.intelligence.capital_limit = 1e-15;
    const RunResult without = complete(poor);
    std::int64_t capital = 0;
    for (const MonthlyMeasures& month : without.months) {
        capital += month.ai.payouts.lab_capital;
    }
    CHECK(capital <= 100); // a dollar: revenue covers their costs
    CHECK(without.months.front().frontier_intelligence <
          usual().months.front().frontier_intelligence - 5.0);
    CHECK(without.months.back().training_compute > without.months.front().training_compute);
    CHECK(without.months.back().training_compute < 0.7 * usual().months.back().training_compute);
}

TEST_CASE("coworkers may be free, or impossible to supervise") {
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

TEST_CASE("a sector may have one firm, and a firm one worker") {
    Scenario few = test::shipped("tiny", {{"time.end", "2024-07-01"}});
    for (Sector& sector : few.sectors) {
        sector.firms = 1.0;
    }
    const RunResult one_each = complete(few);
    for (const MonthlyMeasures& month : one_each.months) {
        for (const std::int64_t firms : month.firms) {
            REQUIRE(firms <= 1);
        }
        REQUIRE(month.people == one_each.months.front().people);
        REQUIRE(month.total.employed + month.total.joining + month.total.unemployed +
                    month.total.retraining ==
                month.people);
    }
    CHECK(one_each.months.front().total.employed > one_each.months.front().people / 2);
    CHECK(one_each.months.back().total.hires > 0);
    Scenario alone = few; // one person and one firm, because there is one post
    alone.scale = 6250.0;
    for (Sector& sector : alone.sectors) {
        sector.firms = 6250.0;
    }
    const RunResult single = complete(alone);
    CHECK(single.workers == 1);
    CHECK(single.firms == 1);
    for (const MonthlyMeasures& month : single.months) {
        REQUIRE(month.people == 1);
        REQUIRE(month.total.employed <= 1);
    }
}

TEST_CASE("without compute nothing is delegated, and GDP hardly changes") {
    Scenario scenario = small_world();
    scenario.compute.initial_chips = 1.0;
    scenario.compute.chip_life = 0.5; // of the single chip
    scenario.compute.capital_limit = 0.0;
    const RunResult result = complete(scenario);
    for (std::size_t month = 12; month < result.months.size(); ++month) {
        CAPTURE(month);
        REQUIRE(result.months[month].ai.supply.capacity == 0.0);
        REQUIRE(result.months[month].token_volume == 0.0);
        REQUIRE(result.months[month].ai.tasks.done() == 0);
    }
    CHECK(coworkers(result) == 0.0);
    CHECK(coworkers(usual()) > 0.0);
    // The rest of the economy hardly changes.
    CHECK(result.months.back().goods.gdp ==
          test::approximately(usual().months.back().goods.gdp).epsilon(0.1));
}

TEST_CASE("excessive wages stop the run with advice before an integer overflows") {
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
    CHECK(message.find("wages are too high") == 0);
    CHECK(message.find("wages.tightness_response") != std::string::npos);
}

TEST_CASE("the largest allowed dispersion of pay has its full effect on wages") {
    const auto variance_at = [](double dispersion) {
        Scenario scenario = small_world();
        scenario.time.end = Date{std::chrono::year{2024} / 1 / 1};
        scenario.wages.pay_dispersion = dispersion;
        return complete(scenario).months.front().incomes.wage_log_variance;
    };
    double sum = 0.0;
    double squares = 0.0;
    for (const double share : lognormal_class_shares(pay_classes, 2.0)) {
        sum += std::log(share);
        squares += std::log(share) * std::log(share);
    }
    const double mean = sum / static_cast<double>(pay_classes);
    const double of_classes = squares / static_cast<double>(pay_classes) - mean * mean;
    // Variances of independent components add up. With some 800 teams of different pay, the
    // standard error of the variance is a twentieth; 4.9 of these have alpha 1e-6 (normal).
    CHECK(variance_at(2.0) - variance_at(0.0) == test::approximately(of_classes).epsilon(0.25));
}
