// SPDX-License-Identifier: Apache-2.0
#include "tools/sweep/sweep_options.hpp"

#include "core/check.hpp"

#include "scenarios/file_kinds.hpp"
#include "scenarios/shipped_files.hpp"
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
constexpr const char* example_study = "elasticities";

void add_study(CLI::App& command, RawSweepOptions& raw) {
    command.add_option("STUDY", raw.study, "Study file (YAML), or name of a shipped study");
    command
        .add_option("--set",
                    raw.sets,
                    "Override a parameter of the scenario in all runs, for example scale=20000; "
                    "repeatable")
        ->type_name("KEY=VALUE")
        ->take_all()
        ->allow_extra_args(false);
}

void add_directory(CLI::App& command, RawSweepOptions& raw) {
    command.add_option("--dir", raw.directory, "Directory of the sweep, created if missing")
        ->type_name("DIR");
    command
        .add_option(
            "--runs-per-shard",
            raw.runs_per_shard,
            "Runs per shard, a file of results (default: a hundredth of all runs, from 100 to "
            "1,000)")
        ->type_name("N");
}

void add_running(CLI::App& command, RawSweepOptions& raw) {
    command.add_option("--jobs", raw.jobs, "Number of runs at a time (default: by their size)")
        ->type_name("N");
    command
        .add_option("--threads,-j",
                    raw.threads,
                    "Threads per run; more than one only with one run at a time")
        ->type_name("N");
    command
        .add_option(
            "--progress",
            raw.progress,
            "Style of progress reports: auto (bar on a terminal, else plain), plain, json or none")
        ->type_name("STYLE");
    command.add_flag("--quiet,-q", raw.quiet, "Print neither progress nor summary");
}

void need(const std::string& value, const std::string& what) {
    if (value.empty()) {
        throw UsageError{what};
    }
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
        throw UsageError{"with several jobs each has one thread: use --jobs or --threads, or run "
                         "parts of the sweep (--shards) in separate processes"};
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

SweepRequest request_for(const RawSweepOptions& raw) {
    SweepRequest request;
    request.study = raw.study.empty() ? std::string{} : find_scenario(raw.study).string();
    request.directory = raw.directory;
    request.scheduler = raw.scheduler;
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

void need_study(const SweepRequest& request, const char* command) {
    need(request.study, fmt::format("{} needs a study, for example {}", command, example_study));
}

/// Reports a file that is not a study before a missing directory.
void need_directory(const SweepRequest& request, const char* what) {
    std::error_code ignored; // the command reports unreadable files
    if (request.directory.empty() && std::filesystem::is_regular_file(request.study, ignored)) {
        require_study(parse_yaml(read_text_file(request.study), request.study));
    }
    need(request.directory, what);
}

} // namespace

void define_plan(CLI::App& app, RawSweepOptions& raw) {
    add_study(app, raw);
    app.add_flag("--json", raw.json, "Print one JSON object");
}

void define_sweep_run(CLI::App& app, RawSweepOptions& raw) {
    add_study(app, raw);
    add_directory(app, raw);
    add_running(app, raw);
    app.add_option("--shards", raw.shards, "Only these shards: 3, 0-7 or 1,4")->type_name("LIST");
    app.add_option("--checkpoint-every",
                   raw.checkpoint_every,
                   "Interval of checkpoints of unfinished runs, for example 30min; an interruption "
                   "always writes them")
        ->type_name("TIME");
    app.add_flag("--retry", raw.retry, "Repeat failed runs");
}

void define_emit(CLI::App& app, RawSweepOptions& raw) {
    app.add_option("SCHEDULER", raw.scheduler, "slurm, mpi, parallel or snakemake");
    add_study(app, raw);
    add_directory(app, raw);
    app.add_option("--threads,-j", raw.threads, "Processors per task (default 1)")->type_name("N");
    app.add_flag("--force", raw.force, force_help);
}

void define_status(CLI::App& app, RawSweepOptions& raw) {
    app.add_option("DIR", raw.directory, "Directory of the sweep");
    app.add_option("--run", raw.run, "Print the command that makes this run")->type_name("N");
    app.add_flag("--json", raw.json, "Print one JSON object");
}

void define_collect(CLI::App& app, RawSweepOptions& raw) {
    app.add_option("DIR", raw.directory, "Directory of the sweep");
    app.add_flag("--force", raw.force, force_help);
}

void define_sensitivity(CLI::App& app, RawSweepOptions& raw) {
    app.add_option("DIR", raw.directory, "Directory of the sweep, or its sweep.h5");
    app.add_option("--output", raw.output, "Only this scalar")->type_name("KEY");
    app.add_flag("--json", raw.json, "Print one JSON object");
}

void define_calibrate(CLI::App& app, RawSweepOptions& raw) {
    add_study(app, raw);
    app.add_option("--dir", raw.directory, "Directory of the results")->type_name("DIR");
    add_running(app, raw);
    app.add_flag("--force", raw.force, force_help);
}

SweepRequest check_plan(const RawSweepOptions& raw) {
    SweepRequest request = request_for(raw);
    need_study(request, "sweep plan");
    return request;
}

SweepRequest check_sweep_run(const RawSweepOptions& raw) {
    SweepRequest request = request_for(raw);
    need_directory(request, "sweep run needs --dir DIR, the directory of its results");
    if (!request.overrides.empty() && request.study.empty()) {
        throw UsageError{"--set requires a study; a sweep in a directory has its own values"};
    }
    return request;
}

SweepRequest check_emit(const RawSweepOptions& raw) {
    SweepRequest request = request_for(raw);
    need(request.scheduler, "sweep emit needs one of slurm, mpi, parallel, snakemake");
    (void)choice("the scheduler", request.scheduler, {"slurm", "mpi", "parallel", "snakemake"});
    need_study(request, "sweep emit");
    need_directory(request, "sweep emit needs --dir DIR, the directory of its results");
    return request;
}

SweepRequest check_calibrate(const RawSweepOptions& raw) {
    SweepRequest request = request_for(raw);
    need_study(request, "calibrate");
    need_directory(request, "calibrate needs --dir DIR, the directory of its results");
    return request;
}

SweepRequest check_directory(const RawSweepOptions& raw) {
    SweepRequest request = request_for(raw);
    need(request.directory, "a sweep directory is required");
    return request;
}

std::vector<std::size_t> shard_list(const std::string& text) {
    const auto wrong = [&] {
        return UsageError{fmt::format(
            "--shards is '{}'; it must be numbers and ranges, such as 0-7 or 1,4", text)};
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
