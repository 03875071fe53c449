// SPDX-License-Identifier: Apache-2.0
/// What the terminal on stderr can show.
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

} // namespace tenfold
