// SPDX-License-Identifier: Apache-2.0
/// Spending rule of a household: an interface, so that a program can replace the rule.
#pragma once

#include "core/time.hpp"

#include "agents/money/households.hpp"
#include "agents/policies/policy.hpp"

#include <cstdint>
#include <string_view>

namespace tenfold {

/// A behaviour of households. One object serves all households, on several threads at once.
class SpendingRule {
public:
    SpendingRule() = default;
    SpendingRule(const SpendingRule&) = delete;
    SpendingRule& operator=(const SpendingRule&) = delete;
    virtual ~SpendingRule() = default;

    /// Lower-case words joined by _, for messages and files. A checkpoint is resumed only with a
    /// rule of the same name.
    [[nodiscard]] virtual std::string_view name() const = 0;

    /// Tax and spending of a household on payday [cents]. `rules` apply to the month, `policy` to
    /// the day. No amount is negative. Tax, goods, scarce assets and tokens are together at most
    /// wages, benefits, property income and the deposit, where a debt counts as a deposit of 0,
    /// times `rules.consumption_factor` if that is above 1; what is left stays in the deposit. Tokens used are at most those bought and given.
    [[nodiscard]] virtual Spending spend(const SpendingRules& rules,
                                         const Income& income,
                                         std::int64_t deposit,
                                         const PolicyState& policy) const = 0;
};

/// Result of the rule; throws RunError if the rule fails, or its result breaks a limit above.
[[nodiscard]] Spending checked_spending(const SpendingRule& rule,
                                        const SpendingRules& rules,
                                        const Income& income,
                                        std::int64_t deposit,
                                        const PolicyState& policy,
                                        Date date);

} // namespace tenfold
