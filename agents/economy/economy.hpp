// SPDX-License-Identifier: Apache-2.0
/// The economy as a model of the engine: state of all agents, signals, accounts, and who handles
/// what. The order of a day, and of events within it, is on one page: sim/calendar.cpp.
#pragma once

#include "core/column.hpp"
#include "core/engine.hpp"
#include "core/ledger.hpp"
#include "core/prefetch.hpp"
#include "core/time.hpp"

#include "agents/accounts/accounts.hpp"
#include "agents/accounts/money.hpp"
#include "agents/accounts/observed_counts.hpp"
#include "agents/ai/abroad.hpp"
#include "agents/ai/compute_market.hpp"
#include "agents/ai/lab.hpp"
#include "agents/ai/token_market.hpp"
#include "agents/coworkers/task_desks.hpp"
#include "agents/coworkers/team.hpp"
#include "agents/coworkers/technology.hpp"
#include "agents/coworkers/token_experiments.hpp"
#include "agents/economy/economy_parameters.hpp"
#include "agents/economy/signals.hpp"
#include "agents/events/events.hpp"
#include "agents/firms/network.hpp"
#include "agents/firms/production.hpp"
#include "agents/firms/roster.hpp"
#include "agents/firms/slots.hpp"
#include "agents/firms/staff.hpp"
#include "agents/firms/state.hpp"
#include "agents/labour/dispersion.hpp"
#include "agents/labour/labour_market.hpp"
#include "agents/labour/mobility_network.hpp"
#include "agents/labour/pay.hpp"
#include "agents/labour/payday.hpp"
#include "agents/labour/wages.hpp"
#include "agents/money/goods.hpp"
#include "agents/money/households.hpp"
#include "agents/observe/event_log.hpp"
#include "agents/observe/measures.hpp"

#include <array>
#include <bit>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace tenfold {

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
inline constexpr Purpose appeal = 10;
inline constexpr Purpose post_rounding = 11;
inline constexpr Purpose entry = 12;
inline constexpr Purpose training = 13;
inline constexpr Purpose shift = 14;
inline constexpr Purpose founding = 15;
inline constexpr Purpose native = 16;
inline constexpr Purpose task = 20;
} // namespace purpose

/// What a month's reviews add up, by sector (Economy::count_work).
enum class WorkSum : std::size_t {
    normal,         // work without coworkers, at base wages
    human,          // of people
    supervision,    // of it
    reference_cost, // work without coworkers, at reference wages
    people_cost,    // of people, at reference wages
    token_cost,     // of coworkers
    kinds
};

class Economy;
class StateDigest;
class StateReader;
class StateWriter;
using WorkerContext = Context<Economy, WorkerKind>;
using FirmContext = Context<Economy, FirmKind>;
using MarketContext = Context<Economy, MarketKind>;
using LabContext = Context<Economy, LabKind>;
using OperatorContext = Context<Economy, OperatorKind>;
using WorkerPass = PassContext<Economy, WorkerKind>;
using FirmPass = PassContext<Economy, FirmKind>;
using MarketPass = PassContext<Economy, MarketKind>;

/// Start of the next day, the earliest at which a message arrives; `context` is that of a handler
/// or a pass.
[[nodiscard]] Tick tomorrow(const auto& context) {
    return start_of(context.window() + 1);
}

/// The model. Handlers are in worker.cpp, firm.cpp and market.cpp; what is done once in a cycle in
/// examination.cpp, payday.cpp, review.cpp, entry.cpp and firm_adoption.cpp; the work of coworkers
/// in shift.cpp and individual_tasks.cpp; what is published in goods_market.cpp and month.cpp.
/// `open`, `close` and `publish`, which say what a day consists of, are in sim/calendar.cpp.
class Economy {
public:
    using Kinds = KindList<WorkerKind, FirmKind, MarketKind, LabKind, OperatorKind>;

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
            std::vector<AiModel> earlier_models,
            ThreadPool& thread_pool);

    // ---- events, by receiver
    void handle(WorkerContext& context, const StartWork& event);
    void handle(WorkerContext& context, const LeaveWork& event);
    void handle(WorkerContext& context, const JobOffer& event);
    void handle(WorkerContext& context, const HireAnswer& event);
    void handle(WorkerContext& context, const FinishRetraining& event);
    void handle(WorkerContext& context, const OvertimePaid& event);
    void handle(FirmContext& context, const Departure& event);
    void handle(FirmContext& context, const Arrival& event);
    void handle(FirmContext& context, const Acceptance& event);
    void handle(FirmContext& context, const VacanciesWithdrawn& event);
    void handle(FirmContext& context, const PeerAdoption& event);
    void handle(FirmContext& context, const WorkShift& event);
    void handle(FirmContext& context, const StartTask& event);
    void handle(FirmContext& context, const FinishTask& event);
    void handle(FirmContext& context, const FinishReview& event);
    void handle(FirmContext& context, const FinishRework& event);
    void handle(FirmContext& context, const OvertimeOwed& event);
    void handle(MarketContext& context, const OfferRefused& event);
    void handle(MarketContext& context, const VacanciesPosted& event);
    void handle(MarketContext& context, const WithdrawVacancies& event);
    void handle(MarketContext& context, const SeekWork& event);
    void handle(LabContext& context, const ReviewLab& event);
    void handle(LabContext& context, const FinishRun& event);
    void handle(LabContext& context, const ReleaseModel& event);
    void handle(OperatorContext& context, const ReviewOperator& event);
    void handle(OperatorContext& context, const ChipsArrive& event);

    /// Writes an event down if that is wanted.
    template <class AnyContext, class Event>
    void note(const AnyContext& context, const Event& event) {
        if (event_log.enabled()) [[unlikely]] {
            event_log.note(context.thread(), context.now(), context.self(), event);
        }
    }

    // ---- the day (sim/calendar.cpp)
    void open(WorkerPass& pass);
    void open(FirmPass& pass);
    void close(WorkerPass& pass);
    void close(FirmPass& pass);
    void close(MarketPass& pass);
    void publish(std::int64_t window);

    // ---- parts of the day
    void payday(WorkerPass& pass);
    void raise_wages(FirmPass& pass);
    void examine_workers(WorkerPass& pass);
    void review_firms(FirmPass& pass);
    void post_wages(FirmPass& pass);
    void match(MarketPass& pass);
    void publish_tightness();
    void publish_releases();
    void publish_goods();
    void begin_month(Day first_day);
    /// Signals of the first day, once all agents and pots have their initial state.
    void start();
    void publish_day(Day today);
    void publish_shocks(Date date);
    void check_identities() const;
    /// Recounts agent by agent after day `last`; -1 before the first.
    void recount(Day last) const;
    void count_day();
    void open_month();
    void close_month(Date month_end);

    // ---- checkpoints, between days (economy_archive.cpp)
    /// Numbers of agents, slots and seats as `save` writes them: what nobody uses any more is left
    /// out.
    [[nodiscard]] Sizes packed_sizes() const;
    /// First firm of each sector, and the number of all.
    [[nodiscard]] std::vector<std::uint32_t> first_firms() const;
    void save(StateWriter& out) const;
    /// Into an economy made of the same scenario with packed_sizes(). Throws FileError when the
    /// state does not fit.
    void load(StateReader& in);
    /// The columns of the digest that are the economy's.
    void add_to(StateDigest& digest) const;

    // ---- the border, between days (abroad.cpp)
    [[nodiscard]] PublishedTechnology published_technology() const;
    /// What labs abroad have published; read at the next turn of a month where no labs are.
    void receive(PublishedTechnology technology_abroad) {
        foreign_technology = std::move(technology_abroad);
    }
    /// What labs abroad, in the order of the scenario's, have sold here since the last time; their
    /// share has left.
    [[nodiscard]] std::vector<LabSales> take_lab_sales();
    void receive_lab_sales(std::span<const LabSales> sales);
    /// Dividends that owners abroad have not been given yet; they have left the payers' deposits.
    [[nodiscard]] std::int64_t dividends_owed_abroad() const;
    [[nodiscard]] std::int64_t take_dividends_abroad();
    void receive_dividends(std::int64_t amount);

    // ---- hints
    void prefetch(WorkerId worker) const { tenfold::prefetch(&workers.data()[worker.index()]); }
    void prefetch(FirmId firm) const { tenfold::prefetch(&firms.data()[firm.index()]); }
    void prefetch(FirmId firm, const Departure& event, unsigned stage) const;
    void prefetch(FirmId firm, const Arrival& event, unsigned stage) const;
    void prefetch(FirmId firm, const Acceptance& event, unsigned stage) const;
    void prefetch(FirmId firm, const WorkShift& event, unsigned stage) const;

    // ---- what follows from who somebody is
    [[nodiscard]] MarketId market(std::uint32_t region, OccupationId occupation) const {
        return MarketId{static_cast<std::uint32_t>(region * parameters.occupations.size() +
                                                   occupation.index())};
    }
    [[nodiscard]] MarketId market(const Worker& worker) const {
        return market(worker.region, OccupationId{worker.occupation});
    }
    [[nodiscard]] MarketId market(const Firm& firm, OccupationId occupation) const {
        return market(firm.region, occupation);
    }
    [[nodiscard]] OccupationId occupation(MarketId id) const {
        return OccupationId{static_cast<std::uint32_t>(id.index() % parameters.occupations.size())};
    }
    /// Base wage of the posts of one occupation in a firm [cents a day]; also their weight in work.
    [[nodiscard]] double base_wage(SectorId sector, FirmId firm, OccupationId occupation) const {
        const std::size_t cell =
            sector.index() * parameters.occupations.size() + occupation.index();
        return base_wages[cell] * pay_levels[pay_class(firm, occupation)];
    }
    /// A wage from its base and its index (Eq. 37) [cents a calendar day]. Throws RunError when it
    /// is more than can be owed for a month.
    [[nodiscard]] static std::uint32_t wage(double base, double index) {
        const double cents = base * index;
        validate(cents <= highest_daily_wage, wage_too_high);
        // Positive and far below 2^52, where adding a half rounds as it should; a call would cost
        // more.
        // NOLINTNEXTLINE(bugprone-incorrect-roundings)
        return static_cast<std::uint32_t>(cents + 0.5);
    }
    /// Month of a day, from WageTable::memory months before the run on.
    [[nodiscard]] Month month_of(Day day) const {
        return months[static_cast<std::size_t>(day + Seat::days_before)];
    }

    /// Cost of a firm's expected output in a month of mean length [cents].
    [[nodiscard]] std::int64_t month_cost(const Firm& firm) const;
    /// Deposit, beyond wages owed, that a firm keeps after a review in a month of so many days.
    [[nodiscard]] std::int64_t deposit_to_keep(const Firm& firm, int days) const;

    /// Whether every task of a coworker is an event of its own.
    [[nodiscard]] bool tasks_are_events() const { return !desks.empty(); }
    /// Days between two notes of a firm about its coworkers' shifts.
    [[nodiscard]] Day shift_days() const {
        return tasks_are_events() ? 1 : parameters.coworkers.shift_days;
    }

    const EconomyParameters parameters;
    const Calendar calendar;
    Day last_day = 0;             // of the run
    bool monthly_recount = false; // and not only at the end of a year

    Column<Worker> workers;
    Column<Firm> firms;
    Slots slots;
    Rosters rosters;
    std::vector<TaskDesks> desks;      // by firm; none unless every task is an event
    std::vector<LabourMarket> markets; // by region and occupation
    FirmNetwork network;
    MobilityNetwork mobility; // between occupations: chances at an examination (Eq. 4)
    ThreadPool& pool;         // for what is computed at barriers

    std::vector<SectorRates> rates;
    std::vector<double> base_wages;         // sector x occupation [cents a day]
    std::vector<double> pay_levels;         // by class, mean 1
    std::vector<double> compensation_ratio; // by occupation: compensation per dollar of wages
    std::vector<double> wage_lag;           // by sector: wages over reference wages at the start
    std::vector<double> output_per_work;    // by sector: base-year dollars per cent of base wage
    std::vector<std::vector<std::int64_t>> posts_by_cell; // by sector: of each occupation
    std::vector<Month> months;                            // of each day
    WageTable wages;
    Technology technology;
    std::vector<LabState> labs;
    std::vector<OperatorState> operators; // one
    double inference_dollars = 0.0;       // for what was sold last month, at marginal cost [USD]
    Signals signals;
    GoodsHistory history;
    Accounts accounts;
    ObservedCounts observed;       // nothing depends on it
    Tally occupation_moves;        // people since the start, from x to occupation; likewise
    ExperimentResults experiments; // of the latest half-year
    Money money;
    PublishedTechnology foreign_technology;  // of labs abroad, where no labs are
    std::vector<LabSales> foreign_lab_sales; // by lab abroad, not handed over yet
    AbroadAccount abroad;                    // what has crossed the border
    OwnershipTotals ownership;
    std::vector<PeopleDistributions> distributions; // by thread
    PaydayTotals eve_of_payday;                     // running totals before payday
    Tally payday_recount;                           // the same, counted by the payday
    TokenMarket token_market;
    Tally generation_users; // firms that work with each generation of models
    std::array<std::int64_t, static_cast<std::size_t>(TokenCount::kinds)>
        tokens_sold{}; // to firms, as sellers count

    Tally work_sums; // by sector and WorkSum, of this month's reviews

    MonthInProgress month;
    std::vector<MonthlyMeasures> measures;
    EventLog event_log; // nothing depends on it

private:
    // firm.cpp
    bool leave_roster(FirmContext& context, const Departure& event);
    template <class AnyContext>
    void
    post_vacancies(AnyContext& context, FirmId firm, OccupationId occupation, std::uint32_t count);
    void change_wage_bill(unsigned thread, Firm& firm, OccupationId occupation, std::int64_t wage);
    void
    withdraw_vacancies(FirmPass& pass, FirmId firm, OccupationId occupation, std::uint32_t count);
    void lay_off(FirmPass& pass, FirmId firm, OccupationId occupation, std::uint32_t count);
    // review.cpp
    void review(FirmPass& pass, FirmId id);
    [[nodiscard]] Staff staff(FirmId id, double integration) const;
    void count_work(unsigned thread, const Firm& firm, const Staff& people);
    [[nodiscard]] double sell(FirmPass& pass, FirmId id, const Staff& people);
    void pay_owners(unsigned thread, SectorId sector, std::int64_t amount);
    void pay_dividend(FirmPass& pass, FirmId id, std::int64_t overtime);
    void set_price(FirmPass& pass, FirmId id, const Staff& people);
    void announce(FirmPass& pass, FirmId id);
    void plan_posts(FirmPass& pass, FirmId id, const Staff& people, double integration);
    void fit_posts(FirmPass& pass, FirmId id, OccupationId occupation);
    void change_deposit(unsigned thread, Firm& firm, std::int64_t change);
    // entry.cpp
    [[nodiscard]] bool closes(FirmPass& pass, FirmId id, std::uint32_t heads);
    void close_down(FirmPass& pass, FirmId id);
    [[nodiscard]] bool is_wound_up(FirmPass& pass, FirmId id);
    [[nodiscard]] bool is_founded(const FirmPass& pass, FirmId id) const;
    void reopen(FirmPass& pass, FirmId id);
    void settle(FirmPass& pass, FirmId id);
    std::uint64_t draw_posts(FirmPass& pass, FirmId id, std::vector<std::uint32_t>& posts) const;
    // firm_adoption.cpp
    double review_adoption(FirmPass& pass, FirmId id);
    double integrate(FirmPass& pass, FirmId id);
    void withdraw(FirmPass& pass, FirmId id);
    void buy_help(unsigned thread, Firm& firm, double effort);
    [[nodiscard]] std::int64_t work_overtime(FirmPass& pass, FirmId id, const Staff& people);
    [[nodiscard]] double own_view(const FirmPass& pass, FirmId id) const;
    [[nodiscard]] TeamUse use_of_team(const Firm& firm, OccupationId occupation) const;
    [[nodiscard]] bool is_native(const FirmPass& pass, FirmId id) const;
    [[nodiscard]] bool starts_pilot(const FirmPass& pass, FirmId id) const;
    [[nodiscard]] bool pilot_convinces(const FirmPass& pass, SectorId sector) const;
    void review_coworkers(FirmPass& pass, FirmId id);
    void set_deployed(FirmPass& pass, FirmId id, bool deployed);
    void set_coworkers(unsigned thread, FirmId id, OccupationId occupation, std::uint32_t count);
    void return_tasks(unsigned thread, FirmId id);
    // shift.cpp
    void work_shift(FirmContext& context, OccupationId occupation, const TeamUse& use);
    void buy_tokens(unsigned thread,
                    Firm& firm,
                    OccupationId occupation,
                    std::int64_t kilotokens,
                    std::int64_t cents);
    // individual_tasks.cpp
    void expect_tasks(FirmContext& context, OccupationId occupation, const TeamUse& use);
    void start_task(FirmContext& context, OccupationId occupation, RandomStream& draws);
    void call_reviewers(FirmContext& context, OccupationId occupation);
    [[nodiscard]] const DomainPotential& domain_of(const Firm& firm, const TaskInHand& task) const;
    [[nodiscard]] const TaskLaw& law(const Firm& firm, const TaskInHand& task) const;
    // worker.cpp, examination.cpp, payday.cpp
    void examine(WorkerPass& pass, std::uint32_t index, std::uint32_t word);
    void examine_employed(WorkerPass& pass, WorkerId id, std::uint32_t word);
    void examine_unemployed(WorkerPass& pass, WorkerId id);
    void raise(WorkerPass& pass, WorkerId id);
    void post_payday(unsigned thread, const PaydaySums& sums);
    void change_occupation(WorkerPass& pass, WorkerId id, OccupationId to, double draw);
    void become_unemployed(WorkerContext& context, Worker& worker);
    void separate(WorkerContext& context, Worker& worker, DepartureReason reason);
    // goods_market.cpp, begin_month.cpp, month.cpp, identities.cpp
    void collect_and_spend();
    void publish_prices();
    void publish_incomes();
    void publish_spending_rules(Date date);
    void publish_wages(int days);
    void publish_technology(Date date, double years);
    // policy_month.cpp, progress_month.cpp
    void publish_policy(Date date);
    void publish_financing(Date date);
    using TaxBases = std::array<double, static_cast<std::size_t>(Financing::kinds)>;
    void finance(const TaxBases& taxed, double dividends);
    void settle_programmes(FinalUses& uses);
    [[nodiscard]] double nominal_mean_wage(Date date) const;
    void publish_research(double years);
    void publish_work(double years);
    void publish_capital();
    [[nodiscard]] std::vector<double> hourly_costs() const;
    void publish_wage_powers();
    void publish_compute(double years, double years_since_start);
    void remember_earlier_demand();
    void
    order_chips(OperatorContext& context, OperatorState& state, std::int64_t budget, double price);
    void publish_outside_capital(Date date);
    // ai_month.cpp
    void pay_ai(unsigned thread,
                DepositTotal who,
                std::int64_t& deposit,
                SpendingPot pot,
                std::int64_t amount);
    void
    raise_capital(unsigned thread, DepositTotal who, std::int64_t& deposit, std::int64_t amount);
    void pay_out(unsigned thread,
                 DepositTotal who,
                 std::int64_t& deposit,
                 std::int64_t& owed_abroad,
                 std::int64_t kept);
    void close_down(unsigned thread, LabState& lab);
    void settle_tokens();
    std::int64_t credit_labs(const TokenSales& sales);
    void add_costs(TokenSales& sales);
    TokenSales sell_to_people();
    void settle_ai();
    void spend_ai(FinalUses& uses);
    [[nodiscard]] PaydayTotals running_totals() const;
    void check_payday(Date date) const;
    void check_people(Date date) const;
    void check_vacancies(Date date) const;
    void check_money(Date date) const;
    void check_ai(Date date) const;
    void check_token_accounts(Date date) const;
    void measure_payday();
    void measure_goods(MonthlyMeasures& result);
    void measure_people(MonthlyMeasures& result) const;
    // observe_month.cpp
    void
    count_done(unsigned thread, const Firm& firm, OccupationId occupation, const WorkDone& work);
    void
    count_overtime(unsigned thread, const Firm& firm, OccupationId occupation, double head_days);
    void count_firm(unsigned thread, const Firm& firm, std::uint32_t heads);
    void run_experiments(Date date, const std::vector<double>& hourly_cost);
    [[nodiscard]] TaskOutcomes task_outcomes() const;
    void observe_teams(MonthlyMeasures& result, const ObservedTotals& flows) const;
    void observe_adoption(MonthlyMeasures& result, const ObservedTotals& flows) const;
    void observe_supply(MonthlyMeasures& result, const ObservedTotals& flows) const;
    void observe_intelligence(MonthlyMeasures& result) const;
    void observe_thought(MonthlyMeasures& result) const;
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

inline void Economy::prefetch(FirmId firm, const WorkShift& /*event*/, unsigned stage) const {
    if (stage == 1) {
        constexpr std::uint32_t line = 64 / sizeof(Slot); // slots that memory brings at once
        const std::uint32_t first = firms[firm.index()].first_slot;
        const std::uint32_t count = firms[firm.index()].slots();
        for (std::uint32_t ahead = 0; ahead < count; ahead += line) {
            tenfold::prefetch(slots.data() + first + ahead);
        }
        slots.prefetch_waiting(first);
    }
}

/// The note that both sides get when a worker leaves.
[[nodiscard]] inline Departure
departure(WorkerId id, const Worker& worker, DepartureReason reason) {
    return {id, worker.seat, worker.occupation, worker.job_number, reason};
}

/// Calls `use(occupation)` for each occupation of the firm, in order.
template <class Use>
void for_each_occupation(const Firm& firm, Use&& use) {
    for (std::uint64_t left = firm.occupations; left != 0; left &= left - 1) {
        use(OccupationId{static_cast<std::uint32_t>(std::countr_zero(left))});
    }
}

} // namespace tenfold
