// SPDX-License-Identifier: Apache-2.0
#include "tools/cli/command_line.hpp"

#include "core/check.hpp"

#include "scenarios/problems.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdint>
#include <fmt/format.h>
#include <string_view>

#include "tools/cli/commands.hpp"
#include "tools/cli/help_format.hpp"
#include "tools/common/option_values.hpp"
#include "tools/common/shell_line.hpp"
#include "tools/common/version.hpp"

namespace tenfold {

namespace {

constexpr std::uint64_t most_seeds = 100; // more is for sweeps, which go on after an interruption

/// Options as text (tools/common/option_values.hpp).
struct RawOptions {
    std::vector<std::string> scenarios;
    std::vector<std::string> sets;
    std::string out, seed, replicate, threads, scale, until, key;
    std::vector<std::string> checkpoints;
    std::string checkpoint_every, checkpoint_at, checkpoint;
    std::string progress = "auto";
    bool quiet = false;
    bool force = false;
    bool twin = false;
    std::string seeds;
    bool markdown = false;
    bool json_schema = false;
    bool version = false;
    RawReplicateOptions replication;
    RawResultsOptions results;
    RawSweepOptions sweep;
};

/// Options of every simulation, from the first day or from a checkpoint.
void define_simulation(CLI::App& command, RawOptions& raw) {
    command
        .add_option("--set",
                    raw.sets,
                    "Override a parameter, for example adoption.enabled=false, or add a policy: "
                    "policies.tax={lever: token_tax, from: 2030-01-01, strength: 0.1}; repeatable")
        ->type_name("KEY=VALUE")
        ->take_all()
        ->allow_extra_args(false);
    command
        .add_option("--threads,-j", raw.threads, "Threads; default all that this process may use")
        ->type_name("N");
    command.add_option("--until", raw.until, "Day after the last simulated day, YYYY-MM-DD")
        ->type_name("DATE");
    command
        .add_option("--checkpoint-every",
                    raw.checkpoint_every,
                    "Write a checkpoint every so often: simulated time (90d, 6mo, 1y) or "
                    "wall-clock time (45s, 30min, 2h)")
        ->type_name("TIME");
    command
        .add_option(
            "--checkpoint-at",
            raw.checkpoint_at,
            "Write a checkpoint before that day is simulated, from which branches can start")
        ->type_name("DATE");
    command
        .add_option("--checkpoint",
                    raw.checkpoint,
                    "Where checkpoints go, that of an interrupted run too; default beside the "
                    "results, with the ending .checkpoint")
        ->type_name("FILE");
    command.add_flag("--force", raw.force, force_help);
    command.add_flag("--quiet,-q", raw.quiet, "Neither progress nor summary");
    command
        .add_option("--progress",
                    raw.progress,
                    "auto (a bar on a terminal, else plain), plain, json, or none")
        ->type_name("STYLE");
}

void define_run(CLI::App& run, RawOptions& raw) {
    run.add_option("SCENARIO", raw.scenarios, "Scenario file (YAML)");
    run.add_option("--out,-o",
                   raw.out,
                   "Results file; default results/NAME-seedS.h5, with what --set, --scale and "
                   "--until change in the name; replaced when it holds results of the same values")
        ->type_name("FILE");
    define_simulation(run, raw);
    run.add_option("--seed", raw.seed, "Seed of all random numbers")->type_name("N");
    run.add_option("--replicate", raw.replicate, "Other random numbers under the same seed")
        ->type_name("N");
    run.add_option("--scale", raw.scale, "Real people that one simulated person stands for")
        ->type_name("S");
    run.add_flag(
        "--twin",
        raw.twin,
        "Run it without artificial intelligence too, and say what that brings; its results are "
        "those of the run with -twin in the name");
    run.add_option("--seeds",
                   raw.seeds,
                   "With --twin: so many seeds, from that of the scenario on, and 95 % intervals "
                   "over them; the seed is in the names")
        ->type_name("N");
}

void define_resume(CLI::App& resume, RawOptions& raw) {
    resume.add_option("CHECKPOINT", raw.checkpoints, "File that an earlier run has written");
    resume
        .add_option("--out,-o",
                    raw.out,
                    "Results file, of the whole run from its first day on; default that of the "
                    "run which wrote the checkpoint, with what is changed in the name")
        ->type_name("FILE");
    define_simulation(resume, raw);
}

void define_describe(CLI::App& describe, RawOptions& raw) {
    describe.add_option(
        "KEY",
        raw.key,
        "Parameter or group, for example adoption.peer_effect; `study`: the keys of "
        "study files; `series`, `observed` or `format` with --markdown: what the "
        "output file holds; default all parameters");
    describe.add_flag("--markdown", raw.markdown, "All parameters as a page of tables");
    describe.add_flag(
        "--json-schema", raw.json_schema, "JSON Schema of scenario files, for editors");
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

/// What CLI11 could not place: a misspelt option or one argument too many.
void refuse_extras(const CLI::App& app) {
    std::vector<std::string> extras = app.remaining();
    const auto names = std::ranges::find(extras, "--"); // behind which everything is a name
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

/// What to say of a file that stands where a command should.
std::string command_for_file(const std::string& word) {
    const auto line = [&](const char* command, const char* more = "") {
        return fmt::format("`tenfold {} {}{}`", command, shell_line({word}), more);
    };
    if (word.ends_with(".yaml") || word.ends_with(".yml") || word == "-") {
        return fmt::format("{} runs a scenario, {} makes the runs of a study",
                           line("run"),
                           line("sweep run", " --dir DIR"));
    }
    if (word.ends_with(".h5")) {
        return line("show") + " shows results";
    }
    return word.ends_with(".checkpoint") ? line("resume") + " goes on from a checkpoint"
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
        throw UsageError{fmt::format("'{}' is a file, and a command is missing: {}", word, use)};
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

/// The command of `app` with that name, or null.
const CLI::App* find_command(const CLI::App& app, const std::string& name) {
    const std::vector<const CLI::App*> commands = app.get_subcommands(nullptr);
    const auto found = std::ranges::find_if(
        commands, [&](const CLI::App* command) { return command->get_name() == name; });
    return found == commands.end() ? nullptr : *found;
}

/// `tenfold help sweep run` asks for what `tenfold sweep run --help` prints.
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

/// The options that are short for an override go the same way as --set, so that run and echo agree;
/// the loader knows their ranges.
void add_overrides(CommandLine& result, const RawOptions& raw) {
    for (const std::string& text : raw.sets) {
        result.overrides.push_back(parse_override(text));
    }
    struct Short {
        const char* option;
        const char* path;
        const std::string& value;
    };
    for (const Short& each : {Short{"--seed", "seed", raw.seed},
                              Short{"--replicate", "replicate", raw.replicate},
                              Short{"--scale", "scale", raw.scale},
                              Short{"--until", "time.end", raw.until}}) {
        if (!each.value.empty()) {
            result.overrides.push_back(
                {each.path, each.value, fmt::format("{} {}", each.option, each.value)});
        }
    }
}

ProgressStyle progress_style(const std::string& text) {
    return static_cast<ProgressStyle>(
        choice("--progress", text, {"auto", "plain", "json", "none"}));
}

void fill_simulation(CommandLine& result, const RawOptions& raw) {
    add_overrides(result, raw);
    result.output_path = raw.out;
    if (!raw.threads.empty()) {
        result.threads =
            static_cast<unsigned>(whole_number("--threads", raw.threads, 1, largest_thread_count));
    }
    if (!raw.checkpoint_every.empty()) {
        result.checkpoint_every = checkpoint_interval("--checkpoint-every", raw.checkpoint_every);
    }
    if (!raw.checkpoint_at.empty() && !parse_date(raw.checkpoint_at, result.checkpoint_every.at)) {
        throw UsageError{fmt::format("--checkpoint-at is '{}'; it must be a date, YYYY-MM-DD",
                                     raw.checkpoint_at)};
    }
    result.checkpoint_path = raw.checkpoint;
    result.quiet = raw.quiet;
    result.force = raw.force;
    result.progress = progress_style(raw.progress);
}

void fill_run(CommandLine& result, const RawOptions& raw) {
    result.command = Command::run;
    if (raw.scenarios.size() != 1) {
        throw UsageError{raw.scenarios.empty()
                             ? "run needs a scenario file, for example scenarios/us-2023.yaml"
                             : fmt::format("unexpected argument '{}'", raw.scenarios[1])};
    }
    fill_simulation(result, raw);
    if (raw.out == "-") {
        throw UsageError{"--out needs the name of a file; results are not written to stdout"};
    }
    result.twin = raw.twin;
    if (raw.seeds.empty()) {
        return;
    }
    result.seeds = static_cast<int>(whole_number("--seeds", raw.seeds, 1, most_seeds));
    if (!raw.twin) {
        throw UsageError{
            "--seeds is for --twin; `tenfold sweep run` makes many runs of other kinds"};
    }
    if (result.seeds > 1 && !raw.checkpoint.empty()) {
        throw UsageError{"--checkpoint is for one run, and --seeds makes several; without it each "
                         "has one beside its results"};
    }
}

void fill_resume(CommandLine& result, const RawOptions& raw) {
    result.command = Command::resume;
    if (raw.checkpoints.size() != 1) {
        throw UsageError{raw.checkpoints.empty()
                             ? "resume needs a checkpoint, for example "
                               "results/us-2023-seed1.checkpoint"
                             : fmt::format("unexpected argument '{}'", raw.checkpoints[1])};
    }
    fill_simulation(result, raw);
    result.checkpoint_source = raw.checkpoints.front();
}

void fill_describe(CommandLine& result, const RawOptions& raw) {
    result.command = Command::describe;
    result.key = raw.key;
    if (raw.markdown && raw.json_schema) {
        throw UsageError{"describe takes --markdown or --json-schema, not both"};
    }
    if (raw.markdown) {
        result.format = DescribeFormat::markdown;
    } else if (raw.json_schema) {
        result.format = DescribeFormat::json_schema;
    }
}

/// The commands that read results; false when it is none of them.
bool fill_results(CommandLine& result, const CLI::App& app, const RawResultsOptions& raw) {
    if (app.got_subcommand("show")) {
        result.command = Command::show_results;
        result.results = check_show(raw);
    } else if (app.got_subcommand("export")) {
        result.command = Command::export_results;
        result.results = check_export(raw);
    } else if (app.got_subcommand("compare")) {
        result.command = Command::compare_results;
        result.results = check_compare(raw);
    } else if (app.got_subcommand("report")) {
        result.command = Command::report_results;
        result.results = check_report(raw);
    } else {
        return false;
    }
    return true;
}

/// `app` and all commands and commands of commands below it.
std::vector<CLI::App*> all_commands(CLI::App& app) {
    std::vector<CLI::App*> all{&app};
    for (std::size_t i = 0; i < all.size(); ++i) {
        for (CLI::App* below : all[i]->get_subcommands([](CLI::App*) { return true; })) {
            all.push_back(below);
        }
    }
    return all;
}

/// What all commands share.
void finish_definitions(CLI::App& app) {
    for (CLI::App* each : all_commands(app)) {
        each->allow_extras(); // placed by refuse_extras, which can name the nearest
        each->footer(
            "Exit codes: 0 done, 1 run failed, 2 wrong command line, 3 invalid scenario or "
            "study, 4 file trouble, 5 interrupted (results so far and a checkpoint are "
            "written), 6 a sweep is done and some of its runs failed");
    }
}

/// An option given as "--seed=" would otherwise look as if it had not been given.
void refuse_empty_values(const std::vector<std::string>& arguments) {
    for (const std::string& argument : arguments) {
        if (argument.starts_with("--") && argument.ends_with("=") &&
            argument.find('=') + 1 == argument.size()) {
            throw UsageError{
                fmt::format("{} needs a value", argument.substr(0, argument.size() - 1))};
        }
        if (argument.empty()) {
            throw UsageError{"an argument is empty"};
        }
    }
}

/// What the command asks for, once all that was given has been read.
void fill_command(CommandLine& result, const CLI::App& app, const RawOptions& raw) {
    if (raw.version) {
        result.text = version_text();
    } else if (app.got_subcommand("run")) {
        fill_run(result, raw);
    } else if (app.got_subcommand("resume")) {
        fill_resume(result, raw);
    } else if (app.got_subcommand("validate")) {
        result.command = Command::validate;
        if (raw.scenarios.empty()) {
            throw UsageError{"validate needs a scenario file, for example scenarios/us-2023.yaml"};
        }
    } else if (app.got_subcommand("describe")) {
        fill_describe(result, raw);
    } else if (app.got_subcommand("replicate")) {
        result.command = Command::replicate;
        result.replicate = check_replicate(raw.replication);
    } else if (const auto sweep = check_sweep(app, raw.sweep)) {
        result.command = Command::sweep;
        result.sweep = *sweep;
    } else if (!fill_results(result, app, raw.results)) {
        throw UsageError{"a command is missing: run, resume, sweep, sensitivity, calibrate, show, "
                         "compare, report, export, validate, describe or replicate (tenfold "
                         "--help)"};
    }
}

} // namespace

CommandLine parse_command_line(std::vector<std::string> arguments, std::size_t columns) {
    CLI::App app{"Tenfold, a discrete-event simulator of an economy that adopts AI agents",
                 "tenfold"};
    app.formatter(help_format(columns)); // which the commands inherit
    RawOptions raw;
    app.add_flag("--version", raw.version, "Print the versions of Tenfold and of its libraries");
    CLI::App* const run = app.add_subcommand("run", "Run a scenario and write its results");
    CLI::App* const resume = app.add_subcommand("resume", "Go on with a run from a checkpoint");
    CLI::App* const check =
        app.add_subcommand("validate", "Check scenario files without running them");
    CLI::App* const describe =
        app.add_subcommand("describe", "Explain the parameters of scenarios");
    CLI::App* const replicate =
        app.add_subcommand("replicate", "Run a published model on this engine");
    define_run(*run, raw);
    define_resume(*resume, raw);
    define_replicate(*replicate, raw.replication);
    check->add_option("SCENARIO", raw.scenarios, "Scenario files (YAML)");
    define_describe(*describe, raw);
    define_results_commands(app, raw.results);
    define_sweep_commands(app, raw.sweep);
    finish_definitions(app);

    CommandLine result;
    turn_help_into_option(app, arguments);
    refuse_empty_values(arguments);
    std::reverse(arguments.begin(), arguments.end()); // CLI11 takes them from the back
    try {
        app.parse(arguments);
    } catch (const CLI::CallForHelp&) {
        result.text = app.help();
        return result;
    } catch (const CLI::ParseError& error) {
        throw UsageError{error.what()};
    }
    refuse_misspelt_command(app);
    if (const CLI::App* const sweep = app.get_subcommand("sweep");
        sweep->parsed() && sweep->get_subcommands().empty()) {
        refuse_misspelt_command(*sweep);
    }
    for (const CLI::App* each : all_commands(app)) {
        refuse_extras(*each);
    }
    fill_command(result, app, raw);
    result.scenarios = std::move(raw.scenarios);
    return result;
}

} // namespace tenfold
