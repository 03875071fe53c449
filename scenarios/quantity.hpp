// SPDX-License-Identifier: Apache-2.0
/// Numbers with a unit ("20 %", "90 days"): read if the meaning is unambiguous, and otherwise
/// refused with the unit of the parameter.
///
/// A parameter accepts its own unit, written as in the reference or in words; per cent if it is a
/// share, or with the same "a year" or "a month"; weeks for days, months and years for each other,
/// and seconds, minutes and hours for each other. Days do not convert to months, because months
/// differ in length.
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

/// Splits a number and a unit; none if `text` is anything else.
[[nodiscard]] std::optional<Quantity> parse_quantity(std::string_view text);

/// Whether a number in `unit` with that range may be written with a unit at all.
[[nodiscard]] bool takes_quantity(const Range& range, std::string_view unit);

// Each reads a number, with or without a unit, into `value` in units of `unit` and returns an empty
// text, or leaves `value` unchanged and returns the problem. The caller checks whether the number
// lies in `range`.
[[nodiscard]] std::string
read_quantity(const YamlNode& node, const Range& range, std::string_view unit, double& value);
[[nodiscard]] std::string
read_quantity(const YamlNode& node, const Range& range, std::string_view unit, std::int64_t& value);

} // namespace tenfold
