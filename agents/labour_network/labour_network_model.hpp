// SPDX-License-Identifier: Apache-2.0
/// The stochastic labour network: the market of agents/labour_network/labour_network.hpp with
/// single people, as a model of the engine.
///
/// Agents are workers and occupations. A step takes two windows of two ticks:
///
///     tick       agents       events
///     4t         workers      Hired and Separated, decided in the previous step
///     4t + 1     unemployed   Search: draws an occupation by weight times vacancies, one of its
///                             vacancies, and a random lot; sends an Application
///                             -- barrier: the rates of state t are recorded and checked
///     4t + 2     occupations  Application, in the order of (vacancy, lot, worker): the first one
///                             for a vacancy is hired
///     4t + 3     occupations  Review: separations among those employed before, new vacancies
///                             -- barrier: the vacancies of state t + 1 are published
///
/// Separations and openings depend on the state before the step, as in the map. Each occupation
/// keeps a roster of its employees, so that a step costs time only for people who search, are hired
/// or are separated.
#pragma once

#include "core/column.hpp"
#include "core/engine.hpp"
#include "core/ledger.hpp"
#include "core/prefetch.hpp"

#include "agents/classification/ids.hpp"
#include "agents/labour_network/labour_network.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace tenfold {

/// Whole people and vacancies of each occupation at the start.
struct LabourNetworkStart {
    std::vector<std::uint32_t> employed;
    std::vector<std::uint32_t> unemployed;
    std::vector<std::uint32_t> vacancies;
    std::uint32_t workers = 0; // employed and unemployed

    /// One simulated person for `scale` real people. Running sums over occupations are rounded, so
    /// that the total is exact at every scale and each occupation is off by at most one. Throws
    /// UsageError if no person is left, or if 32 bits cannot number all.
    [[nodiscard]] static LabourNetworkStart make(const LabourOccupations& occupations,
                                                 double scale,
                                                 const LabourNetworkParameters& parameters = {});
};

/// Agents, their state and their handlers.
class LabourNetworkModel {
public:
    struct Hired {
        using Target = WorkerId;
        OccupationId by;
    };
    struct Separated {
        using Target = WorkerId;
    };
    struct Search {
        using Target = WorkerId;
    };
    struct Application {
        using Target = OccupationId;
        std::uint32_t vacancy; // number within the occupation, from 0
        std::uint32_t lot;     // the lowest is hired
        WorkerId worker;
    };
    struct Review {
        using Target = OccupationId;
    };
    using Worker = AgentKind<WorkerId, EventList<Hired, Separated, Search>>;
    using Occupation = AgentKind<OccupationId, EventList<Application, Review>, 8>;
    using Kinds = KindList<Worker, Occupation>;

    static constexpr Tick window_ticks = 2;
    static constexpr Tick ticks_per_step = 2 * window_ticks;

    /// Starts in state 0. The network must outlive the model.
    LabourNetworkModel(const MobilityNetwork& network,
                       const LabourNetworkStart& start,
                       TargetDemand target,
                       unsigned threads,
                       const LabourNetworkParameters& parameters = {});

    /// Schedules the initial events through `schedule(agent, at, event)`.
    template <class Schedule>
    void start(Schedule&& schedule) const {
        for (std::uint32_t i = 0; i < workers_.size(); ++i) {
            if (workers_[i].spell != employed) {
                schedule(WorkerId{i}, search_tick, Search{});
            }
        }
        for (std::uint32_t i = 0; i < occupations_.size(); ++i) {
            schedule(OccupationId{i}, review_tick, Review{});
        }
    }

    void handle(Context<LabourNetworkModel, Worker>& context, const Hired& event);
    void handle(Context<LabourNetworkModel, Worker>& context, const Separated& event);
    void handle(Context<LabourNetworkModel, Worker>& context, const Search& event);
    void handle(Context<LabourNetworkModel, Occupation>& context, const Application& event);
    void handle(Context<LabourNetworkModel, Occupation>& context, const Review& event);
    void publish(std::int64_t window);
    void prefetch(WorkerId worker) const { tenfold::prefetch(&workers_.data()[worker.index()]); }
    void prefetch(OccupationId /*occupation*/) const {}

    /// End of a run of `rows` states, states 0 to `rows` - 1.
    [[nodiscard]] static Tick end_of(std::int64_t rows) {
        return (rows - 1) * ticks_per_step + window_ticks;
    }

    /// One row per state recorded so far.
    [[nodiscard]] const std::vector<LabourRates>& rows() const { return rows_; }
    [[nodiscard]] std::uint32_t labour_force() const {
        return static_cast<std::uint32_t>(workers_.size());
    }
    /// Checks that workers and rosters agree on who is employed where; to be called after a window
    /// of workers, when no messages are pending. Throws IdentityError.
    void check_rosters() const;
    /// Digest of the state of all agents and of all rows: equal for equal runs.
    [[nodiscard]] std::uint64_t digest() const;

private:
    static constexpr Tick search_tick = 1;
    static constexpr Tick review_tick = 3;
    static constexpr Purpose search_draws = 1;
    static constexpr Purpose separation_draws = 2;
    static constexpr Purpose opening_draws = 3;

    // Values of a worker's spell that do not count unsuccessful searches.
    static constexpr std::uint16_t employed = 0xFFFF;
    static constexpr std::uint16_t from_the_start = 0xFFFE; // unemployed since before the run
    static constexpr std::uint16_t longest_spell = 0xFFFD;
    static constexpr std::uint16_t nobody = 0xFFFF; // no occupation

    struct WorkerState {
        std::uint16_t occupation = 0; // of the unemployed: the last one
        std::uint16_t spell = employed;
    };
    struct OccupationState {
        std::uint32_t vacancies = 0;
        std::uint32_t filled = 0;             // vacancies filled so far in this step
        std::uint32_t last_filled = 0;        // number of the last one filled
        std::vector<std::uint32_t> roster;    // workers employed before this step
        std::vector<std::uint32_t> newcomers; // hired in this step
    };
    enum Count : std::size_t { unemployed_count, long_term_count, counts };

    void publish_vacancies();
    void record(std::int64_t state);
    [[nodiscard]] OccupationId draw_occupation(OccupationId from, double uniform) const;
    void separate(Context<LabourNetworkModel, Occupation>& context,
                  OccupationState& occupation,
                  double probability);

    const MobilityNetwork& network_;
    LabourNetworkParameters parameters_;
    TargetDemand target_;
    Column<WorkerState> workers_;
    std::vector<OccupationState> occupations_;
    Tally tally_; // of unemployed people, during the search

    // Signals:
    std::vector<std::uint32_t> vacancies_;
    std::vector<std::size_t> reach_begin_; // start of each occupation in reach_
    std::vector<double> reach_;            // weights times vacancies, cumulated along each row
    double strength_ = 0.0;                // of the shock

    std::vector<LabourRates> rows_;
};

} // namespace tenfold
