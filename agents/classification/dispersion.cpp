// SPDX-License-Identifier: Apache-2.0
#include "agents/classification/dispersion.hpp"

#include "core/check.hpp"
#include "core/math.hpp"

namespace tenfold {

std::vector<double> lognormal_class_shares(std::size_t classes, double dispersion) {
    EXPECTS(classes > 0 && dispersion >= 0.0);
    std::vector<double> shares(classes);
    double below = 0.0;
    for (std::size_t i = 0; i < classes; ++i) {
        const double quantile =
            math::normal_quantile(static_cast<double>(i + 1) / static_cast<double>(classes));
        const double upto =
            i + 1 == classes ? 1.0 : math::normal_distribution(quantile - dispersion);
        shares[i] = upto - below;
        below = upto;
    }
    return shares;
}

} // namespace tenfold
