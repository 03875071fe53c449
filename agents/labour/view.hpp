// SPDX-License-Identifier: Apache-2.0
/// Views of workers and labour markets: the signals that they read and the state that they write.
#pragma once

#include "core/ledger.hpp"

#include "agents/coworkers/view.hpp"
#include "agents/events/turn.hpp"
#include "agents/labour/calibration.hpp"
#include "agents/labour/labour_market.hpp"
#include "agents/labour/mobility_network.hpp"
#include "agents/labour/pay_scale.hpp"
#include "agents/labour/payday.hpp"
#include "agents/labour/tree.hpp"
#include "agents/labour/wages.hpp"
#include "agents/labour/worker.hpp"

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

namespace tenfold {

/// Published signals of the labour market.
struct LabourSignals {
    WageTable wages;
    PayScale pay;
    std::vector<SectorRates> rates; // by sector, of this month
    std::vector<double> tightness;  // by market: vacancies per job seeker, smoothed
    MobilityNetwork mobility;  // between occupations: probabilities at a monthly review (Eq. 4)
    std::vector<Month> months; // of each day, from days_before_start days before the run on
    std::uint32_t occupations = 0;
    std::uint32_t people = 0; // in the labour force; the first of all workers

    [[nodiscard]] MarketId market(std::uint32_t region, OccupationId occupation) const {
        return MarketId{region * occupations + occupation.index()};
    }
    [[nodiscard]] MarketId market(const Worker& worker) const {
        return market(worker.region, OccupationId{worker.occupation});
    }
    [[nodiscard]] OccupationId occupation(MarketId id) const {
        return OccupationId{id.index() % occupations};
    }
    /// Month of a day, from days_before_start days before the run on.
    [[nodiscard]] Month month_of(Day day) const {
        return months[static_cast<std::size_t>(day + days_before_start)];
    }
    /// Number of days before the run for which `months` has an entry.
    static constexpr Day days_before_start = 400;

    template <class Self, class Archive>
    static void archive(Self& self, Archive& archive) {
        auto& [wages, pay, rates, tightness, mobility, months, occupations, people] = self;
        archive(wages, pay, rates, tightness, people);
        archive.derived(mobility, months, occupations);
    }
};

/// Sums over people.
struct LabourBooks {
    Tally occupation_moves;                         // moves into each occupation since the start
    std::vector<PeopleDistributions> distributions; // by thread
    Tally payday_recount;                           // PaydayTotals as recounted on payday

    /// Excludes the distributions, which are archived separately, merged over threads.
    template <class Self, class Archive>
    static void archive(Self& self, Archive& archive) {
        auto& [occupation_moves, distributions, payday_recount] = self;
        archive(occupation_moves, payday_recount);
        archive.derived(distributions);
    }
};

/// Sums that workers may add to.
struct LabourPostings {
    TallyPostings occupation_moves;
    std::span<PeopleDistributions> distributions; // by thread
    TallyPostings payday_recount;
};

struct LabourView : CoworkerView {
    const LabourParameters& parameters;
    const ModelCalibration& calibration;
    const LabourSignals& labour;
    LabourPostings labour_books;
};

/// Access of one worker's handler.
class WorkerTurn : public Turn<WorkerKind, LabourView> {
public:
    WorkerTurn(WorkerContext& context, Worker& own, const LabourView& view)
        : Turn{context, view}, worker{own} {}
    WorkerTurn(WorkerPass& pass, Worker& own, const LabourView& view)
        : Turn{pass, view}, worker{own} {}

    [[nodiscard]] MarketId market() const { return see.labour.market(worker); }

    Worker& worker;
};

/// The workers of one shard in a population pass.
struct WorkerShard {
    WorkerPass& pass;
    std::span<Worker> workers; // of this shard
    const LabourView& see;

    /// Index after the last worker of this shard who is in the labour force.
    [[nodiscard]] std::uint32_t end() const {
        return std::min(pass.end(), std::max(pass.begin(), see.labour.people));
    }

    [[nodiscard]] Worker& worker(std::uint32_t index) const {
        return workers[index - pass.begin()];
    }
    [[nodiscard]] WorkerTurn turn(std::uint32_t index) const {
        pass.turn(index);
        return {pass, worker(index), see};
    }
};

/// Access of one labour market's handler.
class MarketTurn : public Turn<MarketKind, LabourView> {
public:
    MarketTurn(MarketContext& context, LabourMarket& own, const LabourView& view)
        : Turn{context, view}, market{own} {}
    MarketTurn(MarketPass& pass, LabourMarket& own, const LabourView& view)
        : Turn{pass, view}, market{own} {}

    LabourMarket& market;
};

/// The labour markets of one shard in a population pass.
struct MarketShard {
    MarketPass& pass;
    std::span<LabourMarket> markets; // of this shard
    const LabourView& see;

    [[nodiscard]] MarketTurn turn(std::uint32_t index) const {
        pass.turn(index);
        return {pass, markets[index - pass.begin()], see};
    }
};

// ---- steps in passes

/// Payday: people receive incomes, pay tax and spend; wages are raised once a year (Eq. 37, 38).
void receive_incomes(WorkerShard& shard);
/// Monthly review of a thirtieth of the workers: separation, search, change of occupation (Eq. 3 to
/// 5).
void examine_workers(WorkerShard& shard);
/// Withdraws vacancies, removes expired job seekers and draws offers (Eq. 1).
void match(MarketShard& shard);

} // namespace tenfold
