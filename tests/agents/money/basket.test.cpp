// SPDX-License-Identifier: Apache-2.0
#include "agents/money/basket.hpp"

#include "core/random.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

#include <doctest/doctest.h>

#include "tests/support/approximately.hpp"

using namespace tenfold;

namespace {

constexpr std::uint32_t trials = 500;
constexpr std::size_t goods = 6;

/// A basket, and two vectors of prices between exp(-2) and exp(2).
struct Trial {
    std::vector<double> shares;
    std::vector<double> elasticities;
    std::vector<double> prices;
    std::vector<double> others;

    [[nodiscard]] double cost(const std::vector<double>& at) const {
        return basket_demand(shares, at, elasticities).cost;
    }
};

/// Elasticities between 0 and 5, including 0 and 1; one good that is not bought; shares that sum to
/// less than one, like those of inputs.
Trial make_trial(std::uint32_t number) {
    RandomStream draws{RandomKey::make(7, 0), {number, 0, 0, 1}};
    Trial trial;
    for (std::size_t s = 0; s < goods; ++s) {
        trial.shares.push_back(0.15 * draws.uniform());
        trial.elasticities.push_back(5.0 * draws.uniform());
        trial.prices.push_back(std::exp(4.0 * draws.uniform() - 2.0));
        trial.others.push_back(std::exp(4.0 * draws.uniform() - 2.0));
    }
    trial.elasticities[0] = 0.0;
    trial.elasticities[1] = 1.0;
    trial.shares[2] = 0.0;
    return trial;
}

std::vector<double> scaled(std::vector<double> values, double factor) {
    for (double& value : values) {
        value *= factor;
    }
    return values;
}

} // namespace

TEST_CASE("at the prices of the start a basket costs exactly the sum of its shares") {
    for (std::uint32_t number = 0; number < trials; ++number) {
        const Trial trial = make_trial(number);
        const BasketDemand demand =
            basket_demand(trial.shares, std::vector<double>(goods, 1.0), trial.elasticities);
        CHECK(demand.spending == trial.shares);
        CHECK(demand.cost == std::accumulate(trial.shares.begin(), trial.shares.end(), 0.0));
    }
}

TEST_CASE("the cost of a basket is homogeneous of degree one in prices") {
    for (std::uint32_t number = 0; number < trials; ++number) {
        const Trial trial = make_trial(number);
        for (const double factor : {0.01, 0.7, 30.0}) {
            CHECK(trial.cost(scaled(trial.prices, factor)) ==
                  test::approximately(factor * trial.cost(trial.prices)).epsilon(1e-12));
        }
    }
}

TEST_CASE("the cost of a basket is concave in prices") {
    for (std::uint32_t number = 0; number < trials; ++number) {
        const Trial trial = make_trial(number);
        for (const double weight : {0.1, 0.5, 0.8}) {
            std::vector<double> between(goods);
            for (std::size_t s = 0; s < goods; ++s) {
                between[s] = weight * trial.prices[s] + (1.0 - weight) * trial.others[s];
            }
            const double chord =
                weight * trial.cost(trial.prices) + (1.0 - weight) * trial.cost(trial.others);
            CHECK(trial.cost(between) >= chord * (1.0 - 1e-12));
        }
    }
}

TEST_CASE(
    "the derivative of a basket's cost by a price is the quantity bought (Shephard's lemma)") {
    for (std::uint32_t number = 0; number < trials; ++number) {
        const Trial trial = make_trial(number);
        const BasketDemand demand = basket_demand(trial.shares, trial.prices, trial.elasticities);
        for (std::size_t s = 0; s < goods; ++s) {
            // A central difference has an error of h^2/6 times the third derivative, at most e^2
            // times the quantity for relative steps h, plus the rounding error of the cost over h.
            const double step = 1e-4 * trial.prices[s];
            std::vector<double> dearer = trial.prices;
            std::vector<double> cheaper = trial.prices;
            dearer[s] += step;
            cheaper[s] -= step;
            const double slope = (trial.cost(dearer) - trial.cost(cheaper)) / (2.0 * step);
            const double quantity = demand.spending[s] / trial.prices[s];
            CHECK(std::abs(slope - quantity) <=
                  1e-6 * quantity + 1e-10 * demand.cost / trial.prices[s]);
        }
    }
}

TEST_CASE("no basket becomes more expensive when a price falls, for any elasticities") {
    for (std::uint32_t number = 0; number < trials; ++number) {
        const Trial trial = make_trial(number);
        const double cost = trial.cost(trial.prices);
        for (std::size_t s = 0; s < goods; ++s) {
            double before = cost;
            for (const double fall : {0.99, 0.5, 0.01}) {
                std::vector<double> cheaper = trial.prices;
                cheaper[s] *= fall;
                const double after = trial.cost(cheaper);
                CHECK(after <= before * (1.0 + 1e-14));
                CHECK((trial.shares[s] > 0.0) == (after < before));
                before = after;
            }
        }
    }
}

TEST_CASE("with equal elasticities the cost is that of a CES basket or one of its limits") {
    for (std::uint32_t number = 0; number < trials; ++number) {
        Trial trial = make_trial(number);
        const double sum = std::accumulate(trial.shares.begin(), trial.shares.end(), 0.0);
        trial.shares = scaled(trial.shares, 1.0 / sum);
        double geometric = 0.0;
        double arithmetic = 0.0;
        for (std::size_t s = 0; s < goods; ++s) {
            geometric += trial.shares[s] * std::log(trial.prices[s]);
            arithmetic += trial.shares[s] * trial.prices[s];
        }
        for (const double elasticity : {0.2, 0.5, 2.0, 3.0, 12.0}) {
            double powers = 0.0;
            for (std::size_t s = 0; s < goods; ++s) {
                powers += trial.shares[s] * std::pow(trial.prices[s], 1.0 - elasticity);
            }
            trial.elasticities.assign(goods, elasticity);
            CHECK(trial.cost(trial.prices) ==
                  test::approximately(std::pow(powers, 1.0 / (1.0 - elasticity))).epsilon(1e-11));
        }
        trial.elasticities.assign(goods, 0.0);
        CHECK(trial.cost(trial.prices) == test::approximately(arithmetic).epsilon(1e-13));
        // The limit of elasticity one is approached smoothly from both sides: the difference of
        // costs is proportional to the distance from one.
        for (const double distance : {0.0, 1e-15, -1e-12, 1e-9, -1e-7}) {
            trial.elasticities.assign(goods, 1.0 + distance);
            CHECK(std::abs(std::log(trial.cost(trial.prices)) - geometric) <
                  1e-12 + 4.0 * std::abs(distance));
        }
    }
}

TEST_CASE("quantities respond to prices relative to the index with each good's own elasticity") {
    const Trial trial = make_trial(1);
    std::vector<double> log_prices;
    for (const double price : trial.prices) {
        log_prices.push_back(std::log(price));
    }
    const double index = log_basket_index(trial.shares, log_prices, trial.elasticities);
    CHECK(index > *std::min_element(log_prices.begin(), log_prices.end()));
    CHECK(index < *std::max_element(log_prices.begin(), log_prices.end()));
    const BasketDemand demand = basket_demand(trial.shares, trial.prices, trial.elasticities);
    // The index is the root of its equation, here written in quantities.
    double balance = 0.0;
    for (std::size_t s = 0; s < goods; ++s) {
        if (trial.shares[s] > 0.0) {
            const double quantity = demand.spending[s] / (trial.prices[s] * trial.shares[s]);
            const double e = trial.elasticities[s];
            CHECK(std::log(quantity) == test::approximately(-e * (log_prices[s] - index)));
            balance += e == 0.0   ? 0.0
                       : e == 1.0 ? trial.shares[s] * std::log(quantity)
                                  : trial.shares[s] * e / (e - 1.0) *
                                        (std::pow(quantity, 1.0 - 1.0 / e) - 1.0);
        }
    }
    CHECK(std::abs(balance) < 1e-12);
}

TEST_CASE("the index is found at the limits of elasticities and prices") {
    // Elasticities up to 20, the largest allowed, and prices that differ by 13 powers of ten.
    const std::vector<double> shares{0.5, 0.3, 0.2};
    const std::vector<double> prices{1e-8, 1.0, 1e5};
    for (const std::vector<double>& elasticities :
         {std::vector<double>{20.0, 20.0, 20.0}, {0.0, 20.0, 0.01}, {0.0, 0.0, 0.0}}) {
        const BasketDemand demand = basket_demand(shares, prices, elasticities);
        CHECK(demand.cost > 0.0);
        CHECK(demand.cost <= 0.5 * 1e-8 + 0.3 + 0.2 * 1e5); // cost of the quantities of the start
    }
    CHECK(basket_demand(std::vector<double>(3, 0.0), prices, prices).cost == 0.0); // no goods
}
