// SPDX-License-Identifier: Apache-2.0
#include "agents/money/spending_rule.hpp"

#include "core/check.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace tenfold {

namespace {

struct Amount {
    const char* name;
    std::int64_t cents;
    std::int64_t most;
};

} // namespace

Spending checked_spending(const SpendingRule& rule,
                          const SpendingRules& rules,
                          const Income& income,
                          std::int64_t deposit,
                          const PolicyState& policy,
                          Date date) {
    const auto named = [&] { return fmt::format("spending rule \"{}\"", rule.name()); };
    const Spending result =
        call_extension([&] { return fmt::format("{}, {}", named(), to_string(date)); },
                       [&] { return rule.spend(rules, income, deposit, policy); });
    const std::int64_t received = income.wages + income.benefits + income.property;
    const auto check = [&](const Amount& amount) {
        if (amount.cents < 0 || amount.cents > amount.most) {
            throw RunError{fmt::format("{} returned {} cents of {} for a person with an income of "
                                       "{} and a deposit of {} cents on {} (allowed: 0 to {})",
                                       named(),
                                       amount.cents,
                                       amount.name,
                                       received,
                                       deposit,
                                       to_string(date),
                                       amount.most)};
        }
        return amount.most - amount.cents;
    };
    // Shocks and policies that raise consumption scale the built-in rule's amounts alike, so that a
    // rule that passes these on is never refused.
    const double factor = std::max(1.0, rules.consumption_factor);
    auto left = static_cast<std::int64_t>(
        factor * static_cast<double>(received + std::max<std::int64_t>(0, deposit)));
    left = check({"tax", result.tax, left});
    left = check({"goods, after tax,", result.goods, left});
    left = check({"scarce assets, after tax and goods,", result.scarce, left});
    check({"tokens, after all else,", result.tokens, left});
    check({"used tokens", result.token_use, result.tokens + rules.token_budget});
    return result;
}

} // namespace tenfold
