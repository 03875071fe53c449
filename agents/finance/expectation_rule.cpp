// SPDX-License-Identifier: Apache-2.0
#include "agents/finance/expectation_rule.hpp"

#include "core/check.hpp"
#include "core/describe.hpp"

#include <fmt/format.h>

namespace tenfold {

ExpectationSignals checked_expectations(const ExpectationRule& rule,
                                        const ExpectationParameters& parameters,
                                        const ExpectationConditions& conditions,
                                        const ExpectationSignals& before) {
    constexpr Range allowed{-10.0, 10.0};
    const ExpectationSignals result = call_extension(
        [&] {
            return fmt::format(
                "expectation rule \"{}\", {}", rule.name(), to_string(conditions.date));
        },
        [&] { return rule.expect(parameters, conditions, before); });
    const auto check = [&](const char* what, double value) {
        if (!allowed.contains(value)) {
            throw RunError{fmt::format(
                "expectation rule \"{}\" returned {} a year of {} on {} (allowed: -10 to 10)",
                rule.name(),
                value,
                what,
                to_string(conditions.date))};
        }
    };
    check("inflation", result.inflation);
    check("wage growth", result.wage_growth);
    check("demand growth", result.demand_growth);
    check("unemployment", result.unemployment_gap);
    return result;
}

} // namespace tenfold
