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

std::vector<std::int64_t> split(std::int64_t amount, const std::vector<double>& weights) {
    EXPECTS(amount >= 0);
    const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
    std::vector<std::int64_t> parts(weights.size(), 0);
    if (!(sum > 0.0)) {
        return parts;
    }
    std::int64_t given = 0;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        const double part = std::floor(static_cast<double>(amount) * (weights[i] / sum));
        parts[i] = std::min(static_cast<std::int64_t>(part), amount - given);
        given += parts[i];
    }
    const auto largest = std::max_element(weights.begin(), weights.end()) - weights.begin();
    parts[static_cast<std::size_t>(largest)] += amount - given;
    return parts;
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
