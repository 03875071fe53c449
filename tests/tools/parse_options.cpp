// SPDX-License-Identifier: Apache-2.0
#include "tests/tools/parse_options.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>

namespace tenfold::test {

void parse_options(const std::function<void(Options&)>& define, std::vector<std::string> words) {
    CLI::App app;
    Options options{app};
    define(options);
    std::ranges::reverse(words); // CLI11 takes them from the back
    app.parse(words);
}

} // namespace tenfold::test
