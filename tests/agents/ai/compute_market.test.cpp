// SPDX-License-Identifier: Apache-2.0
#include "agents/ai/compute_market.hpp"

#include <cmath>

#include <doctest/doctest.h>

#include "tests/support/approximately.hpp"

using namespace tenfold;

namespace {

/// An operator with one batch of chips and a year of demand that grew by `growth`.
OperatorState operator_with(std::int64_t chips, double demand, double growth) {
    OperatorState state;
    state.batches.push_back({0, chips});
    for (int back = 12; back >= 0; --back) {
        state.demand.push_back(demand / std::pow(growth, back / 12.0));
    }
    return state;
}

} // namespace

TEST_CASE("all users get the same share of their demand if there is not enough compute") {
    CHECK(compute_ration(0.0, 0.0) == 1.0);
    CHECK(compute_ration(5.0, 10.0) == 1.0);
    CHECK(compute_ration(10.0, 10.0) == 1.0);
    CHECK(compute_ration(40.0, 10.0) == 0.25);
    CHECK(compute_ration(1.0, 0.0) == 0.0);
}

TEST_CASE("the price of compute rises with a power of utilisation above the start of scarcity") {
    const ComputeParameters parameters;
    CHECK(scarcity(parameters, 0.0) == 1.0);
    CHECK(scarcity(parameters, 0.8) == test::approximately(1.0));
    CHECK(scarcity(parameters, 1.0) == test::approximately(std::pow(1.25, 3.0)));
    // A fifth of the way per month: ln 1.953 = 0.669, a fifth is 0.134.
    CHECK(next_scarcity(parameters, 1.0, 1.0) ==
          test::approximately(std::exp(0.2 * std::log(1.953125))));
    CHECK(next_scarcity(parameters, 1.953125, 1.0) == test::approximately(1.953125));
    CHECK(next_scarcity(parameters, 1.5, 0.1) == test::approximately(std::pow(1.5, 0.8)));
}

TEST_CASE("with constant spending of buyers, the price of scarce compute converges") {
    // u = k / scarcity: the fixed point is u^4 = 0.8^3 k. Without smoothing, u would oscillate.
    const ComputeParameters parameters;
    constexpr double spending = 1.1; // utilisation at unit scarcity
    double price = 1.0;
    double utilisation = spending;
    for (int month = 0; month < 60; ++month) {
        price = next_scarcity(parameters, price, std::min(1.0, utilisation));
        utilisation = spending / price;
    }
    CHECK(utilisation == test::approximately(std::pow(0.512 * spending, 0.25)).epsilon(1e-6));
}

TEST_CASE("the grid limits the number of chips in operation") {
    const ComputeParameters parameters;
    const double chip = parameters.chip_speed * parameters.chip_use;
    CHECK(compute_capacity(parameters, 1e5, 0.0, 1.0) == test::approximately(1e5 * chip));
    const double powered = 20e6 / 1.4; // 20 GW at 1.4 kW per chip
    CHECK(compute_capacity(parameters, 1e9, 0.0, 1.0) == test::approximately(powered * chip));
    CHECK(compute_capacity(parameters, 1e9, 0.0, 0.5) == test::approximately(0.5 * powered * chip));
    CHECK(compute_capacity(parameters, 1e9, 1.0, 1.0) ==
          test::approximately(powered * 1.25 * 1.25 * chip));
}

TEST_CASE("chips are ordered for the expected demand on the day of their arrival") {
    const ComputeParameters parameters;
    const double chip = parameters.chip_speed * parameters.chip_use;
    const double years = parameters.build_lag + 1.0 / 12.0;
    OperatorState state = operator_with(1000, 1000.0 * chip, 2.0);
    const double expected = 1000.0 * std::pow(2.0, years) / parameters.target_utilisation;
    CHECK(chips_to_order(parameters, state, 0) == test::approximately(expected - 1000.0));
    state.in_build = 500;
    CHECK(chips_to_order(parameters, state, 0) == test::approximately(expected - 1500.0));
    // An export limit applies to the chips in operation, not to the order of a month.
    CHECK(chips_to_order(parameters, state, 0, 0.8) ==
          test::approximately(0.8 * expected - 1500.0));
    CHECK(chips_to_order(parameters, state, 0, 0.0) == 0.0);
    state.in_build = 1'000'000;
    CHECK(chips_to_order(parameters, state, 0) == 0.0);
    // Declining demand counts as constant, growth as at most a factor of 100 a year.
    state = operator_with(0, 1000.0 * chip, 0.1);
    CHECK(chips_to_order(parameters, state, 0) ==
          test::approximately(1000.0 / parameters.target_utilisation));
    state = operator_with(0, 1000.0 * chip, 1e6);
    CHECK(chips_to_order(parameters, state, 0) ==
          test::approximately(1000.0 * std::pow(100.0, years) / parameters.target_utilisation));
}

TEST_CASE("chips that retire before new ones can arrive are replaced in time") {
    const ComputeParameters parameters;
    const double chip = parameters.chip_speed * parameters.chip_use;
    const OperatorState state = operator_with(2000, 1000.0 * chip, 1.0);
    const double wanted = 1000.0 / parameters.target_utilisation;
    CHECK(chips_to_order(parameters, state, 0) == 0.0); // 2,000 are enough
    const Day last = chip_life(parameters) - static_cast<Day>(parameters.build_lag * days_per_year);
    CHECK(chips_to_order(parameters, state, last - 1) == 0.0);
    CHECK(chips_to_order(parameters, state, last) == test::approximately(wanted));
}

TEST_CASE("utilisation is demand over capacity, at most one (Eq. 52)") {
    CHECK(compute_utilisation(30.0, 120.0) == test::approximately(0.25));
    CHECK(compute_utilisation(120.0, 120.0) == 1.0);
    CHECK(compute_utilisation(1e30, 120.0) == 1.0);
    CHECK(compute_utilisation(0.0, 120.0) == 0.0);
    CHECK(compute_utilisation(5.0, 0.0) == 0.0); // no capacity
    for (const double wanted : {1.0, 50.0, 120.0, 300.0}) {
        // Utilisation and ration imply the same use.
        CHECK(compute_utilisation(wanted, 120.0) * 120.0 ==
              test::approximately(compute_ration(wanted, 120.0) * wanted).epsilon(1e-14));
    }
}

TEST_CASE("a chip uses its power for all hours of a year, and less as chips improve") {
    ComputeParameters parameters;
    parameters.chip_speed = 1e15;
    parameters.chip_use = 0.4;
    parameters.chip_power = 1.5; // [kW]
    parameters.power_efficiency = 1.25;
    CHECK(compute_energy(parameters, 4e14, 0.0) ==
          test::approximately(1.5 * 24.0 * 365.2425).epsilon(1e-12));
    CHECK(compute_energy(parameters, 4e17, 0.0) ==
          test::approximately(1000.0 * 1.5 * 24.0 * 365.2425).epsilon(1e-12));
    CHECK(compute_energy(parameters, 4e14, 2.0) ==
          test::approximately(1.5 / 1.5625 * 24.0 * 365.2425).epsilon(1e-12));
    CHECK(compute_energy(parameters, 0.0, 1.0) == 0.0);
}
