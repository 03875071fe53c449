// SPDX-License-Identifier: Apache-2.0
/// Numbers with a unit behind them ("20 %", "90 days"): read where there is no doubt what is meant,
/// and else refused with the unit that the parameter has.
///
/// A parameter takes its own unit, written as in the reference or in words; per cent where it is a
/// share, or with the same "a year" or "a month"; weeks for days, months and years for each other,
/// seconds, minutes and hours for each other. Days are no months, for months differ in length.
#pragma once

#include "core/describe.hpp"

#include "scenarios/yaml.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tenfold {

/// "90 days" in two.
struct Quantity {
    double number = 0.0;
    std::string unit; // normalised: "day"; "90 days", "90d" and "90 DAYS" have the same
};

/// Splits a number and a unit; none when `text` is anything else.
[[nodiscard]] std::optional<Quantity> parse_quantity(std::string_view text);

/// Whether a number in `unit` with that range may be written with a unit at all.
[[nodiscard]] bool takes_quantity(const Range& range, std::string_view unit);

// Each reads a number, with or without a unit, into `value` in units of `unit` and returns an empty
// text, or leaves `value` alone and returns the problem. Whether the number lies in `range` is left
// to the caller.
[[nodiscard]] std::string
read_quantity(const YamlNode& node, const Range& range, std::string_view unit, double& value);
[[nodiscard]] std::string
read_quantity(const YamlNode& node, const Range& range, std::string_view unit, std::int64_t& value);

} // namespace tenfold
