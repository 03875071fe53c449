// SPDX-License-Identifier: Apache-2.0
/// The economy as a model of the engine: state of all agents, signals, accounts, and who handles
/// what. The order of a day, and of events within it, is on one page: sim/calendar.cpp.
#pragma once

#include "core/column.hpp"
#include "core/engine.hpp"
#include "core/ledger.hpp"
#include "core/prefetch.hpp"
#include "core/time.hpp"

#include "agents/accounts.hpp"
#include "agents/categories.hpp"
#include "agents/delegation.hpp"
#include "agents/events.hpp"
#include "agents/intelligence.hpp"
#include "agents/labour_equations.hpp"
#include "agents/labour_market.hpp"
#include "agents/measures.hpp"
#include "agents/network.hpp"
#include "agents/parameters.hpp"
#include "agents/roster.hpp"
#include "agents/state.hpp"
#include "agents/token_price.hpp"

#include <array>
#include <cstdint>
#include <vector>

namespace tenfold {

/// All parameters of the submodels; immutable during a run.
struct EconomyParameters {
    Date start{};
    double scale = 1.0;
    LabourMarketParameters labour_market;
    FirmSizeParameters firm_size;
    IntelligenceParameters intelligence;
    TokenPriceParameters token_price;
    DelegationParameters delegation;
    AdoptionParameters adoption;
    std::vector<Sector> sectors;
    std::vector<Occupation> occupations;
    std::vector<TaskDomain> task_domains;
    Table annual_wage;                      // sector x occupation [USD/yr]
    Table input_coefficients;               // sector x sector
    std::vector<double> switching;          // occupation x occupation, per examination (Eq. 4)
    std::vector<double> employment_by_cell; // sector x occupation, weights of sector averages
    MatchingCalibration matching;
    double mean_separation_rate = 0.0; // [1/month]
};

/// What each sector's rates come to at one examination; computed once. Shares of 2^32, to be
/// compared with 32 random bits.
struct SectorRates {
    std::uint64_t separation = 0;           // losing the job
    std::uint64_t separation_or_search = 0; // or else looking for another

    /// Share of those who keep their job that look for another.
    [[nodiscard]] double search_share() const {
        return static_cast<double>(separation_or_search - separation) /
               (0x1p32 - static_cast<double>(separation));
    }
};

/// Values published at the barrier and read by everybody in the days after.
struct Signals {
    Day day = 0;                   // today
    bool month_end = false;        // today is the last day of a calendar month, or of the run
    std::vector<double> tightness; // per market: vacancies per seeker, smoothed
    std::vector<OccupationPotential>
        potential; // per occupation: what coworkers could do, this month
    std::vector<double>
        sector_saving; // per sector: saving at full adoption, share of the wage bill
    std::vector<double> sector_success;  // per sector: success on the hours that would be delegated
    double token_price = 0.0;            // chained constant-intelligence index [USD/Mtok]
    double token_price_gpt4_level = 0.0; // [USD/Mtok]
    double token_price_frontier = 0.0;   // [USD/Mtok]
    double intelligence = 0.0;
    double inference_multiplier = 1.0;
    double horizon_minutes = 0.0;
    double effective_resources = 0.0; // [FLOP]
};

/// The running month: totals at its start, and daily stocks added up.
struct MonthInProgress {
    int days = 0;
    std::vector<LabourCounts> sector_flows; // flows since the start, at the start of the month
    std::vector<LabourCounts> occupation_flows;
    std::vector<std::int64_t> head_days_by_sector;
    std::vector<std::int64_t> head_days_by_occupation;
    std::vector<std::int64_t> coworker_days_by_sector;
    std::vector<std::int64_t> coworker_days_by_occupation;
};

/// What random draws are for. Passes and events use different purposes.
namespace purpose {
inline constexpr Purpose examination = 1;
inline constexpr Purpose occupation_switch = 2;
inline constexpr Purpose matching = 3;
inline constexpr Purpose layoff = 4;
inline constexpr Purpose adoption = 5;
inline constexpr Purpose pilot = 6;
inline constexpr Purpose firm_factor = 7;
inline constexpr Purpose coworker_rounding = 8;
inline constexpr Purpose exit = 9;
} // namespace purpose

class Economy;
using WorkerContext = Context<Economy, WorkerKind>;
using FirmContext = Context<Economy, FirmKind>;
using MarketContext = Context<Economy, MarketKind>;
using WorkerPass = PassContext<Economy, WorkerKind>;
using FirmPass = PassContext<Economy, FirmKind>;
using MarketPass = PassContext<Economy, MarketKind>;

/// Start of the next day, the earliest at which a message arrives; `context` is that of a handler
/// or a pass.
[[nodiscard]] Tick tomorrow(const auto& context) {
    return start_of(context.window() + 1);
}

/// The model. Handlers are in worker.cpp, firm.cpp and market.cpp; `close` and `publish`, which say
/// what a day consists of, in sim/calendar.cpp.
class Economy {
public:
    using Kinds = KindList<WorkerKind, FirmKind, MarketKind>;

    /// Numbers of agents, and of slots and posts of all firms together.
    struct Sizes {
        std::uint32_t workers = 0;
        std::uint32_t firms = 0;
        std::uint32_t slots = 0;
        std::uint32_t posts = 0;
    };

    /// An economy whose agents have no state yet; sim/build_world fills it in.
    Economy(EconomyParameters given,
            const Sizes& sizes,
            FirmNetwork firm_network,
            ThreadPool& thread_pool);

    // ---- events, by receiver
    void handle(WorkerContext& context, const StartWork& event);
    void handle(WorkerContext& context, const LeaveWork& event);
    void handle(WorkerContext& context, const JobOffer& event);
    void handle(WorkerContext& context, const HireAnswer& event);
    void handle(FirmContext& context, const Departure& event);
    void handle(FirmContext& context, const Arrival& event);
    void handle(FirmContext& context, const Acceptance& event);
    void handle(FirmContext& context, const VacanciesWithdrawn& event);
    void handle(FirmContext& context, const PeerAdoption& event);
    void handle(MarketContext& context, const OfferRefused& event);
    void handle(MarketContext& context, const VacanciesPosted& event);
    void handle(MarketContext& context, const WithdrawVacancies& event);
    void handle(MarketContext& context, const SeekWork& event);

    // ---- the day (sim/calendar.cpp)
    void close(WorkerPass& pass);
    void close(FirmPass& pass);
    void close(MarketPass& pass);
    void publish(std::int64_t window);

    // ---- parts of the day
    void examine_workers(WorkerPass& pass);
    void review_firms(FirmPass& pass);
    void match(MarketPass& pass);
    void publish_tightness();
    void publish_technology(Date date);
    void check_identities() const;
    /// Recounts agent by agent after day `last`; -1 before the first.
    void recount(Day last) const;
    [[nodiscard]] std::uint64_t state_digest() const;
    void count_day();
    void publish_tokens(MonthlyMeasures& result);
    void close_month(Date month_end);

    // ---- hints
    void prefetch(WorkerId worker) const { tenfold::prefetch(&workers.data()[worker.index()]); }
    void prefetch(FirmId firm) const { tenfold::prefetch(&firms.data()[firm.index()]); }
    void prefetch(FirmId firm, const Departure& event, unsigned stage) const;
    void prefetch(FirmId firm, const Arrival& event, unsigned stage) const;
    void prefetch(FirmId firm, const Acceptance& event, unsigned stage) const;

    /// Daily wage of a job [cents a calendar day].
    [[nodiscard]] std::uint32_t daily_wage(SectorId sector, OccupationId occupation) const {
        return daily_wages[sector.index() * parameters.occupations.size() + occupation.index()];
    }
    /// Takes the running flows as the start of a month.
    void open_month();

    const EconomyParameters parameters;
    const Calendar calendar;
    Day last_day = 0; // of the run

    Column<Worker> workers;
    Column<Firm> firms;
    Column<Slot> slots;
    Rosters rosters;
    std::vector<LabourMarket> markets; // by occupation
    FirmNetwork network;
    ThreadPool& pool; // for what is computed at barriers

    std::vector<SectorRates> rates;
    std::vector<std::uint32_t> daily_wages; // sector x occupation
    FrontierPath frontier;
    ConstantIntelligenceIndex price_index;
    Signals signals;
    Accounts accounts;
    Ledger tokens;
    std::array<std::int64_t, static_cast<std::size_t>(TokenCount::kinds)>
        tokens_sold{}; // claimed by the sellers
    std::vector<std::int64_t> firms_by_sector;

    MonthInProgress month;
    std::vector<MonthlyMeasures> measures;

private:
    bool leave_roster(FirmContext& context, const Departure& event);
    template <class AnyContext>
    void
    post_vacancies(AnyContext& context, FirmId firm, OccupationId occupation, std::uint32_t count);
    void review_posts(FirmPass& pass, FirmId firm);
    void review_adoption(FirmPass& pass, FirmId firm);
    [[nodiscard]] bool starts_pilot(const FirmPass& pass, FirmId firm) const;
    [[nodiscard]] bool pilot_convinces(const FirmPass& pass, SectorId sector) const;
    void review_coworkers(FirmPass& pass, FirmId firm);
    void review_closure(FirmPass& pass, FirmId firm);
    void lay_off(FirmPass& pass, FirmId firm, OccupationId occupation, std::uint32_t count);
    void
    withdraw_vacancies(FirmPass& pass, FirmId firm, OccupationId occupation, std::uint32_t count);
    void set_deployed(FirmPass& pass, FirmId firm, bool deployed);
    void set_coworkers(FirmPass& pass, FirmId firm, OccupationId occupation, std::uint32_t count);
    void examine(WorkerPass& pass, std::uint32_t index, std::uint32_t word);
    void examine_employed(WorkerPass& pass, WorkerId id, std::uint32_t word);
    void examine_unemployed(WorkerPass& pass, WorkerId id);
    void separate(WorkerContext& context, Worker& worker, DepartureReason reason);
    void publish_potential(Date date);
    void publish_sector_potential();
};

inline void Economy::prefetch(FirmId firm, const Departure& event, unsigned stage) const {
    const Slot* const slot =
        slots.data() + firms[firm.index()].slot(OccupationId{event.occupation});
    if (stage == 1) {
        tenfold::prefetch(slot);
    } else {
        rosters.prefetch(*slot, event.seat);
    }
}

inline void Economy::prefetch(FirmId firm, const Arrival& event, unsigned stage) const {
    if (stage == 1) {
        tenfold::prefetch(slots.data() + firms[firm.index()].slot(OccupationId{event.occupation}));
    }
}

inline void Economy::prefetch(FirmId firm, const Acceptance& event, unsigned stage) const {
    const Slot* const slot =
        slots.data() + firms[firm.index()].slot(OccupationId{event.occupation});
    if (stage == 1) {
        tenfold::prefetch(slot);
    } else {
        rosters.prefetch_vacant(*slot);
    }
}

/// Calls `use(occupation)` for each occupation of the firm, in order.
template <class Use>
void for_each_occupation(const Firm& firm, Use&& use) {
    for (std::uint64_t left = firm.occupations; left != 0; left &= left - 1) {
        use(OccupationId{static_cast<std::uint32_t>(std::countr_zero(left))});
    }
}

} // namespace tenfold
