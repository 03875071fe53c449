// SPDX-License-Identifier: Apache-2.0
/// What a command of `tenfold` consists of. Each room lists its commands in its commands.hpp, and
/// cli/command_line.cpp joins the lists.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <string>

namespace CLI {
class App;
}

namespace tenfold {

/// What commands are for, in the order in which a command line without a command is answered.
enum class CommandGroup { simulation, study, results, tables, scenario, replication };

/// What a command is told beside its options.
struct Invocation {
    std::string line;                     // the command line, for the provenance
    const std::atomic<bool>& interrupted; // set by SIGINT and SIGTERM
};

/// Does what was asked for and returns the exit code. Throws ScenarioError, UsageError, FileError
/// or RunError.
using Action = std::function<int(const Invocation&)>;

/// Checks the options that were given. Throws UsageError.
using OptionCheck = std::function<Action()>;

struct Command {
    const char* name; // two words for a command below another, as "sweep plan"
    CommandGroup group;
    const char* sentence;
    /// Declares the options. Null: the command needs one of those below it.
    OptionCheck (*define)(CLI::App& app);
};

/// A command in three steps: `define` declares its options as text, `check` makes a request of
/// them, and `perform` does it.
template <class Raw, class Request>
[[nodiscard]] OptionCheck command_of(CLI::App& app,
                                     void (*define)(CLI::App&, Raw&),
                                     Request (*check)(const Raw&),
                                     int (*perform)(const Request&, const Invocation&)) {
    const auto raw = std::make_shared<Raw>();
    define(app, *raw);
    return [=]() -> Action {
        return [request = check(*raw), perform](const Invocation& invocation) {
            return perform(request, invocation);
        };
    };
}

} // namespace tenfold
