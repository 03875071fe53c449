// SPDX-License-Identifier: Apache-2.0
#include "tools/common/shell_line.hpp"

#include <algorithm>

namespace tenfold {

bool is_plain(char c, std::string_view others) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 ||
           others.find(c) != std::string_view::npos;
}

std::string shell_line(const std::vector<std::string>& arguments) {
    std::string line;
    for (const std::string& argument : arguments) {
        line += line.empty() ? "" : " ";
        const bool plain =
            !argument.empty() && std::all_of(argument.begin(), argument.end(), [](char c) {
                return is_plain(c, "-_./=,:+@%");
            });
        if (plain) {
            line += argument;
            continue;
        }
        line += '\'';
        for (const char c : argument) {
            line += c == '\'' ? std::string{"'\\''"} : std::string{c};
        }
        line += '\'';
    }
    return line;
}

} // namespace tenfold
