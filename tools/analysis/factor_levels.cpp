// SPDX-License-Identifier: Apache-2.0
#include "tools/analysis/factor_levels.hpp"

#include "scenarios/schema.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>
#include <iterator>

namespace tenfold {

namespace {

using Numbers = std::vector<double>;

constexpr std::size_t most_text_levels = 200;

/// Five digits, or all where these would make two values alike.
std::vector<std::string> number_labels(const Numbers& values) {
    std::vector<std::string> labels;
    for (const double value : values) {
        labels.push_back(fmt::format("{:.5g}", value));
    }
    if (std::ranges::adjacent_find(labels) != labels.end()) {
        std::ranges::transform(values, labels.begin(), number_text);
    }
    return labels;
}

/// Numbers go up.
Levels number_levels(const SweepFactor& factor) {
    Levels levels;
    Numbers values;
    std::ranges::copy_if(factor.numbers, std::back_inserter(values), [](double value) {
        return std::isfinite(value);
    });
    std::ranges::sort(values);
    values.erase(std::unique(values.begin(), values.end()), values.end());
    if (values.size() > most_number_levels) {
        return levels;
    }
    levels.labels = number_labels(values);
    for (const double value : factor.numbers) {
        const auto found = std::ranges::find(values, value);
        levels.of_run.push_back(found == values.end() ? -1
                                                      : static_cast<int>(found - values.begin()));
    }
    return levels;
}

/// Texts that some run has, in the order of the study, then of the runs.
std::vector<std::string> texts_of(const SweepFactor& factor, const Study& study) {
    std::vector<std::string> known;
    const auto found = std::ranges::find(study.factors, factor.key, &Factor::key);
    if (found != study.factors.end()) {
        known = found->values;
        std::ranges::transform(found->cases, std::back_inserter(known), &FactorCase::key);
    }
    std::erase_if(known, [&](const std::string& text) {
        return std::ranges::find(factor.texts, text) == factor.texts.end();
    });
    for (const std::string& text : factor.texts) {
        if (known.size() < most_text_levels && std::ranges::find(known, text) == known.end()) {
            known.push_back(text);
        }
    }
    return known;
}

/// Whether the factor is drawn from a range, so that its values are only those that were met.
bool is_drawn(const SweepFactor& factor, const Study& study, std::string_view design) {
    constexpr std::array<std::string_view, 4> drawing{
        "random", "latin_hypercube", "sobol", "saltelli"};
    const auto found = std::ranges::find(study.factors, factor.key, &Factor::key);
    return found != study.factors.end() && found->is_continuous() &&
           std::ranges::find(drawing, design) != drawing.end();
}

} // namespace

Levels levels_of_factor(const SweepFactor& factor, const Study& study, std::string_view design) {
    if (factor.is_numeric()) {
        return is_drawn(factor, study, design) ? Levels{} : number_levels(factor);
    }
    Levels levels{texts_of(factor, study), {}};
    for (const std::string& text : factor.texts) {
        const auto found = std::ranges::find(levels.labels, text);
        levels.of_run.push_back(
            found == levels.labels.end() ? -1 : static_cast<int>(found - levels.labels.begin()));
    }
    return levels;
}

std::string case_name(const Study& study, const SweepFactor& factor, const std::string& text) {
    const auto found = std::ranges::find(study.factors, factor.key, &Factor::key);
    if (found == study.factors.end()) {
        return text;
    }
    const auto named = std::ranges::find(found->cases, text, &FactorCase::key);
    return named == found->cases.end() || named->name.empty() ? text : named->name;
}

} // namespace tenfold
