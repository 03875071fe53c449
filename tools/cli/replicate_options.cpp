// SPDX-License-Identifier: Apache-2.0
#include "tools/cli/replicate_options.hpp"

#include "core/check.hpp"

#include <fmt/format.h>
#include <limits>

#include "tools/common/option_values.hpp"

namespace tenfold {

namespace {

constexpr std::uint64_t most_seeds = 10'000;
constexpr double largest_scale = 1e9;

void need(std::string_view option, const std::string& value) {
    if (value.empty()) {
        throw UsageError{fmt::format("replicate labour-network needs {}", option)};
    }
}

/// Options without meaning for the deterministic version.
void refuse_without_stochastic(const RawReplicateOptions& raw) {
    struct Given {
        const char* option;
        const std::string& value;
    };
    for (const Given& each :
         {Given{"--scale", raw.scale}, Given{"--seed", raw.seed}, Given{"--seeds", raw.seeds}}) {
        if (!each.value.empty()) {
            throw UsageError{fmt::format("{} requires --stochastic", each.option)};
        }
    }
}

} // namespace

void define_replicate(Options& options, RawReplicateOptions& raw) {
    options.arguments(
        "MODEL", raw.names, "Model to replicate: labour-network (docs/replications.md)");
    options.value("--occupations",
                  raw.occupations,
                  "FILE",
                  "Table of occupations (CSV) with the columns id, employment (or "
                  "employment_avg_monthly_2010_2017), automation_probability (or "
                  "frey_osborne_auto_prob)");
    options.value("--network",
                  raw.network,
                  "FILE|complete",
                  "Network of occupational mobility: `complete` (the default), or a CSV file with "
                  "either links (columns source, target, weight) or a square matrix of weights "
                  "without header");
    options.value(
        "--shock",
        raw.shock,
        "SHOCK",
        "Shock to the demand for occupations: automation, cycle (business cycle) or none");
    options.flag("--stochastic",
                 raw.stochastic,
                 "Simulate individual people on the event engine instead of expected values");
    options.value("--scale", raw.scale, "S", "Real people per simulated person (default 100)");
    options.value("--seeds",
                  raw.seeds,
                  "N",
                  "Number of stochastic runs (default 10); with more than one, the file has means "
                  "and standard deviations over runs");
    options.value("--seed",
                  raw.seed,
                  "N",
                  "Seed of the first run (default 1); each further run uses the next seed");
    options.value("--threads,-j", raw.threads, "N", "Number of threads (default: all available)");
    options.value("--out,-o",
                  raw.out,
                  "FILE",
                  "Output file (CSV) with the columns t, u_pct, v_pct, ltu_pct and, for several "
                  "seeds, u_sd, v_sd, ltu_sd; 600 steps of 6.75 weeks");
    options.flag("--force", raw.force, force_help);
    options.flag("--quiet,-q", raw.quiet, "Print neither progress nor summary");
}

ReplicateRequest check_replicate(const RawReplicateOptions& raw) {
    if (raw.names.empty()) {
        throw UsageError{"replicate needs the name of a model: labour-network"};
    }
    if (raw.names.size() > 1) {
        throw UsageError{fmt::format("unexpected argument '{}'", raw.names[1])};
    }
    static_cast<void>(choice("the model to replicate", raw.names.front(), {"labour-network"}));
    need("--occupations FILE", raw.occupations);
    need("--shock automation, cycle or none", raw.shock);
    need("--out FILE", raw.out);
    ReplicateRequest request;
    request.occupations = raw.occupations;
    request.network = raw.network == "complete" ? "" : raw.network;
    constexpr LabourShock shocks[] = {
        LabourShock::automation, LabourShock::cycle, LabourShock::none};
    request.shock = shocks[choice("--shock", raw.shock, {"automation", "cycle", "none"})];
    request.stochastic = raw.stochastic;
    request.output_path = raw.out;
    request.quiet = raw.quiet;
    request.force = raw.force;
    if (!raw.stochastic) {
        refuse_without_stochastic(raw);
    }
    if (!raw.scale.empty()) {
        request.scale = positive_number("--scale", raw.scale, 0.0, largest_scale);
    }
    if (!raw.seeds.empty()) {
        request.seeds = whole_number("--seeds", raw.seeds, 1, most_seeds);
    }
    if (!raw.seed.empty()) {
        constexpr std::uint64_t last = std::numeric_limits<std::int64_t>::max();
        request.seed = whole_number("--seed", raw.seed, 0, last);
        if (request.seeds - 1 > last - request.seed) {
            throw UsageError{fmt::format("--seeds is {}; from seed {} on there are {}",
                                         request.seeds,
                                         request.seed,
                                         last - request.seed + 1)};
        }
    }
    if (!raw.threads.empty()) {
        request.threads =
            static_cast<unsigned>(whole_number("--threads", raw.threads, 1, largest_thread_count));
    }
    return request;
}

} // namespace tenfold
