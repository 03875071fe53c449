// SPDX-License-Identifier: Apache-2.0
/// Goods markets: allocation of buyers' money to sectors, and price indices. Every buyer
/// (households, government, firms' inputs and investment) buys its basket at least cost.
#pragma once

#include "agents/money/basket.hpp"

#include <cstdint>
#include <vector>

namespace tenfold {

/// Prices and baskets of the goods markets in a month. Final buyers (households, government,
/// investment) value the quality that new tasks bring; firms that buy inputs do not, because they
/// need as many units as before.
struct GoodsPrices {
    std::vector<double> price;         // by sector: of a unit of output, 1 at the start
    std::vector<double> quality_price; // by sector: of a unit of quality, for final buyers
    BasketDemand consumption;
    BasketDemand government;
    BasketDemand investment;
    std::vector<BasketDemand> inputs; // by buying sector, per unit of output

    /// The price level (Eq. 31): cost of a unit of households' basket.
    [[nodiscard]] double level() const { return consumption.cost; }
};

/// The scenario's baskets, by sector.
struct Baskets {
    std::vector<double> consumption; // shares of spending at the start
    std::vector<double> government;  // likewise
    std::vector<double> investment;  // likewise
    std::vector<double> inputs;      // supplying sector x buying sector, per unit of output
    std::vector<double> elasticity;  // of demand, absolute values
    // Baskets of labs, data centres, integration and retraining, shares of spending:
    std::vector<double> lab_purchases;
    std::vector<double> chips;
    std::vector<double> buildings;
    std::vector<double> energy;
    std::vector<double> upkeep;
    std::vector<double> integration;
    std::vector<double> courses;
    std::vector<double> research; // weights in the output of research, not shares of spending
};

/// Costs of all baskets and spending on their parts at prices by sector (Eq. 30, 31). `quality`, by
/// sector: quality of a unit of output for final buyers, relative to the start (Eq. 58).
[[nodiscard]] GoodsPrices goods_prices(const Baskets& baskets,
                                       std::vector<double> prices,
                                       const std::vector<double>& quality);

/// Sector price from the posted weights (Eq. 29): P (sum of weights / sum of shifters)^(1/(1-eta)).
[[nodiscard]] double
sector_price(double old_price, double weights, double shifters, double customer_elasticity);

/// Mean of prices by sector with the given weights.
[[nodiscard]] double weighted_price(const std::vector<double>& prices,
                                    const std::vector<double>& weights);

/// Expected inflation [1/yr] (Eq. 31): the mean of the target and the inflation of the last twelve
/// months. `price_level` holds all months so far; in the first year, inflation before the start is
/// taken to be on target.
[[nodiscard]] double expected_inflation(const std::vector<double>& price_level, double target);

/// A chained quantity index (Tornqvist): logarithmic growth of quantities, weighted by mean shares
/// in value (Eq. 42).
class QuantityIndex {
public:
    QuantityIndex() = default;

    /// Adds a month of `days`: values and prices by item, always in the same order of items.
    /// Returns the index, which is 1 in the first month.
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
