// SPDX-License-Identifier: Apache-2.0
/// Goods markets: how buyers' money is split over sectors, and price indices. Every buyer
/// (households, government, firms' inputs and investment) buys its basket at the least cost.
#pragma once

#include "agents/money/basket.hpp"

#include <cstdint>
#include <vector>

namespace tenfold {

/// What buyers know of the goods markets in a month. Final buyers (households, government,
/// investment) count the better quality that new tasks bring, firms that buy inputs do not: they
/// need as many units as before.
struct GoodsPrices {
    std::vector<double> price;         // by sector, of a unit of output, 1 at the start
    std::vector<double> quality_price; // by sector, of a unit of quality, for final buyers
    BasketDemand consumption;
    BasketDemand government;
    BasketDemand investment;
    std::vector<BasketDemand> inputs; // by using sector, per unit of output

    /// The price level (Eq. 31): cost of a unit of the basket of consumption.
    [[nodiscard]] double level() const { return consumption.cost; }
};

/// The scenario's baskets, by sector.
struct Baskets {
    std::vector<double> consumption; // shares of spending at the start
    std::vector<double> government;  // shares
    std::vector<double> investment;  // shares
    std::vector<double> inputs;      // supplying sector x using sector, per unit of output
    std::vector<double> elasticity;  // of demand, absolute values
    // What artificial intelligence takes, shares of money:
    std::vector<double> lab_purchases;
    std::vector<double> chips;
    std::vector<double> buildings;
    std::vector<double> energy;
    std::vector<double> upkeep;
    std::vector<double> integration;
    std::vector<double> courses;
    std::vector<double> research; // weights in the output of research, not of money
};

/// Costs of all baskets and spending on their parts at prices by sector (Eq. 30, 31). `quality`, by
/// sector: what a unit of output gives final buyers, relative to the start (Eq. 58).
[[nodiscard]] GoodsPrices goods_prices(const Baskets& baskets,
                                       std::vector<double> prices,
                                       const std::vector<double>& quality);

/// Sector price from the posted weights (Eq. 29): P (sum of weights / sum of shifters)^(1/(1-eta)).
[[nodiscard]] double
sector_price(double old_price, double weights, double shifters, double customer_elasticity);

/// Mean of prices by sector, weighted by `weights`.
[[nodiscard]] double weighted_price(const std::vector<double>& prices,
                                    const std::vector<double>& weights);

/// Inflation that is expected [1/yr] (Eq. 31): half way from the target to that of the last twelve
/// months. `price_level` is that of each month so far; before the first year is over, prices are
/// taken to have risen on target.
[[nodiscard]] double expected_inflation(const std::vector<double>& price_level, double target);

/// A chained quantity index (Tornqvist): logarithmic growth of quantities weighted by mean shares
/// in value (Eq. 42).
class QuantityIndex {
public:
    QuantityIndex() = default;

    /// Adds a month: values spent by item and their prices, in the order of the items, and the
    /// length of the month. Returns the index, which is 1 in the first month.
    double add(const std::vector<double>& values, const std::vector<double>& prices, double days);
    [[nodiscard]] double value() const { return value_; }

    template <class Self, class Archive>
    static void archive(Self& self, Archive& archive) {
        auto& [value, shares, quantities] = self;
        archive(value, shares, quantities);
    }

private:
    double value_ = 1.0;
    std::vector<double> shares_;
    std::vector<double> quantities_; // per day
};

} // namespace tenfold
