// SPDX-License-Identifier: Apache-2.0
#include "tools/analysis/value_effects.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

namespace tenfold {

namespace {

Estimate estimate_of(const std::vector<double>& sample) {
    return sample.empty() ? Estimate{no_value, {}} : mean_estimate(sample);
}

/// The mean of ratios is that of their logarithms, which treats halving and doubling alike.
Estimate ratio_estimate(const std::vector<double>& logarithms) {
    Estimate result = estimate_of(logarithms);
    result.value = std::expm1(result.value);
    if (result.interval) {
        *result.interval = {std::expm1(result.interval->low), std::expm1(result.interval->high)};
    }
    return result;
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

std::vector<ValueEffect> value_effects(const SweepScalar& scalar, const RunsByValue& runs) {
    std::vector<ValueEffect> effects;
    for (const std::vector<std::size_t>& here : runs) {
        std::vector<double> values;
        std::vector<double> differences;
        std::vector<double> logarithms;
        bool positive = true;
        for (std::size_t i = 0; i < here.size(); ++i) {
            const double value = scalar.values[here[i]]; // NaN unless the run is complete
            if (std::isfinite(value)) {
                values.push_back(value);
            }
            const bool paired = here.size() == runs.front().size();
            const double first = paired ? scalar.values[runs.front()[i]] : no_value;
            if (std::isfinite(value) && std::isfinite(first)) {
                differences.push_back(value - first);
                positive = positive && value > 0.0 && first > 0.0;
                logarithms.push_back(positive ? std::log(value / first) : 0.0);
            }
        }
        effects.push_back({estimate_of(values).value,
                           differences.size(),
                           estimate_of(differences),
                           positive ? ratio_estimate(logarithms) : Estimate{no_value, {}}});
    }
    return effects;
}

bool has_value_effects(const SweepTable& table) {
    const std::string& design = table.identity.design;
    return design == "grid" || (design == "list" && table.factors.size() == 1);
}

std::vector<FactorEffects>
text_factor_effects(const SweepTable& table, const Study& study, const SweepScalar& scalar) {
    std::vector<FactorEffects> all;
    for (const SweepFactor& factor : table.factors) {
        if (factor.is_numeric() || !has_value_effects(table)) {
            continue;
        }
        const Levels levels = levels_of_factor(factor, study, table.identity.design);
        if (levels.count() < 2) {
            continue;
        }
        FactorEffects one{factor.name.empty() ? factor.key : factor.name,
                          {},
                          value_effects(scalar, runs_by_value(levels))};
        std::ranges::transform(
            levels.labels, std::back_inserter(one.values), [&](const std::string& label) {
                return case_name(study, factor, label);
            });
        all.push_back(std::move(one));
    }
    return all;
}

} // namespace tenfold
