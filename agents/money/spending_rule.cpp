// SPDX-License-Identifier: Apache-2.0
#include "agents/money/spending_rule.hpp"

#include "core/check.hpp"

namespace tenfold {

Spending checked_spending(const SpendingRule& rule,
                          const SpendingRules& rules,
                          const Income& income,
                          std::int64_t deposit,
                          const PolicyState& policy) {
    const Spending result = rule.spend(rules, income, deposit, policy);
    validate(result.tax >= 0 && result.goods >= 0 && result.scarce >= 0 && result.tokens >= 0 &&
                 result.token_use >= 0,
             "a spending rule returned an amount below 0");
    return result;
}

} // namespace tenfold
