// SPDX-License-Identifier: Apache-2.0
#include "tools/sweep/sweep_options.hpp"

#include "core/check.hpp"

#include "scenarios/file_kinds.hpp"
#include "scenarios/text_file.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <charconv>
#include <filesystem>
#include <fmt/format.h>
#include <set>
#include <system_error>

#include "tools/common/option_values.hpp"

namespace tenfold {

namespace {

constexpr std::uint64_t most_shards = 1'000'000;
constexpr std::uint64_t largest_run = 10'000'000;
constexpr const char* example_study = "scenarios/studies/elasticities.yaml";

void add_study(CLI::App& command, RawSweepOptions& raw) {
    command.add_option("STUDY", raw.study, "Study file (YAML)");
    command
        .add_option("--set",
                    raw.sets,
                    "Override a parameter of the scenario for all runs, for example scale=20000; "
                    "repeatable")
        ->type_name("KEY=VALUE")
        ->take_all()
        ->allow_extra_args(false);
}

void add_directory(CLI::App& command, RawSweepOptions& raw) {
    command.add_option("--dir", raw.directory, "Directory of the sweep, made if it is not there")
        ->type_name("DIR");
    command
        .add_option("--runs-per-shard",
                    raw.runs_per_shard,
                    "Runs in one file of results; default a hundredth of all, but 100 to 1,000")
        ->type_name("N");
}

void add_running(CLI::App& command, RawSweepOptions& raw) {
    command.add_option("--jobs", raw.jobs, "Runs at a time; default chosen by their size")
        ->type_name("N");
    command
        .add_option("--threads,-j",
                    raw.threads,
                    "Threads in each run; more than one only without other jobs")
        ->type_name("N");
    command
        .add_option("--progress",
                    raw.progress,
                    "auto (a bar on a terminal, else plain), plain, json, or none")
        ->type_name("STYLE");
    command.add_flag("--quiet,-q", raw.quiet, "Neither progress nor summary");
}

void define_run(CLI::App& sweep, RawSweepOptions& raw) {
    CLI::App& run = *sweep.add_subcommand("run", "Make the runs of a study that are not done yet");
    add_study(run, raw);
    add_directory(run, raw);
    add_running(run, raw);
    run.add_option("--shards", raw.shards, "Only those: 3, or 0-7, or 1,4")->type_name("LIST");
    run.add_option("--checkpoint-every",
                   raw.checkpoint_every,
                   "Write checkpoints of runs under way every so often, for example 30min; one is "
                   "written in any case when the command is interrupted")
        ->type_name("TIME");
    run.add_flag("--retry", raw.retry, "Try failed runs again");
}

std::string needed(const std::string& value, const std::string& what) {
    if (value.empty()) {
        throw UsageError{what};
    }
    return value;
}

void fill_numbers(SweepRequest& request, const RawSweepOptions& raw) {
    if (!raw.jobs.empty()) {
        request.jobs =
            static_cast<unsigned>(whole_number("--jobs", raw.jobs, 1, largest_thread_count));
    }
    if (!raw.threads.empty()) {
        request.threads =
            static_cast<unsigned>(whole_number("--threads", raw.threads, 1, largest_thread_count));
    }
    if (request.jobs > 1 && request.threads > 1) {
        throw UsageError{"several jobs have one thread each: give --jobs or --threads, or run "
                         "parts of the sweep (--shards) in processes of their own"};
    }
    if (!raw.runs_per_shard.empty()) {
        request.runs_per_shard = static_cast<std::size_t>(
            whole_number("--runs-per-shard", raw.runs_per_shard, 1, most_shards));
    }
    if (!raw.shards.empty()) {
        request.shards = shard_list(raw.shards);
    }
    if (!raw.checkpoint_every.empty()) {
        request.checkpoint_every = checkpoint_interval("--checkpoint-every", raw.checkpoint_every);
    }
    if (!raw.run.empty()) {
        request.run = static_cast<std::size_t>(whole_number("--run", raw.run, 0, largest_run));
    }
    (void)choice("--progress", raw.progress, {"auto", "plain", "json", "none"});
}

SweepRequest request_for(SweepAction action, const RawSweepOptions& raw) {
    SweepRequest request;
    request.action = action;
    request.study = raw.study;
    request.directory = raw.directory;
    request.farm = raw.farm;
    for (const std::string& text : raw.sets) {
        request.overrides.push_back(parse_override(text));
    }
    fill_numbers(request, raw);
    request.output = raw.output;
    request.progress = raw.progress;
    request.retry = raw.retry;
    request.quiet = raw.quiet;
    request.json = raw.json;
    request.force = raw.force;
    return request;
}

void check_farm(const SweepRequest& request) {
    (void)choice("emit", request.farm, {"slurm", "mpi", "parallel", "snakemake"});
}

/// A file that is no study is said before what else is missing.
void need_directory(const SweepRequest& request, const char* what) {
    std::error_code ignored; // what cannot be read is for the command to say
    if (request.directory.empty() && std::filesystem::is_regular_file(request.study, ignored)) {
        require_study(parse_yaml(read_text_file(request.study), request.study));
    }
    (void)needed(request.directory, what);
}

void check_needs(const SweepRequest& request) {
    const std::string study = fmt::format("needs a study file, for example {}", example_study);
    switch (request.action) {
    case SweepAction::plan:
        (void)needed(request.study, "sweep plan " + study);
        break;
    case SweepAction::run:
        need_directory(request, "sweep run needs --dir DIR, where its results go");
        break;
    case SweepAction::emit:
        (void)needed(request.farm, "sweep emit needs one of slurm, mpi, parallel, snakemake");
        check_farm(request);
        (void)needed(request.study, "sweep emit " + study);
        need_directory(request, "sweep emit needs --dir DIR, where its results go");
        break;
    case SweepAction::status:
    case SweepAction::collect:
    case SweepAction::sensitivity:
        (void)needed(request.directory, "the directory of a sweep is missing");
        break;
    case SweepAction::calibrate:
        (void)needed(request.study, "calibrate " + study);
        need_directory(request, "calibrate needs --dir DIR, where its results go");
        break;
    }
    if (!request.overrides.empty() && request.study.empty()) {
        throw UsageError{"--set belongs to a study; the sweep in the directory has its values"};
    }
}

} // namespace

void define_sweep_commands(CLI::App& app, RawSweepOptions& raw) {
    CLI::App& sweep = *app.add_subcommand("sweep", "Make the many runs of a study");
    CLI::App& plan =
        *sweep.add_subcommand("plan", "Say what a study would do, and how long it would take");
    add_study(plan, raw);
    plan.add_flag("--json", raw.json, "One JSON object");
    define_run(sweep, raw);
    CLI::App& emit = *sweep.add_subcommand(
        "emit", "Write scripts that make the runs under Slurm, mpirun, GNU parallel or Snakemake");
    emit.add_option("ENGINE", raw.farm, "slurm, mpi, parallel or snakemake");
    add_study(emit, raw);
    add_directory(emit, raw);
    emit.add_option("--threads,-j", raw.threads, "Processors of one task; default 1")
        ->type_name("N");
    emit.add_flag("--force", raw.force, force_help);
    CLI::App& status = *sweep.add_subcommand("status", "Say what is done, and what failed");
    status.add_option("DIR", raw.directory, "Directory of the sweep");
    status.add_option("--run", raw.run, "The command that makes this run alone")->type_name("N");
    status.add_flag("--json", raw.json, "One JSON object");
    CLI::App& collect = *sweep.add_subcommand("collect", "Put all shards together in sweep.h5");
    collect.add_option("DIR", raw.directory, "Directory of the sweep");
    collect.add_flag("--force", raw.force, force_help);

    CLI::App& sensitivity =
        *app.add_subcommand("sensitivity", "Say which factors of a sweep its outputs depend on");
    sensitivity.add_option("DIR", raw.directory, "Directory of the sweep, or its sweep.h5");
    sensitivity.add_option("--output", raw.output, "Only this scalar")->type_name("KEY");
    sensitivity.add_flag("--json", raw.json, "One JSON object");

    CLI::App& calibrate =
        *app.add_subcommand("calibrate", "Fit the factors of a study to its targets");
    add_study(calibrate, raw);
    calibrate.add_option("--dir", raw.directory, "Directory for what comes out")->type_name("DIR");
    add_running(calibrate, raw);
    calibrate.add_flag("--force", raw.force, force_help);
}

std::optional<SweepRequest> check_sweep(const CLI::App& app, const RawSweepOptions& raw) {
    std::optional<SweepAction> action;
    if (app.got_subcommand("sensitivity")) {
        action = SweepAction::sensitivity;
    } else if (app.got_subcommand("calibrate")) {
        action = SweepAction::calibrate;
    } else if (app.got_subcommand("sweep")) {
        const CLI::App* const sweep = app.get_subcommand("sweep");
        static constexpr std::array<const char*, 5> words{
            "plan", "run", "emit", "status", "collect"};
        for (std::size_t i = 0; i < words.size(); ++i) {
            if (sweep->got_subcommand(words[i])) {
                action = static_cast<SweepAction>(i);
            }
        }
        if (!action) {
            throw UsageError{"sweep needs one of plan, run, emit, status, collect"};
        }
    }
    if (!action) {
        return std::nullopt;
    }
    SweepRequest request = request_for(*action, raw);
    check_needs(request);
    return request;
}

std::vector<std::size_t> shard_list(const std::string& text) {
    const auto wrong = [&] {
        return UsageError{
            fmt::format("--shards is '{}'; it must be numbers and ranges, as 0-7 or 1,4", text)};
    };
    std::set<std::size_t> shards;
    const char* at = text.data();
    const char* const end = at + text.size();
    const auto number = [&] {
        std::size_t value = 0;
        const auto read = std::from_chars(at, end, value);
        if (read.ec != std::errc{} || value > most_shards) {
            throw wrong();
        }
        at = read.ptr;
        return value;
    };
    for (;;) {
        const std::size_t first = number();
        std::size_t last = first;
        if (at != end && *at == '-') {
            ++at;
            last = number();
        }
        if (last < first) {
            throw wrong();
        }
        for (std::size_t shard = first; shard <= last; ++shard) {
            shards.insert(shard);
        }
        if (at == end) {
            break;
        }
        if (*at++ != ',') {
            throw wrong();
        }
    }
    return {shards.begin(), shards.end()};
}

} // namespace tenfold
