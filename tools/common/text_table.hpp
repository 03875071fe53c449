// SPDX-License-Identifier: Apache-2.0
/// Tables and paragraphs of plain text that fit the columns there are.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace tenfold {

/// Longer lines of running text are hard to read.
inline constexpr std::size_t widest_paragraph = 95;

/// Lays out `rows`, which are lines with tabs between their fields: the first field to the left,
/// the others to the right of columns of the given `widths`. Where these do not fit into `columns`,
/// columns become as narrow as their contents, then fields are wrapped, and at last a row's first
/// field has a line of its own above the others. Nothing is cut.
[[nodiscard]] std::string
table_text(std::string_view rows, std::span<const std::size_t> widths, std::size_t columns);

/// `text` with every line that is longer than `columns` wrapped at its blanks. What follows stands
/// below the text behind the first gap of two blanks or more ("Label      text"), or, where there
/// is none or it is far to the right, two to the right of where the line begins. A line that tells
/// a command (": tenfold ...") stays in one piece, to be copied.
[[nodiscard]] std::string fitted(std::string_view text, std::size_t columns);

/// The same for the columns of stdout (tools/common/terminal.hpp).
[[nodiscard]] std::string fitted(std::string_view text);

} // namespace tenfold
