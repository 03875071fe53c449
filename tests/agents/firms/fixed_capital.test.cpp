// SPDX-License-Identifier: Apache-2.0
#include "agents/firms/fixed_capital.hpp"

#include <cmath>
#include <limits>

#include <doctest/doctest.h>

#include "tests/support/approximately.hpp"

using namespace tenfold;
using test::approximately;

namespace {

constexpr double month = 1.0 / 12.0;

SectorCapitalConstants sector_of_test() {
    return {2.0, 0.07};
}

CapitalConditions conditions(double growth) {
    return {growth, 0.0, month};
}

} // namespace

TEST_CASE("normal capital keeps the accounts' investment on the stationary path (Eq. 102)") {
    CapitalParameters parameters;
    parameters.depreciation = 0.07;
    parameters.structures_depreciation = 0.5;
    const SectorCapitalConstants machines = capital_constants(parameters, 0.164, false, 0.012);
    CHECK(machines.per_output == approximately(2.0));
    CHECK((machines.depreciation + 0.012) * machines.per_output == approximately(0.164));
    CHECK(capital_constants(parameters, 0.164, true, 0.012).depreciation == approximately(0.035));
    CHECK(capital_constants(parameters, 0.0, false, 0.012).per_output == 0.0);
}

TEST_CASE("the user cost rises with the real rate, less where capital wears fast (Eq. 103)") {
    const CapitalParameters parameters;
    CHECK(relative_user_cost(parameters, {0.01, 0.01, 0.02, 0.02}, 0.07) == 1.0);
    const double fast = relative_user_cost(parameters, {0.03, 0.01, 0.02, 0.02}, 0.07);
    const double slow = relative_user_cost(parameters, {0.03, 0.01, 0.02, 0.02}, 0.035);
    CHECK(fast == approximately(0.14 / 0.12));
    CHECK(slow > fast);
    CHECK(relative_user_cost(parameters, {0.01, 0.01, 0.03, 0.02}, 0.07) ==
          approximately(0.13 / 0.12));
    CHECK(relative_user_cost(parameters, {0.01, 0.01, 0.02, 0.02, 0.1, 0.006}, 0.07) ==
          approximately(0.9 * 0.126 / 0.12));
    CHECK(relative_user_cost(parameters, {-0.5, 0.01, 0.02, 0.02}, 0.07) ==
          approximately(0.09 / 0.12));
}

TEST_CASE("capital of private sectors is the sum of their normal capital") {
    CapitalParameters parameters;
    parameters.depreciation = 0.08;
    parameters.structures_depreciation = 0.5;
    NationalAccounts accounts;
    accounts.sectors.resize(3);
    for (SectorAccounts& sector : accounts.sectors) {
        sector.gross_output = 100.0;
        sector.investment = 0.1;
    }
    accounts.sectors[1].real_estate = true;
    accounts.sectors[2].state_owned = true;
    CHECK(private_capital(parameters, accounts, 0.02) ==
          approximately(100.0 * (0.1 / 0.1 + 0.1 / 0.06)));
}

TEST_CASE(
    "wanted capital: elasticity of the user cost, growth, efficiency and confidence (Eq. 104)") {
    CapitalParameters parameters;
    parameters.substitution = 0.4;
    parameters.planning_time = 0.5;
    SectorCapital sector;
    const auto wanted = [&](const CapitalConditions& now, double efficiency) {
        return wanted_capital(parameters, sector_of_test(), sector, now, 100.0, efficiency);
    };
    CHECK(wanted(conditions(0.0), 1.0) == approximately(200.0));
    CHECK(wanted(conditions(0.02), 1.0) == approximately(200.0 * std::exp(0.01)));
    CHECK(wanted(conditions(0.0), 2.0) == approximately(100.0));
    CHECK(wanted({0.0, -0.1, month}, 1.0) == approximately(200.0 * std::exp(-0.1)));
    sector.user_cost = 1.1;
    CHECK(std::log(wanted(conditions(0.0), 1.0) / 200.0) / std::log(1.1) == approximately(-0.4));
}

TEST_CASE("on the stationary path investment replaces what wears out and grows (Eq. 105, 106)") {
    CapitalParameters parameters;
    SectorCapital sector;
    sector.drain = 0.0;
    const SectorCapitalConstants fixed = sector_of_test();
    double capital = 200.0;
    double investment = 0.082 * capital;
    double output = 100.0;
    for (int m = 0; m < 480; ++m) {
        // With the planning lag of a stationary path, wanted capital is v times output.
        const double wanted = fixed.per_output * output;
        const double target = investment_target(parameters, fixed, sector, 0.012, capital, wanted);
        investment = next_investment(parameters, {1.0, month}, investment, target, capital);
        capital += (investment - fixed.depreciation * capital) * month;
        output *= std::exp(0.012 * month);
    }
    CHECK(capital / output == approximately(2.0).epsilon(0.02));
    CHECK(investment / output == approximately(0.164).epsilon(0.02));
}

TEST_CASE("firms close their own gap fast and the sector's slowly") {
    CapitalParameters parameters;
    parameters.firm_adjustment = 1.0;
    parameters.sector_adjustment = 8.0;
    SectorCapital sector;
    sector.drain = 0.0;
    const SectorCapitalConstants fixed = sector_of_test();
    const double normal = 0.07 * 100.0;
    // One firm wants a tenth more, its sector does not.
    CHECK(investment_target(parameters, fixed, sector, 0.0, 100.0, 110.0) ==
          approximately(normal + 10.0));
    // All firms want a tenth less.
    sector.gap = 0.9;
    CHECK(investment_target(parameters, fixed, sector, 0.0, 100.0, 90.0) ==
          approximately(normal - 10.0 / 8.0));
    // All want a tenth more: a sector short of capital builds faster.
    sector.gap = 1.1;
    CHECK(investment_target(parameters, fixed, sector, 0.0, 100.0, 110.0) ==
          approximately(normal + 10.0 / 8.0 * (1.0 + 3.0 * std::log(1.1))));
}

TEST_CASE("rationed credit limits a rise of investment, not a fall; sales of capital are bounded") {
    CapitalParameters parameters;
    parameters.time_to_build = month; // at once
    CHECK(next_investment(parameters, {0.5, month}, 10.0, 20.0, 100.0) == approximately(15.0));
    CHECK(next_investment(parameters, {0.5, month}, 10.0, 4.0, 100.0) == approximately(4.0));
    CHECK(next_investment(parameters, {1.0, month}, 10.0, -90.0, 100.0) == approximately(-30.0));
}

TEST_CASE("the sector's gap is bounded, and 1 before the first month (Eq. 107)") {
    CHECK(sector_gap(0.0, 0.0) == 1.0);
    CHECK(sector_gap(110.0, 100.0) == approximately(1.1));
    CHECK(sector_gap(1000.0, 100.0) == 4.0);
    CHECK(sector_gap(1.0, 100.0) == 0.5);
}

TEST_CASE("the drain by closing firms is learnt in three years (Eq. 107)") {
    double drain = 0.01;
    CHECK(next_drain(drain, 5.0, 0.0) == 0.01);
    for (int m = 0; m < 600; ++m) {
        drain = next_drain(drain, 0.5, 100.0);
    }
    CHECK(drain == approximately(0.06).epsilon(1e-6));
    CHECK(next_drain(0.0, 100.0, 100.0) == approximately(0.3 / 36.0));
}

TEST_CASE("capital of closed firms is resold within its time and never twice (Eq. 111)") {
    CapitalParameters parameters;
    parameters.resale_share = 0.8;
    parameters.resale_months = 36.0;
    const SectorCapitalConstants lasting{2.0, 0.0};
    double pool = next_pool(parameters, lasting, 0.0, 100.0, 0.0);
    CHECK(pool == approximately(80.0));
    double sold = 0.0;
    for (int m = 0; m < 360; ++m) {
        const double orders = 10.0;
        const double used = resold_share(parameters, pool, orders) * orders;
        pool = next_pool(parameters, lasting, pool, 0.0, used);
        sold += used;
    }
    CHECK(sold + pool == approximately(80.0));
    CHECK(pool < 0.01);
    CHECK(resold_share(parameters, 1e9, 1.0) == 0.5);
    CHECK(resold_share(parameters, 5.0, 0.0) == 0.0);
    CHECK(next_pool(parameters, lasting, 1.0, 0.0, 5.0) == 0.0);
}

TEST_CASE("capital limits output at its largest utilisation (Eq. 108)") {
    CapitalParameters parameters;
    parameters.largest_utilisation = 1.25;
    CHECK(capital_capacity(parameters, sector_of_test(), 200.0, 1.0) == approximately(125.0));
    CHECK(capital_capacity(parameters, sector_of_test(), 200.0, 2.0) == approximately(250.0));
    CHECK(capital_capacity(parameters, {0.0, 0.07}, 200.0, 1.0) ==
          std::numeric_limits<double>::infinity());
}

TEST_CASE("more capital per unit of past output saves labour with elasticity one half (Eq. 109)") {
    CapitalParameters parameters;
    parameters.capital_share = 0.3;
    FirmBalance balance;
    balance.past_output = 100.0F;
    balance.capital = 200.0F;
    const auto factor = [&] {
        return labour_per_output(parameters, sector_of_test(), balance, 0.0, 1.0);
    };
    CHECK(factor() == approximately(1.0));
    // On the isoquant of a CES with elasticity 1/2: 1/Y = a/K + (1-a)/L, all relative to normal.
    for (const double capital : {0.8, 1.2, 1.4}) {
        balance.capital = static_cast<float>(200.0 * capital);
        const double labour = factor();
        CHECK(0.3 / capital + 0.7 / labour == approximately(1.0).epsilon(1e-6));
    }
    balance.capital = 2000.0F;
    CHECK(factor() == approximately(0.7 / (1.0 - 0.3 / 1.5)).epsilon(1e-6));
    balance.past_output = 0.0F;
    CHECK(factor() == 1.0);
}

TEST_CASE("prices rise where capital is used beyond 1.1 times the normal (Eq. 113)") {
    CapitalParameters parameters;
    parameters.scarcity_rent = 0.5;
    const auto rent = [&](double output) {
        return scarcity_rent(parameters, sector_of_test(), 200.0, output, 1.0);
    };
    CHECK(rent(100.0) == 1.0);
    CHECK(rent(110.0) == approximately(1.0));
    CHECK(rent(121.0) == approximately(std::sqrt(1.1)));
    CHECK(rent(1e9) == approximately(std::exp(0.75)));
    CHECK(rent(0.0) == 1.0);
}

TEST_CASE("loans follow the value of capital; banks may grant less of a rise (Eq. 112)") {
    const LoanTerms terms{0.3, 0.5, 1.0};
    CHECK(loan_change(terms, 1'000.0, 30'000, month) == 0);
    CHECK(loan_change(terms, 2'000.0, 30'000, month) == 5'000);
    CHECK(loan_change({0.3, 0.5, 0.2}, 2'000.0, 30'000, month) == 1'000);
    CHECK(loan_change({0.3, 0.5, 0.2}, 0.0, 30'000, month) == -5'000);
    CHECK(loan_change(terms, 2'000.0, 30'000, 3.0) == 30'000);
}
