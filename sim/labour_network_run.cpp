// SPDX-License-Identifier: Apache-2.0
#include "sim/labour_network_run.hpp"

#include "core/engine.hpp"
#include "core/processors.hpp"

#include "agents/labour_network/labour_network_model.hpp"

#include <chrono>
#include <cmath>
#include <utility>

namespace tenfold {

namespace {

TargetDemand target_of(const LabourNetworkStart& start,
                       const LabourOccupations& occupations,
                       LabourShock shock) {
    std::vector<double> demand(start.employed.size());
    for (std::size_t i = 0; i < demand.size(); ++i) {
        demand[i] = static_cast<double>(start.employed[i]) + start.unemployed[i];
    }
    return {shock, std::move(demand), occupations.automation_probability};
}

bool is_interrupted(const LabourNetworkOptions& options) {
    return options.interrupted != nullptr && options.interrupted->load(std::memory_order_relaxed);
}

} // namespace

LabourNetworkResult run_labour_network(const MobilityNetwork& network,
                                       const LabourOccupations& occupations,
                                       LabourShock shock,
                                       const LabourNetworkOptions& options) {
    using Clock = std::chrono::steady_clock;
    const auto begin = Clock::now();
    const LabourNetworkStart start = LabourNetworkStart::make(occupations, options.scale);
    const TargetDemand target = target_of(start, occupations, shock);
    LabourNetworkResult result;
    result.threads = options.threads > 0 ? options.threads : available_threads();
    result.workers = start.workers;
    for (std::uint64_t run = 0; run < options.seeds && !result.interrupted; ++run) {
        LabourNetworkModel model{network, start, target, result.threads};
        EngineOptions engine_options;
        engine_options.window_ticks = LabourNetworkModel::window_ticks;
        engine_options.key = RandomKey::make(options.seed + run, 0);
        engine_options.threads = result.threads;
        engine_options.shards = options.shards;
        Engine<LabourNetworkModel> engine{model, engine_options, {start.workers, network.rows()}};
        model.start(
            [&](auto agent, Tick at, const auto& event) { engine.schedule(agent, at, event); });
        engine.run_until(LabourNetworkModel::end_of(options.rows),
                         [&] { return !is_interrupted(options); });
        result.events += engine.events();
        result.seconds = std::chrono::duration<double>(Clock::now() - begin).count();
        result.interrupted = model.rows().size() < static_cast<std::size_t>(options.rows);
        if (!result.interrupted) {
            model.check_rosters();
            result.runs.push_back({options.seed + run, model.rows(), model.digest()});
            if (options.on_progress) {
                options.on_progress(run + 1, result.seconds);
            }
        }
    }
    return result;
}

LabourNetworkSummary summarise_runs(const std::vector<LabourNetworkRun>& runs) {
    LabourNetworkSummary summary;
    if (runs.empty()) {
        return summary;
    }
    const auto count = static_cast<double>(runs.size());
    for (std::size_t row = 0; row < runs.front().rows.size(); ++row) {
        const auto mean_and_deviation = [&](double LabourRates::*rate) {
            double sum = 0.0;
            for (const LabourNetworkRun& run : runs) {
                sum += run.rows[row].*rate;
            }
            const double mean = sum / count;
            double squares = 0.0;
            for (const LabourNetworkRun& run : runs) {
                squares += (run.rows[row].*rate - mean) * (run.rows[row].*rate - mean);
            }
            return std::pair{mean, runs.size() > 1 ? std::sqrt(squares / (count - 1.0)) : 0.0};
        };
        const auto [u, u_deviation] = mean_and_deviation(&LabourRates::unemployment);
        const auto [v, v_deviation] = mean_and_deviation(&LabourRates::vacancies);
        const auto [l, l_deviation] = mean_and_deviation(&LabourRates::long_term_unemployment);
        summary.mean.push_back({u, v, l});
        summary.deviation.push_back({u_deviation, v_deviation, l_deviation});
    }
    return summary;
}

} // namespace tenfold
