// SPDX-License-Identifier: Apache-2.0
#include "tools/cli/command_line.hpp"

#include "core/check.hpp"

#include "scenarios/problems.hpp"
#include "scenarios/shipped_files.hpp"

#include "sim/version.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <fmt/format.h>
#include <span>
#include <string_view>

#include "tools/cli/commands.hpp"
#include "tools/cli/help_format.hpp"
#include "tools/common/shell_line.hpp"
#include "tools/forecast/commands.hpp"
#include "tools/results/commands.hpp"
#include "tools/sweep/commands.hpp"

namespace tenfold {

namespace {

/// A command with its options declared.
struct DefinedCommand {
    const Command* command;
    const CLI::App* app;
    OptionCheck check; // none if the command requires a subcommand
};

/// All commands in the order of the help.
std::vector<const Command*> all_commands() {
    std::vector<const Command*> all;
    for (const std::span<const Command> room : {std::span<const Command>{cli_commands},
                                                {results_commands},
                                                {sweep_commands},
                                                {forecast_commands}}) {
        for (const Command& command : room) {
            all.push_back(&command);
        }
    }
    return all;
}

/// Declares every command and its options.
std::vector<DefinedCommand> define_commands(CLI::App& app) {
    std::vector<DefinedCommand> defined;
    for (const Command* const command : all_commands()) {
        const std::string name = command->name;
        const std::size_t blank = name.find(' ');
        CLI::App& above =
            blank == std::string::npos ? app : *app.get_subcommand(name.substr(0, blank));
        CLI::App& added = *above.add_subcommand(name.substr(blank + 1), command->sentence);
        Options options{added};
        defined.push_back(
            {command, &added, command->define == nullptr ? nullptr : command->define(options)});
    }
    return defined;
}

std::vector<std::string> option_names(const CLI::App& app) {
    std::vector<std::string> names;
    for (const CLI::Option* option : app.get_options()) {
        for (const std::string& name : option->get_lnames()) {
            names.push_back("--" + name);
        }
    }
    return names;
}

/// Refuses the arguments that CLI11 could not place: misspelt options and superfluous arguments.
void refuse_extras(const CLI::App& app) {
    std::vector<std::string> extras = app.remaining();
    const auto names = std::ranges::find(extras, "--"); // after which every argument is a name
    const bool option =
        !extras.empty() && names != extras.begin() && extras.front().starts_with("-");
    if (names != extras.end()) {
        extras.erase(names);
    }
    if (extras.empty()) {
        return;
    }
    const std::string& word = extras.front();
    if (option) {
        const std::string name = word.substr(0, word.find('='));
        throw UsageError{
            fmt::format("unknown option '{}'{}", name, did_you_mean(name, option_names(app)))};
    }
    throw UsageError{fmt::format("unexpected argument '{}'", word)};
}

/// Suggestion for a file, or the name of a shipped scenario, in the position of a command.
std::string command_for_file(const std::string& word) {
    const std::string file = find_scenario(word).string();
    const auto line = [&](const char* command, const char* more = "") {
        return fmt::format("`tenfold {} {}{}`", command, shell_line({word}), more);
    };
    if (file.ends_with(".yaml") || file.ends_with(".yml") || file == "-") {
        return fmt::format(
            "{} runs a scenario, {} runs a study", line("run"), line("sweep run", " --dir DIR"));
    }
    if (word.ends_with(".h5")) {
        return line("show") + " shows results";
    }
    return word.ends_with(".checkpoint") ? line("resume") + " resumes from a checkpoint"
                                         : std::string{};
}

[[noreturn]] void refuse_command(const CLI::App& app, const std::string& word) {
    std::vector<std::string> commands;
    if (app.get_parent() == nullptr) {
        commands.emplace_back("help");
    }
    for (const CLI::App* command : app.get_subcommands(nullptr)) {
        commands.push_back(command->get_name());
    }
    if (const std::string use = command_for_file(word); !use.empty()) {
        throw UsageError{fmt::format("'{}' names a file; a command is required: {}", word, use)};
    }
    throw UsageError{fmt::format("unknown command '{}'{}", word, did_you_mean(word, commands))};
}

void refuse_misspelt_command(const CLI::App& app) {
    for (const std::string& word : app.remaining()) {
        if (!word.starts_with("-") || word == "-") {
            refuse_command(app, word);
        }
    }
    refuse_extras(app);
}

/// The subcommand of `app` with that name, or null.
const CLI::App* find_command(const CLI::App& app, const std::string& name) {
    const std::vector<const CLI::App*> commands = app.get_subcommands(nullptr);
    const auto found = std::ranges::find_if(
        commands, [&](const CLI::App* command) { return command->get_name() == name; });
    return found == commands.end() ? nullptr : *found;
}

/// `tenfold help sweep run` means `tenfold sweep run --help`.
void turn_help_into_option(const CLI::App& app, std::vector<std::string>& arguments) {
    if (arguments.empty() || arguments.front() != "help") {
        return;
    }
    while (!arguments.empty() && arguments.front() == "help") {
        arguments.erase(arguments.begin());
    }
    const CLI::App* at = &app;
    for (const std::string& word : arguments) {
        const CLI::App* const below = find_command(*at, word);
        if (below == nullptr && !word.starts_with("-")) {
            refuse_command(*at, word);
        }
        at = below == nullptr ? at : below;
    }
    arguments.emplace_back("--help");
}

/// `app` and all its direct and indirect subcommands.
std::vector<CLI::App*> with_commands(CLI::App& app) {
    std::vector<CLI::App*> all{&app};
    for (std::size_t i = 0; i < all.size(); ++i) {
        for (CLI::App* below : all[i]->get_subcommands([](CLI::App*) { return true; })) {
            all.push_back(below);
        }
    }
    return all;
}

/// Settings of all commands.
void finish_definitions(CLI::App& app) {
    for (CLI::App* each : with_commands(app)) {
        each->allow_extras(); // refused by refuse_extras, which suggests the nearest option
        each->footer(
            "Exit codes: 0 success, 1 run failed, 2 invalid command line, 3 invalid scenario or "
            "study, 4 file error, 5 interrupted (partial results and a checkpoint are "
            "written), 6 sweep complete with failed runs");
    }
}

/// CLI11 would take "--seed=" for a missing option.
void refuse_empty_values(const std::vector<std::string>& arguments) {
    for (const std::string& argument : arguments) {
        if (argument.starts_with("--") && argument.ends_with("=") &&
            argument.find('=') + 1 == argument.size()) {
            throw UsageError{
                fmt::format("{} needs a value", argument.substr(0, argument.size() - 1))};
        }
        if (argument.empty()) {
            throw UsageError{"empty argument"};
        }
    }
}

/// "run, resume, sweep or show".
std::string listed(const std::vector<std::string>& names, std::string_view last) {
    std::string text = names.front();
    for (std::size_t i = 1; i < names.size(); ++i) {
        text += fmt::format("{}{}", i + 1 < names.size() ? ", " : last, names[i]);
    }
    return text;
}

[[noreturn]] void refuse_without_command() {
    std::vector<const Command*> commands = all_commands();
    std::ranges::stable_sort(commands, {}, &Command::group);
    std::vector<std::string> names;
    for (const Command* const command : commands) {
        if (std::string_view{command->name}.find(' ') == std::string_view::npos) {
            names.emplace_back(command->name);
        }
    }
    throw UsageError{
        fmt::format("a command is required: {} (tenfold --help)", listed(names, " or "))};
}

/// The given command. Throws UsageError for none, for a second one and for a missing subcommand.
const DefinedCommand& given_command(const CLI::App& app, std::span<const DefinedCommand> defined) {
    const CLI::App* at = &app;
    while (!at->get_subcommands().empty()) {
        const std::vector<CLI::App*> given = at->get_subcommands();
        if (given.size() > 1) {
            throw UsageError{fmt::format("unexpected argument '{}'", given[1]->get_name())};
        }
        at = given.front();
    }
    if (at == &app) {
        refuse_without_command();
    }
    const DefinedCommand& command = *std::ranges::find(defined, at, &DefinedCommand::app);
    if (!command.check) {
        std::vector<std::string> names;
        for (const CLI::App* below : at->get_subcommands(nullptr)) {
            names.push_back(below->get_name());
        }
        throw UsageError{
            fmt::format("{} needs one of {}", command.command->name, listed(names, ", "))};
    }
    return command;
}

} // namespace

CommandLine parse_command_line(std::vector<std::string> arguments, std::size_t columns) {
    CLI::App app{"Tenfold, a discrete-event simulator of an economy that adopts AI agents",
                 "tenfold"};
    app.formatter(help_format(columns)); // which the commands inherit
    bool version = false;
    app.add_flag("--version", version, "Print the versions of Tenfold and of its libraries");
    const std::vector<DefinedCommand> defined = define_commands(app);
    finish_definitions(app);

    turn_help_into_option(app, arguments);
    refuse_empty_values(arguments);
    std::reverse(arguments.begin(), arguments.end()); // CLI11 takes them from the back
    try {
        app.parse(arguments);
    } catch (const CLI::CallForHelp&) {
        return {app.help(), {}, {}};
    } catch (const CLI::ParseError& error) {
        throw UsageError{error.what()};
    }
    refuse_misspelt_command(app);
    if (const CLI::App* const sweep = app.get_subcommand("sweep");
        sweep->parsed() && sweep->get_subcommands().empty()) {
        refuse_misspelt_command(*sweep);
    }
    for (const CLI::App* each : with_commands(app)) {
        refuse_extras(*each);
    }
    if (version) {
        return {version_text(), {}, {}};
    }
    const DefinedCommand& command = given_command(app, defined);
    return {{}, command.command->name, command.check()};
}

} // namespace tenfold
