// SPDX-License-Identifier: Apache-2.0
/// Wages. The wage of a job follows from its sector, market, firm and month of hire, so that worker
/// and firm compute raises independently, without messages.
#pragma once

#include "core/check.hpp"
#include "core/random.hpp"

#include "agents/labour/parameters.hpp"

#include <cstdint>
#include <vector>

namespace tenfold {

/// Month of the run from 0; months before the run are negative.
using Month = std::int32_t;

/// Growth of a reference wage, logarithm per year (Eq. 36):
///     x n + (1-x) ((1-y) g0 + y g + inflation expected) + response * log(tightness / normal)
/// The logarithm of relative tightness is limited to [-1.5, 1.5].
struct WageDrift {
    double norm = 0.0;               // n: trend growth plus inflation target
    double trend_growth = 0.0;       // g0
    double current_growth = 0.0;     // g, of productivity over the last twelve months
    double expected_inflation = 0.0; // per year

    [[nodiscard]] double
    growth(const WageParameters& parameters, double tightness, double normal_tightness) const;
};

/// Probability that a due raise does not happen (Eq. 125): Phi(-raise / dispersion), with `raise`
/// the logarithm of the reference wage over the job's wage; 0 without dispersion.
[[nodiscard]] double skipped_raise(double raise, double dispersion);

/// Due raises that do not happen, drawn for each market, month of hire and month.
struct SkippedRaises {
    double dispersion = 0.0;
    RandomKey key;
};

/// Reference wages and wages of all cohorts, relative to the base wage of the job (Eq. 37). A job
/// starts at the reference wage of its first month, is raised to the current one every twelve
/// months unless the raise is skipped (Eq. 125), and is never cut:
///     index(c, m) = max over the months c, c+12, c+24, ... <= m of the reference wage
class WageTable {
public:
    /// Number of months before the run for which cohorts exist.
    static constexpr Month memory = 12;

    WageTable() = default;
    /// `markets` markets whose reference wage is 1 in month 0 after growth at `growth` (logarithm
    /// per year); the raises of month 0 are included.
    WageTable(std::size_t markets, double growth);

    /// Begins the next month with the given reference wages by market.
    void begin_month(const std::vector<double>& reference, const SkippedRaises& skipped = {});

    [[nodiscard]] Month month() const { return month_; }
    [[nodiscard]] std::size_t markets() const { return markets_; }
    /// Wage index of cohort `cohort` in `market`; cohorts from -memory to month().
    [[nodiscard]] double index(std::size_t market, Month cohort) const {
        EXPECTS(cohort >= -memory && cohort <= month_);
        return values_[static_cast<std::size_t>(cohort + memory) * markets_ + market];
    }
    /// The same in the previous month; cohorts up to month() - 1.
    [[nodiscard]] double index_before(std::size_t market, Month cohort) const {
        EXPECTS(cohort >= -memory && cohort < month_);
        return before_[static_cast<std::size_t>(cohort + memory) * markets_ + market];
    }
    [[nodiscard]] double reference(std::size_t market) const { return index(market, month_); }
    /// Whether jobs begun in month `cohort` are raised at the start of month(). False in month 0,
    /// whose raises the constructor includes.
    [[nodiscard]] bool raised_now(Month cohort) const {
        return month_ > 0 && cohort < month_ && (month_ - cohort) % 12 == 0;
    }
    [[nodiscard]] const std::vector<double>& values() const { return values_; }

    template <class Self, class Archive>
    static void archive(Self& self, Archive& archive) {
        auto& [markets, month, values, before] = self;
        archive(markets, month, values, before);
    }

private:
    [[nodiscard]] bool
    is_skipped(const SkippedRaises& skipped, std::size_t market, Month cohort, double due) const;

    std::size_t markets_ = 0;
    Month month_ = 0;
    std::vector<double> values_; // [cohort + memory][market]
    std::vector<double> before_; // of the previous month
};

/// Shares of the twelve cohorts, by months since the last raise (0 to 11), in a stationary
/// workforce with separation rate `rate` [1/month]; they sum to one. Truncated exponential: hires
/// and raises arrive at a constant rate, and everyone who stays is raised after a year.
[[nodiscard]] std::vector<double> cohort_weights(double rate);

/// Month of hire of people whose last raise was `age` months before the start of the run.
[[nodiscard]] constexpr Month cohort_of_age(int age) {
    return age == 0 ? -WageTable::memory : -age;
}

} // namespace tenfold
