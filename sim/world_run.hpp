// SPDX-License-Identifier: Apache-2.0
/// A run of several countries. Each country is an economy with its own engine; all simulate one
/// day, the home of the labs first, before any starts the next. Between two days, countries
/// exchange the home country's technology (at the start of a month) and payments when due:
/// remittances to labs, and dividends to owners abroad. There is no trade in goods and no
/// migration.
#pragma once

#include "core/parallel.hpp"

#include "scenarios/scenario.hpp"

#include "sim/economy_run.hpp"
#include "sim/run.hpp"

#include <memory>
#include <string>
#include <vector>

namespace tenfold {

/// Results of a run of several countries.
struct WorldResult {
    std::vector<RunResult> countries; // in the order of the scenario
    std::size_t home = 0;             // index of the country with the labs
    Date end{};                       // first day not simulated
    bool interrupted = false;
    std::string checkpoint_problem; // reason why an interrupted run could not write its checkpoint
    unsigned threads = 0;
    std::uint64_t events = 0;
    std::uint64_t events_before = 0; // as in RunResult
    std::uint64_t state_digest = 0;  // over the digests of all countries, in order
    double build_seconds = 0.0;
    double run_seconds = 0.0;
};

/// Random key of the country at `place`; the first country has the scenario's own.
[[nodiscard]] RandomKey country_key(const Scenario& scenario, std::size_t place);

/// The countries of a scenario, simulated day by day.
class WorldRun {
public:
    /// Builds all countries. Throws RunError.
    WorldRun(const Scenario& scenario,
             const RunOptions& options,
             const Extensions& extensions = {});
    /// Restores all countries. Throws FileError.
    WorldRun(const Scenario& scenario,
             StateReader& in,
             const RunOptions& options,
             const Extensions& extensions = {});
    /// Saves all countries between two days.
    void save(StateWriter& out) const;
    /// Approximate size of what `save` writes [bytes].
    [[nodiscard]] std::uint64_t saved_bytes() const;

    [[nodiscard]] std::size_t countries() const { return countries_.size(); }
    [[nodiscard]] std::size_t home() const { return home_; }
    [[nodiscard]] Economy& economy(std::size_t place) { return countries_[place]->economy(); }
    [[nodiscard]] Day day() const { return countries_[home_]->engine().window(); }
    [[nodiscard]] Day last_day() const { return countries_[home_]->economy().last_day; }
    [[nodiscard]] std::uint64_t events() const;
    [[nodiscard]] unsigned threads() const { return pool_->threads(); }

    /// Simulates one day in every country, then the exchange.
    void run_day();
    /// Checks that net payments abroad of all countries sum to zero. Throws IdentityError.
    void check_abroad() const;
    /// Ends the run; the caller sets times.
    [[nodiscard]] WorldResult finish();

private:
    void publish_technology();
    void exchange();

    std::unique_ptr<ThreadPool> pool_;
    std::size_t home_;
    std::vector<std::unique_ptr<EconomyRun>> countries_;
};

/// Builds and runs the countries of `scenario`. Throws RunError (IdentityError for a violated
/// identity).
[[nodiscard]] WorldResult
run_world(const Scenario& scenario, const RunOptions& options, const Extensions& extensions = {});

/// Resumes such a run from a checkpoint, like `resume`.
[[nodiscard]] WorldResult resume_world(const Scenario& scenario,
                                       CheckpointReader& checkpoint,
                                       const RunOptions& options,
                                       const Extensions& extensions = {});

} // namespace tenfold
