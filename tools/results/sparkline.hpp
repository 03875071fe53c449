// SPDX-License-Identifier: Apache-2.0
/// Numbers over time as text: a line of small bars, or a bar chart of several lines.
#pragma once

#include <cstddef>
#include <span>
#include <string>

namespace tenfold {

/// Permitted characters.
enum class Characters { unicode, ascii };

/// Whether values need a logarithmic scale: all are positive, and the largest is at least a thousand
/// times the smallest.
[[nodiscard]] bool spans_magnitudes(std::span<const double> values);

/// `values` from left to right in at most `width` characters, each for the mean of its part, scaled
/// between the smallest and the largest mean, on a logarithmic scale if necessary. A part without
/// values is a space; equal values give a low line.
[[nodiscard]] std::string
sparkline(std::span<const double> values, std::size_t width, Characters characters);

/// A bar chart of `height` lines; the last line has no line end. The base is zero unless all values
/// are far from zero or need a logarithmic scale; both ends of the scale are on the left.
[[nodiscard]] std::string
chart(std::span<const double> values, std::size_t width, std::size_t height, Characters characters);

} // namespace tenfold
