// SPDX-License-Identifier: Apache-2.0
/// Compact numbers, and text in columns.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace tenfold {

/// About four significant digits: "0.04120", "812,345", "28.43 T" (M, B, T: million, billion, trillion),
/// "2.10e25"; "-" for NaN.
[[nodiscard]] std::string figure_text(double value);

/// Number of characters of UTF-8 text, which is its width in columns.
[[nodiscard]] std::size_t text_width(std::string_view text);

/// `text` in exactly `width` columns, padded with spaces on the right or truncated.
[[nodiscard]] std::string padded(std::string_view text, std::size_t width);

/// `text` wrapped to `width` columns, each line indented by `indent` spaces; ends with a newline.
[[nodiscard]] std::string wrapped(std::string_view text, std::size_t width, std::size_t indent);

} // namespace tenfold
