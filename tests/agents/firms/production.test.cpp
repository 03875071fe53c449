// SPDX-License-Identifier: Apache-2.0
#include "agents/firms/production.hpp"

#include "core/time.hpp"

#include <cmath>
#include <cstdint>

#include <doctest/doctest.h>

#include "tests/support/approximately.hpp"

using namespace tenfold;

TEST_CASE("capacity is linear in heads, so that one missing post never stops a firm") {
    const ProductionParameters parameters; // margin 1.2
    // Ten posts with work 200 make 1,000 dollars a day: 0.2 of work per dollar.
    CHECK(capacity(parameters, 1.0, 200.0, 0.0, 0.2) == test::approximately(1200.0));
    CHECK(capacity(parameters, 1.0, 180.0, 0.0, 0.2) == test::approximately(1080.0));
    CHECK(capacity(parameters, 2.0, 200.0, 0.0, 0.2) == test::approximately(2400.0));
    CHECK(capacity(parameters, 1.0, 0.0, 6.0, 0.2) == test::approximately(36.0)); // the owner alone
    CHECK(capacity(parameters, 1.0, 200.0, 0.0, 0.0) == 0.0);
}

TEST_CASE("unit cost is one minus tax and profit at the prices of the start") {
    UnitCost cost;
    cost.inputs = 0.40;
    cost.investment = 0.08;
    cost.compensation = 0.40;
    CHECK(cost.total() == test::approximately(0.88));
    cost.productivity = 2.0; // labour-saving: only compensation halves
    CHECK(cost.total() == test::approximately(0.68));
    cost.staff_cost = 1.1;
    cost.paid_share = 0.5;
    CHECK(cost.total() == test::approximately(0.48 + 0.2 * 0.55));
}

TEST_CASE("a price whose cost rises as expected rises by exactly expected inflation") {
    ProductionParameters parameters;
    parameters.pass_through = 1.0;
    const double month = 0.02 / 12.0;
    CHECK(next_price(parameters, 1.3, {0.9 * 1.3, 0.9, 5.0}, month) ==
          test::approximately(1.3 * std::exp(month)).epsilon(1e-14));
    // A review closes half of the gap: 10 % too expensive becomes 4.88 % (square root of 1.1).
    CHECK(next_price(parameters, 1.1, {0.9, 0.9, 5.0}, 0.0) ==
          test::approximately(std::sqrt(1.1)).epsilon(1e-14));
    ProductionParameters at_once = parameters;
    at_once.price_adjustment = 1.0;
    CHECK(next_price(at_once, 7.0, {0.45, 0.9, 5.0}, 0.0) ==
          test::approximately(0.5).epsilon(1e-14));
}

TEST_CASE(
    "a firm passes on part of a change of its own cost, and fully follows its sector's price") {
    ProductionParameters parameters;
    parameters.price_adjustment = 1.0;
    parameters.pass_through = 0.6;
    // Cost falls by a tenth: the firm alone passes on 0.9^0.6; once the sector's price has
    // followed, the whole tenth.
    CHECK(next_price(parameters, 1.0, {0.81, 0.9, 1.0}, 0.0) ==
          test::approximately(std::pow(0.9, 0.6)).epsilon(1e-14));
    CHECK(next_price(parameters, 1.0, {0.81, 0.9, 0.9}, 0.0) ==
          test::approximately(0.9).epsilon(1e-14));
}

TEST_CASE("customers perceive a price change gradually, and price indices at once") {
    ProductionParameters parameters;
    parameters.customer_speed = 0.15;
    double view = 0.0;
    for (int month = 0; month < 12; ++month) {
        view = next_customer_view(parameters, view, 0.8, 1.0);
    }
    CHECK(view == test::approximately(std::log(0.8) * (1.0 - std::pow(0.85, 12))).epsilon(1e-12));
    CHECK(known_weight(2.0, std::log(0.8), 4.0) == customer_weight(2.0, 0.8, 1.0, 4.0));
    CHECK(known_weight(2.0, 0.0, 4.0) == demand_shifter_weight(2.0));
}

TEST_CASE("expectations close a quarter of the gap to demand, and grow with the trend") {
    const ProductionParameters parameters;
    CHECK(next_expectation(parameters, 100.0, 140.0, 1.0) == test::approximately(110.0));
    CHECK(next_expectation(parameters, 100.0, 100.0, 1.001) == test::approximately(100.1));
}

TEST_CASE("planned posts do not change if all wages rise in proportion") {
    for (const double sigma : {0.0, 0.3, 0.5, 0.9}) {
        CAPTURE(sigma);
        // At wages r the mean of r^(1-sigma) is r^(1-sigma), and each occupation's factor is
        // r^-sigma.
        const double r = 1.37;
        const double common = cost_factor(std::pow(r, 1.0 - sigma), sigma);
        CHECK(common * std::pow(r, -sigma) == test::approximately(1.0).epsilon(1e-13));
    }
    // Two occupations with half of the wage bill each; one becomes 21 % more expensive: with sigma
    // 0.5, fewer of its posts and more of the other's.
    const double mean_power = 0.5 * std::sqrt(1.21) + 0.5;
    const double common = cost_factor(mean_power, 0.5);
    CHECK(common == test::approximately(1.05));
    CHECK(common / 1.1 < 1.0);
    CHECK(common > 1.0);
}

TEST_CASE(
    "demand shifters have no mean growth above the floor, and lower volatility in large firms") {
    const double sigma = 0.3;
    // Expectation over a normal draw by 2,001 nodes: exp(s z - s^2/2) has mean 1.
    double mean = 0.0;
    double weights = 0.0;
    for (int i = -1000; i <= 1000; ++i) {
        const double z = i / 125.0;
        const double weight = std::exp(-0.5 * z * z);
        mean += weight * next_demand_shifter(1.0, sigma, z, 0.0);
        weights += weight;
    }
    CHECK(mean / weights == test::approximately(1.0).epsilon(1e-9));
    CHECK(next_demand_shifter(1.0, sigma, -5.0, 0.7) == 0.7);
    const ProductionParameters parameters;
    CHECK(demand_shifter_volatility(parameters, 10.0) ==
          test::approximately(parameters.demand_shifter_volatility / std::sqrt(12.0)));
    CHECK(
        demand_shifter_volatility(parameters, 1000.0) ==
        test::approximately(demand_shifter_volatility(parameters, 10.0) * std::pow(100.0, -0.15)));
}

TEST_CASE("weights are whole numbers, not negative, and bounded") {
    CHECK(customer_weight(1.0, 1.0, 1.0, 4.0) == 1024);
    CHECK(customer_weight(0.0, 1.0, 1.0, 4.0) == 0);
    CHECK(customer_weight(1e300, 1e-3, 1.0, 4.0) == std::int64_t{1} << 52);
    CHECK(demand_shifter_weight(2.5) == 2560);
}

TEST_CASE("small solvent firms may close, large ones may not") {
    const FirmDynamicsParameters parameters; // 0.10 a year at one head, power 0.35, to 50 heads
    const double one = exit_probability(parameters, 1.0, 1.0);
    CHECK(one == test::approximately(1.0 - std::exp(-0.10 / 12.0)));
    CHECK(exit_probability(parameters, 0.0, 1.0) == one);
    CHECK(exit_probability(parameters, 32.0, 1.0) ==
          test::approximately(1.0 - std::exp(-0.10 / 12.0 * std::pow(32.0, -0.35))));
    CHECK(exit_probability(parameters, 51.0, 1.0) == 0.0);
    for (const double heads : {0.0, 1.0, 3.0, 50.0}) {
        CHECK(exit_probability(parameters, heads, 1.02) <= exit_bound(parameters, 1.02));
    }
}

TEST_CASE("new firms have Pareto-distributed sizes from 1 to the bound") {
    const FirmDynamicsParameters parameters;
    CHECK(entrant_posts(parameters, 0.999999) == 1);
    CHECK(entrant_posts(parameters, 0.49) == 1); // 0.49^(-1/1.05) = 1.97
    CHECK(entrant_posts(parameters, 0.48) == 2); // 2.01
    CHECK(entrant_posts(parameters, 1e-9) == 100);
}

TEST_CASE("planned posts fall with an occupation's relative wage and with coworkers (Eq. 27)") {
    const ProductionParameters parameters;
    const double sigma = parameters.substitution;
    // Initial wages, a plan of 1,000 dollars a day and 0.02 posts per dollar.
    const double start = wanted_posts(cost_factor(1.0, sigma) * 1000.0, 0.02, 1.0, 1.0);
    CHECK(start == test::approximately(20.0).epsilon(1e-14));
    CHECK(wanted_posts(cost_factor(1.0, sigma) * 1000.0, 0.02, 1.0, 0.7) ==
          test::approximately(14.0).epsilon(1e-14));
    CHECK(wanted_posts(0.0, 0.02, 1.0, 1.0) == 0.0);
    // Two occupations with half of the wage bill each; one becomes four times as expensive.
    // Relative posts fall by 4^-sigma, and the wage bill is that of a CES cost function: for sigma
    // = 1/2 the index is m^2, where m is the mean of the square roots of wages, 3/2.
    const double mean = 0.5 * std::pow(4.0, 1.0 - sigma) + 0.5;
    const double common = cost_factor(mean, sigma);
    const double dear = wanted_posts(common, 10.0, std::pow(4.0, -sigma), 1.0);
    const double other = wanted_posts(common, 10.0, 1.0, 1.0);
    CHECK(dear / other == test::approximately(std::pow(4.0, -sigma)).epsilon(1e-14));
    CHECK(dear < 10.0);
    CHECK(other > 10.0);
    CHECK((4.0 * dear + other) / 20.0 == test::approximately(2.25).epsilon(1e-12)); // (3/2)^2
}

TEST_CASE("amounts in whole cents are truncated and stay within 62 bits") {
    CHECK(whole_cents(12.349) == 1234);
    CHECK(whole_cents(-12.349) == -1234);
    CHECK(whole_cents(1e300) == std::int64_t{1} << 62);
    CHECK(whole_cents(-1e300) == -(std::int64_t{1} << 62));
}

TEST_CASE("twelve months of cost are the cost of a year of expected output") {
    // 1,000 dollars a day at price 1.1, a share 0.88 of which is cost.
    const auto month = static_cast<double>(month_cost(0.88, 1.1, 1000.0));
    CHECK(month == test::approximately(0.88 * 1.1 * 1000.0 * 30.4369 * 100.0).epsilon(1e-6));
    CHECK(12.0 * month / 365.2425 == test::approximately(0.88 * 1.1 * 1e5).epsilon(1e-5));
    CHECK(month_cost(0.88, 1.1, 0.0) == 0);
}

TEST_CASE("revenue is price times quantity less product tax") {
    CHECK(daily_revenue(1.0, 1000.0, 0.0) == test::approximately(1e5).epsilon(1e-14));
    CHECK(daily_revenue(2.0, 1000.0, 0.05) == test::approximately(1.9e5).epsilon(1e-14));
    CHECK(daily_revenue(2.0, 0.0, 0.05) == 0.0);
}

TEST_CASE("a firm keeps months of cost, less before a clearing account of a long month (Eq. 35)") {
    LiquidityNeed need;
    need.months = 1.5;
    need.month_cost = 1e6;
    need.revenue = 50'000.0;
    need.wage_bill = 20'000.0;
    double year = 0.0;
    for (const int days : {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31}) {
        const auto kept = static_cast<double>(deposit_to_keep(need, days));
        CHECK(std::abs(kept - (1.5e6 - 30'000.0 * (days - 30.4369))) <= 1.0);
        year += kept / 12.0;
    }
    // Mean over a year of 365 days, which is shorter than twelve mean months by 0.2425 days.
    CHECK(year == test::approximately(1.5e6 + 30'000.0 * (30.4369 - 365.0 / 12.0)).epsilon(1e-6));
    CHECK(deposit_to_keep(need, 28) - deposit_to_keep(need, 31) == 3 * 30'000);
    need.revenue = need.wage_bill; // a day leaves no surplus, so that all months are alike
    CHECK(deposit_to_keep(need, 28) == 1'500'000);
    CHECK(deposit_to_keep(need, 31) == 1'500'000);
}

TEST_CASE(
    "founding is a rate: months multiply, and unserved demand and tokens quicken it (Eq. 34)") {
    const FirmDynamicsParameters parameters; // rate 0.7, response 10
    const auto survives = [&](double unserved, double gain, double days) {
        return 1.0 - founding_probability(parameters, unserved, gain, days);
    };
    const double month = days_per_month;
    CHECK(survives(0.0, 1.0, month) == test::approximately(std::exp(-0.7)).epsilon(1e-12));
    CHECK(survives(0.05, 1.0, month) == test::approximately(std::exp(-1.05)).epsilon(1e-12));
    CHECK(survives(0.0, 1.2, month) == test::approximately(std::exp(-0.84)).epsilon(1e-12));
    CHECK(survives(0.1, 1.1, 28.0) * survives(0.1, 1.1, 31.0) ==
          test::approximately(survives(0.1, 1.1, 59.0)).epsilon(1e-12));
    CHECK(founding_probability(parameters, 1e6, 1.0, 31.0) == test::approximately(1.0));
    FirmDynamicsParameters never;
    never.founding_rate = 0.0;
    CHECK(founding_probability(never, 0.5, 2.0, 31.0) == 0.0);
}

TEST_CASE("the demand shifter of an entrant brings it the sales that it expects (Eq. 28)") {
    // 5,000 dollars a day of a sector that sells 1e9 cents in 30 days to weights of 4e6.
    const double demand = 5000.0;
    const double price = 1.25;
    const double cents = 1e9;
    const double weights = 4e6;
    const double demand_shifter = entrant_demand_shifter(demand, price, 30.0, cents, weights);
    const double share = demand_shifter_unit * demand_shifter / weights;
    CHECK(share * cents == test::approximately(demand * price * 100.0 * 30.0).epsilon(1e-12));
    CHECK(entrant_demand_shifter(demand, price, 60.0, 2.0 * cents, weights) ==
          test::approximately(demand_shifter).epsilon(1e-12));
    CHECK(entrant_demand_shifter(demand, price, 30.0, 0.0, weights) == demand); // empty account
}
