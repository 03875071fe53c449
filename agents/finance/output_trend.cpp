// SPDX-License-Identifier: Apache-2.0
#include "agents/finance/output_trend.hpp"

#include "core/math.hpp"

#include "agents/finance/smoothing.hpp"

#include <algorithm>
#include <cstddef>
#include <numeric>

namespace tenfold {

double cyclical_separations(double kappa, double output_gap) {
    return math::exp(std::clamp(-kappa * output_gap, -0.5, 1.0));
}

void OutputTrend::observe(double log_output, double growth) {
    constexpr std::size_t months = 3;
    constexpr double memory = 36.0; // months
    const bool first = recent_.empty();
    if (recent_.size() == months) {
        recent_.erase(recent_.begin());
    }
    recent_.push_back(log_output);
    const double now =
        std::accumulate(recent_.begin(), recent_.end(), 0.0) / static_cast<double>(recent_.size());
    const double lag = growth * smoothing_lag(memory);
    slow_ = first ? now - lag : slow_ + (now - slow_) / memory;
    gap_ = now - slow_ - lag;
}

} // namespace tenfold
