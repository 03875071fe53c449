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

constexpr std::uint64_t most_seeds = 100; // more is for sweeps, which go on after an interruption

/// Options of every simulation, from the first day or from a checkpoint.
void define_simulation(CLI::App& app, RawRunOptions& raw) {
    app.add_option("--set",
                   raw.sets,
                   "Override a parameter, for example adoption.enabled=false, or add a policy: "
                   "policies.tax={lever: token_tax, from: 2030-01-01, strength: 0.1}; repeatable")
        ->type_name("KEY=VALUE")
        ->take_all()
        ->allow_extra_args(false);
    app.add_option("--threads,-j", raw.threads, "Threads; default all that this process may use")
        ->type_name("N");
    app.add_option("--until", raw.until, "Day after the last simulated day, YYYY-MM-DD")
        ->type_name("DATE");
    app.add_option("--checkpoint-every",
                   raw.checkpoint_every,
                   "Write a checkpoint every so often: simulated time (90d, 6mo, 1y) or "
                   "wall-clock time (45s, 30min, 2h)")
        ->type_name("TIME");
    app.add_option("--checkpoint-at",
                   raw.checkpoint_at,
                   "Write a checkpoint before that day is simulated, from which branches can start")
        ->type_name("DATE");
    app.add_option("--checkpoint",
                   raw.checkpoint,
                   "Where checkpoints go, that of an interrupted run too; default beside the "
                   "results, with the ending .checkpoint")
        ->type_name("FILE");
    app.add_flag("--force", raw.force, force_help);
    app.add_flag("--quiet,-q", raw.quiet, "Neither progress nor summary");
    app.add_option("--progress",
                   raw.progress,
                   "auto (a bar on a terminal, else plain), plain, json, or none")
        ->type_name("STYLE");
}

/// The options that are short for an override go the same way as --set, so that run and echo agree;
/// the loader knows their ranges.
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

/// What `run` and `resume` have in common; `raw` has a source.
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
    app.add_option("--out,-o",
                   raw.out,
                   "Results file; default results/NAME-seedS.h5, with what --set, --scale and "
                   "--until change in the name; replaced when it holds results of the same values")
        ->type_name("FILE");
    define_simulation(app, raw);
    app.add_option("--seed", raw.seed, "Seed of all random numbers")->type_name("N");
    app.add_option("--replicate", raw.replicate, "Other random numbers under the same seed")
        ->type_name("N");
    app.add_option("--scale", raw.scale, "Real people that one simulated person stands for")
        ->type_name("S");
    app.add_flag(
        "--twin",
        raw.twin,
        "Run it without artificial intelligence too, and say what that brings; its results are "
        "those of the run with -twin in the name");
    app.add_option("--seeds",
                   raw.seeds,
                   "With --twin: so many seeds, from that of the scenario on, and 95 % intervals "
                   "over them; the seed is in the names")
        ->type_name("N");
}

void define_resume(CLI::App& app, RawRunOptions& raw) {
    app.add_option("CHECKPOINT", raw.sources, "File that an earlier run has written");
    app.add_option("--out,-o",
                   raw.out,
                   "Results file, of the whole run from its first day on; default that of the "
                   "run which wrote the checkpoint, with what is changed in the name")
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
        throw UsageError{"--out needs the name of a file; results are not written to stdout"};
    }
    request.twin = raw.twin;
    if (raw.seeds.empty()) {
        return request;
    }
    request.seeds = static_cast<int>(whole_number("--seeds", raw.seeds, 1, most_seeds));
    if (!raw.twin) {
        throw UsageError{
            "--seeds is for --twin; `tenfold sweep run` makes many runs of other kinds"};
    }
    if (request.seeds > 1 && !raw.checkpoint.empty()) {
        throw UsageError{"--checkpoint is for one run, and --seeds makes several; without it each "
                         "has one beside its results"};
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
