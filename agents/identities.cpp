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

void Economy::recount() const {
    const Date date = calendar.date(signals.day);
    constexpr std::size_t block = 1U << 16;
    // Heads per firm as the workers see them; relaxed atomics, for integers do not mind the order.
    Column<std::uint32_t> seen{firms.size()};
    Tally fingerprints{1, pool.threads()};
    pool.for_each((workers.size() + block - 1) / block, [&](std::size_t task, unsigned thread) {
        const std::size_t last = std::min(workers.size(), (task + 1) * block);
        for (std::size_t w = task * block; w < last; ++w) {
            const Worker& worker = workers[w];
            if (worker.status == WorkerStatus::employed) {
                std::atomic_ref{seen[worker.employer.index()]}.fetch_add(1,
                                                                         std::memory_order_relaxed);
                fingerprints.add(thread,
                                 0,
                                 static_cast<std::int64_t>(
                                     job_fingerprint(WorkerId{static_cast<std::uint32_t>(w)},
                                                     worker.employer,
                                                     worker.job_number)));
            }
        }
    });
    require("recounted jobs of workers = running fingerprint",
            date,
            fingerprints.total(0),
            accounts.total(Fingerprint::workers));
    Tally wrong{4, pool.threads()};
    pool.for_each((firms.size() + block - 1) / block, [&](std::size_t task, unsigned thread) {
        const std::size_t last = std::min(firms.size(), (task + 1) * block);
        for (std::size_t f = task * block; f < last; ++f) {
            std::int64_t heads = 0;
            for (std::uint32_t s = firms[f].first_slot; s < firms[f].first_slot + firms[f].slots();
                 ++s) {
                heads += slots[s].heads;
                wrong.add(thread, 1, slots[s].open);
                wrong.add(thread, 2, slots[s].coworkers);
            }
            if (heads != seen[f]) {
                wrong.add(thread, 0, 1);
            }
        }
    });
    require("firms whose heads differ from their workers = none", date, wrong.total(0), 0);
    std::int64_t open = 0;
    std::int64_t coworkers = 0;
    for (std::uint32_t s = 0; s < parameters.sectors.size(); ++s) {
        open += accounts.total(SectorId{s}, SectorCount::open);
        coworkers += accounts.total(SectorId{s}, SectorCount::coworkers);
    }
    require("recounted vacancies of firms = running total", date, wrong.total(1), open);
    require("recounted coworkers = running total", date, wrong.total(2), coworkers);
}

namespace {

// Sum over records of a mixed word of their bytes and place: exact in any order.
template <class Record>
void add_digest(ThreadPool& pool, const Column<Record>& column, std::uint64_t salt, Tally& sum) {
    constexpr std::size_t block = 1U << 16;
    constexpr std::size_t words = sizeof(Record) / sizeof(std::uint32_t);
    pool.for_each((column.size() + block - 1) / block, [&](std::size_t task, unsigned thread) {
        const std::size_t last = std::min(column.size(), (task + 1) * block);
        std::uint64_t total = 0;
        for (std::size_t index = task * block; index < last; ++index) {
            std::uint32_t bytes[words];
            std::memcpy(bytes, &column[index], sizeof bytes);
            std::uint64_t x = salt + index;
            for (const std::uint32_t word : bytes) {
                x = (x ^ word) * 0x9e3779b97f4a7c15ULL;
                x ^= x >> 29;
            }
            total += x;
        }
        sum.add(thread, 0, static_cast<std::int64_t>(total));
    });
}

} // namespace

std::uint64_t Economy::state_digest() const {
    Tally sum{1, pool.threads()};
    add_digest(pool, workers, 1ULL << 40, sum);
    add_digest(pool, links, 2ULL << 40, sum);
    add_digest(pool, firms, 3ULL << 40, sum);
    add_digest(pool, slots, 4ULL << 40, sum);
    return static_cast<std::uint64_t>(sum.total(0));
}

} // namespace tenfold
