// SPDX-License-Identifier: Apache-2.0
#include "tools/analysis/factor_levels.hpp"

#include "scenarios/schema.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <iterator>
#include <utility>

namespace tenfold {

namespace {

using Numbers = std::vector<double>;

constexpr std::size_t most_text_levels = 200;

/// Five digits, or all digits if five would make two labels equal.
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

/// Index of each run's value among the levels; -1: none.
template <class Value>
std::vector<int> places_of(std::span<const Value> values, const std::vector<Value>& levels) {
    std::vector<int> places;
    for (const Value& value : values) {
        const auto found = std::ranges::find(levels, value);
        places.push_back(found == levels.end() ? -1 : static_cast<int>(found - levels.begin()));
    }
    return places;
}

} // namespace

Levels number_levels(std::span<const double> values) {
    Numbers levels;
    std::ranges::copy_if(
        values, std::back_inserter(levels), [](double value) { return std::isfinite(value); });
    std::ranges::sort(levels);
    levels.erase(std::unique(levels.begin(), levels.end()), levels.end());
    if (levels.size() > most_number_levels) {
        return {};
    }
    return {number_labels(levels), places_of(values, levels)};
}

Levels text_levels(std::vector<std::string> order, std::span<const std::string> values) {
    std::erase_if(order, [&](const std::string& text) {
        return std::ranges::find(values, text) == values.end();
    });
    for (const std::string& text : values) {
        if (order.size() < most_text_levels && std::ranges::find(order, text) == order.end()) {
            order.push_back(text);
        }
    }
    std::vector<int> places = places_of(values, order);
    return {std::move(order), std::move(places)};
}

} // namespace tenfold
