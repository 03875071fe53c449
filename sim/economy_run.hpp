// SPDX-License-Identifier: Apache-2.0
/// One economy with its engine, as used by runs of one country and of a world.
#pragma once

#include "core/archive.hpp"
#include "core/engine.hpp"
#include "core/state_digest.hpp"
#include "core/stopwatch.hpp"

#include "agents/economy/economy.hpp"

#include "sim/build_world.hpp"
#include "sim/run.hpp"

#include <memory>

namespace tenfold {

/// A run of one economy from the first day to the last.
class EconomyRun {
public:
    /// `options` gives the number of threads, at least one, and of shards.
    EconomyRun(World world, RandomKey key, const RunOptions& options);

    /// To be called after every day: records the panel at the end of a month.
    void after_day();

    /// Saves the state between two days, after a recount of all agents.
    void save(StateWriter& out) const;
    /// Restores a run from its saved state; `in_world` must be that of the original run. Throws
    /// FileError.
    [[nodiscard]] static std::unique_ptr<EconomyRun> restore(const Scenario& scenario,
                                                             const InWorld& in_world,
                                                             const RunOptions& options,
                                                             ThreadPool& pool,
                                                             StateReader& in);
    /// Digest of the complete state; equal for any number of threads and shards.
    [[nodiscard]] StateDigest digest() const;
    /// Approximate size of what `save` writes [bytes].
    [[nodiscard]] std::uint64_t saved_bytes() const;

    [[nodiscard]] Economy& economy() { return *world_.economy; }
    [[nodiscard]] const Economy& economy() const { return *world_.economy; }
    [[nodiscard]] Engine<EconomyModel>& engine() { return engine_; }
    [[nodiscard]] const Engine<EconomyModel>& engine() const { return engine_; }

    /// Ends the run: records the current month and returns the results, except times and `threads`,
    /// which the caller sets.
    [[nodiscard]] RunResult finish();

private:
    EconomyRun(std::unique_ptr<Economy> economy, RandomKey key, const RunOptions& options);

    World world_;
    Engine<EconomyModel> engine_;
    Panel panel_;
};

/// Reports the progress of a run: after each month, and otherwise at a limited rate.
class ProgressNotes {
public:
    /// The run starts or resumes on day `begun`, after `events_before` events.
    ProgressNotes(const RunOptions& options, Day begun, std::uint64_t events_before)
        : options_{options}, begun_{begun}, events_before_{events_before} {}

    /// Reports progress after `days` days and `events` events.
    void report(const Economy& economy, Day days, std::uint64_t events);
    [[nodiscard]] double seconds() const { return watch_.seconds(); }
    [[nodiscard]] std::uint64_t events_before() const { return events_before_; }

private:
    const RunOptions& options_;
    Day begun_;
    std::uint64_t events_before_;
    Stopwatch watch_;
    double last_ = 0.0;
    std::size_t months_ = 0;
};

/// Whether the caller has requested the end of the run.
[[nodiscard]] bool is_interrupted(const RunOptions& options);

} // namespace tenfold
