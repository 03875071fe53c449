// SPDX-License-Identifier: Apache-2.0
#include "agents/accounts/division.hpp"

#include "core/check.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>

namespace tenfold {

std::vector<std::int64_t> apportion(std::int64_t total, const std::vector<double>& weights) {
    const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
    std::vector<std::int64_t> result(weights.size(), 0);
    if (!(sum > 0.0)) {
        return result;
    }
    std::vector<double> remainder(weights.size());
    std::int64_t given = 0;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        const double exact = static_cast<double>(total) * (weights[i] / sum);
        result[i] = static_cast<std::int64_t>(std::floor(exact));
        remainder[i] = exact - std::floor(exact);
        given += result[i];
    }
    std::vector<std::size_t> order(weights.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return remainder[a] > remainder[b];
    });
    for (std::size_t i = 0; given < total && i < order.size(); ++i, ++given) {
        ++result[order[i]];
    }
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

} // namespace tenfold
