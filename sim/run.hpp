// SPDX-License-Identifier: Apache-2.0
/// One run of one scenario, from the first day to the last.
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

/// Where a run stands; told after every simulated month and at least twice a second.
struct Progress {
    Date date{};              // next day to simulate
    double fraction = 0.0;    // of the simulated period that is done
    std::uint64_t events = 0; // handled since the start
    double seconds = 0.0;     // wall-clock since the start, or since the run was resumed
    // Of a run that was resumed, what its checkpoint had: it took none of those seconds.
    double fraction_before = 0.0;
    std::uint64_t events_before = 0;
};

/// How to run; nothing here can change a result.
struct RunOptions {
    unsigned threads = 0;                             // 0: all that this process may use
    unsigned shards = 0;                              // 0: chosen by size
    std::function<void(const Progress&)> on_progress; // called from the thread that called run()
    const std::atomic<bool>* interrupted =
        nullptr; // when it becomes true the run ends after the current day
    CheckpointPlan checkpoints;
    bool monthly_recount = true; // of small worlds; otherwise every year, as of large ones
};

/// What a run brings back.
struct RunResult {
    std::vector<MonthlyMeasures> months; // one a calendar month (the last may be partial)
    Observations observations;           // of the run as a whole
    Panel panel;
    EventRecords event_records;
    std::vector<ObservedSeries> observed; // by the observers of extensions
    Date end{};                           // first day not simulated
    bool interrupted = false;
    std::string checkpoint_problem; // why an interrupted run could not write its checkpoint
    unsigned threads = 0;
    std::uint64_t events = 0;
    std::uint64_t events_before = 0; // of them, before the checkpoint from which the run went on
    std::uint64_t state_digest =
        0;                      // of the state of all agents at the end: equal runs have equal ones
    double build_seconds = 0.0; // to make the population
    double run_seconds = 0.0;   // of the loop
    std::uint64_t workers = 0;
    std::uint64_t firms = 0;
    IntegerHistogram firm_sizes{12}; // heads of the firms at the end
    double bytes_per_worker = 0.0;   // columns of state per worker
    double bytes_per_firm = 0.0;     // columns of state per firm, with its slots and neighbours
};

/// Builds the world of `scenario` and runs it. Throws RunError (IdentityError for a violated
/// identity). `extensions` are what the program adds (docs/extending).
[[nodiscard]] RunResult
run(const Scenario& scenario, const RunOptions& options, const Extensions& extensions = {});

/// Goes on with a run from a checkpoint, to the end of `scenario`: that of the checkpoint, or one
/// that differs from it in policies and events from that day on and in its end. Brings back what
/// the whole run would have, bit for bit. Throws FileError too.
[[nodiscard]] RunResult resume(const Scenario& scenario,
                               CheckpointReader& checkpoint,
                               const RunOptions& options,
                               const Extensions& extensions = {});

} // namespace tenfold
