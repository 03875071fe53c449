// SPDX-License-Identifier: Apache-2.0
#include "tools/cli/twin_runs.hpp"

#include "core/exit_codes.hpp"

#include <fmt/format.h>
#include <string>
#include <vector>

#include "tools/cli/output_names.hpp"
#include "tools/cli/summary.hpp"
#include "tools/cli/twin_summary.hpp"
#include "tools/common/messages.hpp"
#include "tools/common/terminal.hpp"
#include "tools/common/text_table.hpp"

namespace tenfold {

namespace {

struct Pair {
    Request with;
    Request without;
};

/// The request with overrides of its scenario.
Request changed(const Request& request, const std::vector<Override>& changes) {
    Request result = request;
    result.loaded = load_scenario_text(request.loaded.resolved_yaml, request.source, changes);
    result.loaded.files = request.loaded.files;
    return result;
}

Request twin_of(const Request& request) {
    Request twin = changed(request, without_ai(request.loaded.scenario.name));
    twin.results_path = twin_output_path(request.results_path);
    twin.checkpoint_path = twin_output_path(request.checkpoint_path);
    return twin;
}

std::vector<Pair> pairs_of(const Request& request) {
    if (request.options.seeds == 1) {
        return {{request, twin_of(request)}};
    }
    std::vector<Pair> pairs;
    for (int i = 0; i < request.options.seeds; ++i) {
        const std::int64_t seed = request.loaded.scenario.seed + i;
        Request with =
            changed(request, {{"seed", fmt::format("{}", seed), fmt::format("seed {}", seed)}});
        if (request.options.output_path.empty()) {
            with.results_path =
                default_output_path(with.loaded.scenario, request.options.overrides);
        } else {
            with.results_path = seed_output_path(request.results_path, with.loaded.scenario.seed);
        }
        with.checkpoint_path = checkpoint_path_of(with.results_path);
        const Request without = twin_of(with);
        pairs.push_back({with, without});
    }
    return pairs;
}

std::string files_text(const std::vector<Pair>& pairs, std::size_t complete) {
    std::string text;
    for (std::size_t i = 0; i < complete; ++i) {
        text += fmt::format("{}{}, {}\n",
                            i == 0 ? "Results: " : "         ",
                            pairs[i].with.results_path.string(),
                            pairs[i].without.results_path.string());
    }
    return text;
}

} // namespace

int simulate_with_twins(const Request& request, const std::atomic<bool>& interrupted) {
    const std::vector<Pair> pairs = pairs_of(request);
    std::vector<OutputClaim> claims;
    for (const Pair& pair : pairs) {
        claims.push_back(claim_outputs(pair.with));
        claims.push_back(claim_outputs(pair.without));
    }
    say_forecast(request, static_cast<int>(claims.size()));
    std::vector<TwinSeries> seen;
    int code = exit_ok;
    for (const Pair& pair : pairs) {
        const std::string file = pair.with.results_path.string();
        const RunResult with = simulate_country(pair.with, interrupted);
        if (pairs.size() == 1 && !request.options.quiet) {
            print_summary(summarise(
                pair.with.loaded.scenario, with, file, static_cast<std::size_t>(output_columns())));
        }
        code = conclude(pair.with, with, file);
        if (code != exit_ok) {
            break;
        }
        const RunResult without = simulate_country(pair.without, interrupted);
        code = conclude(pair.without, without, pair.without.results_path.string());
        if (code != exit_ok) {
            break;
        }
        seen.push_back(twin_series(with, without));
    }
    if (seen.size() < pairs.size()) {
        say("{} of {} pairs of runs are complete; repeat the command to make the others\n",
            seen.size(),
            pairs.size());
    }
    if (!request.options.quiet && !seen.empty()) {
        print_summary(fitted(twin_text(seen) + "\n" + files_text(pairs, seen.size()),
                             static_cast<std::size_t>(output_columns())));
    }
    return code;
}

} // namespace tenfold
