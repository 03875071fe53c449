// SPDX-License-Identifier: Apache-2.0
/// Runs of the labour network: the deterministic map, or the stochastic version for several seeds.
#pragma once

#include "agents/labour_network/labour_network.hpp"

#include <atomic>
#include <cstdint>
#include <functional>
#include <vector>

namespace tenfold {

/// Options of the stochastic version; threads and shards change no result.
struct LabourNetworkOptions {
    double scale = 100.0;     // real people per simulated person
    std::uint64_t seed = 1;   // of the first run; later runs use the following seeds
    std::uint64_t seeds = 10; // number of runs
    std::int64_t rows = labour_network_rows;
    unsigned threads = 0; // 0: all that this process may use
    unsigned shards = 0;  // 0: chosen by size
    std::function<void(std::uint64_t runs_done, double seconds)> on_progress;
    const std::atomic<bool>* interrupted = nullptr; // once true, no further step is made
};

/// One run of the stochastic version.
struct LabourNetworkRun {
    std::uint64_t seed = 0;
    std::vector<LabourRates> rows;
    std::uint64_t digest = 0; // of the final state of all agents and of all rows
};

/// Results of all runs.
struct LabourNetworkResult {
    std::vector<LabourNetworkRun> runs; // complete runs only
    std::uint32_t workers = 0;          // of each run
    std::uint64_t events = 0;           // of all runs
    double seconds = 0.0;
    unsigned threads = 0;
    bool interrupted = false;
};

/// Runs the stochastic version for each seed in turn, each run on all threads.
[[nodiscard]] LabourNetworkResult run_labour_network(const MobilityNetwork& network,
                                                     const LabourOccupations& occupations,
                                                     LabourShock shock,
                                                     const LabourNetworkOptions& options);

/// Mean and standard deviation over runs, row by row; the deviation is 0 for a single run.
struct LabourNetworkSummary {
    std::vector<LabourRates> mean;
    std::vector<LabourRates> deviation;
};
[[nodiscard]] LabourNetworkSummary summarise_runs(const std::vector<LabourNetworkRun>& runs);

} // namespace tenfold
