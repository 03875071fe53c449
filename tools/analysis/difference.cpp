// SPDX-License-Identifier: Apache-2.0
#include "tools/analysis/difference.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <vector>

namespace tenfold {

namespace {

std::vector<double> logarithms_of(std::span<const double> sample) {
    std::vector<double> logarithms(sample.size());
    std::ranges::transform(sample, logarithms.begin(), [](double x) { return std::log(x); });
    return logarithms;
}

Estimate
estimate_of(std::span<const double> reference, std::span<const double> value, Pairing pairing) {
    if (pairing != Pairing::paired) {
        return welch_estimate(reference, value);
    }
    std::vector<double> differences(value.size());
    std::ranges::transform(value, reference, differences.begin(), std::minus{});
    return mean_estimate(differences);
}

} // namespace

Difference difference_of(std::span<const double> reference,
                         std::span<const double> value,
                         Pairing pairing,
                         bool relative) {
    const auto positive = [](double x) { return x > 0.0; };
    Difference result;
    result.reference = mean_estimate(reference).value;
    result.value = mean_estimate(value).value;
    result.relative = relative && std::ranges::all_of(reference, positive) &&
                      std::ranges::all_of(value, positive);
    result.estimate =
        result.relative
            ? relative_change(estimate_of(logarithms_of(reference), logarithms_of(value), pairing))
            : estimate_of(reference, value, pairing);
    return result;
}

Estimate relative_change(Estimate logarithm) {
    logarithm.value = std::expm1(logarithm.value);
    if (auto& interval = logarithm.interval) {
        *interval = {std::expm1(interval->low), std::expm1(interval->high)};
    }
    return logarithm;
}

} // namespace tenfold
