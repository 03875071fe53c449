// SPDX-License-Identifier: Apache-2.0
#include "tools/common/terminal.hpp"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <cstdlib>
#include <string>
#include <string_view>
#include <sys/ioctl.h>
#include <system_error>
#include <unistd.h>

namespace tenfold {

namespace {

/// The environment variable COLUMNS; 0 if it is not set.
int wanted_columns() {
    const char* const text = std::getenv("COLUMNS");
    int columns = 0;
    if (text != nullptr) {
        const std::string_view digits{text};
        const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), columns);
        columns = read.ec == std::errc{} && read.ptr == digits.data() + digits.size() ? columns : 0;
    }
    return columns;
}

} // namespace

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
    if (const int wanted = wanted_columns(); wanted > 0) {
        terminal.columns = wanted;
    }
    return terminal;
}

int output_columns() {
    constexpr int narrowest = 40;
    constexpr int widest = 200;
    if (const int wanted = wanted_columns(); wanted > 0) {
        return std::clamp(wanted, narrowest, widest);
    }
    winsize size{};
    const bool known = isatty(STDOUT_FILENO) == 1 && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 &&
                       size.ws_col > 0;
    return known ? std::clamp<int>(size.ws_col, narrowest, widest) : usual_columns;
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
