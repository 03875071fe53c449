// SPDX-License-Identifier: Apache-2.0
#include "tools/sweep/factor_effects.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

namespace tenfold {

namespace {

/// Whether the values of the factor are drawn from a range.
bool is_drawn(const SweepFactor& factor, const Study& study, std::string_view design) {
    constexpr std::array<std::string_view, 4> drawing{
        "random", "latin_hypercube", "sobol", "saltelli"};
    const auto found = std::ranges::find(study.factors, factor.key, &Factor::key);
    return found != study.factors.end() && found->is_continuous() &&
           std::ranges::find(drawing, design) != drawing.end();
}

/// The values or cases of a factor in the order of the study.
std::vector<std::string> texts_of(const SweepFactor& factor, const Study& study) {
    std::vector<std::string> texts;
    const auto found = std::ranges::find(study.factors, factor.key, &Factor::key);
    if (found != study.factors.end()) {
        texts = found->values;
        std::ranges::transform(found->cases, std::back_inserter(texts), &FactorCase::key);
    }
    return texts;
}

} // namespace

Levels levels_of_factor(const SweepFactor& factor, const Study& study, std::string_view design) {
    if (factor.is_numeric()) {
        return is_drawn(factor, study, design) ? Levels{} : number_levels(factor.numbers);
    }
    return text_levels(texts_of(factor, study), factor.texts);
}

std::string case_name(const Study& study, const SweepFactor& factor, const std::string& text) {
    const auto found = std::ranges::find(study.factors, factor.key, &Factor::key);
    if (found == study.factors.end()) {
        return text;
    }
    const auto named = std::ranges::find(found->cases, text, &FactorCase::key);
    return named == found->cases.end() || named->name.empty() ? text : named->name;
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
                          value_effects(scalar.values, runs_by_value(levels))};
        std::ranges::transform(
            levels.labels, std::back_inserter(one.values), [&](const std::string& label) {
                return case_name(study, factor, label);
            });
        all.push_back(std::move(one));
    }
    return all;
}

} // namespace tenfold
