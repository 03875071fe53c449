// SPDX-License-Identifier: Apache-2.0
#include "tools/terminal.hpp"

#include <cstdlib>
#include <string_view>
#include <sys/ioctl.h>
#include <unistd.h>

namespace tenfold {

Terminal look_at_terminal() {
    Terminal terminal;
    const char* const term = std::getenv("TERM");
    const bool dumb = term == nullptr || std::string_view{term} == "dumb";
    terminal.is_terminal = !dumb && isatty(STDERR_FILENO) == 1;
    const char* const no_color = std::getenv("NO_COLOR");
    terminal.colour = terminal.is_terminal && (no_color == nullptr || *no_color == '\0');
    winsize size{};
    if (terminal.is_terminal && ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) {
        terminal.columns = size.ws_col;
    }
    return terminal;
}

} // namespace tenfold
