// SPDX-License-Identifier: Apache-2.0
/// Wages. The wage of a job follows from its sector, market, firm and the month in which its holder
/// came: worker and firm compute the same without telling each other of raises.
#pragma once

#include "core/check.hpp"

#include "agents/labour/parameters.hpp"

#include <cstdint>
#include <vector>

namespace tenfold {

/// Months of the run; months before the first are negative.
using Month = std::int32_t;

/// Growth of a reference wage, logarithm per year (Eq. 36):
///     x n + (1-x) ((1-y) g0 + y g + inflation expected) + response * log(tightness / normal)
/// with the logarithm of tightness limited to 1.5 on both sides.
struct WageDrift {
    double norm = 0.0;               // n: trend growth plus inflation target
    double trend_growth = 0.0;       // g0
    double current_growth = 0.0;     // g, productivity over the last twelve months
    double expected_inflation = 0.0; // per year

    [[nodiscard]] double
    growth(const WageParameters& parameters, double tightness, double normal_tightness) const;
};

/// Reference wages and the wages of all cohorts, relative to the base wage of the job (Eq. 37). A
/// job starts at the reference wage of its month and is raised to it in every twelfth month after,
/// never cut:
///     index(c, m) = max over the months c, c+12, c+24, ... <= m of the reference wage
class WageTable {
public:
    /// Months before the run from which there can be wages.
    static constexpr Month memory = 12;

    WageTable() = default;
    /// `markets` markets whose reference wage is 1 in month 0 and grew at `growth` (logarithm per
    /// year) before; month 0 has begun, with its raises.
    WageTable(std::size_t markets, double growth);

    /// Begins the next month with these reference wages by market.
    void begin_month(const std::vector<double>& reference);

    [[nodiscard]] Month month() const { return month_; }
    [[nodiscard]] std::size_t markets() const { return markets_; }
    /// Wage of a job in `market` whose holder came in month `cohort`, from -memory to month().
    [[nodiscard]] double index(std::size_t market, Month cohort) const {
        EXPECTS(cohort >= -memory && cohort <= month_);
        return values_[static_cast<std::size_t>(cohort + memory) * markets_ + market];
    }
    /// The same as it was in the month before; cohorts up to month() - 1.
    [[nodiscard]] double index_before(std::size_t market, Month cohort) const {
        EXPECTS(cohort >= -memory && cohort < month_);
        return before_[static_cast<std::size_t>(cohort + memory) * markets_ + market];
    }
    [[nodiscard]] double reference(std::size_t market) const { return index(market, month_); }
    /// Whether jobs begun in month `cohort` get a raise at the start of month(); not at that of the
    /// run, when they have got it.
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
    std::size_t markets_ = 0;
    Month month_ = 0;
    std::vector<double> values_; // [cohort + memory][market]
    std::vector<double> before_; // in the month before
};

/// Weights of the twelve cohorts of a stationary workforce whose members leave at `rate` a month,
/// by months since the last raise, 0 to 11; they sum to one. Truncated exponential: hires and
/// raises come at the same pace, and all who stay are raised after a year.
[[nodiscard]] std::vector<double> cohort_weights(double rate);

/// The month before the run in which those came whose last raise was `age` months ago at its start.
[[nodiscard]] constexpr Month cohort_of_age(int age) {
    return age == 0 ? -WageTable::memory : -age;
}

} // namespace tenfold
