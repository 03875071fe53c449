// SPDX-License-Identifier: Apache-2.0
#include "agents/households.hpp"

#include "core/math.hpp"

#include <algorithm>

namespace tenfold {

double scarce_share(double slope, double relative_income) {
    return relative_income > 1.0 ? std::min(0.9, slope * math::log(relative_income)) : 0.0;
}

} // namespace tenfold
