// SPDX-License-Identifier: Apache-2.0
/// Rule by which agents form expectations: an interface, so that a program can replace the rule.
#pragma once

#include "core/time.hpp"

#include "agents/finance/parameters.hpp"

#include <span>
#include <string_view>

namespace tenfold {

/// Expectations of a month [1/yr].
struct ExpectationSignals {
    double inflation = 0.0;        // of the next twelve months
    double wage_growth = 0.0;      // real, that wage setters expect of productivity
    double demand_growth = 0.0;    // real, that firms expect of demand
    double unemployment_gap = 0.0; // rate over its mean of five years, feared by households
};

/// What agents have observed by the end of a month.
struct ExpectationConditions {
    double inflation_target = 0.0;        // [1/yr]
    std::span<const double> price_level;  // of all months so far, 1 at the start
    std::span<const double> productivity; // of labour, likewise
    double unemployment = 0.0;            // rate
    Date date;                            // first day of the next month
};

/// A rule that replaces that of the scenario.
class ExpectationRule {
public:
    ExpectationRule() = default;
    ExpectationRule(const ExpectationRule&) = delete;
    ExpectationRule& operator=(const ExpectationRule&) = delete;
    virtual ~ExpectationRule() = default;

    /// Lower-case words joined by _, for messages and files. A checkpoint is resumed only with a
    /// rule of the same name.
    [[nodiscard]] virtual std::string_view name() const = 0;

    /// Expectations of the next month, each from -10 to 10; `before` are those of this month.
    [[nodiscard]] virtual ExpectationSignals expect(const ExpectationParameters& parameters,
                                                    const ExpectationConditions& conditions,
                                                    const ExpectationSignals& before) const = 0;
};

/// Result of the rule; throws RunError if the rule fails or its result is out of range.
[[nodiscard]] ExpectationSignals checked_expectations(const ExpectationRule& rule,
                                                      const ExpectationParameters& parameters,
                                                      const ExpectationConditions& conditions,
                                                      const ExpectationSignals& before);

} // namespace tenfold
