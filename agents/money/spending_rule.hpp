// SPDX-License-Identifier: Apache-2.0
/// How a household spends: an interface, so that a program can replace the rule.
#pragma once

#include "agents/money/households.hpp"
#include "agents/policies/policy.hpp"

#include <cstdint>

namespace tenfold {

/// A behaviour of households. One object serves all of them, on several threads at once.
class SpendingRule {
public:
    SpendingRule() = default;
    SpendingRule(const SpendingRule&) = delete;
    SpendingRule& operator=(const SpendingRule&) = delete;
    virtual ~SpendingRule() = default;

    /// Tax and spending of a household on payday [cents]. `rules` are the month's, `policy` is in
    /// force today. The amounts are whole and not negative; what is not spent stays in the deposit.
    [[nodiscard]] virtual Spending spend(const SpendingRules& rules,
                                         const Income& income,
                                         std::int64_t deposit,
                                         const PolicyState& policy) const = 0;
};

/// What the rule says; throws RunError for an amount below 0.
[[nodiscard]] Spending checked_spending(const SpendingRule& rule,
                                        const SpendingRules& rules,
                                        const Income& income,
                                        std::int64_t deposit,
                                        const PolicyState& policy);

} // namespace tenfold
