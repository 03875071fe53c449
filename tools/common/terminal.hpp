// SPDX-License-Identifier: Apache-2.0
/// What the terminal can show.
#pragma once

namespace tenfold {

/// Facts about stderr, looked up once.
struct Terminal {
    bool is_terminal =
        false;           // stderr goes to a terminal that can redraw a line (TERM is not "dumb")
    bool colour = false; // and NO_COLOR is not set
    int columns = 80;
};

[[nodiscard]] Terminal look_at_terminal();

/// Columns of a text whose reader's are not known.
inline constexpr int usual_columns = 100;

/// Columns to stay within on stdout: COLUMNS where the environment has it, else those of its
/// terminal, both between 40 and 200; else 100.
[[nodiscard]] int output_columns();

/// Whether the locale's characters are UTF-8 (LC_ALL, LC_CTYPE, LANG).
[[nodiscard]] bool is_utf8_locale();

} // namespace tenfold
