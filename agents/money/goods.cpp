// SPDX-License-Identifier: Apache-2.0
#include "agents/money/goods.hpp"

#include "core/check.hpp"
#include "core/math.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace tenfold {

GoodsPrices goods_prices(const Baskets& baskets,
                         std::vector<double> prices,
                         const std::vector<double>& quality) {
    const std::size_t sectors = prices.size();
    EXPECTS(quality.size() == sectors);
    GoodsPrices result;
    result.quality_price.resize(sectors);
    for (std::size_t s = 0; s < sectors; ++s) {
        result.quality_price[s] = prices[s] / quality[s];
    }
    const auto final_use = [&](const std::vector<double>& shares) {
        return basket_demand(shares, result.quality_price, baskets.elasticity);
    };
    result.consumption = final_use(baskets.consumption);
    result.government = final_use(baskets.government);
    result.investment = final_use(baskets.investment);
    std::vector<double> coefficients(sectors);
    for (std::size_t user = 0; user < sectors; ++user) {
        for (std::size_t s = 0; s < sectors; ++s) {
            coefficients[s] = baskets.inputs[s * sectors + user];
        }
        result.inputs.push_back(basket_demand(coefficients, prices, baskets.elasticity));
    }
    result.price = std::move(prices);
    return result;
}

double sector_price(double old_price, double weights, double shifters, double customer_elasticity) {
    if (!(weights > 0.0) || !(shifters > 0.0)) {
        return old_price; // no seller: keep the last price
    }
    return old_price * math::power(weights / shifters, 1.0 / (1.0 - customer_elasticity));
}

double weighted_price(const std::vector<double>& prices, const std::vector<double>& weights) {
    double sum = 0.0;
    double all = 0.0;
    for (std::size_t s = 0; s < prices.size(); ++s) {
        sum += weights[s] * prices[s];
        all += weights[s];
    }
    return sum / all;
}

double expected_inflation(const std::vector<double>& price_level, double target) {
    EXPECTS(!price_level.empty());
    constexpr std::size_t year = 12;
    const auto months_known = std::min<std::size_t>(year, price_level.size() - 1);
    const double known =
        math::log(price_level.back() / price_level[price_level.size() - 1 - months_known]);
    const double yearly = known + target * (12.0 - static_cast<double>(months_known)) / 12.0;
    return target + 0.5 * (yearly - target);
}

double QuantityIndex::add(const std::vector<double>& values,
                          const std::vector<double>& prices,
                          double days) {
    EXPECTS(values.size() == prices.size() && days > 0.0);
    const double total = std::accumulate(values.begin(), values.end(), 0.0);
    std::vector<double> shares(values.size(), 0.0);
    std::vector<double> quantities(values.size(), 0.0);
    for (std::size_t i = 0; i < values.size(); ++i) {
        shares[i] = total > 0.0 ? values[i] / total : 0.0;
        quantities[i] = values[i] / prices[i] / days;
    }
    double growth = 0.0;
    for (std::size_t i = 0; i < values.size() && !shares_.empty(); ++i) {
        if (quantities[i] > 0.0 && quantities_[i] > 0.0) {
            growth += 0.5 * (shares[i] + shares_[i]) * math::log(quantities[i] / quantities_[i]);
        }
    }
    value_ *= math::exp(growth);
    shares_ = std::move(shares);
    quantities_ = std::move(quantities);
    return value_;
}

} // namespace tenfold
