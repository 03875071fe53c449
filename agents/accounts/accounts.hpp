// SPDX-License-Identifier: Apache-2.0
/// Running totals of the economy, updated as events are handled and compared at every barrier.
/// Workers and firms keep separate totals of the same quantities; the identities check that they
/// agree.
#pragma once

#include "core/ledger.hpp"

#include "agents/classification/categories.hpp"
#include "agents/classification/ids.hpp"

#include <cstdint>

namespace tenfold {

/// Counts by sector. Workers write the counts that are not marked "by firms".
enum class SectorCount : std::size_t {
    employed,
    heads, // by firms
    open,  // by firms: vacancies announced and not yet filled
    hires, // this and the next three: flows since the start
    separations,
    job_to_job,
    layoffs,
    adopters,  // by firms: firms that have deployed coworkers
    coworkers, // by firms
    exits,     // by firms, like entries: flows since the start
    entries,
    operating, // by firms: firms in operation
    kinds
};

/// Counts by labour market (occupation and region); marks as in SectorCount.
enum class MarketCount : std::size_t {
    employed,
    heads, // by firms
    unemployed,
    joining,
    retraining,
    open, // by firms
    hires,
    separations,
    job_to_job,
    layoffs,
    coworkers, // by firms
    wages,     // of all employed [cents/day]
    wage_bill, // by firms: of all employees on rosters [cents/day]
    kinds
};

/// Flows of vacancies between firms, labour markets and workers since the start, each counted when
/// its message is handled.
enum class VacancyCount : std::size_t {
    posted,             // by firms
    entered,            // into markets' books
    offered,            // by markets
    answered,           // acceptances handled by firms
    refused,            // offers returned to markets
    withdrawn,          // out of markets' books
    withdrawal_noticed, // withdrawals handled by firms
    kinds
};

/// Tokens that firms have bought since the start, as counted by firms.
enum class TokenCount : std::size_t { kilotokens, cents, kinds };

/// Tasks given to virtual coworkers since the start.
enum class TaskCount : std::size_t {
    drawn,
    succeeded,
    failed,         // and noticed
    undetected,     // failed and not noticed in time
    returned,       // to people: the team was dismissed or changed its models
    review_minutes, // people's hand-over and review
    rework_minutes, // people's rework and repair
    kinds
};

/// Use of policies since the start.
enum class ProgrammeCount : std::size_t {
    courses,  // begun in a publicly paid place
    stipends, // paid in courses in addition to benefits [cents]
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
    interest, // on deposits and bonds
    mortgage_interest,
    borrowed,        // mortgages less repayments
    raises,          // due raises [people]
    unchanged_wages, // of these, wages that stayed [people]
    kinds
};

/// Sums of job_fingerprint over all jobs, one kept by workers and one by firms.
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

/// A job's term in the fingerprints: a 64-bit hash of worker, firm and job number (finaliser of
/// SplitMix64).
[[nodiscard]] constexpr std::uint64_t
job_fingerprint(WorkerId worker, FirmId firm, std::uint32_t job_number) {
    std::uint64_t x =
        (std::uint64_t{worker.index()} << 32 | firm.index()) + job_number * 0x9e3779b97f4a7c15ULL;
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9ULL;
    x = (x ^ (x >> 27)) * 0x94d049bb133111ebULL;
    return x ^ (x >> 31);
}

} // namespace tenfold
