// SPDX-License-Identifier: Apache-2.0
/// Rules by which the central bank sets its policy rate once a month. (Eq. 91)
#pragma once

#include "core/time.hpp"

#include "agents/finance/parameters.hpp"

#include <string_view>

namespace tenfold {

/// What the central bank observes at the end of a month; rates and growth are logarithms a year.
struct PolicyConditions {
    double inflation_target = 0.0;
    double inflation = 0.0;               // of the last twelve months
    double expected_inflation = 0.0;      // of the next twelve months
    double unemployment = 0.0;            // rate
    double unemployment_a_year_ago = 0.0; // likewise
    double price_level_gap = 0.0;         // logarithm of the price level over its target path
    double nominal_gdp_gap = 0.0;         // logarithm of nominal GDP over its target path
    double natural_rate = 0.0;            // real
    double rate_before = 0.0;             // policy rate of this month
    double unbounded_rate_before = 0.0;   // the same without the lower bound
};

/// Rate that the rule of the scenario asks for, before smoothing and bound (Eq. 91):
///     taylor            r_n + pi* + phi_pi (pi_12 - pi*) + phi_u (u* - u)
///     price_level       r_n + pi* + (pi_12 - pi*)/2 + (ln P - ln P*)/2 + phi_u (u* - u)
///     nominal_gdp       r_n + pi* + phi_pi (ln Y - ln Y*)
///     first_difference  i + [pi^e - pi* + (pi_12 - pi*)/2 + phi_u (u_-12 - u)/2] / 12, unsmoothed
///     fixed             i
/// (Taylor 1993; Orphanides and Williams 2002.)
[[nodiscard]] double wanted_rate(const CentralBankParameters& parameters,
                                 const PolicyConditions& conditions);

/// Policy rate of the next month without the lower bound, smoothed (Eq. 91); at least the bound
/// less `asset_purchases`.
[[nodiscard]] double
unbounded_rate(const CentralBankParameters& parameters, double before, double wanted);

/// A rule that replaces that of the scenario.
class PolicyRule {
public:
    PolicyRule() = default;
    PolicyRule(const PolicyRule&) = delete;
    PolicyRule& operator=(const PolicyRule&) = delete;
    virtual ~PolicyRule() = default;

    /// Lower-case words joined by _, for messages and files. A checkpoint is resumed only with a
    /// rule of the same name.
    [[nodiscard]] virtual std::string_view name() const = 0;

    /// Rate that the central bank wants [1/yr], before smoothing and bound; from -10 to 10.
    [[nodiscard]] virtual double wanted_rate(const CentralBankParameters& parameters,
                                             const PolicyConditions& conditions) const = 0;
};

/// Result of the rule; throws RunError if the rule fails or its result is out of range.
[[nodiscard]] double checked_rate(const PolicyRule& rule,
                                  const CentralBankParameters& parameters,
                                  const PolicyConditions& conditions,
                                  Date date);

} // namespace tenfold
