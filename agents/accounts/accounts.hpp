// SPDX-License-Identifier: Apache-2.0
/// Running totals of the economy, kept while events are handled and compared at every barrier.
/// Workers and firms keep theirs apart: that both agree is what the identities check.
#pragma once

#include "core/ledger.hpp"

#include "agents/classification/categories.hpp"
#include "agents/classification/ids.hpp"

#include <cstdint>

namespace tenfold {

/// Counts by sector. "firms'" are written by firms, the others by workers.
enum class SectorCount : std::size_t {
    employed,
    heads, // firms'
    open,  // firms': vacancies announced and not yet filled
    hires, // flows since the start
    separations,
    job_to_job,
    layoffs,
    adopters,  // firms' with deployed coworkers
    coworkers, // firms'
    exits,     // flows since the start
    entries,
    operating, // firms that are open
    kinds
};

/// Counts by labour market: occupation and region.
enum class MarketCount : std::size_t {
    employed,
    heads, // firms'
    unemployed,
    joining,
    retraining,
    open, // firms'
    hires,
    separations,
    job_to_job,
    layoffs,
    coworkers, // firms'
    wages,     // cents a day of all employed
    wage_bill, // firms': cents a day of all in rosters
    kinds
};

/// Flows of vacancies between firms, markets and workers, each counted where the message is
/// handled.
enum class VacancyCount : std::size_t {
    posted,             // by firms
    entered,            // in markets' books
    offered,            // by markets
    answered,           // acceptances that firms have handled
    refused,            // offers that came back to markets
    withdrawn,          // taken out of markets' books
    withdrawal_noticed, // by firms
    kinds
};

/// Tokens that firms have bought since the start, as they count them.
enum class TokenCount : std::size_t { kilotokens, cents, kinds };

/// Tasks given to virtual coworkers since the start.
enum class TaskCount : std::size_t {
    drawn,
    succeeded,
    failed,         // and noticed
    undetected,     // failed and not noticed in time
    returned,       // to people, because the team was dismissed or changed its models
    review_minutes, // of people: hand-over and review
    rework_minutes, // rework and repair
    kinds
};

/// What policies did since the start.
enum class ProgrammeCount : std::size_t {
    courses,  // begun with a place paid for
    stipends, // in courses, beyond benefits [cents]
    kinds
};

/// What people received and spent on paydays since the start [cents].
enum class PaydayCount : std::size_t {
    wages,
    benefits,
    dividends,
    rents,
    tax,
    goods,
    scarce,
    tokens,
    kinds
};

/// Additive fingerprints of all (worker, firm, job number), kept by both sides.
enum class Fingerprint : std::size_t { workers, firms, kinds };

/// All running totals.
class Accounts {
public:
    Accounts() = default;
    Accounts(std::size_t sectors, std::size_t markets, unsigned threads)
        : sectors_{sectors * row(SectorCount::kinds), threads},
          markets_{markets * row(MarketCount::kinds), threads},
          vacancies_{row(VacancyCount::kinds), threads}, tokens_{row(TokenCount::kinds), threads},
          tasks_{row(TaskCount::kinds), threads}, programmes_{row(ProgrammeCount::kinds), threads},
          paydays_{row(PaydayCount::kinds), threads}, fingerprints_{row(Fingerprint::kinds),
                                                                    threads} {}

    void add(unsigned thread, SectorId sector, SectorCount what, std::int64_t amount) {
        sectors_.add(thread, sector.index() * row(SectorCount::kinds) + row(what), amount);
    }
    void add(unsigned thread, MarketId market, MarketCount what, std::int64_t amount) {
        markets_.add(thread, market.index() * row(MarketCount::kinds) + row(what), amount);
    }
    void add(unsigned thread, VacancyCount what, std::int64_t amount) {
        vacancies_.add(thread, row(what), amount);
    }
    void add(unsigned thread, TokenCount what, std::int64_t amount) {
        tokens_.add(thread, row(what), amount);
    }
    void add(unsigned thread, TaskCount what, std::int64_t amount) {
        tasks_.add(thread, row(what), amount);
    }
    void add(unsigned thread, ProgrammeCount what, std::int64_t amount) {
        programmes_.add(thread, row(what), amount);
    }
    void add(unsigned thread, PaydayCount what, std::int64_t amount) {
        paydays_.add(thread, row(what), amount);
    }
    void add(unsigned thread, Fingerprint side, std::uint64_t amount) {
        fingerprints_.add(thread, row(side), static_cast<std::int64_t>(amount));
    }

    [[nodiscard]] std::int64_t total(SectorId sector, SectorCount what) const {
        return sectors_.total(sector.index() * row(SectorCount::kinds) + row(what));
    }
    [[nodiscard]] std::int64_t total(MarketId market, MarketCount what) const {
        return markets_.total(market.index() * row(MarketCount::kinds) + row(what));
    }
    [[nodiscard]] std::int64_t total(VacancyCount what) const {
        return vacancies_.total(row(what));
    }
    [[nodiscard]] std::int64_t total(TokenCount what) const { return tokens_.total(row(what)); }
    [[nodiscard]] std::int64_t total(TaskCount what) const { return tasks_.total(row(what)); }
    [[nodiscard]] std::int64_t total(ProgrammeCount what) const {
        return programmes_.total(row(what));
    }
    [[nodiscard]] std::int64_t total(PaydayCount what) const { return paydays_.total(row(what)); }
    [[nodiscard]] std::int64_t total(Fingerprint side) const {
        return static_cast<std::int64_t>(fingerprints_.residue(row(side)));
    }

    template <class Self, class Archive>
    static void archive(Self& self, Archive& archive) {
        auto& [sectors, markets, vacancies, tokens, tasks, programmes, paydays, fingerprints] =
            self;
        archive(sectors, markets, vacancies, tokens, tasks, programmes, paydays, fingerprints);
    }

private:
    template <class Enum>
    static constexpr std::size_t row(Enum what) {
        return static_cast<std::size_t>(what);
    }

    Tally sectors_;
    Tally markets_;
    Tally vacancies_;
    Tally tokens_;
    Tally tasks_;
    Tally programmes_;
    Tally paydays_;
    Tally fingerprints_;
};

/// One job's term in the fingerprints: a mixed 64-bit word, the same for both sides.
[[nodiscard]] constexpr std::uint64_t
job_fingerprint(WorkerId worker, FirmId firm, std::uint32_t job_number) {
    std::uint64_t x =
        (std::uint64_t{worker.index()} << 32 | firm.index()) + job_number * 0x9e3779b97f4a7c15ULL;
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9ULL;
    x = (x ^ (x >> 27)) * 0x94d049bb133111ebULL;
    return x ^ (x >> 31);
}

} // namespace tenfold
