// SPDX-License-Identifier: Apache-2.0
/// Goods markets: how buyers' money is split over sectors, and price indices. Every buyer
/// (households, government, firms' inputs and investment) answers to relative prices with the
/// sector's elasticity.
#pragma once

#include <cstdint>
#include <vector>

namespace tenfold {

/// What buyers know of the goods markets in a month.
struct GoodsPrices {
    std::vector<double> price;      // by sector, 1 at the start
    std::vector<double> quantity;   // by sector: (P_s/P)^-e, quantities per unit of real spending
    std::vector<double> input_cost; // by using sector: sum of a P q over suppliers
    double investment = 1.0;        // price of a unit of the investment basket
    double level = 1.0;             // price level: exp(sum of consumption shares * log P)
};

/// The scenario's baskets, by sector.
struct Baskets {
    std::vector<double> consumption; // shares
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

/// Price level, relative quantities and the costs of baskets (Eq. 30, 31). `input_efficiency`, by
/// using sector: units of output per unit of inputs, relative to the start. `attraction`, by
/// sector: factor on what buyers want (new tasks, Eq. 58); empty: 1.
[[nodiscard]] GoodsPrices goods_prices(const Baskets& baskets,
                                       std::vector<double> prices,
                                       const std::vector<double>& input_efficiency,
                                       const std::vector<double>& attraction = {});

/// Weights by which a basket's spending is split over sectors: share * P q (Eq. 30).
[[nodiscard]] std::vector<double> spending_weights(const std::vector<double>& shares,
                                                   const GoodsPrices& prices);

/// Splits an amount by weights: each part rounded down, the rest to the largest. All of `amount`
/// is given out when any weight is positive; none otherwise.
[[nodiscard]] std::vector<std::int64_t> split(std::int64_t amount,
                                              const std::vector<double>& weights);

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
        archive(self.value_, self.shares_, self.quantities_);
    }

private:
    double value_ = 1.0;
    std::vector<double> shares_;
    std::vector<double> quantities_; // per day
};

} // namespace tenfold
