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

/// Columns to stay within on stdout: those of its terminal, between 60 and 140; 100 elsewhere.
[[nodiscard]] int output_columns();

/// Whether the locale's characters are UTF-8 (LC_ALL, LC_CTYPE, LANG).
[[nodiscard]] bool is_utf8_locale();

} // namespace tenfold
