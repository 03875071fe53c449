// SPDX-License-Identifier: Apache-2.0
/// One run of one scenario from the first day to the last.
#pragma once

#include "core/histogram.hpp"
#include "core/time.hpp"

#include "agents/economy/extensions.hpp"
#include "agents/observe/measures.hpp"
#include "agents/observe/observations.hpp"

#include "output/checkpoint_file.hpp"
#include "output/micro_data.hpp"
#include "output/panel_table.hpp"
#include "scenarios/scenario.hpp"

#include "sim/checkpoints.hpp"

#include <atomic>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace tenfold {

/// Progress of a run, reported after every simulated month and at least twice a second.
struct Progress {
    Date date{};              // next day to simulate
    double fraction = 0.0;    // of the simulated period that is done
    std::uint64_t events = 0; // handled since the start
    double seconds = 0.0;     // wall-clock time since the run started or resumed
    // Work done before the checkpoint of a resumed run; `seconds` does not include its time.
    double fraction_before = 0.0;
    std::uint64_t events_before = 0;
};

/// Options of a run; none changes a result.
struct RunOptions {
    unsigned threads = 0;                             // 0: all that this process may use
    unsigned shards = 0;                              // 0: chosen by size
    std::function<void(const Progress&)> on_progress; // called from the thread of run()
    const std::atomic<bool>* interrupted = nullptr; // once true, the run ends after the current day
    CheckpointPlan checkpoints;
    bool monthly_recount = true; // for small worlds; otherwise and for large ones, yearly
};

/// Results of a run.
struct RunResult {
    std::vector<MonthlyMeasures> months; // one per calendar month (the last may be partial)
    Observations observations;           // of the run as a whole
    Panel panel;
    EventRecords event_records;
    std::vector<ObservedSeries> observed; // by the observers of extensions
    std::vector<std::string> extensions;  // of the run, a text each (describe_extensions)
    Date end{};                           // first day not simulated
    bool interrupted = false;
    std::string checkpoint_problem; // reason why an interrupted run could not write its checkpoint
    unsigned threads = 0;
    std::uint64_t events = 0;
    std::uint64_t events_before = 0; // of these, before the checkpoint of a resumed run
    std::uint64_t state_digest = 0;  // of the final state of all agents: equal for equal runs
    double build_seconds = 0.0;      // to build the population
    double run_seconds = 0.0;        // of the simulation loop
    std::uint64_t workers = 0;
    std::uint64_t firms = 0;
    IntegerHistogram firm_sizes{12}; // heads of firms at the end
    double bytes_per_worker = 0.0;   // state per worker
    double bytes_per_firm = 0.0;     // state per firm, including slots and neighbours
};

/// Builds the world of `scenario` and runs it. Throws RunError (IdentityError for a violated
/// identity). `extensions` are those of the program (docs/extending); the run checks them first.
[[nodiscard]] RunResult
run(const Scenario& scenario, const RunOptions& options, const Extensions& extensions = {});

/// Resumes a run from a checkpoint to the end of `scenario`, which may differ from the checkpoint's
/// scenario in its end and in policies and events from that day on. Returns the results of the
/// whole run, bit for bit. Also throws FileError, for example if the run had other observers, rules
/// or levers.
[[nodiscard]] RunResult resume(const Scenario& scenario,
                               CheckpointReader& checkpoint,
                               const RunOptions& options,
                               const Extensions& extensions = {});

} // namespace tenfold
