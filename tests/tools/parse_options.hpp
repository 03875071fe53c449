// SPDX-License-Identifier: Apache-2.0
/// Options of one command, parsed without the rest of the command line.
#pragma once

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "tools/common/options.hpp"

namespace tenfold::test {

/// Parses `words` with the options that `define` declares.
void parse_options(const std::function<void(Options&)>& define, std::vector<std::string> words);

/// The request that a command makes of `words`.
template <class Raw, class Request>
[[nodiscard]] Request request_of(void (*define)(Options&, Raw&),
                                 Request (*check)(const Raw&),
                                 std::vector<std::string> words) {
    Raw raw;
    parse_options([&](Options& options) { define(options, raw); }, std::move(words));
    return check(raw);
}

} // namespace tenfold::test
