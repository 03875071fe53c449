// SPDX-License-Identifier: Apache-2.0
/// Accounting identities: running totals every day, a recount agent by agent every year and at the
/// end.
#include "agents/economy.hpp"

#include <algorithm>
#include <atomic>
#include <cstring>
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
    std::int64_t people = 0;
    std::int64_t open = 0;
    std::int64_t books = 0;
    for (std::uint32_t o = 0; o < parameters.occupations.size(); ++o) {
        const OccupationId occupation{o};
        const std::int64_t employed = accounts.total(occupation, OccupationCount::employed);
        require("employed (workers') = heads (firms')",
                parameters.occupations[o].key,
                date,
                employed,
                accounts.total(occupation, OccupationCount::heads));
        people += employed + accounts.total(occupation, OccupationCount::joining) +
                  accounts.total(occupation, OccupationCount::unemployed);
        open += accounts.total(occupation, OccupationCount::open);
        books += static_cast<std::int64_t>(markets[o].vacancies());
    }
    require("people = employed + joining + unemployed",
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
    for (const TokenCount count : {TokenCount::kilotokens, TokenCount::cents}) {
        const auto account = static_cast<std::size_t>(count);
        require(count == TokenCount::cents ? "money paid for tokens = received + waiting"
                                           : "tokens bought = sold + waiting",
                date,
                accounts.total(count),
                tokens_sold[account] + static_cast<std::int64_t>(tokens.holdings(account)));
    }
}

namespace {

constexpr std::size_t recount_block = 1U << 16;

// Heads per firm as the workers see them.
Column<std::uint32_t> recount_workers(const Economy& economy, Date date) {
    const Column<Worker>& workers = economy.workers;
    Column<std::uint32_t> seen{economy.firms.size()};
    Tally fingerprints{1, economy.pool.threads()};
    const std::size_t blocks = (workers.size() + recount_block - 1) / recount_block;
    economy.pool.for_each(blocks, [&](std::size_t task, unsigned thread) {
        const std::size_t end = std::min(workers.size(), (task + 1) * recount_block);
        for (std::size_t w = task * recount_block; w < end; ++w) {
            const Worker& worker = workers[w];
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
            fingerprints.total(0),
            economy.accounts.total(Fingerprint::workers));
    return seen;
}

struct FirmRecount {
    std::int64_t wrong_heads = 0; // firms whose heads are not those that workers see
    std::int64_t open = 0;
    std::int64_t coworkers = 0;
    std::int64_t fingerprint = 0; // of the rosters, without those still to come
};

FirmRecount
recount_firms(const Economy& economy, Day last, const Column<std::uint32_t>& heads_seen) {
    const Column<Firm>& firms = economy.firms;
    Tally sums{4, economy.pool.threads()};
    const std::size_t blocks = (firms.size() + recount_block - 1) / recount_block;
    economy.pool.for_each(blocks, [&](std::size_t task, unsigned thread) {
        const std::size_t end = std::min(firms.size(), (task + 1) * recount_block);
        for (std::size_t f = task * recount_block; f < end; ++f) {
            std::int64_t heads = 0;
            const FirmId id{static_cast<std::uint32_t>(f)};
            for_each_occupation(firms[f], [&](OccupationId occupation) {
                const Slot& slot = economy.slots[firms[f].slot(occupation)];
                heads += slot.heads;
                sums.add(thread, 1, slot.open);
                sums.add(thread, 2, slot.coworkers);
                economy.rosters.for_each_holder(slot, [&](std::uint32_t, const Seat& seat) {
                    if (seat.first_day() <= last) {
                        const auto job = job_fingerprint(seat.holder, id, seat.job_number());
                        sums.add(thread, 3, static_cast<std::int64_t>(job));
                    }
                });
            });
            sums.add(thread, 0, heads == heads_seen[f] ? 0 : 1);
        }
    });
    return {sums.total(0), sums.total(1), sums.total(2), sums.total(3)};
}

} // namespace

void Economy::recount(Day last) const {
    const Date date = calendar.date(last);
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
}

namespace {

// Words mixed into one, the order and number of them included.
class MixedWord {
public:
    explicit MixedWord(std::uint64_t start) : value_{start} {}
    void add(std::uint32_t word) {
        value_ = (value_ ^ word) * 0x9e3779b97f4a7c15ULL;
        value_ ^= value_ >> 29;
    }
    [[nodiscard]] std::uint64_t value() const { return value_; }

private:
    std::uint64_t value_;
};

// Sum of a mixed word for each of `count` records: exact in any order. `mix(index, word)` adds what
// belongs to the record.
template <class Mix>
void add_digest(ThreadPool& pool, std::size_t count, std::uint64_t salt, Tally& sum, Mix&& mix) {
    constexpr std::size_t block = 1U << 16;
    pool.for_each((count + block - 1) / block, [&](std::size_t task, unsigned thread) {
        const std::size_t end = std::min(count, (task + 1) * block);
        std::uint64_t total = 0;
        for (std::size_t index = task * block; index < end; ++index) {
            MixedWord word{salt + index};
            mix(index, word);
            total += word.value();
        }
        sum.add(thread, 0, static_cast<std::int64_t>(total));
    });
}

template <class Record>
void add_bytes(const Record& record, MixedWord& word) {
    std::uint32_t words[sizeof(Record) / sizeof(std::uint32_t)];
    std::memcpy(words, &record, sizeof words);
    for (const std::uint32_t part : words) {
        word.add(part);
    }
}

} // namespace

std::uint64_t Economy::state_digest() const {
    Tally sum{1, pool.threads()};
    add_digest(pool, workers.size(), 1ULL << 40, sum, [&](std::size_t index, MixedWord& word) {
        add_bytes(workers[index], word);
    });
    add_digest(pool, firms.size(), 2ULL << 40, sum, [&](std::size_t index, MixedWord& word) {
        add_bytes(firms[index], word);
    });
    add_digest(pool, slots.size(), 3ULL << 40, sum, [&](std::size_t index, MixedWord& word) {
        Slot slot = slots[index];
        rosters.for_each_holder(slot, [&](std::uint32_t place, const Seat& seat) {
            word.add(place);
            add_bytes(seat, word);
        });
        slot.first_seat = 0; // where the block lies is nobody's business
        add_bytes(slot, word);
    });
    return static_cast<std::uint64_t>(sum.total(0));
}

} // namespace tenfold
