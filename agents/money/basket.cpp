// SPDX-License-Identifier: Apache-2.0
#include "agents/money/basket.hpp"

#include "core/check.hpp"
#include "core/math.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace tenfold {

namespace {

// (exp(z) - 1) / z, given exp(z). Near zero: Kahan's quotient, in which rounding errors cancel.
double mean_exponential(double z, double exponential) {
    if (std::abs(z) > 1.0) {
        return (exponential - 1.0) / z;
    }
    return exponential == 1.0 ? 1.0 : (exponential - 1.0) / math::log(exponential);
}

} // namespace

double log_basket_index(std::span<const double> shares,
                        std::span<const double> log_prices,
                        std::span<const double> elasticities) {
    double sum = 0.0;
    double index = 0.0;
    double low = std::numeric_limits<double>::infinity();
    double high = -low;
    for (std::size_t s = 0; s < shares.size(); ++s) {
        if (shares[s] > 0.0) {
            sum += shares[s];
            index += shares[s] * log_prices[s];
            low = std::min(low, log_prices[s]);
            high = std::max(high, log_prices[s]);
        }
    }
    if (!(sum > 0.0)) {
        return 0.0; // nothing is bought
    }
    index = std::clamp(index / sum, low, high);
    // Newton's method within the bracket of the root. The slope is a sum of exponentials, hence
    // convex in the logarithm of the index: at most one step overshoots.
    constexpr int most_steps = 1000;
    constexpr double precision = 1e-13;
    for (int step = 0; step < most_steps; ++step) {
        double value = 0.0;
        double slope = 0.0;
        for (std::size_t s = 0; s < shares.size(); ++s) {
            const double elasticity = elasticities[s];
            const double relative = log_prices[s] - index;
            const double exponent = (1.0 - elasticity) * relative;
            const double exponential = math::exp(exponent);
            const double weight = shares[s] * elasticity;
            value -= weight * relative * mean_exponential(exponent, exponential);
            slope += weight * exponential;
        }
        if (!(slope > 0.0)) {
            return index; // zero elasticities: quantities do not depend on the index
        }
        (value < 0.0 ? low : high) = index;
        double next = index - value / slope;
        if (!(next >= low && next <= high)) {
            next = 0.5 * (low + high);
        }
        const double change = std::abs(next - index);
        index = next;
        if (change <= precision) {
            break;
        }
    }
    return index;
}

BasketDemand basket_demand(std::span<const double> shares,
                           std::span<const double> prices,
                           std::span<const double> elasticities) {
    EXPECTS(shares.size() == prices.size() && shares.size() == elasticities.size());
    std::vector<double> log_prices(prices.size());
    for (std::size_t s = 0; s < prices.size(); ++s) {
        log_prices[s] = math::log(prices[s]);
    }
    const double index = log_basket_index(shares, log_prices, elasticities);
    BasketDemand demand;
    demand.spending.resize(prices.size());
    for (std::size_t s = 0; s < prices.size(); ++s) {
        const double quantity = shares[s] * math::exp(-elasticities[s] * (log_prices[s] - index));
        demand.spending[s] = prices[s] * quantity;
        demand.cost += demand.spending[s];
    }
    return demand;
}

} // namespace tenfold
