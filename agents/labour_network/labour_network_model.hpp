// SPDX-License-Identifier: Apache-2.0
/// The labour network (agents/labour_network/labour_network.hpp) with people one by one, as a model of the engine.
///
/// Agents are workers and occupations. A step takes two windows of two ticks:
///
///     tick       who          what
///     4t         workers      Hired and Separated arrive: the decisions of the step before
///     4t + 1     unemployed   Search: draws an occupation by weight times vacancies, one of its
///                             vacancies, and a lot; sends an Application
///                             -- barrier: the rates of state t are recorded and checked
///     4t + 2     occupations  Application, in the order of (vacancy, lot, worker): the first one
///                             for a vacancy gets it
///     4t + 3     occupations  Review: separations among those employed before, new vacancies
///                             -- barrier: the vacancies of state t + 1 are published
///
/// Separations and openings are decided on the state before the step, as in the map. An occupation
/// keeps the roster of those it employs, so a step costs work for those who search, are hired or
/// are separated, none for the others.
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

    /// One simulated person for `scale` real ones. Sums over occupations are rounded, so that the
    /// total is right whatever the scale, and no occupation is off by more than one. Throws
    /// UsageError when nobody is left, or more than 32 bits can number.
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
        std::uint32_t vacancy; // of the occupation, from 0
        std::uint32_t lot;     // the lowest one is hired
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

    /// Starts at state 0. The network must outlive the model.
    LabourNetworkModel(const MobilityNetwork& network,
                       const LabourNetworkStart& start,
                       TargetDemand target,
                       unsigned threads,
                       const LabourNetworkParameters& parameters = {});

    /// Schedules the first events through `schedule(agent, at, event)`.
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

    /// Time from which on states `rows` and later would be recorded.
    [[nodiscard]] static Tick end_of(std::int64_t rows) {
        return (rows - 1) * ticks_per_step + window_ticks;
    }

    /// One row per state recorded so far.
    [[nodiscard]] const std::vector<LabourRates>& rows() const { return rows_; }
    [[nodiscard]] std::uint32_t labour_force() const {
        return static_cast<std::uint32_t>(workers_.size());
    }
    /// Checks that workers and rosters agree on who is employed where; after a window of workers,
    /// when no news is under way. Throws IdentityError.
    void check_rosters() const;
    /// Of the state of all agents and of all rows: equal runs have equal ones.
    [[nodiscard]] std::uint64_t digest() const;

private:
    static constexpr Tick search_tick = 1;
    static constexpr Tick review_tick = 3;
    static constexpr Purpose search_draws = 1;
    static constexpr Purpose separation_draws = 2;
    static constexpr Purpose opening_draws = 3;

    // Values of a worker's spell that are no number of searches in vain.
    static constexpr std::uint16_t employed = 0xFFFF;
    static constexpr std::uint16_t from_the_start = 0xFFFE; // unemployed since before the run
    static constexpr std::uint16_t longest_spell = 0xFFFD;
    static constexpr std::uint16_t nobody = 0xFFFF; // no occupation

    struct WorkerState {
        std::uint16_t occupation = 0; // the last one, of the unemployed
        std::uint16_t spell = employed;
    };
    struct OccupationState {
        std::uint32_t vacancies = 0;
        std::uint32_t filled = 0;             // vacancies filled so far in this step
        std::uint32_t last_filled = 0;        // number of the last of them
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
    Tally tally_; // of the unemployed, while they search

    // Signals.
    std::vector<std::uint32_t> vacancies_;
    std::vector<std::size_t> reach_begin_; // of each occupation in reach_
    std::vector<double> reach_;            // weights times vacancies, summed along each row
    double strength_ = 0.0;                // of the shock

    std::vector<LabourRates> rows_;
};

} // namespace tenfold
