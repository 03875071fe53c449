// SPDX-License-Identifier: Apache-2.0
/// Levels of the factors of a sweep and their effects, from its table and its study.
#pragma once

#include "output/sweep_table.hpp"
#include "scenarios/study.hpp"

#include <string>
#include <string_view>
#include <vector>

#include "tools/analysis/factor_levels.hpp"
#include "tools/analysis/value_effects.hpp"

namespace tenfold {

/// Levels of a factor in a sweep of that design. Numbers are in ascending order, text is in the order
/// of the study, then of the runs. A factor drawn from a range has no levels.
[[nodiscard]] Levels
levels_of_factor(const SweepFactor& factor, const Study& study, std::string_view design);

/// The label of a factor's text: the name of the case in the study, or the text itself.
[[nodiscard]] std::string
case_name(const Study& study, const SweepFactor& factor, const std::string& text);

/// Whether the design has pairs of runs that differ in one factor only.
[[nodiscard]] bool has_value_effects(const SweepTable& table);

/// The effects of the values of one factor, with labels.
struct FactorEffects {
    std::string factor;
    std::vector<std::string> values;
    std::vector<ValueEffect> effects; // of each value, relative to the first
};

/// Effects of each factor that is not numeric, such as a menu of policies, which regressions cannot
/// cover. Empty if the design has no such pairs.
[[nodiscard]] std::vector<FactorEffects>
text_factor_effects(const SweepTable& table, const Study& study, const SweepScalar& scalar);

} // namespace tenfold
