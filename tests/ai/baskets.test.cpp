// SPDX-License-Identifier: Apache-2.0
/// Effects of cheaper and better goods on buyers in the whole economy. One seed at 1:10,000: yearly
/// means scatter by a few tenths of a per cent, and pairs of runs have the same random numbers.
#include "sim/run.hpp"

#include <algorithm>
#include <functional>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "tests/statistical/support.hpp"
#include "tests/support/shipped.hpp"

using namespace tenfold;
using namespace tenfold::test;

namespace {

template <class Value>
double last_year(const RunResult& result, Value&& value) {
    const std::vector<double> series = monthly(result, value);
    return mean(series, series.size() - 12, series.size());
}

double real_gdp(const RunResult& result) {
    return last_year(result, [](const MonthlyMeasures& m) { return m.goods.real_gdp; });
}

double real_wage(const RunResult& result) {
    return last_year(
        result, [](const MonthlyMeasures& m) { return m.goods.wage_index / m.goods.price_level; });
}

/// At prices of the start [USD/yr].
double real_consumption_per_person(const RunResult& result) {
    return last_year(result, [](const MonthlyMeasures& m) {
        return static_cast<double>(m.uses.consumption) / 100.0 / m.uses.days * days_per_year /
               m.goods.price_level / static_cast<double>(m.people);
    });
}

double highest_unemployment(const RunResult& result) {
    const std::vector<double> series = monthly(result, unemployment);
    return *std::max_element(series.begin(), series.end());
}

/// A run with or without a fourfold rise of labour productivity in professional services within two
/// years; all goods have the same price elasticity of demand.
RunResult professional_services(double elasticity, bool shock) {
    Scenario scenario = shipped("no-ai", {{"scale", "10000"}, {"time.end", "2032-01-01"}});
    for (Sector& sector : scenario.sectors) {
        sector.demand_elasticity = elasticity;
    }
    if (shock) {
        scenario.shocks = {make_shock("labour_productivity", {2026, 1}, {2028, 1}, 3.0, "PRO")};
    }
    return run(scenario, {});
}

RunResult new_tasks(double rate, double quality) {
    Scenario scenario = shipped("us-2023", {{"scale", "10000"}});
    scenario.new_tasks.rate = rate;
    scenario.new_tasks.quality = quality;
    return run(scenario, {});
}

/// Whether each value exceeds the one before.
bool rises(const std::vector<double>& values) {
    return std::adjacent_find(values.begin(), values.end(), std::greater_equal<>{}) == values.end();
}

} // namespace

TEST_CASE("a fourfold rise of a sector's productivity raises real consumption at every elasticity, "
          "the more the better buyers can substitute" *
          doctest::skip()) {
    double wage_before = 1.0;
    for (const double elasticity : {0.2, 0.5, 1.0, 2.0, 3.0}) {
        CAPTURE(elasticity);
        const RunResult with = professional_services(elasticity, true);
        const RunResult without = professional_services(elasticity, false);
        const double gdp = real_gdp(with) / real_gdp(without);
        const double wage = real_wage(with) / real_wage(without);
        const double consumption =
            real_consumption_per_person(with) / real_consumption_per_person(without);
        MESSAGE("elasticity ",
                elasticity,
                ": real GDP ",
                gdp,
                ", real wage ",
                wage,
                ", real consumption ",
                consumption,
                ", unemployment at most ",
                highest_unemployment(with));
        CHECK(gdp > 1.0);
        CHECK(consumption > 1.0);
        CHECK(wage > wage_before);
        wage_before = wage;
    }
}

TEST_CASE("consumption rises with the worth and the number of new tasks, and jobs do not change" *
          doctest::skip()) {
    const auto consumption = [](double rate, double quality) {
        const RunResult result = new_tasks(rate, quality);
        const double value = real_consumption_per_person(result);
        MESSAGE("rate ",
                rate,
                ", quality ",
                quality,
                ": ",
                value,
                " dollars, unemployment at most ",
                highest_unemployment(result));
        CHECK(highest_unemployment(result) < 0.08);
        return value;
    };
    const std::vector<double> by_quality{consumption(0.1, 0.5),
                                         consumption(0.1, 1.0),
                                         consumption(0.1, 1.1),
                                         consumption(0.1, 2.0),
                                         consumption(0.1, 3.0)};
    CHECK(rises(by_quality));
    // Tasks worth more than they cost, compared with none.
    const double none = consumption(0.0, 1.1);
    const std::vector<double> by_rate{
        none, consumption(0.03, 1.1), consumption(0.06, 1.1), by_quality[2]};
    CHECK(rises(by_rate));
    CHECK(by_quality.front() < none); // worth half of their cost
}
