// SPDX-License-Identifier: Apache-2.0
/// The values of a sweep's factors and their effects, as its table has them and its study names
/// them.
#pragma once

#include "output/sweep_table.hpp"
#include "scenarios/study.hpp"

#include <string>
#include <string_view>
#include <vector>

#include "tools/analysis/factor_levels.hpp"
#include "tools/analysis/value_effects.hpp"

namespace tenfold {

/// Of a sweep of that design. Numbers are in ascending order, texts in the order of the study, then
/// of the runs. A factor that is drawn from a range has none: its values are only those met.
[[nodiscard]] Levels
levels_of_factor(const SweepFactor& factor, const Study& study, std::string_view design);

/// What a factor's text is for people: the name of the study's case, or the text itself.
[[nodiscard]] std::string
case_name(const Study& study, const SweepFactor& factor, const std::string& text);

/// Whether the design has pairs of runs that differ in one factor alone.
[[nodiscard]] bool has_value_effects(const SweepTable& table);

/// What the values of one factor do, with names for people.
struct FactorEffects {
    std::string factor;
    std::vector<std::string> values;
    std::vector<ValueEffect> effects; // of each value, against the first
};

/// Of each factor that is not a number, such as a menu of policies: no regression tells what it
/// does. Empty where the design has no pairs.
[[nodiscard]] std::vector<FactorEffects>
text_factor_effects(const SweepTable& table, const Study& study, const SweepScalar& scalar);

} // namespace tenfold
