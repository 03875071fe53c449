// SPDX-License-Identifier: Apache-2.0
#include "tools/sweep/sweep_options.hpp"

#include "core/check.hpp"

#include "scenarios/file_kinds.hpp"
#include "scenarios/shipped_files.hpp"
#include "scenarios/text_file.hpp"

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

void add_overrides(Options& options, RawSweepOptions& raw) {
    options.values("--set",
                   raw.sets,
                   "KEY=VALUE",
                   "Override a parameter of the scenario in all runs, for example scale=20000; "
                   "repeatable");
}

void add_study(Options& options, RawSweepOptions& raw) {
    options.argument("STUDY", raw.study, "Study file (YAML), or name of a shipped study");
    add_overrides(options, raw);
}

void add_directory(Options& options, RawSweepOptions& raw) {
    options.value("--dir", raw.directory, "DIR", "Directory of the sweep, created if missing");
    options.value(
        "--runs-per-shard",
        raw.runs_per_shard,
        "N",
        "Runs per shard, a file of results (default: a hundredth of all runs, from 100 to "
        "1,000)");
}

void add_running(Options& options, RawSweepOptions& raw) {
    options.value("--jobs", raw.jobs, "N", "Number of runs at a time (default: by their size)");
    options.value("--threads,-j",
                  raw.threads,
                  "N",
                  "Threads per run; more than one only with one run at a time");
    options.value(
        "--progress",
        raw.progress,
        "STYLE",
        "Style of progress reports: auto (bar on a terminal, else plain), plain, json or none");
    options.flag("--quiet,-q", raw.quiet, "Print neither progress nor summary");
}

void add_resuming(Options& options, RawSweepOptions& raw) {
    options.value("--checkpoint-every",
                  raw.checkpoint_every,
                  "TIME",
                  "Interval of checkpoints of unfinished runs, for example 30min; an interruption "
                  "always writes them");
    options.flag("--retry", raw.retry, "Repeat failed runs");
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
void need_directory(const SweepRequest& request, const std::string& what) {
    std::error_code ignored; // the command reports unreadable files
    if (request.directory.empty() && std::filesystem::is_regular_file(request.study, ignored)) {
        require_study(parse_yaml(read_text_file(request.study), request.study));
    }
    need(request.directory, what);
}

} // namespace

void define_plan(Options& options, RawSweepOptions& raw) {
    add_study(options, raw);
    options.flag("--json", raw.json, "Print one JSON object");
}

void define_sweep_run(Options& options, RawSweepOptions& raw) {
    add_study(options, raw);
    add_directory(options, raw);
    add_running(options, raw);
    options.value("--shards", raw.shards, "LIST", "Only these shards: 3, 0-7 or 1,4");
    add_resuming(options, raw);
}

void define_emit(Options& options, RawSweepOptions& raw) {
    options.argument("SCHEDULER", raw.scheduler, "slurm, mpi, parallel or snakemake");
    add_study(options, raw);
    add_directory(options, raw);
    options.value("--threads,-j", raw.threads, "N", "Processors per task (default 1)");
    options.flag("--force", raw.force, force_help);
}

void define_status(Options& options, RawSweepOptions& raw) {
    options.argument("DIR", raw.directory, "Directory of the sweep");
    options.value("--run", raw.run, "N", "Print the command that makes this run");
    options.flag("--json", raw.json, "Print one JSON object");
}

void define_collect(Options& options, RawSweepOptions& raw) {
    options.argument("DIR", raw.directory, "Directory of the sweep");
    options.flag("--force", raw.force, force_help);
}

void define_sensitivity(Options& options, RawSweepOptions& raw) {
    options.argument("DIR", raw.directory, "Directory of the sweep, or its sweep.h5");
    options.value("--output", raw.output, "KEY", "Only this scalar");
    options.flag("--json", raw.json, "Print one JSON object");
}

void define_calibrate(Options& options, RawSweepOptions& raw) {
    add_study(options, raw);
    options.value("--dir", raw.directory, "DIR", "Directory of the results");
    add_running(options, raw);
    options.flag("--force", raw.force, force_help);
}

void define_own_runs(Options& options, RawSweepOptions& raw) {
    options.value("--dir", raw.directory, "DIR", "Directory of runs and results");
    add_overrides(options, raw);
    add_running(options, raw);
    add_resuming(options, raw);
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

SweepRequest check_own_runs(const RawSweepOptions& raw, const char* command) {
    SweepRequest request = request_for(raw);
    need_study(request, command);
    need_directory(request,
                   fmt::format("{} needs --dir DIR, the directory of its results", command));
    return request;
}

SweepRequest check_calibrate(const RawSweepOptions& raw) {
    return check_own_runs(raw, "calibrate");
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
