// SPDX-License-Identifier: Apache-2.0
/// Without virtual coworkers the labour market sits still at its targets for thirteen years.
#include "agents/labour_equations.hpp"

#include "sim/run.hpp"

#include <cmath>
#include <string>

#include <doctest/doctest.h>

#include "tests/support/shipped.hpp"

using namespace tenfold;

namespace {

double monthly_rate(std::int64_t flow, const MonthlyMeasures& month) {
    return static_cast<double>(flow) / static_cast<double>(month.total.employed) * days_per_month /
           month.days;
}

} // namespace

TEST_CASE("unemployment stays within 0.7 points, hires and separations within 15 % of calibration, "
          "month by month") {
    // The bands are the calibration's own (docs/model.md); sampling noise at 160,579 people is 0.05
    // points of unemployment and 1.3 % of a month's flows, so that a false alarm is beyond ten
    // standard errors.
    for (const char* seed : {"1", "2", "3"}) {
        const Scenario scenario = test::shipped("no-ai", {{"seed", seed}});
        const RunResult result = run(scenario, {});
        REQUIRE(result.months.size() == 156);
        double separation_rate = 0.0;
        double jobs = 0.0;
        for (std::size_t s = 0; s < scenario.sectors.size(); ++s) {
            for (std::size_t o = 0; o < scenario.occupations.size(); ++o) {
                separation_rate +=
                    scenario.sectors[s].separations_rate * scenario.tables.employment(s, o);
                jobs += scenario.tables.employment(s, o);
            }
        }
        separation_rate /= jobs;
        for (const MonthlyMeasures& month : result.months) {
            CAPTURE(seed);
            CAPTURE(to_string(month.month_end));
            const double unemployment =
                static_cast<double>(month.total.unemployed) / static_cast<double>(month.people);
            CHECK(std::abs(unemployment - scenario.labour_market.unemployment_rate) < 0.007);
            CHECK(std::abs(monthly_rate(month.total.hires, month) / separation_rate - 1.0) < 0.15);
            CHECK(std::abs(monthly_rate(month.total.separations, month) / separation_rate - 1.0) <
                  0.15);
        }
    }
}

TEST_CASE("sectors keep their employment and occupations their unemployment when nothing happens") {
    const Scenario scenario = test::shipped("no-ai", {{"scale", "500"}});
    const RunResult result = run(scenario, {});
    const MonthlyMeasures& first = result.months.front();
    const MonthlyMeasures& last = result.months.back();
    for (std::size_t s = 0; s < scenario.sectors.size(); ++s) {
        CAPTURE(scenario.sectors[s].key);
        const auto start = static_cast<double>(first.by_sector[s].employed);
        const auto end = static_cast<double>(last.by_sector[s].employed);
        // Posts are fixed: only the share of vacant ones moves, by sampling (4.892 standard errors
        // at alpha 1e-6, normal) and with the drift of occupations, for which 1 % is allowed.
        const double error = 4.892 * std::sqrt(2.0 * scenario.labour_market.vacancy_ratio * start);
        CHECK(std::abs(end - start) < 0.01 * start + error);
    }
}

TEST_CASE("no calendar month is special: flows follow days") {
    // Mean of hires per day over 13 Januaries, Februaries, ...; a month's total is Poisson at most
    // (posts are few compared with people), so |mean - overall| < 4.892 sqrt(overall / days) at
    // alpha 1e-6 each.
    const RunResult result = run(test::shipped("no-ai", {{"seed", "9"}}), {});
    double total = 0.0;
    double days = 0.0;
    std::vector<double> hires(12, 0.0);
    std::vector<double> length(12, 0.0);
    for (std::size_t m = 1; m < result.months.size();
         ++m) { // the first month still fills its pipeline
        hires[m % 12] += static_cast<double>(result.months[m].total.hires);
        length[m % 12] += result.months[m].days;
        total += static_cast<double>(result.months[m].total.hires);
        days += result.months[m].days;
    }
    for (std::size_t m = 0; m < 12; ++m) {
        CAPTURE(m);
        CHECK(std::abs(hires[m] / length[m] - total / days) <
              4.892 * std::sqrt(total / days / length[m]));
    }
}
