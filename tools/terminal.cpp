// SPDX-License-Identifier: Apache-2.0
#include "tools/terminal.hpp"

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <string>
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

int output_columns() {
    constexpr int narrowest = 60;
    constexpr int widest = 140;
    winsize size{};
    const bool known = isatty(STDOUT_FILENO) == 1 && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 &&
                       size.ws_col > 0;
    return known ? std::clamp<int>(size.ws_col, narrowest, widest) : 100;
}

bool is_utf8_locale() {
    for (const char* const name : {"LC_ALL", "LC_CTYPE", "LANG"}) {
        const char* const value = std::getenv(name);
        if (value == nullptr || *value == '\0') {
            continue;
        }
        std::string folded;
        for (const char* c = value; *c != '\0'; ++c) {
            folded += static_cast<char>(std::tolower(static_cast<unsigned char>(*c)));
        }
        return folded.find("utf-8") != std::string::npos ||
               folded.find("utf8") != std::string::npos;
    }
    return false;
}

} // namespace tenfold
