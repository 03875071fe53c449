// SPDX-License-Identifier: Apache-2.0
/// Numbers over time as text: a line of small bars, or a chart of several lines.
#pragma once

#include <cstddef>
#include <span>
#include <string>

namespace tenfold {

/// Which characters may be used.
enum class Characters { unicode, ascii };

/// Whether values span so much that only their logarithms show their course: all above zero, the
/// largest a thousand times the smallest.
[[nodiscard]] bool spans_magnitudes(std::span<const double> values);

/// `values` from left to right in `width` characters or, when there are fewer, in as many as there
/// are values; each stands for the mean of its part, between the smallest and the largest of these.
/// On a logarithmic scale when they span magnitudes. A place without value is a space; values that
/// are all equal are a low line.
[[nodiscard]] std::string
sparkline(std::span<const double> values, std::size_t width, Characters characters);

/// Bars `height` lines high, without line ends within the last; the base is zero unless all values
/// are far from it or span magnitudes, and both ends of the scale stand at the left.
[[nodiscard]] std::string
chart(std::span<const double> values, std::size_t width, std::size_t height, Characters characters);

} // namespace tenfold
