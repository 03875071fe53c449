// SPDX-License-Identifier: Apache-2.0
/// Accounting identities: running totals every day, the accounts of tokens one by one every month,
/// a recount agent by agent every year and at the end.
#include "agents/economy/economy.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <cstring>
#include <numeric>
#include <string>

namespace tenfold {

namespace {

[[noreturn]] void
violated(const std::string& identity, Date date, std::int64_t left, std::int64_t right) {
    throw IdentityError{"identity violated on " + to_string(date) + ": " + identity + ": " +
                        std::to_string(left) + " against " + std::to_string(right)};
}

void require(const char* identity, Date date, std::int64_t left, std::int64_t right) {
    if (left != right) {
        violated(identity, date, left, right);
    }
}

void require(const char* identity,
             const std::string& category,
             Date date,
             std::int64_t left,
             std::int64_t right) {
    if (left != right) {
        violated(std::string{identity} + " in " + category, date, left, right);
    }
}

} // namespace

void Economy::check_identities() const {
    const Date date = calendar.date(signals.day);
    check_people(date);
    check_vacancies(date);
    check_money(date);
    check_ai(date);
}

void Economy::check_people(Date date) const {
    std::int64_t people = 0;
    for (std::uint32_t m = 0; m < markets.size(); ++m) {
        const MarketId place{m};
        const std::string& key = parameters.occupations[occupation(place).index()].key;
        const std::int64_t employed = accounts.total(place, MarketCount::employed);
        require("employed (workers') = heads (firms')",
                key,
                date,
                employed,
                accounts.total(place, MarketCount::heads));
        require("daily wages of workers = wage bills of firms",
                key,
                date,
                accounts.total(place, MarketCount::wages),
                accounts.total(place, MarketCount::wage_bill));
        people += employed + accounts.total(place, MarketCount::joining) +
                  accounts.total(place, MarketCount::unemployed) +
                  accounts.total(place, MarketCount::retraining);
    }
    require("people = employed + joining + unemployed + retraining",
            date,
            static_cast<std::int64_t>(workers.size()),
            people);
    for (std::uint32_t s = 0; s < parameters.sectors.size(); ++s) {
        require("employed (workers') = heads (firms')",
                parameters.sectors[s].key,
                date,
                accounts.total(SectorId{s}, SectorCount::employed),
                accounts.total(SectorId{s}, SectorCount::heads));
    }
    require("jobs known to workers = jobs known to firms (fingerprint)",
            date,
            accounts.total(Fingerprint::workers),
            accounts.total(Fingerprint::firms));
}

PaydayTotals Economy::running_totals() const {
    constexpr std::array statuses{MarketCount::unemployed,
                                  MarketCount::employed,
                                  MarketCount::joining,
                                  MarketCount::retraining}; // in the order of WorkerStatus
    PaydayTotals totals;
    for (std::uint32_t m = 0; m < markets.size(); ++m) {
        for (std::size_t status = 0; status < statuses.size(); ++status) {
            totals.values[status] += accounts.total(MarketId{m}, statuses[status]);
        }
        totals.values[PaydayTotals::daily_wages] += accounts.total(MarketId{m}, MarketCount::wages);
    }
    totals.values[PaydayTotals::deposits] = money.deposits(DepositTotal::households);
    return totals;
}

void Economy::check_payday(Date date) const {
    constexpr std::array names{"unemployed people counted on payday = running total",
                               "employed people counted on payday = running total",
                               "joining people counted on payday = running total",
                               "people in retraining counted on payday = running total",
                               "daily wages counted on payday = running total",
                               "deposits of people counted on payday = running total"};
    for (std::size_t what = 0; what < names.size(); ++what) {
        require(names[what], date, payday_recount.total(what), eve_of_payday.values[what]);
    }
    require("wages paid by firms and not received by people = none",
            date,
            static_cast<std::int64_t>(money.holdings(IncomePot::wages)),
            0);
}

void Economy::check_vacancies(Date date) const {
    std::int64_t open = 0;
    std::int64_t books = 0;
    for (std::uint32_t m = 0; m < markets.size(); ++m) {
        open += accounts.total(MarketId{m}, MarketCount::open);
        books += static_cast<std::int64_t>(markets[m].vacancies());
    }
    const auto flow = [&](VacancyCount what) { return accounts.total(what); };
    const std::int64_t travelling = flow(VacancyCount::posted) - flow(VacancyCount::entered) +
                                    flow(VacancyCount::offered) - flow(VacancyCount::answered) -
                                    flow(VacancyCount::refused) + flow(VacancyCount::withdrawn) -
                                    flow(VacancyCount::withdrawal_noticed);
    require("vacancies of firms = in books + travelling", date, open, books + travelling);
    require("vacancies posted = answered + withdrawn + open",
            date,
            flow(VacancyCount::posted),
            flow(VacancyCount::answered) + flow(VacancyCount::withdrawal_noticed) + open);
}

void Economy::check_money(Date date) const {
    // 128 bits inside, but what is wrong is small or far beyond doubt.
    require("money of everybody = 0", date, static_cast<std::int64_t>(money.total()), 0);
    for (std::uint32_t s = 0; s < parameters.sectors.size(); ++s) {
        require("spent on a sector = sold + still in the pot",
                parameters.sectors[s].key,
                date,
                money.spent(s),
                money.sales(s) + static_cast<std::int64_t>(money.pot_now(s)));
    }
    std::int64_t labs_hold = 0;
    for (const LabState& lab : labs) {
        labs_hold += lab.deposit;
    }
    require(
        "deposits of labs = running total", date, labs_hold, money.deposits(DepositTotal::labs));
    require("deposit of the compute operator = running total",
            date,
            operators.front().deposit,
            money.deposits(DepositTotal::operators));
    require("money abroad = tokens and dividends paid less received, and still to be handed over",
            date,
            money.deposits(DepositTotal::abroad),
            abroad.net() + dividends_owed_abroad());
}

void Economy::check_ai(Date date) const {
    require("money for tokens = received + in the pot",
            date,
            accounts.total(TokenCount::cents),
            tokens_sold[static_cast<std::size_t>(TokenCount::cents)] +
                static_cast<std::int64_t>(money.holdings(SpendingPot::tokens)));
    require("tokens bought = sold + to be counted",
            date,
            accounts.total(TokenCount::kilotokens),
            tokens_sold[static_cast<std::size_t>(TokenCount::kilotokens)] +
                month.unpaid_sales.all_kilotokens + token_market.waiting_kilotokens());
    const auto sum = [](const std::vector<std::int64_t>& parts) {
        return std::accumulate(parts.begin(), parts.end(), std::int64_t{0});
    };
    for (const TokenSales* sales : {&month.token_sales, &month.unpaid_sales}) {
        require("tokens sold = sum over models",
                date,
                sales->all_kilotokens + sales->people_kilotokens,
                sum(sales->kilotokens));
        require("money for tokens = sum over models",
                date,
                sales->all_cents + sales->people_cents,
                sum(sales->cents));
    }
    const OperatorState& state = operators.front();
    require(
        "chips ordered = arrived + in build", date, state.ordered, state.arrived + state.in_build);
    require(
        "chips arrived = at work + retired", date, state.arrived, state.chips() + state.retired);
}

// The running total of tokens changes with the accounts, in the same calls (TokenMarket::buy and
// sell), so that check_ai finds on its day whatever was bought or sold on one side alone. What
// remains is that the ledger itself is wrong; it is used when the month's purchases are published.
void Economy::check_token_accounts(Date date) const {
    require("tokens in the accounts of all occupations = running total",
            date,
            token_market.recounted_kilotokens(),
            token_market.waiting_kilotokens());
}

namespace {

constexpr std::size_t recount_block = 1U << 16;

// Heads per firm as the workers see them.
Column<std::uint32_t> recount_workers(const Economy& economy, Date date) {
    const Column<Worker>& workers = economy.workers;
    Column<std::uint32_t> seen{economy.firms.size()};
    Tally fingerprints{1, economy.pool.threads()};
    Tally deposits{1, economy.pool.threads()};
    const std::size_t blocks = (workers.size() + recount_block - 1) / recount_block;
    economy.pool.for_each(blocks, [&](std::size_t task, unsigned thread) {
        const std::size_t end = std::min(workers.size(), (task + 1) * recount_block);
        for (std::size_t w = task * recount_block; w < end; ++w) {
            const Worker& worker = workers[w];
            deposits.add(thread, 0, worker.deposit);
            if (worker.status != WorkerStatus::employed) {
                continue;
            }
            // Relaxed, for integers do not mind the order.
            std::atomic_ref{seen[worker.employer.index()]}.fetch_add(1, std::memory_order_relaxed);
            const WorkerId id{static_cast<std::uint32_t>(w)};
            const std::uint64_t job = job_fingerprint(id, worker.employer, worker.job_number);
            fingerprints.add(thread, 0, static_cast<std::int64_t>(job));
        }
    });
    require("recounted jobs of workers = running fingerprint",
            date,
            static_cast<std::int64_t>(fingerprints.residue(0)),
            economy.accounts.total(Fingerprint::workers));
    require("recounted deposits of people = running total",
            date,
            deposits.total(0),
            economy.money.deposits(DepositTotal::households));
    return seen;
}

struct FirmRecount {
    std::int64_t wrong_heads = 0; // firms whose heads are not those that workers see
    std::int64_t open = 0;
    std::int64_t coworkers = 0;
    std::int64_t waiting = 0;     // tasks
    std::int64_t in_work = 0;     // likewise, where every task is an event
    std::int64_t wrong_lines = 0; // slots that do not know how many tasks wait
    std::int64_t fingerprint = 0; // of the rosters, without those still to come
    std::int64_t deposits = 0;
    std::int64_t wrong_bills = 0; // firms whose wage bill is not the sum over their rosters
};

// Slots of a firm whose number of waiting tasks is not the length of their line.
std::int64_t wrong_lines(const Economy& economy, std::size_t firm) {
    const std::vector<TaskDesk>& desks = economy.desks[firm].desks();
    std::int64_t wrong = 0;
    for (std::size_t slot = 0; slot < desks.size(); ++slot) {
        const std::size_t place = economy.firms[firm].first_slot + slot;
        wrong += desks[slot].line.waiting() == economy.slots.waiting(place) ? 0 : 1;
    }
    return wrong;
}

FirmRecount
recount_firms(const Economy& economy, Day last, const Column<std::uint32_t>& heads_seen) {
    const Column<Firm>& firms = economy.firms;
    Tally sums{9, economy.pool.threads()};
    const std::size_t blocks = (firms.size() + recount_block - 1) / recount_block;
    economy.pool.for_each(blocks, [&](std::size_t task, unsigned thread) {
        const std::size_t end = std::min(firms.size(), (task + 1) * recount_block);
        for (std::size_t f = task * recount_block; f < end; ++f) {
            std::int64_t heads = 0;
            std::int64_t bill = 0;
            const FirmId id{static_cast<std::uint32_t>(f)};
            for_each_occupation(firms[f], [&](OccupationId occupation) {
                const Slot& slot = economy.slots[firms[f].slot(occupation)];
                heads += slot.heads;
                sums.add(thread, 1, slot.open);
                sums.add(thread, 2, slot.coworkers);
                sums.add(thread, 6, economy.slots.waiting(firms[f].slot(occupation)));
                const double base = economy.base_wage(firms[f].sector(), id, occupation);
                const std::size_t place = economy.market(firms[f], occupation).index();
                economy.rosters.for_each_holder(slot, [&](std::uint32_t, const Seat& seat) {
                    if (seat.first_day() <= last) {
                        const auto job = job_fingerprint(seat.holder, id, seat.job_number());
                        sums.add(thread, 3, static_cast<std::int64_t>(job));
                        const Month cohort = economy.month_of(seat.first_day());
                        bill += Economy::wage(base, economy.wages.index(place, cohort));
                    }
                });
            });
            sums.add(thread, 0, heads == heads_seen[f] ? 0 : 1);
            sums.add(thread, 4, firms[f].deposit);
            sums.add(thread, 5, bill == firms[f].wage_bill ? 0 : 1);
            if (economy.tasks_are_events()) {
                sums.add(thread, 7, economy.desks[f].in_work());
                sums.add(thread, 8, wrong_lines(economy, f));
            }
        }
    });
    return {sums.total(0),
            sums.total(1),
            sums.total(2),
            sums.total(6),
            sums.total(7),
            sums.total(8),
            static_cast<std::int64_t>(sums.residue(3)),
            sums.total(4),
            sums.total(5)};
}

} // namespace

void Economy::recount(Day last) const {
    const Date date = calendar.date(last);
    check_token_accounts(date);
    const FirmRecount found = recount_firms(*this, last, recount_workers(*this, date));
    require("firms whose heads differ from their workers = none", date, found.wrong_heads, 0);
    require("recounted rosters of firms = running fingerprint",
            date,
            found.fingerprint,
            accounts.total(Fingerprint::firms));
    std::int64_t open = 0;
    std::int64_t coworkers = 0;
    for (std::uint32_t s = 0; s < parameters.sectors.size(); ++s) {
        open += accounts.total(SectorId{s}, SectorCount::open);
        coworkers += accounts.total(SectorId{s}, SectorCount::coworkers);
    }
    require("recounted vacancies of firms = running total", date, found.open, open);
    require("recounted coworkers = running total", date, found.coworkers, coworkers);
    const auto tasks = [&](TaskCount what) { return accounts.total(what); };
    require("tasks drawn = succeeded + failed + undetected + returned + waiting + in work",
            date,
            tasks(TaskCount::drawn),
            tasks(TaskCount::succeeded) + tasks(TaskCount::failed) + tasks(TaskCount::undetected) +
                tasks(TaskCount::returned) + found.waiting + found.in_work);
    require(
        "slots whose waiting tasks are not those in their line = none", date, found.wrong_lines, 0);
    require("recounted deposits of firms = running total",
            date,
            found.deposits,
            money.deposits(DepositTotal::firms));
    require("firms whose wage bill differs from their roster = none", date, found.wrong_bills, 0);
}

} // namespace tenfold
