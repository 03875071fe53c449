// SPDX-License-Identifier: Apache-2.0
/// Numbers of any size in few characters, and texts in columns.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace tenfold {

/// Four figures or so: "0.04120", "812,345", "28.43 T" (M, B, T: million, billion, trillion),
/// "2.10e25"; "-" for NaN.
[[nodiscard]] std::string figure_text(double value);

/// Characters of UTF-8 text, which is what columns are counted in.
[[nodiscard]] std::size_t text_width(std::string_view text);

/// `text` in exactly `width` columns, filled with spaces at its right or cut.
[[nodiscard]] std::string padded(std::string_view text, std::size_t width);

/// `text` in lines of at most `width` columns, each after `indent` spaces; ends with a newline.
[[nodiscard]] std::string wrapped(std::string_view text, std::size_t width, std::size_t indent);

} // namespace tenfold
