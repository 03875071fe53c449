// SPDX-License-Identifier: Apache-2.0
/// Tables and paragraphs of plain text that fit a given width.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace tenfold {

/// Longer lines of running text are hard to read.
inline constexpr std::size_t widest_paragraph = 95;

/// Lays out `rows`, lines with tabs between fields, in columns of the given `widths`: the first
/// field left-aligned, the others right-aligned. If the table exceeds `columns`, columns shrink to
/// their contents, then fields are wrapped, and finally the first field of each row has a line of
/// its own. Nothing is truncated.
[[nodiscard]] std::string
table_text(std::string_view rows, std::span<const std::size_t> widths, std::size_t columns);

/// `text` with every line longer than `columns` wrapped at blanks. Continuation lines align with the
/// text after the first gap of at least two blanks ("Label      text"); without a gap, or if it is
/// far to the right, they are indented by two. A line with a command (": tenfold ...") is not
/// wrapped, so that it can be copied.
[[nodiscard]] std::string fitted(std::string_view text, std::size_t columns);

/// The same for the width of stdout (tools/common/terminal.hpp).
[[nodiscard]] std::string fitted(std::string_view text);

} // namespace tenfold
