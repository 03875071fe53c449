// SPDX-License-Identifier: Apache-2.0
/// Special cases of the whole economy whose outcome is known in closed form.
#include "agents/labour_equations.hpp"

#include "core/math.hpp"

#include <algorithm>
#include <cmath>

#include <doctest/doctest.h>

#include "tests/statistical/support.hpp"
#include "tests/support/shipped.hpp"

using namespace tenfold;
using namespace tenfold::test;

namespace {

Table table(std::vector<std::string> rows, std::size_t columns, std::vector<double> values) {
    return {std::move(rows), columns, std::move(values)};
}

/// One sector and one occupation: 2,000 jobs at 50,000 dollars, output 100 million dollars a year.
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
    scenario.adoption.enabled = false;
    scenario.firm_dynamics.exit_rate = 0.0;
    scenario.firm_dynamics.credit_months = 1000.0;
    scenario.firm_size.largest_share = 0.2;
    return scenario;
}

/// Model SIM of Godley and Lavoie (2007), chapter 3, with its numbers in units of a million dollars:
/// purchases 20, tax 0.2, consumption 0.6 of income after tax and 0.4 of wealth. No profit, no
/// investment, fixed wages and prices, hands enough, and firms that do at once what demand wants.
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
    scenario.production.appeal_volatility = 0.0;
    scenario.production.smallest_appeal = 0.0;
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

} // namespace

TEST_CASE("model SIM: income is purchases over the tax rate, and a rise multiplies along its path") {
    // Godley and Lavoie 2007: Y* = G / theta = 100, C* = H* = 80. The start is that state, so the test
    // is that it stays there, and that a quarter more of purchases leads to 125.
    Scenario scenario = model_sim();
    scenario.shocks = {make_shock("purchases", {2028, 1}, {2153, 1}, 0.25)};
    const RunResult result = run(scenario, {});
    const std::vector<double> income =
        monthly(result, [](const MonthlyMeasures& m) { return m.goods.gdp / 1e6; });
    const std::vector<double> consumption = monthly(result, [](const MonthlyMeasures& m) {
        return static_cast<double>(m.uses.consumption) / 1e8 / m.uses.days * days_per_year;
    });
    // Tolerance: firms keep vacancies of 0.4 % that fill with delay, and 20 firms round to heads
    // (0.5 of some 100 each at most): 1 %.
    CHECK(mean(income, 12, 60) == doctest::Approx(100.0).epsilon(0.01));
    CHECK(mean(consumption, 12, 60) == doctest::Approx(80.0).epsilon(0.01));
    // The path in months: households receive the wages of the month before, and spend
    // c1 (1 - theta) W + c2/12 H; income is spending plus purchases, wages are income.
    double wealth = 80.0;
    double wages = 100.0;
    double worst = 0.0;
    for (std::size_t month = 60; month < income.size(); ++month) {
        const double spent = 0.6 * 0.8 * wages + 0.4 * wealth;
        wealth += (0.8 * wages - spent) / 12.0;
        wages = spent + 25.0;
        if (month >= 72) { // hiring takes its time in the first year
            worst = std::max(worst, std::abs(income[month] / wages - 1.0));
        }
    }
    CHECK(worst < 0.02);
    CHECK(wages == doctest::Approx(124.6).epsilon(0.002)); // of 125, 25 years after
    CHECK(mean(income, income.size() - 12, income.size()) == doctest::Approx(wages).epsilon(0.01));
}

TEST_CASE("unemployment is s / (s + f) when both rates are given from outside") {
    // Matches in proportion to seekers alone (elasticity 0.999), nobody moves from job to job: the
    // rate of finding is that of the calibration, and separations are the sector's. A shock doubles
    // the latter; 2 % for vacancies' share of a thousandth in matching, and 4.892 standard errors of
    // the mean over 5 years (alpha 1e-6): unemployment of n people with a turnover of some months has
    // 60 months / (2 / (s + f)) independent values.
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
    // From the flows: per day, leavers per employed and starters per person without a job.
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
    const std::vector<double> share = monthly(result, [&](const MonthlyMeasures& m) {
        return idle(m) / static_cast<double>(m.people);
    });
    CHECK(mean(share, 12, 60) == doctest::Approx(predicted(12, 60)).epsilon(0.02));
    CHECK(mean(share, 84, 132) == doctest::Approx(predicted(84, 132)).epsilon(0.02));
    // The rates themselves are the given ones: twice the separations, the same finding.
    const double daily = 0.03 / days_per_month;
    const double before = mean(monthly(result, unemployment), 12, 60);
    const double after = mean(monthly(result, unemployment), 84, 132);
    const double finding = daily * (1.0 - before) / before;
    CHECK(after == doctest::Approx(2.0 * daily / (2.0 * daily + finding)).epsilon(0.05));
}
