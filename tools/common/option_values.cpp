// SPDX-License-Identifier: Apache-2.0
#include "tools/common/option_values.hpp"

#include "core/check.hpp"

#include "scenarios/problems.hpp"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <system_error>

namespace tenfold {

namespace {

/// "a, b or c".
std::string list_text(const std::vector<std::string>& names) {
    std::string text;
    for (std::size_t i = 0; i < names.size(); ++i) {
        text += i == 0 ? "" : i + 1 == names.size() ? " or " : ", ";
        text += names[i];
    }
    return text;
}

} // namespace

std::uint64_t whole_number(std::string_view option,
                           const std::string& text,
                           std::uint64_t low,
                           std::uint64_t high) {
    std::uint64_t number = 0;
    const char* const end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, number);
    if (error != std::errc{} || stop != end || number < low || number > high) {
        throw UsageError{fmt::format(
            "{} is '{}'; it must be a whole number from {} to {}", option, text, low, high)};
    }
    return number;
}

double positive_number(std::string_view option, const std::string& text, double low, double high) {
    double number = 0.0;
    const char* const end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, number);
    if (error != std::errc{} || stop != end || !(number > low && number <= high)) {
        throw UsageError{fmt::format(
            "{} is '{}'; it must be a number above {} and at most {}", option, text, low, high)};
    }
    return number;
}

CheckpointInterval checkpoint_interval(std::string_view option, const std::string& text) {
    constexpr int largest = 1'000'000;
    int number = 0;
    const char* const end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, number);
    const std::string_view unit{stop, static_cast<std::size_t>(end - stop)};
    CheckpointInterval interval;
    if (unit == "d") {
        interval.days = number;
    } else if (unit == "mo") {
        interval.months = number;
    } else if (unit == "y") {
        interval.months = 12 * number;
    } else if (unit == "s" || unit == "min" || unit == "h") {
        interval.seconds = number * (unit == "s" ? 1.0 : unit == "min" ? 60.0 : 3600.0);
    }
    if (error != std::errc{} || number < 1 || number > largest || interval.never()) {
        throw UsageError{fmt::format("{} is '{}'; it must be a whole number and a unit: d, mo or y "
                                     "of simulated time, or s, min or h of wall-clock time",
                                     option,
                                     text)};
    }
    return interval;
}

std::size_t
choice(std::string_view option, const std::string& text, const std::vector<std::string>& names) {
    const auto found = std::find(names.begin(), names.end(), text);
    if (found == names.end()) {
        throw UsageError{fmt::format("{} is '{}'; it must be {}{}",
                                     option,
                                     text,
                                     list_text(names),
                                     names.size() > 1 ? did_you_mean(text, names) : std::string{})};
    }
    return static_cast<std::size_t>(found - names.begin());
}

} // namespace tenfold
