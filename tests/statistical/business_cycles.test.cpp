// SPDX-License-Identifier: Apache-2.0
/// The economy with a central bank: it sits still without shocks, has the business cycles of the
/// United States with them, and responds to single shocks as published (docs/validation.md).
#include "tests/support/business_cycles.hpp"

#include "core/parallel.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <numbers>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "tests/statistical/support.hpp"
#include "tests/support/approximately.hpp"
#include "tests/support/shipped.hpp"

using namespace tenfold;
using namespace tenfold::test;

namespace {

constexpr std::size_t first_years = 36; // months left out: quiet months and a year of shocks

/// Runs of a scenario with seeds 1 to `seeds`, side by side.
std::vector<RunResult> runs(const Scenario& scenario, std::size_t seeds) {
    std::vector<RunResult> results(seeds);
    ThreadPool pool{2};
    pool.for_each(seeds, [&](std::size_t seed, unsigned) {
        Scenario one = scenario;
        one.seed = static_cast<std::int64_t>(seed) + 1;
        RunOptions options;
        options.threads = 1;
        results[seed] = run(one, options);
    });
    return results;
}

Scenario without_shocks(Scenario scenario) {
    scenario.business_cycle = {};
    return scenario;
}

Shock shock(const char* kind, double size, int months) {
    Shock result;
    result.key = kind;
    result.kind = kind;
    result.from = Date{std::chrono::year{2028} / 1 / 1};
    result.until = Date{std::chrono::year{2028 + months / 12} / (1 + months % 12) / 1};
    result.size = size;
    return result;
}

/// Means over twelve months of a series.
std::vector<double> yearly_means(const std::vector<double>& series) {
    std::vector<double> result;
    for (std::size_t i = 12; i <= series.size(); ++i) {
        result.push_back(mean(series, i - 12, i));
    }
    return result;
}

/// A run with a shock and one without, which share all random numbers.
struct Response {
    RunResult with;
    RunResult without;

    /// Logarithmic difference of a series, in per cent, means of `length` months from the month
    /// `begin` after the shock on.
    template <class Value>
    [[nodiscard]] double relative(Value&& value, std::size_t begin, std::size_t length) const {
        double sum = 0.0;
        for (std::size_t i = shock_month + begin; i < shock_month + begin + length; ++i) {
            sum += 100.0 * std::log(value(with.months[i]) / value(without.months[i]));
        }
        return sum / static_cast<double>(length);
    }
    /// Difference in points.
    template <class Value>
    [[nodiscard]] double points(Value&& value, std::size_t begin, std::size_t length) const {
        double sum = 0.0;
        for (std::size_t i = shock_month + begin; i < shock_month + begin + length; ++i) {
            sum += 100.0 * (value(with.months[i]) - value(without.months[i]));
        }
        return sum / static_cast<double>(length);
    }

    static constexpr std::size_t shock_month = 60; // January 2028
};

double real_gdp(const MonthlyMeasures& month) {
    return month.goods.real_gdp;
}
double nominal_gdp(const MonthlyMeasures& month) {
    return month.goods.gdp;
}
double price_level(const MonthlyMeasures& month) {
    return month.goods.price_level;
}
double policy_rate(const MonthlyMeasures& month) {
    return month.finance.policy_rate;
}
double real_investment(const MonthlyMeasures& month) {
    return month.finance.real_investment;
}

Response response(const std::vector<Shock>& shocks, const char* rule = "taylor") {
    Scenario scenario = without_shocks(
        shipped("us-cycles", {{"time.end", "2037-01-01"}, {"central_bank.rule", rule}}));
    Scenario other = scenario;
    other.shocks = shocks;
    std::vector<RunResult> results(2);
    ThreadPool pool{2};
    pool.for_each(2, [&](std::size_t i, unsigned) {
        RunOptions options;
        options.threads = 1;
        results[i] = run(i == 0 ? other : scenario, options);
    });
    return {std::move(results[0]), std::move(results[1])};
}

/// Everything is back within noise eight years after the shock.
void check_return(const Response& found) {
    CHECK(std::abs(found.points(unemployment, 84, 24)) < 0.3);
    CHECK(std::abs(found.relative(real_gdp, 84, 24)) < 0.7);
    CHECK(std::abs(found.points(policy_rate, 84, 24)) < 0.6);
}

} // namespace

TEST_CASE("the cycle of a line is nothing, that of a wave its share by the filter's gain") {
    std::vector<double> line;
    std::vector<double> wave;
    constexpr double frequency = 2.0 * std::numbers::pi / 32.0;
    for (int t = 0; t < 640; ++t) {
        line.push_back(3.0 + 0.2 * t);
        wave.push_back(std::cos(frequency * t));
    }
    for (const double deviation : cycle_of(line)) {
        CHECK(std::abs(deviation) < 1e-6);
    }
    const double stiff = 4.0 * 1600.0 * std::pow(1.0 - std::cos(frequency), 2);
    const std::vector<double> cycle = cycle_of(wave);
    for (std::size_t t = 200; t < 440; ++t) { // far from the ends
        CHECK(std::abs(cycle[t] - stiff / (1.0 + stiff) * wave[t]) < 1e-4);
    }
}

TEST_CASE("moments are those of the series") {
    CHECK(quarterly({1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0}) == std::vector<double>{2.0, 5.0});
    CHECK(changes({1.0, 4.0, 9.0}, 2) == std::vector<double>{8.0});
    CHECK(slope({1.0, 2.0, 4.0}, {3.0, 1.0, -3.0}) == approximately(-2.0));
    CHECK(correlation({1.0, 2.0, 4.0}, {3.0, 1.0, -3.0}) == approximately(-1.0));
    // Unemployment that mirrors GDP with a slope of -0.5 and vacancies that mirror unemployment.
    std::vector<MonthlyMeasures> months(480);
    for (std::size_t i = 0; i < months.size(); ++i) {
        const double wave = std::sin(0.07 * static_cast<double>(i));
        MonthlyMeasures& month = months[i];
        month.goods.real_gdp = std::exp(0.02 * wave);
        month.goods.gdp = month.goods.real_gdp * std::exp(0.02 * static_cast<double>(i) / 12.0);
        month.goods.real_consumption = std::exp(0.01 * wave);
        month.finance.real_investment = std::exp(0.08 * wave);
        month.goods.labour_share =
            0.5 + 0.01 * std::sin(0.07 * (static_cast<double>(i) - 6.0)); // two quarters later
        month.people = 1'000'000;
        month.total.unemployed = 50'000 - static_cast<std::int64_t>(10'000 * wave);
        month.total.employed = 900'000;
        month.total.vacancies = 50'000 + static_cast<std::int64_t>(10'000 * wave);
        month.finance.policy_rate = i % 12 < 3 ? 0.001 : 0.02;
    }
    const CycleMoments found = cycle_moments(months, 0);
    CHECK(found.consumption == approximately(0.5).epsilon(1e-6));
    CHECK(found.investment == approximately(4.0).epsilon(1e-6));
    CHECK(found.okun == approximately(-0.5).epsilon(0.01));
    CHECK(found.okun_changes == approximately(-0.5).epsilon(0.01));
    CHECK(found.beveridge < -0.97);
    CHECK(found.labour_share_lag == 2);
    CHECK(found.at_bound == approximately(0.25));
    // Means over a quarter, of which logarithms are taken, differ a little from those of logarithms.
    CHECK(found.mean_inflation == approximately(2.0).epsilon(1e-4));
    CHECK(found.inflation < 1e-3);
}

TEST_CASE("without shocks and AI the closed economy sits still for forty years" * doctest::skip()) {
    const Scenario scenario = without_shocks(shipped("us-cycles"));
    for (const RunResult& result : runs(scenario, 4)) {
        const auto twelve_months = [&](auto&& value) {
            return yearly_means(monthly(result, value));
        };
        for (const double u : twelve_months(unemployment)) {
            CHECK(u > 0.034);
            CHECK(u < 0.050);
        }
        const auto inflation = monthly(result, [](auto& month) { return month.finance.inflation; });
        for (const double pi : inflation) {
            CHECK(std::abs(pi - 0.02) < 0.007);
        }
        // No drift: the means of the last ten years are those of the second ten years.
        const auto drift = [&](auto&& value) {
            const std::vector<double> series = monthly(result, value);
            return mean(series, 360, 480) - mean(series, 120, 240);
        };
        CHECK(std::abs(drift(policy_rate)) < 0.01);
        CHECK(std::abs(drift([](auto& m) { return m.goods.government_debt / m.goods.gdp; })) < 0.1);
        CHECK(std::abs(drift([](auto& m) { return m.finance.credit / m.goods.gdp; })) < 0.1);
        CHECK(std::abs(drift([](auto& m) { return m.finance.capital_stock / m.goods.real_gdp; })) <
              0.15);
    }
}

TEST_CASE("with shocks the closed economy has the business cycles of the United States" *
          doctest::skip()) {
    constexpr std::size_t seeds = 8;
    std::vector<CycleMoments> found;
    for (const RunResult& result : runs(shipped("us-cycles"), seeds)) {
        found.push_back(cycle_moments(result.months, first_years));
    }
    const auto mean_of = [&](const char* name, double CycleMoments::*moment) {
        double sum = 0.0;
        std::string text = std::string{name} + ":";
        for (const CycleMoments& one : found) {
            sum += one.*moment;
            text += " " + std::to_string(one.*moment);
        }
        MESSAGE(text << "; mean " << sum / seeds);
        return sum / seeds;
    };
    const auto within =
        [&](const char* name, double CycleMoments::*moment, double low, double high) {
            const double value = mean_of(name, moment);
            CAPTURE(name);
            CHECK(value > low);
            CHECK(value < high);
        };
    // Bands around the data of 1985 to 2019 (FRED-QD, HP filter 1600): 1.01 % of GDP, 0.102 and
    // 0.112 of unemployment and vacancies, fixed investment 3.9 times GDP.
    within("output", &CycleMoments::output, 0.008, 0.014);
    within("autocorrelation", &CycleMoments::output_autocorrelation, 0.75, 0.92);
    within("consumption", &CycleMoments::consumption, 0.6, 1.0);
    within("investment", &CycleMoments::investment, 3.0, 4.6);
    within("unemployment", &CycleMoments::unemployment, 0.08, 0.13);
    within("vacancies", &CycleMoments::vacancies, 0.09, 0.14);
    within("beveridge", &CycleMoments::beveridge, -1.0, -0.8);
    within("okun", &CycleMoments::okun, -0.6, -0.3);
    within("okun, changes", &CycleMoments::okun_changes, -0.6, -0.3);
    within("inflation", &CycleMoments::inflation, 0.5, 1.0);
    within("accelerationist", &CycleMoments::accelerationist, -0.2, 0.05);
    within("mean unemployment", &CycleMoments::mean_unemployment, 3.4, 5.5);
    within("mean inflation", &CycleMoments::mean_inflation, 1.5, 2.5);
    static_cast<void>(mean_of("at the bound", &CycleMoments::at_bound));
    for (const CycleMoments& one : found) {
        CHECK(one.labour_share_lag > 0); // the labour share lags GDP
    }
}

TEST_CASE("a surprise of the policy rate lowers output within two years, prices later" *
          doctest::skip()) {
    const Response found = response({shock("policy_rate", 0.01, 1)});
    CHECK(found.points(policy_rate, 1, 1) > 0.5);
    const double year = found.relative(real_gdp, 6, 12);
    MESSAGE("100 basis points: GDP " << year << " % after 6 to 18 months, investment "
                                     << found.relative(real_investment, 6, 12) << " %, prices "
                                     << found.relative(price_level, 36, 12) << " % in year four");
    CHECK(year < -0.15);
    CHECK(year > -1.6);
    CHECK(found.relative(real_investment, 6, 12) < year);
    CHECK(found.points(unemployment, 6, 12) > 0.05);
    CHECK(found.relative(price_level, 36, 12) < -0.03);
    CHECK(std::abs(found.relative(price_level, 0, 3)) < 0.1);
    check_return(found);
}

namespace {

/// Real GDP per dollar of real purchases, both summed over two years after the shock.
double multiplier(const Response& found) {
    double output = 0.0;
    double purchases = 0.0;
    for (std::size_t i = 60; i < 84; ++i) {
        const MonthlyMeasures& with = found.with.months[i];
        const MonthlyMeasures& without = found.without.months[i];
        output += with.goods.real_gdp - without.goods.real_gdp;
        purchases += static_cast<double>(with.uses.government - without.uses.government) /
                     (100.0 * without.goods.price_level) * days_per_year / with.uses.days;
    }
    return output / purchases;
}

} // namespace

TEST_CASE("public purchases have a multiplier near one over two years, a higher one at the bound" *
          doctest::skip()) {
    const Response found = response({shock("purchases", 0.05, 24)});
    const double usual = multiplier(found);
    CHECK(usual > 0.6);
    CHECK(usual < 1.2);
    CHECK(found.points(policy_rate, 6, 18) > 0.0);
    check_return(found);
    // A rate that does not respond stands for the bound.
    const double bound = multiplier(response({shock("purchases", 0.05, 24)}, "fixed"));
    MESSAGE("multiplier of two years: " << usual << ", with a rate that does not respond "
                                        << bound);
    CHECK(bound > usual);
}

TEST_CASE("dear credit, dear inputs and better technology do what they are known to do" *
          doctest::skip()) {
    // Gilchrist and Zakrajsek 2012: investment falls by several per cent, output by less.
    const Response crunch = response({shock("credit", 0.02, 24)});
    MESSAGE("credit: GDP " << crunch.relative(real_gdp, 12, 12) << " %, investment "
                           << crunch.relative(real_investment, 12, 12) << " %");
    CHECK(crunch.relative(real_gdp, 12, 12) < -0.1);
    CHECK(crunch.relative(real_investment, 12, 12) < 3.0 * crunch.relative(real_gdp, 12, 12));
    check_return(crunch);
    // A cost push raises prices and lowers output: stagflation.
    const Response push = response({shock("markup", 0.01, 24)});
    MESSAGE("markups: prices " << push.relative(price_level, 6, 12) << " %, GDP "
                               << push.relative(real_gdp, 12, 12) << " %");
    CHECK(push.relative(price_level, 6, 12) > 0.2);
    CHECK(push.relative(real_gdp, 12, 12) < -0.1);
    check_return(push);
    // Gali 1999; Basu, Fernald and Kimball 2006: hours fall when technology improves, output rises.
    const Response better = response({shock("productivity", 0.02, 12)});
    MESSAGE("productivity: unemployment " << better.points(unemployment, 0, 12) << " points, GDP "
                                          << better.relative(real_gdp, 60, 24) << " %");
    CHECK(better.points(unemployment, 0, 12) > 0.0);
    CHECK(better.relative(real_gdp, 60, 24) > 1.5);
    CHECK(better.relative(price_level, 0, 12) < 0.0);
    // A fall of foreign demand.
    const Response abroad = response({shock("foreign_demand", -0.1, 24)});
    CHECK(abroad.relative(nominal_gdp, 6, 12) < -0.2);
    check_return(abroad);
}
