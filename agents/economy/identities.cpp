// SPDX-License-Identifier: Apache-2.0
/// Accounting identities: running totals every day, token accounts every month, and a recount agent
/// by agent every year and at the end.
#include "agents/accounts/identity.hpp"
#include "agents/economy/economy.hpp"

#include <atomic>
#include <cstdint>

namespace tenfold {

namespace {

void check_money(const Economy& economy, Date date) {
    const Money& money = economy.books.money;
    const Parameters& parameters = economy.parameters;
    // The sum has 128 bits; a violation is either small or so large that truncation cannot hide it.
    require_equal("money of all accounts = 0", date, static_cast<std::int64_t>(money.total()), 0);
    for (std::uint32_t s = 0; s < parameters.sectors.size(); ++s) {
        require_equal("spent on a sector = sold + still in the clearing account",
                      parameters.sectors[s].key,
                      date,
                      money.spent(s),
                      money.sales(s) + static_cast<std::int64_t>(money.clearing_account_now(s)));
    }
}

} // namespace

void Economy::check_identities() const {
    const Date date = calendar.date(today.day);
    labour.check(parameters, books.accounts, date);
    check_money(*this, date);
    ai.check(books, date);
    trade.check(books.money, date);
    banks.check(books.money, mortgages.total(households.ownership().people), date);
}

namespace {

constexpr std::size_t recount_block = 1U << 16;

// Heads per firm, counted over workers.
Column<std::uint32_t> recount_workers(const Economy& economy, Date date) {
    const Column<Worker>& workers = economy.labour.workers();
    Column<std::uint32_t> seen{economy.firms.store().firms.size()};
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
            // Relaxed ordering suffices, because integer addition is commutative.
            std::atomic_ref{seen[worker.employer.index()]}.fetch_add(1, std::memory_order_relaxed);
            const WorkerId id{static_cast<std::uint32_t>(w)};
            const std::uint64_t job = job_fingerprint(id, worker.employer, worker.job_number);
            fingerprints.add(thread, 0, static_cast<std::int64_t>(job));
        }
    });
    require_equal("recounted jobs of workers = running fingerprint",
                  date,
                  static_cast<std::int64_t>(fingerprints.residue(0)),
                  economy.books.accounts.total(Fingerprint::workers));
    require_equal("recounted deposits of people = running total",
                  date,
                  deposits.total(0),
                  economy.books.money.deposits(DepositTotal::households));
    return seen;
}

/// Sums of the recount of firms.
enum class FirmSum : std::size_t {
    wrong_heads, // firms whose heads differ from the count over workers
    open,        // vacancies
    coworkers,
    waiting,     // tasks that wait for review
    in_work,     // tasks of coworkers, where every task is an event
    wrong_lines, // slots whose number of waiting tasks is not the length of their queue
    jobs,        // fingerprint of the rosters, without holders before their first day
    deposits,
    wrong_bills, // firms whose wage bill is not the sum over their rosters
    kinds
};

class FirmSums {
public:
    explicit FirmSums(unsigned threads)
        : sums_{static_cast<std::size_t>(FirmSum::kinds), threads} {}
    void add(unsigned thread, FirmSum what, std::int64_t amount) {
        sums_.add(thread, static_cast<std::size_t>(what), amount);
    }
    [[nodiscard]] std::int64_t total(FirmSum what) const {
        return sums_.total(static_cast<std::size_t>(what));
    }
    [[nodiscard]] std::int64_t residue(FirmSum what) const {
        return static_cast<std::int64_t>(sums_.residue(static_cast<std::size_t>(what)));
    }

private:
    Tally sums_;
};

// Number of a firm's slots whose count of waiting tasks is not the length of their queue.
std::int64_t wrong_lines(const FirmStore& store, std::size_t firm) {
    const std::vector<TaskDesk>& desks = store.desks[firm].desks();
    std::int64_t wrong = 0;
    for (std::size_t slot = 0; slot < desks.size(); ++slot) {
        const std::size_t place = store.firms[firm].first_slot + slot;
        wrong += desks[slot].line.waiting() == store.slots.waiting(place) ? 0 : 1;
    }
    return wrong;
}

FirmSums recount_firms(const Economy& economy, Day last, const Column<std::uint32_t>& heads_seen) {
    const FirmStore& store = economy.firms.store();
    const Column<Firm>& firms = store.firms;
    const LabourSignals& labour = economy.labour.signals();
    FirmSums sums{economy.pool.threads()};
    const std::size_t blocks = (firms.size() + recount_block - 1) / recount_block;
    economy.pool.for_each(blocks, [&](std::size_t task, unsigned thread) {
        const std::size_t end = std::min(firms.size(), (task + 1) * recount_block);
        for (std::size_t f = task * recount_block; f < end; ++f) {
            std::int64_t heads = 0;
            std::int64_t bill = 0;
            const FirmId id{static_cast<std::uint32_t>(f)};
            for_each_occupation(firms[f], [&](OccupationId occupation) {
                const Slot& slot = store.slots[firms[f].slot(occupation)];
                heads += slot.heads;
                sums.add(thread, FirmSum::open, slot.open);
                sums.add(thread, FirmSum::coworkers, slot.coworkers);
                sums.add(thread, FirmSum::waiting, store.slots.waiting(firms[f].slot(occupation)));
                const double base = labour.pay.base_wage(firms[f].sector(), id, occupation);
                const std::size_t place = labour.market(firms[f].region, occupation).index();
                store.rosters.for_each_holder(slot, [&](std::uint32_t, const Seat& seat) {
                    if (seat.first_day() <= last) {
                        const auto job = job_fingerprint(seat.holder, id, seat.job_number());
                        sums.add(thread, FirmSum::jobs, static_cast<std::int64_t>(job));
                        const Month cohort = labour.month_of(seat.first_day());
                        bill += wage(base, labour.wages.index(place, cohort));
                    }
                });
            });
            sums.add(thread, FirmSum::wrong_heads, heads == heads_seen[f] ? 0 : 1);
            sums.add(thread, FirmSum::deposits, firms[f].deposit);
            sums.add(thread, FirmSum::wrong_bills, bill == firms[f].wage_bill ? 0 : 1);
            if (economy.view.tasks_are_events()) {
                sums.add(thread, FirmSum::in_work, store.desks[f].in_work());
                sums.add(thread, FirmSum::wrong_lines, wrong_lines(store, f));
            }
        }
    });
    return sums;
}

} // namespace

void Economy::recount(Day last) const {
    const Date date = calendar.date(last);
    ai.check_token_accounts(date);
    const Accounts& accounts = books.accounts;
    const FirmSums found = recount_firms(*this, last, recount_workers(*this, date));
    require_equal("firms whose heads differ from their workers = none",
                  date,
                  found.total(FirmSum::wrong_heads),
                  0);
    require_equal("recounted rosters of firms = running fingerprint",
                  date,
                  found.residue(FirmSum::jobs),
                  accounts.total(Fingerprint::firms));
    std::int64_t open = 0;
    std::int64_t all_coworkers = 0;
    for (std::uint32_t s = 0; s < parameters.sectors.size(); ++s) {
        open += accounts.total(SectorId{s}, SectorCount::open);
        all_coworkers += accounts.total(SectorId{s}, SectorCount::coworkers);
    }
    require_equal(
        "recounted vacancies of firms = running total", date, found.total(FirmSum::open), open);
    require_equal("recounted coworkers = running total",
                  date,
                  found.total(FirmSum::coworkers),
                  all_coworkers);
    const auto tasks = [&](TaskCount what) { return accounts.total(what); };
    require_equal("tasks drawn = succeeded + failed + undetected + returned + waiting + in work",
                  date,
                  tasks(TaskCount::drawn),
                  tasks(TaskCount::succeeded) + tasks(TaskCount::failed) +
                      tasks(TaskCount::undetected) + tasks(TaskCount::returned) +
                      found.total(FirmSum::waiting) + found.total(FirmSum::in_work));
    require_equal("slots whose waiting tasks differ from their queue = none",
                  date,
                  found.total(FirmSum::wrong_lines),
                  0);
    require_equal("recounted deposits of firms = running total",
                  date,
                  found.total(FirmSum::deposits),
                  books.money.deposits(DepositTotal::firms));
    require_equal("firms whose wage bill differs from their roster = none",
                  date,
                  found.total(FirmSum::wrong_bills),
                  0);
}

} // namespace tenfold
