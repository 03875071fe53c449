// SPDX-License-Identifier: Apache-2.0
#include "tools/cli/run_options.hpp"

#include "core/check.hpp"

#include "scenarios/shipped_files.hpp"

#include <CLI/CLI.hpp>
#include <cstdint>
#include <fmt/format.h>

#include "tools/common/option_values.hpp"

namespace tenfold {

namespace {

constexpr std::uint64_t most_seeds = 100; // for more there are sweeps, which can be resumed

/// Options that `run` and `resume` share.
void define_simulation(CLI::App& app, RawRunOptions& raw) {
    app.add_option("--set",
                   raw.sets,
                   "Override a parameter, for example adoption.enabled=false, or add a policy: "
                   "policies.tax={lever: token_tax, from: 2030-01-01, strength: 0.1}; repeatable")
        ->type_name("KEY=VALUE")
        ->take_all()
        ->allow_extra_args(false);
    app.add_option("--threads,-j", raw.threads, "Number of threads (default: all available)")
        ->type_name("N");
    app.add_option("--until", raw.until, "Day after the last simulated day (YYYY-MM-DD)")
        ->type_name("DATE");
    app.add_option("--checkpoint-every",
                   raw.checkpoint_every,
                   "Interval of checkpoints in simulated time (90d, 6mo, 1y) or wall-clock time "
                   "(45s, 30min, 2h)")
        ->type_name("TIME");
    app.add_option("--checkpoint-at",
                   raw.checkpoint_at,
                   "Write a checkpoint before this day is simulated, for branches to resume from")
        ->type_name("DATE");
    app.add_option("--checkpoint",
                   raw.checkpoint,
                   "Checkpoint file, also that of an interrupted run (default: beside the results, "
                   "with the extension .checkpoint)")
        ->type_name("FILE");
    app.add_flag("--force", raw.force, force_help);
    app.add_flag("--quiet,-q", raw.quiet, "Print neither progress nor summary");
    app.add_option(
           "--progress",
           raw.progress,
           "Style of progress reports: auto (bar on a terminal, else plain), plain, json or none")
        ->type_name("STYLE");
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

void define_run(CLI::App& app, RawRunOptions& raw) {
    app.add_option("SCENARIO", raw.sources, "Scenario file (YAML), or name of a shipped scenario");
    app.add_option(
           "--out,-o",
           raw.out,
           "Results file (default: results/NAME-seedS.h5, with the changes of --set, --scale "
           "and --until in the name); earlier results of the same values are overwritten")
        ->type_name("FILE");
    define_simulation(app, raw);
    app.add_option("--seed", raw.seed, "Random seed")->type_name("N");
    app.add_option(
           "--replicate", raw.replicate, "Replicate: independent random numbers for the same seed")
        ->type_name("N");
    app.add_option("--scale", raw.scale, "Real people per simulated person")->type_name("S");
    app.add_flag(
        "--twin",
        raw.twin,
        "Also run the twin without AI and print the differences; the twin's results file has -twin "
        "in its name");
    app.add_option(
           "--seeds",
           raw.seeds,
           "With --twin: number of seeds, from that of the scenario on, for 95 % intervals; "
           "file names contain the seed")
        ->type_name("N");
}

void define_resume(CLI::App& app, RawRunOptions& raw) {
    app.add_option("CHECKPOINT", raw.sources, "Checkpoint of an earlier run");
    app.add_option("--out,-o",
                   raw.out,
                   "Results file of the whole run from its first day on (default: that of the run "
                   "which wrote the checkpoint, with the changes in the name)")
        ->type_name("FILE");
    define_simulation(app, raw);
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
