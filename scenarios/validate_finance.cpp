// SPDX-License-Identifier: Apache-2.0
#include "scenarios/validate_finance.hpp"

#include "agents/finance/parameters.hpp"

#include "scenarios/problems.hpp"
#include "scenarios/schema.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tenfold {

namespace {

void check_rule(const std::string& path,
                const std::string& rule,
                std::span<const std::string_view> rules,
                const ProblemSink& problem) {
    const std::vector<std::string> names{rules.begin(), rules.end()};
    if (std::ranges::find(names, rule) == names.end()) {
        problem(path,
                fmt::format("unknown rule {} (allowed: {}){}",
                            quoted_text(rule),
                            fmt::join(names, ", "),
                            did_you_mean(rule, names)));
    }
}

void check_banks(const BankParameters& banks, const ProblemSink& problem) {
    if (banks.full_lending <= banks.capital_requirement) {
        problem("banks.full_lending",
                fmt::format("{} is not above the capital requirement, {} (allowed: more than {})",
                            number_text(banks.full_lending),
                            number_text(banks.capital_requirement),
                            number_text(banks.capital_requirement)));
    }
    if (banks.equity_target < banks.capital_requirement) {
        problem("banks.equity_target",
                fmt::format("banks would start with equity of {} per dollar of loans, below the "
                            "capital requirement (allowed: at least {})",
                            number_text(banks.equity_target),
                            number_text(banks.capital_requirement)));
    }
}

// Without anchored expectations only a rule that raises the rate by more than inflation pins the
// price level (the Taylor principle).
void check_anchor(const Scenario& scenario, const ProblemSink& problem) {
    const CentralBankParameters& bank = scenario.central_bank;
    if (scenario.expectations.anchor > 0.0) {
        return;
    }
    if (bank.rule == "fixed") {
        problem("central_bank.rule",
                "nothing pins the price level: the rate is fixed and no part of expected inflation "
                "is anchored (another rule, or expectations.anchor above 0, pins it)");
    }
    if ((bank.rule == "taylor" && bank.inflation_response <= 1.0) ||
        (bank.rule == "nominal_gdp" && bank.inflation_response <= 0.0)) {
        const double least = bank.rule == "taylor" ? 1.0 : 0.0;
        problem("central_bank.inflation_response",
                fmt::format("nothing pins the price level: the rule responds by {} and no part of "
                            "expected inflation is anchored (allowed: more than {}, or "
                            "expectations.anchor above 0)",
                            number_text(bank.inflation_response),
                            number_text(least)));
    }
}

// Levers and shocks of finance would have no effect.
void check_without_central_bank(const Scenario& scenario, const ProblemSink& problem) {
    for (const Intervention& policy : scenario.policies) {
        const std::string& lever = policy.lever;
        if (std::ranges::find(lever_name::of_finance, lever) != lever_name::of_finance.end()) {
            problem("policies." + policy.key + ".lever",
                    fmt::format("{} has no effect without a central bank (central_bank.enabled)",
                                lever));
        }
    }
    for (const Shock& shock : scenario.shocks) {
        const auto kind = std::ranges::find(shock_kinds, shock.kind);
        if (kind != shock_kinds.end() && kind - shock_kinds.begin() >= first_finance_shock) {
            problem(fmt::format("shocks.{}.kind", shock.key),
                    fmt::format("{} has no effect without a central bank (central_bank.enabled)",
                                shock.kind));
        }
    }
}

} // namespace

void check_finance(const Scenario& scenario, const ProblemSink& problem) {
    check_rule("central_bank.rule", scenario.central_bank.rule, policy_rules, problem);
    check_rule("expectations.rule", scenario.expectations.rule, expectation_rules, problem);
    if (!scenario.central_bank.enabled) {
        check_without_central_bank(scenario, problem);
    } else {
        check_banks(scenario.banks, problem);
        check_anchor(scenario, problem);
    }
}

} // namespace tenfold
