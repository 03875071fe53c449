// SPDX-License-Identifier: Apache-2.0
#include "agents/finance/policy_rule.hpp"

#include "core/check.hpp"
#include "core/describe.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace tenfold {

double wanted_rate(const CentralBankParameters& parameters, const PolicyConditions& now) {
    const double neutral = now.natural_rate + now.inflation_target;
    const double over_target = now.inflation - now.inflation_target;
    const double slack = parameters.unemployment_target - now.unemployment;
    if (parameters.rule == "taylor") {
        return neutral + parameters.inflation_response * over_target +
               parameters.unemployment_response * slack;
    }
    if (parameters.rule == "price_level") {
        return neutral + 0.5 * over_target + 0.5 * now.price_level_gap +
               parameters.unemployment_response * slack;
    }
    if (parameters.rule == "nominal_gdp") {
        return neutral + parameters.inflation_response * now.nominal_gdp_gap;
    }
    if (parameters.rule == "first_difference") {
        const double expected = now.expected_inflation - now.inflation_target;
        const double cooling = now.unemployment_a_year_ago - now.unemployment;
        return now.rate_before +
               (expected + 0.5 * over_target + 0.5 * parameters.unemployment_response * cooling) /
                   12.0;
    }
    return now.rate_before; // fixed
}

double unbounded_rate(const CentralBankParameters& parameters, double before, double wanted) {
    // The first difference is smooth by itself.
    const double kept = parameters.rule == "first_difference" ? 0.0 : parameters.smoothing;
    return std::max(parameters.lower_bound - parameters.asset_purchases,
                    kept * before + (1.0 - kept) * wanted);
}

double checked_rate(const PolicyRule& rule,
                    const CentralBankParameters& parameters,
                    const PolicyConditions& conditions,
                    Date date) {
    constexpr Range allowed{-10.0, 10.0};
    const double rate = call_extension(
        [&] { return fmt::format("policy rate rule \"{}\", {}", rule.name(), to_string(date)); },
        [&] { return rule.wanted_rate(parameters, conditions); });
    if (!allowed.contains(rate)) {
        throw RunError{
            fmt::format("policy rate rule \"{}\" returned {} a year on {} (allowed: -10 to 10)",
                        rule.name(),
                        rate,
                        to_string(date))};
    }
    return rate;
}

} // namespace tenfold
