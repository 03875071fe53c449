// SPDX-License-Identifier: Apache-2.0
#include "agents/dispersion.hpp"

#include "core/check.hpp"
#include "core/math.hpp"

namespace tenfold {

namespace {

/// The z with normal distribution `probability`, 0 < probability < 1, by bisection.
double normal_quantile(double probability) {
    constexpr int halvings = 80;
    double low = -40.0;
    double high = 40.0;
    for (int i = 0; i < halvings; ++i) {
        const double middle = 0.5 * (low + high);
        (math::normal_distribution(middle) < probability ? low : high) = middle;
    }
    return 0.5 * (low + high);
}

} // namespace

std::vector<double> lognormal_class_shares(std::size_t classes, double dispersion) {
    EXPECTS(classes > 0 && dispersion >= 0.0);
    std::vector<double> shares(classes);
    double below = 0.0;
    for (std::size_t i = 0; i < classes; ++i) {
        const double upto =
            i + 1 == classes
                ? 1.0
                : math::normal_distribution(
                      normal_quantile(static_cast<double>(i + 1) / static_cast<double>(classes)) -
                      dispersion);
        shares[i] = upto - below;
        below = upto;
    }
    return shares;
}

} // namespace tenfold
