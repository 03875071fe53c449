// SPDX-License-Identifier: Apache-2.0
/// Special cases of the whole economy with a known closed form.
#include "agents/classification/dispersion.hpp"
#include "agents/money/basket.hpp"

#include <algorithm>
#include <cmath>

#include <doctest/doctest.h>

#include "tests/statistical/support.hpp"
#include "tests/support/approximately.hpp"
#include "tests/support/shipped.hpp"

using namespace tenfold;
using namespace tenfold::test;

namespace {

Table table(std::vector<std::string> rows, std::size_t columns, std::vector<double> values) {
    return {std::move(rows), columns, std::move(values)};
}

/// One sector and one occupation: 2,000 jobs at 50,000 dollars a year, output 100 million dollars a
/// year.
Scenario one_sector() {
    Scenario scenario = shipped("tiny");
    Sector sector = scenario.sectors.front();
    sector.key = "ALL";
    sector.firms = 20;
    scenario.sectors = {sector};
    scenario.occupations = {scenario.occupations.front()};
    scenario.tables.employment = table({"ALL"}, 1, {2000.0});
    scenario.tables.annual_wage = table({"ALL"}, 1, {50000.0});
    scenario.tables.mobility = table({scenario.occupations.front().key}, 1, {0.0});
    scenario.tables.input_coefficients = table({"ALL"}, 1, {0.0});
    scenario.labs.clear();
    scenario.adoption.enabled = false;
    scenario.firm_dynamics.exit_rate = 0.0;
    scenario.firm_dynamics.credit_months = 1000.0;
    scenario.firm_size.largest_share = 0.2;
    return scenario;
}

/// Model SIM of Godley and Lavoie (2007), chapter 3, in units of a million dollars: government
/// purchases 20, tax rate 0.2, consumption 0.6 of disposable income and 0.4 of wealth. No profit,
/// no investment, fixed wages and prices, ample labour, and firms that adjust to demand at once.
Scenario model_sim() {
    Scenario scenario = one_sector();
    Sector& sector = scenario.sectors.front();
    sector.gross_output = 100e6;
    sector.compensation_share = 1.0;
    sector.product_tax_share = 0.0;
    sector.consumption = 80e6;
    sector.investment = 0.0;
    sector.government_purchases = 20e6;
    sector.net_exports = 0.0;
    sector.separations_rate = 0.02;
    AccountsParameters& accounts = scenario.accounts;
    accounts.largest_compensation_ratio = 1.0;
    accounts.real_growth = 0.0;
    accounts.inflation_target = 0.0;
    accounts.deposit_months = 1.5;
    accounts.benefit_replacement = 0.0;
    accounts.consumption_of_income = 0.6;
    accounts.consumption_of_deposits = 0.4;
    scenario.production.expectation_adjustment = 1.0;
    scenario.production.capacity_margin = 1000.0;
    scenario.production.demand_shifter_volatility = 0.0;
    scenario.production.smallest_demand_shifter = 0.0;
    scenario.wages.tightness_response = 0.0;
    scenario.wages.pay_dispersion = 0.0;
    scenario.labour_market.unemployment_rate = 0.4;
    scenario.labour_market.vacancy_ratio = 0.004;
    scenario.labour_market.job_to_job_share = 0.0;
    scenario.labour_market.layoff_rate = 0.0;
    scenario.labour_market.layoff_share = 1.0;
    scenario.households.scarce_share_slope = 0.0;
    scenario.time.end = Date{std::chrono::year{2053} / 1 / 1};
    return scenario;
}

/// Four sectors and one basket for all buyers, so that relative quantities depend on relative
/// prices only; elasticities 0 (the reference), 0.2, 0.8 and 1.5.
Scenario four_sectors() {
    Scenario scenario = shipped("tiny");
    const Sector model = scenario.sectors.front();
    const std::vector<std::string> keys{"YARD", "LOW", "MIDDLE", "HIGH"};
    const std::vector<double> elasticities{0.0, 0.2, 0.8, 1.5};
    scenario.sectors.clear();
    const double jobs = 3000.0;
    const double output = 500e6; // of a sector
    const double inputs = 0.3;   // share of output
    for (std::size_t s = 0; s < keys.size(); ++s) {
        Sector sector = model;
        sector.key = keys[s];
        sector.firms = 60;
        sector.separations_rate = 0.03;
        sector.demand_elasticity = elasticities[s];
        sector.gross_output = output;
        sector.compensation_share = jobs * 60000.0 / output;
        sector.product_tax_share = 0.02;
        sector.investment = 0.1 * output;
        sector.government_purchases = 0.15 * output;
        sector.consumption =
            output * (1.0 - inputs) - sector.investment - sector.government_purchases;
        sector.net_exports = 0.0;
        scenario.sectors.push_back(sector);
    }
    scenario.occupations = {scenario.occupations.front()};
    scenario.tables.employment = table(keys, 1, std::vector<double>(4, jobs));
    scenario.tables.annual_wage = table(keys, 1, std::vector<double>(4, 60000.0));
    scenario.tables.mobility = table({scenario.occupations.front().key}, 1, {0.0});
    scenario.tables.input_coefficients = table(keys, 4, std::vector<double>(16, inputs / 4.0));
    scenario.labs.clear();
    scenario.adoption.enabled = false;
    scenario.time.end = Date{std::chrono::year{2033} / 1 / 1};
    return scenario;
}

std::vector<double> log_relative(const RunResult& result,
                                 std::vector<double> GoodsMeasures::*series,
                                 std::size_t sector,
                                 std::size_t yardstick) {
    return monthly(result, [&](const MonthlyMeasures& m) {
        return std::log((m.goods.*series)[sector] / (m.goods.*series)[yardstick]);
    });
}

/// Least-squares slope of y on x without the first year.
double slope(const std::vector<double>& x, const std::vector<double>& y) {
    constexpr std::size_t first = 12;
    const double mean_x = mean(x, first, x.size());
    const double mean_y = mean(y, first, y.size());
    double xy = 0.0;
    double xx = 0.0;
    for (std::size_t i = first; i < x.size(); ++i) {
        xy += (x[i] - mean_x) * (y[i] - mean_y);
        xx += (x[i] - mean_x) * (x[i] - mean_x);
    }
    return xy / xx;
}

} // namespace

TEST_CASE(
    "model SIM: income is purchases over the tax rate, and a rise multiplies along its path") {
    // Godley and Lavoie 2007: Y* = G / theta = 100, C* = H* = 80. The start is this state; the test
    // checks that it persists and that a quarter more of purchases leads to 125.
    Scenario scenario = model_sim();
    scenario.shocks = {make_shock("purchases", {2028, 1}, {2153, 1}, 0.25)};
    const RunResult result = run(scenario, {});
    const std::vector<double> income =
        monthly(result, [](const MonthlyMeasures& m) { return m.goods.gdp / 1e6; });
    const std::vector<double> consumption = monthly(result, [](const MonthlyMeasures& m) {
        return static_cast<double>(m.uses.consumption) / 1e8 / m.uses.days * days_per_year;
    });
    // Tolerance 0.5 %: vacancies of 0.4 % that fill with a lag, and 20 firms that round to whole
    // heads (at most 0.5 of some 100 each).
    CHECK(mean(income, 12, 60) == approximately(100.0).epsilon(0.005));
    CHECK(mean(consumption, 12, 60) == approximately(80.0).epsilon(0.005));
    // Monthly path: households receive the previous month's wages and spend c1 (1 - theta) W +
    // c2/12 H; income is spending plus purchases, and wages equal income.
    double wealth = 80.0;
    double wages = 100.0;
    double worst = 0.0;
    for (std::size_t month = 60; month < income.size(); ++month) {
        const double spent = 0.6 * 0.8 * wages + 0.4 * wealth;
        wealth += (0.8 * wages - spent) / 12.0;
        wages = spent + 25.0;
        if (month >= 72) { // hiring lags in the first year
            worst = std::max(worst, std::abs(income[month] / wages - 1.0));
        }
    }
    CHECK(worst < 0.01);
    CHECK(wages == approximately(124.6).epsilon(0.002)); // of 125, after 25 years
    CHECK(mean(income, income.size() - 12, income.size()) == approximately(wages).epsilon(0.005));
}

TEST_CASE("purchases of labs and the operator find sellers even without investment") {
    // Identities are checked every day: money that disappears stops the run.
    Scenario scenario = model_sim();
    scenario.labs = shipped("tiny").labs;
    scenario.time.end = Date{std::chrono::year{2025} / 1 / 1};
    const RunResult result = run(scenario, {});
    std::int64_t building = 0;
    for (const MonthlyMeasures& month : result.months) {
        building += month.ai.supply.building;
    }
    CHECK(building > 0);
}

TEST_CASE("unemployment is s / (s + f) when both rates are given from outside") {
    // Matches are proportional to job seekers only (elasticity 0.999) and there are no job-to-job
    // moves: the finding rate is the calibrated one and the separation rate the sector's, doubled
    // by a shock. Tolerance: 2 % for the weight 0.001 of vacancies in matching, plus 4.892 standard
    // errors of the mean over 5 years (alpha 1e-6), where unemployment of n people has 60 months /
    // (2 / (s + f)) independent values.
    Scenario scenario = model_sim();
    scenario.tables.employment = table({"ALL"}, 1, {20000.0});
    scenario.sectors.front().gross_output = 1e9;
    scenario.sectors.front().consumption = 8e8;
    scenario.sectors.front().government_purchases = 2e8;
    scenario.labour_market.unemployment_rate = 0.08;
    scenario.labour_market.vacancy_ratio = 0.5;
    scenario.labour_market.seekers_elasticity = 0.999;
    scenario.sectors.front().separations_rate = 0.03;
    scenario.shocks = {make_shock("separations", {2028, 1}, {2053, 1}, 1.0)};
    scenario.time.end = Date{std::chrono::year{2034} / 1 / 1};
    const RunResult result = run(scenario, {});
    const auto idle = [](const MonthlyMeasures& m) {
        return static_cast<double>(m.total.unemployed + m.total.joining);
    };
    // From daily flows: separations per employed person and starts per person without a job.
    const auto predicted = [&](std::size_t begin, std::size_t end) {
        double leavers = 0.0;
        double starters = 0.0;
        double employed_days = 0.0;
        double idle_days = 0.0;
        for (std::size_t m = begin; m < end; ++m) {
            const MonthlyMeasures& month = result.months[m];
            leavers += static_cast<double>(month.total.separations);
            starters += static_cast<double>(month.total.hires);
            employed_days += static_cast<double>(month.total.employed) * month.days;
            idle_days += idle(month) * month.days;
        }
        const double s = leavers / employed_days;
        const double f = starters / idle_days;
        return s / (s + f);
    };
    const std::vector<double> share = monthly(
        result, [&](const MonthlyMeasures& m) { return idle(m) / static_cast<double>(m.people); });
    CHECK(mean(share, 12, 60) == approximately(predicted(12, 60)).epsilon(0.02));
    CHECK(mean(share, 84, 132) == approximately(predicted(84, 132)).epsilon(0.02));
    // The rates themselves are as given: separations twice as high, the finding rate unchanged.
    const double daily = 0.03 / days_per_month;
    const double before = mean(monthly(result, unemployment), 12, 60);
    const double after = mean(monthly(result, unemployment), 84, 132);
    const double finding = daily * (1.0 - before) / before;
    CHECK(after == approximately(2.0 * daily / (2.0 * daily + finding)).epsilon(0.05));
}

TEST_CASE("regression on outputs recovers the elasticity of demand") {
    // Eq. 30: relative to the reference sector with elasticity 0, the logarithm of a sector's
    // output has slope -elasticity on the logarithm of its price over the dual price index of the
    // basket, a quarter of each sector at the start. Prices move because the sectors' labour
    // productivity rises at different times. Eight seeds give eight slopes: their mean must lie
    // within 14.6 standard errors (Student, 7 degrees of freedom, alpha 1e-6, two-sided), and the
    // standard error must be small enough to separate the three elasticities.
    constexpr int seeds = 8;
    constexpr double critical = 14.6;
    const std::vector<double> elasticities{0.0, 0.2, 0.8, 1.5};
    const std::vector<double> shares(4, 0.25);
    std::vector<std::vector<double>> slopes(4);
    for (int seed = 1; seed <= seeds; ++seed) {
        Scenario scenario = four_sectors();
        scenario.seed = seed;
        scenario.shocks = {make_shock("labour_productivity", {2024, 1}, {2028, 1}, 0.8, "LOW"),
                           make_shock("labour_productivity", {2026, 1}, {2030, 1}, 0.8, "MIDDLE"),
                           make_shock("labour_productivity", {2028, 1}, {2032, 1}, 0.8, "HIGH")};
        const RunResult result = run(scenario, {});
        for (std::size_t s = 1; s < 4; ++s) {
            const std::vector<double> price = monthly(result, [&](const MonthlyMeasures& m) {
                std::vector<double> prices;
                for (const double sector : m.goods.price) {
                    prices.push_back(std::log(sector));
                }
                return prices[s] - log_basket_index(shares, prices, elasticities);
            });
            slopes[s].push_back(-slope(price, log_relative(result, &GoodsMeasures::output, s, 0)));
        }
    }
    for (std::size_t s = 1; s < 4; ++s) {
        CAPTURE(elasticities[s]);
        const double error = standard_deviation(slopes[s]) / std::sqrt(double{seeds});
        CAPTURE(mean(slopes[s]));
        CAPTURE(error);
        CHECK(std::abs(mean(slopes[s]) - elasticities[s]) < critical * error);
        CHECK(error < 0.01);
    }
}

TEST_CASE("Baumol: a sector without productivity growth gets more expensive by its labour share") {
    // Ten years in which productivity grows by 1.2 % a year, except in one sector. Inputs cost all
    // sectors the same, so that relative prices change by the labour share times 0.12. Tolerance 5
    // %: relative prices lag by two of 120 months; with one occupation, sectors' wages do not
    // differ.
    Scenario scenario = four_sectors();
    scenario.shocks = {
        make_shock("labour_productivity", {2023, 1}, {2033, 1}, std::exp(-0.12) - 1.0, "LOW")};
    const RunResult result = run(scenario, {});
    const std::vector<double> price = log_relative(result, &GoodsMeasures::price, 1, 0);
    const double pay = 3000.0 * 60000.0 / 500e6;
    const double profit_and_tax = 0.02 + (1.0 - 0.3 - 0.02 - pay - 0.1);
    const double predicted = pay / (1.0 - profit_and_tax) * 0.12;
    CHECK(price.back() == approximately(predicted).epsilon(0.05));
    CHECK(price.back() > 0.04);
    const std::vector<double> output = log_relative(result, &GoodsMeasures::output, 1, 0);
    CHECK(output.back() - output[6] < 0.0);
}

TEST_CASE("the price of a scarce asset is spending on it over its supply") {
    Scenario scenario = shipped("tiny", {{"time.end", "2029-01-01"}});
    scenario.shocks = {make_shock("labour_productivity", {2023, 1}, {2027, 1}, 1.0)};
    scenario.sectors.back().real_estate = true;
    const RunResult result = run(scenario, {});
    const double base =
        static_cast<double>(result.months.front().incomes.rents) / result.months.front().uses.days;
    bool dearer = false;
    for (std::size_t m = 1; m < result.months.size(); ++m) {
        const MonthlyMeasures& month = result.months[m];
        // Rents received are dividends of real-estate firms plus the previous month's spending on
        // the asset; supply is one, and the price in the first month is 1.
        const double rents = static_cast<double>(month.incomes.rents) / month.uses.days;
        CHECK(month.goods.scarce_asset_price == approximately(rents / base).epsilon(1e-12));
        CHECK(month.incomes.rents >=
              result.months[m - 1].incomes.scarce - static_cast<std::int64_t>(Traits::classes));
        dearer = dearer || month.incomes.scarce > 0;
    }
    CHECK(dearer);
    CHECK(result.months.back().goods.scarce_asset_price / result.months.back().goods.price_level >
          1.2);
}
