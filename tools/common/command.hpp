// SPDX-License-Identifier: Apache-2.0
/// A command of `tenfold`. Each room lists its commands in its commands.hpp, and
/// cli/command_line.cpp joins the lists.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <string>

#include "tools/common/options.hpp"

namespace tenfold {

/// The purpose of a command. The error for a missing command lists commands in this order.
enum class CommandGroup { simulation, study, results, tables, scenario, replication };

/// Input of a command besides its options.
struct Invocation {
    std::string line;                     // the command line, for provenance
    const std::atomic<bool>& interrupted; // set by SIGINT and SIGTERM
};

/// Performs a request and returns the exit code. Throws ScenarioError, UsageError, FileError or
/// RunError.
using Action = std::function<int(const Invocation&)>;

/// Checks the parsed options. Throws UsageError.
using OptionCheck = std::function<Action()>;

struct Command {
    const char* name; // two words for a subcommand, such as "sweep plan"
    CommandGroup group;
    const char* sentence; // for the help
    /// Declares the options. Null: the command requires one of its subcommands.
    OptionCheck (*define)(Options& options);
};

/// A command in three steps: `define` declares its options as text, `check` turns them into a
/// request, and `perform` executes the request.
template <class Raw, class Request>
[[nodiscard]] OptionCheck command_of(Options& options,
                                     void (*define)(Options&, Raw&),
                                     Request (*check)(const Raw&),
                                     int (*perform)(const Request&, const Invocation&)) {
    const auto raw = std::make_shared<Raw>();
    define(options, *raw);
    return [=]() -> Action {
        return [request = check(*raw), perform](const Invocation& invocation) {
            return perform(request, invocation);
        };
    };
}

} // namespace tenfold
