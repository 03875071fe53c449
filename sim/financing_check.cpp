// SPDX-License-Identifier: Apache-2.0
#include "sim/financing_check.hpp"

#include "agents/money/households.hpp"
#include "agents/policies/financing.hpp"
#include "agents/policies/policy.hpp"

#include "scenarios/countries.hpp"

#include "sim/calibrate.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <string_view>

namespace tenfold {

namespace {

/// A tax at its highest rate on the tax base of the first month.
struct HighestTax {
    double revenue = 0.0; // [USD/yr]
    std::string rate;     // for the message
    std::string_view base;
};

HighestTax highest_tax(const Scenario& parameters, const StationaryState& start, Financing source) {
    const auto per_cent = [](double rate) { return fmt::format("{:.0f} %", 100.0 * rate); };
    if (source == Financing::token_tax) {
        return {most_token_tax * token_share(parameters.direct_use, 1.0, 0.0) * start.consumption,
                fmt::format("{:.0f} times the price", most_token_tax),
                "what is paid for tokens"};
    }
    if (source == Financing::income_tax) {
        const double incomes = start.disposable_income / (1.0 - start.income_tax_rate);
        return {(most_income_tax - start.income_tax_rate) * incomes,
                per_cent(most_income_tax),
                "incomes"};
    }
    double dividends = 0.0;
    for (std::size_t s = 0; s < parameters.sectors.size(); ++s) {
        const Sector& sector = parameters.sectors[s];
        dividends += sector.state_owned || sector.real_estate ? 0.0 : start.dividends[s];
    }
    return {most_profit_tax * dividends, per_cent(most_profit_tax), "dividends"};
}

/// Cost of a basic income at the mean wage [USD/yr].
double cost_of_mean_wage(const Scenario& parameters) {
    double bill = 0.0;
    for (std::size_t cell = 0; cell < parameters.tables.employment.values.size(); ++cell) {
        bill +=
            parameters.tables.employment.values[cell] * parameters.tables.annual_wage.values[cell];
    }
    return bill / (1.0 - parameters.labour_market.unemployment_rate);
}

bool is_basic_income(const Intervention& policy) {
    return policy.lever == lever_name::basic_income;
}

/// Total strength of the basic incomes financed by the same tax on the first day of `policy`.
double strength_with(const Intervention& policy, const std::vector<Intervention>& all) {
    double strength = 0.0;
    for (const Intervention& other : all) {
        const bool counts = is_basic_income(other) && other.financing == policy.financing &&
                            other.from <= policy.from && policy.from < other.until;
        strength += counts ? other.strength : 0.0;
    }
    return strength;
}

std::string yearly(double dollars) {
    return dollars < 1e12 ? fmt::format("{:.3g} billion USD a year", dollars / 1e9)
                          : fmt::format("{:.3g} trillion USD a year", dollars / 1e12);
}

void add_warnings(const Scenario& scenario,
                  const std::string& where,
                  std::vector<std::string>& warnings) {
    if (std::none_of(scenario.policies.begin(), scenario.policies.end(), is_basic_income)) {
        return; // avoids the calibration, which is slow
    }
    const StationaryState start = calibrate(scenario).stationary;
    for (const Intervention& policy : scenario.policies) {
        const Financing source = financing_of(policy.financing);
        if (!is_basic_income(policy) || source == Financing::deficit) {
            continue;
        }
        const double cost = strength_with(policy, scenario.policies) * cost_of_mean_wage(scenario);
        const HighestTax most = highest_tax(scenario, start, source);
        if (cost > most.revenue) {
            warnings.push_back(fmt::format(
                "policies.{}{}: a basic income of {} mean wages costs {}; {} of at most {} brings "
                "{} of {} as in the first month; what it does not bring becomes debt",
                policy.key,
                where,
                strength_with(policy, scenario.policies),
                yearly(cost),
                policy.financing,
                most.rate,
                yearly(most.revenue),
                most.base));
        }
    }
}

} // namespace

std::vector<std::string> financing_warnings(const Scenario& scenario) {
    std::vector<std::string> warnings;
    if (scenario.countries.empty()) {
        add_warnings(scenario, "", warnings);
    }
    for (std::size_t place = 0; place < scenario.countries.size(); ++place) {
        add_warnings(country_scenario(scenario, place),
                     " in country " + scenario.countries[place].key,
                     warnings);
    }
    return warnings;
}

} // namespace tenfold
