// SPDX-License-Identifier: Apache-2.0
/// One economy and the engine that drives it; what a run of one country and a run of a world share.
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

/// An economy from its first day to its last.
class EconomyRun {
public:
    /// `options` say how many threads, at least one, and shards.
    EconomyRun(World world, RandomKey key, const RunOptions& options);

    /// To be called after every day: writes down those who are followed, at the end of a month.
    void after_day();

    /// Writes down the run as it stands between two days; counts everybody first.
    void save(StateWriter& out) const;
    /// A run as it was when it was saved; `in_world` as when it was built. Throws FileError.
    [[nodiscard]] static std::unique_ptr<EconomyRun> restore(const Scenario& scenario,
                                                             const InWorld& in_world,
                                                             const RunOptions& options,
                                                             ThreadPool& pool,
                                                             StateReader& in);
    /// What tells the state from any other; equal for any number of threads and shards.
    [[nodiscard]] StateDigest digest() const;
    /// About what `save` writes.
    [[nodiscard]] std::uint64_t saved_bytes() const;

    [[nodiscard]] Economy& economy() { return *world_.economy; }
    [[nodiscard]] const Economy& economy() const { return *world_.economy; }
    [[nodiscard]] Engine<EconomyModel>& engine() { return engine_; }
    [[nodiscard]] const Engine<EconomyModel>& engine() const { return engine_; }

    /// Ends the run: writes down the month in progress and hands over what came out. Times and
    /// `threads` are the caller's.
    [[nodiscard]] RunResult finish();

private:
    EconomyRun(std::unique_ptr<Economy> economy, RandomKey key, const RunOptions& options);

    World world_;
    Engine<EconomyModel> engine_;
    Panel panel_;
};

/// Tells the caller of a run where it stands, after each month and at most some times a second.
class ProgressNotes {
public:
    /// `begun` is the day on which the run begins or goes on, with so many events before it.
    ProgressNotes(const RunOptions& options, Day begun, std::uint64_t events_before)
        : options_{options}, begun_{begun}, events_before_{events_before} {}

    /// `days` are over, with so many events.
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

/// Whether somebody has asked the run to end.
[[nodiscard]] bool is_interrupted(const RunOptions& options);

} // namespace tenfold
