// SPDX-License-Identifier: Apache-2.0
#include "tools/analysis/value_effects.hpp"

#include <cmath>
#include <limits>

#include "tools/analysis/difference.hpp"

namespace tenfold {

namespace {

constexpr double nothing = std::numeric_limits<double>::quiet_NaN();

Estimate estimate_of(const std::vector<double>& sample) {
    return sample.empty() ? Estimate{nothing, {}} : mean_estimate(sample);
}

} // namespace

RunsByValue runs_by_value(const Levels& levels) {
    RunsByValue runs(levels.count());
    for (std::size_t run = 0; run < levels.of_run.size(); ++run) {
        if (levels.of_run[run] >= 0) {
            runs[static_cast<std::size_t>(levels.of_run[run])].push_back(run);
        }
    }
    return runs;
}

std::vector<ValueEffect> value_effects(std::span<const double> outputs, const RunsByValue& runs) {
    std::vector<ValueEffect> effects;
    for (const std::vector<std::size_t>& here : runs) {
        std::vector<double> values;
        std::vector<double> differences;
        std::vector<double> logarithms;
        bool positive = true;
        for (std::size_t i = 0; i < here.size(); ++i) {
            const double value = outputs[here[i]];
            if (std::isfinite(value)) {
                values.push_back(value);
            }
            const bool paired = here.size() == runs.front().size();
            const double first = paired ? outputs[runs.front()[i]] : nothing;
            if (std::isfinite(value) && std::isfinite(first)) {
                differences.push_back(value - first);
                positive = positive && value > 0.0 && first > 0.0;
                logarithms.push_back(positive ? std::log(value / first) : 0.0);
            }
        }
        effects.push_back(
            {estimate_of(values).value,
             differences.size(),
             estimate_of(differences),
             positive ? relative_change(estimate_of(logarithms)) : Estimate{nothing, {}}});
    }
    return effects;
}

} // namespace tenfold
