// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <fmt/format.h>
#include <optional>
#include <string>

#include "tools/results/comparison.hpp"
#include "tools/results/csv_text.hpp"

namespace tenfold {

namespace {

bool same_bits(double a, double b) {
    return std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b) ||
           (std::isnan(a) && std::isnan(b));
}

std::string shown(double value) {
    return std::isnan(value) ? "no value" : csv_number(value);
}

std::string shown(const AttributeValue& value) {
    if (const double* const number = std::get_if<double>(&value)) {
        return shown(*number);
    }
    if (const std::int64_t* const number = std::get_if<std::int64_t>(&value)) {
        return fmt::format("{}", *number);
    }
    return fmt::format("\"{}\"", std::get<std::string>(value));
}

bool same(const AttributeValue& a, const AttributeValue& b) {
    const double* const x = std::get_if<double>(&a);
    const double* const y = std::get_if<double>(&b);
    return x != nullptr && y != nullptr ? same_bits(*x, *y) : a == b;
}

/// "2023-01-31, sector AGR": the position of value `index` of a variable.
std::string place_of(const ResultsFile& results, const Variable& variable, std::size_t index) {
    std::string text;
    for (std::size_t i = variable.dimensions.size(); i-- > 0;) {
        const std::string& dimension = variable.dimensions[i];
        const std::size_t place = index % variable.shape[i];
        const std::string here =
            dimension == "time"
                ? to_string(results.time[place])
                : fmt::format("{} {}", dimension, results.axis(dimension).keys[place]);
        text.insert(0, here + (text.empty() ? "" : ", "));
        index /= variable.shape[i];
    }
    return text;
}

std::string difference_in(const ResultsFile& file, const Variable& a, const Variable& b) {
    if (a.dimensions != b.dimensions || a.shape != b.shape) {
        return fmt::format("{} has another shape", a.name);
    }
    for (std::size_t i = 0; i < a.values.size(); ++i) {
        if (!same_bits(a.values[i], b.values[i])) {
            return fmt::format("{} at {}: {} and {}",
                               a.name,
                               place_of(file, a, i),
                               shown(a.values[i]),
                               shown(b.values[i]));
        }
    }
    return a.unit == b.unit && a.long_name == b.long_name
               ? std::string{}
               : fmt::format("{} has another unit or meaning", a.name);
}

std::string difference_in(std::string_view where, const Attributes& a, const Attributes& b) {
    for (const auto& [name, value] : a) {
        const AttributeValue* const other = find_attribute(b, name);
        if (other == nullptr || !same(value, *other)) {
            return fmt::format("{} {}: {} and {}",
                               where,
                               name,
                               shown(value),
                               other == nullptr ? "none" : shown(*other));
        }
    }
    const auto only_b = std::ranges::find_if(
        b, [&](const auto& entry) { return find_attribute(a, entry.first) == nullptr; });
    return only_b == b.end()
               ? std::string{}
               : fmt::format("{} {}: none and {}", where, only_b->first, shown(only_b->second));
}

std::string difference_in_series(const ResultsFile& a, const ResultsFile& b) {
    for (const Variable& variable : a.variables) {
        const Variable* const other = b.find(variable.name);
        if (other == nullptr) {
            return fmt::format("{} is in the first file only", variable.name);
        }
        std::string found = difference_in(a, variable, *other);
        if (!found.empty()) {
            return found;
        }
    }
    const auto only_b = std::ranges::find_if(
        b.variables, [&](const Variable& variable) { return a.find(variable.name) == nullptr; });
    return only_b == b.variables.end() ? std::string{}
                                       : fmt::format("{} is in the second file only", only_b->name);
}

} // namespace

std::string first_difference(const ResultsFile& a, const ResultsFile& b) {
    if (a.time != b.time || a.month_days != b.month_days) {
        return fmt::format("the numbers of months: {} and {}", a.time.size(), b.time.size());
    }
    const bool same_axes = std::ranges::equal(a.axes, b.axes, [](const Axis& x, const Axis& y) {
        return x.name == y.name && x.keys == y.keys && x.names == y.names;
    });
    if (!same_axes) {
        return "the categories of an axis";
    }
    for (const std::string& found : {difference_in_series(a, b),
                                     difference_in("observation", a.observations, b.observations),
                                     difference_in("attribute", a.attributes, b.attributes)}) {
        if (!found.empty()) {
            return found;
        }
    }
    return a.scenario == b.scenario ? std::string{} : "the text of the scenario";
}

} // namespace tenfold
