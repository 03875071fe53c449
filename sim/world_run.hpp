// SPDX-License-Identifier: Apache-2.0
/// A run of a world of several countries. Each is an economy with an engine of its own; all go
/// through the same day before any begins the next, the home of the labs first. Between two days
/// they exchange: at the turn of a month the home's technology goes to the others; remittances to
/// labs and dividends to owners abroad go when they are due. Nothing else crosses a border: no
/// goods, no people.
#pragma once

#include "core/parallel.hpp"

#include "scenarios/scenario.hpp"

#include "sim/economy_run.hpp"
#include "sim/run.hpp"

#include <memory>
#include <string>
#include <vector>

namespace tenfold {

/// What a run of several countries brings back.
struct WorldResult {
    std::vector<RunResult> countries; // in the order of the scenario
    std::size_t home = 0;             // place of the one in which the labs are
    Date end{};                       // first day not simulated
    bool interrupted = false;
    std::string checkpoint_problem; // why an interrupted run could not write its checkpoint
    unsigned threads = 0;
    std::uint64_t events = 0;
    std::uint64_t events_before = 0; // as of a RunResult
    std::uint64_t state_digest = 0;  // of the digests of all countries, in order
    double build_seconds = 0.0;
    double run_seconds = 0.0;
};

/// The random streams of the country at a place; the first has those of the scenario itself.
[[nodiscard]] RandomKey country_key(const Scenario& scenario, std::size_t place);

/// The countries of a scenario, day by day.
class WorldRun {
public:
    /// Builds all of them. Throws RunError.
    WorldRun(const Scenario& scenario,
             const RunOptions& options,
             const Extensions& extensions = {});
    /// Restores all of them. Throws FileError.
    WorldRun(const Scenario& scenario,
             StateReader& in,
             const RunOptions& options,
             const Extensions& extensions = {});
    /// Writes them down as they stand between two days.
    void save(StateWriter& out) const;
    /// About what `save` writes.
    [[nodiscard]] std::uint64_t saved_bytes() const;

    [[nodiscard]] std::size_t countries() const { return countries_.size(); }
    [[nodiscard]] std::size_t home() const { return home_; }
    [[nodiscard]] Economy& economy(std::size_t place) { return countries_[place]->economy(); }
    [[nodiscard]] Day day() const { return countries_[home_]->engine().window(); }
    [[nodiscard]] Day last_day() const { return countries_[home_]->economy().last_day; }
    [[nodiscard]] std::uint64_t events() const;
    [[nodiscard]] unsigned threads() const { return pool_->threads(); }

    /// A day in every country, and the exchange after it.
    void run_day();
    /// Stops the run unless what has left all countries comes to zero.
    void check_abroad() const;
    /// Ends the run; times are the caller's.
    [[nodiscard]] WorldResult finish();

private:
    void publish_technology();
    void exchange();

    std::unique_ptr<ThreadPool> pool_;
    std::size_t home_;
    std::vector<std::unique_ptr<EconomyRun>> countries_;
};

/// Builds the countries of `scenario` and runs them. Throws RunError (IdentityError for a violated
/// identity).
[[nodiscard]] WorldResult
run_world(const Scenario& scenario, const RunOptions& options, const Extensions& extensions = {});

/// Goes on with such a run from a checkpoint, as `resume` does.
[[nodiscard]] WorldResult resume_world(const Scenario& scenario,
                                       CheckpointReader& checkpoint,
                                       const RunOptions& options,
                                       const Extensions& extensions = {});

} // namespace tenfold
