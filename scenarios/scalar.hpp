// SPDX-License-Identifier: Apache-2.0
/// Converts text to values: exact, independent of the locale, without YAML's special cases (octal,
/// "yes", NaN).
#pragma once

#include "core/time.hpp"

#include "scenarios/yaml.hpp"

#include <cstdint>
#include <string>

namespace tenfold {

// Each reads `node` into `value` and returns an empty text, or leaves `value` unchanged and returns
// the problem.

/// A decimal number: finite, "." as decimal point, no leading zero, no separators.
[[nodiscard]] std::string read_scalar(const YamlNode& node, double& value);

/// A whole number; 1e6 and 3.0 are whole numbers as well.
[[nodiscard]] std::string read_scalar(const YamlNode& node, std::int64_t& value);

/// `true` or `false`.
[[nodiscard]] std::string read_scalar(const YamlNode& node, bool& value);

/// Text, quoted or not.
[[nodiscard]] std::string read_scalar(const YamlNode& node, std::string& value);

/// YYYY-MM-DD.
[[nodiscard]] std::string read_scalar(const YamlNode& node, Date& value);

/// The content of a node, for messages: "the text \"abc\"", "a mapping", "nothing".
[[nodiscard]] std::string found_text(const YamlNode& node);

} // namespace tenfold
