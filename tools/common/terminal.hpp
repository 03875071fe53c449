// SPDX-License-Identifier: Apache-2.0
/// Properties of the terminal.
#pragma once

namespace tenfold {

/// Properties of stderr.
struct Terminal {
    bool is_terminal = false; // stderr is a terminal that can redraw a line (TERM is not "dumb")
    bool colour = false;      // a terminal, and NO_COLOR is not set
    int columns = 80;
};

[[nodiscard]] Terminal look_at_terminal();

/// Width of text if the width of the terminal is unknown.
inline constexpr int usual_columns = 100;

/// Width of text on stdout: the environment variable COLUMNS, else the width of the terminal, both
/// between 40 and 200; else 100.
[[nodiscard]] int output_columns();

/// Whether the locale uses UTF-8 (LC_ALL, LC_CTYPE, LANG).
[[nodiscard]] bool is_utf8_locale();

} // namespace tenfold
