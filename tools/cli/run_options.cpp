// SPDX-License-Identifier: Apache-2.0
#include "tools/cli/run_options.hpp"

#include "core/check.hpp"

#include "scenarios/shipped_files.hpp"

#include <cstdint>
#include <fmt/format.h>

#include "tools/common/option_values.hpp"

namespace tenfold {

namespace {

constexpr std::uint64_t most_seeds = 100; // for more there are sweeps, which can be resumed

/// Options that `run` and `resume` share.
void define_simulation(Options& options, RawRunOptions& raw) {
    options.values("--set",
                   raw.sets,
                   "KEY=VALUE",
                   "Override a parameter, for example adoption.enabled=false, or add a policy: "
                   "policies.tax={lever: token_tax, from: 2030-01-01, strength: 0.1}; repeatable");
    options.value("--threads,-j", raw.threads, "N", "Number of threads (default: all available)");
    options.value("--until", raw.until, "DATE", "Day after the last simulated day (YYYY-MM-DD)");
    options.value("--checkpoint-every",
                  raw.checkpoint_every,
                  "TIME",
                  "Interval of checkpoints in simulated time (90d, 6mo, 1y) or wall-clock time "
                  "(45s, 30min, 2h)");
    options.value("--checkpoint-at",
                  raw.checkpoint_at,
                  "DATE",
                  "Write a checkpoint before this day is simulated, for branches to resume from");
    options.value("--checkpoint",
                  raw.checkpoint,
                  "FILE",
                  "Checkpoint file, also that of an interrupted run (default: beside the results, "
                  "with the extension .checkpoint)");
    options.flag("--force", raw.force, force_help);
    options.flag("--quiet,-q", raw.quiet, "Print neither progress nor summary");
    options.value(
        "--progress",
        raw.progress,
        "STYLE",
        "Style of progress reports: auto (bar on a terminal, else plain), plain, json or none");
}

/// Options that abbreviate an override are handled like --set, so that the loader checks their
/// ranges and the resolved scenario contains them.
void add_overrides(RunRequest& request, const RawRunOptions& raw) {
    for (const std::string& text : raw.sets) {
        request.overrides.push_back(parse_override(text));
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
            request.overrides.push_back(
                {each.path, each.value, fmt::format("{} {}", each.option, each.value)});
        }
    }
}

ProgressStyle progress_style(const std::string& text) {
    return static_cast<ProgressStyle>(
        choice("--progress", text, {"auto", "plain", "json", "none"}));
}

/// The part of the request that `run` and `resume` share. `raw` must have a source.
RunRequest simulation_request(const RawRunOptions& raw) {
    RunRequest request;
    request.source = raw.sources.front();
    add_overrides(request, raw);
    request.output_path = raw.out;
    if (!raw.threads.empty()) {
        request.threads =
            static_cast<unsigned>(whole_number("--threads", raw.threads, 1, largest_thread_count));
    }
    if (!raw.checkpoint_every.empty()) {
        request.checkpoint_every = checkpoint_interval("--checkpoint-every", raw.checkpoint_every);
    }
    if (!raw.checkpoint_at.empty() && !parse_date(raw.checkpoint_at, request.checkpoint_every.at)) {
        throw UsageError{fmt::format("--checkpoint-at is '{}'; it must be a date, YYYY-MM-DD",
                                     raw.checkpoint_at)};
    }
    request.checkpoint_path = raw.checkpoint;
    request.quiet = raw.quiet;
    request.force = raw.force;
    request.progress = progress_style(raw.progress);
    return request;
}

} // namespace

void define_run(Options& options, RawRunOptions& raw) {
    options.arguments(
        "SCENARIO", raw.sources, "Scenario file (YAML), or name of a shipped scenario");
    options.value(
        "--out,-o",
        raw.out,
        "FILE",
        "Results file (default: results/NAME-seedS.h5, with the changes of --set, --scale "
        "and --until in the name); earlier results of the same values are overwritten");
    define_simulation(options, raw);
    options.value("--seed", raw.seed, "N", "Random seed");
    options.value("--replicate",
                  raw.replicate,
                  "N",
                  "Replicate: independent random numbers for the same seed");
    options.value("--scale", raw.scale, "S", "Real people per simulated person");
    options.flag(
        "--twin",
        raw.twin,
        "Also run the twin without AI and print the differences; the twin's results file has -twin "
        "in its name");
    options.value("--seeds",
                  raw.seeds,
                  "N",
                  "With --twin: number of seeds, from that of the scenario on, for 95 % intervals; "
                  "file names contain the seed");
}

void define_resume(Options& options, RawRunOptions& raw) {
    options.arguments("CHECKPOINT", raw.sources, "Checkpoint of an earlier run");
    options.value("--out,-o",
                  raw.out,
                  "FILE",
                  "Results file of the whole run from its first day on (default: that of the run "
                  "which wrote the checkpoint, with the changes in the name)");
    define_simulation(options, raw);
}

RunRequest check_run(const RawRunOptions& raw) {
    if (raw.sources.size() != 1) {
        throw UsageError{raw.sources.empty()
                             ? "run needs a scenario, for example us-2023"
                             : fmt::format("unexpected argument '{}'", raw.sources[1])};
    }
    RunRequest request = simulation_request(raw);
    request.source = find_scenario(request.source).string();
    if (raw.out == "-") {
        throw UsageError{"--out needs a file name; results cannot be written to stdout"};
    }
    request.twin = raw.twin;
    if (raw.seeds.empty()) {
        return request;
    }
    request.seeds = static_cast<int>(whole_number("--seeds", raw.seeds, 1, most_seeds));
    if (!raw.twin) {
        throw UsageError{"--seeds requires --twin; for other replications use `tenfold sweep run`"};
    }
    if (request.seeds > 1 && !raw.checkpoint.empty()) {
        throw UsageError{
            "--checkpoint names the file of one run, and --seeds makes several; without "
            "--checkpoint each run has one beside its results"};
    }
    return request;
}

RunRequest check_resume(const RawRunOptions& raw) {
    if (raw.sources.size() != 1) {
        throw UsageError{raw.sources.empty()
                             ? "resume needs a checkpoint, for example "
                               "results/us-2023-seed1.checkpoint"
                             : fmt::format("unexpected argument '{}'", raw.sources[1])};
    }
    return simulation_request(raw);
}

} // namespace tenfold
