// SPDX-License-Identifier: Apache-2.0
#include "agents/finance/central_bank.hpp"

#include "core/math.hpp"

#include <algorithm>
#include <cstddef>

namespace tenfold {

double twelve_month_inflation(const std::vector<double>& price_level, double target) {
    constexpr std::size_t year = 12;
    const std::size_t known =
        price_level.empty() ? 0 : std::min<std::size_t>(year, price_level.size() - 1);
    const double growth =
        known > 0 ? math::log(price_level.back() / price_level[price_level.size() - 1 - known])
                  : 0.0;
    return growth + target * static_cast<double>(year - known) / year;
}

CentralBank::CentralBank(const FinanceParameters& parameters)
    : inflation_{parameters.accounts.inflation_target} {
    if (!parameters.central_bank.enabled) {
        return;
    }
    rates_.natural = parameters.central_bank.natural_rate;
    rates_.policy = std::max(parameters.central_bank.lower_bound,
                             rates_.natural + parameters.accounts.inflation_target);
    rates_.unbounded = rates_.policy;
    rates_.long_real = rates_.natural;
    rates_.bond = rates_.policy + parameters.banks.term_premium;
    publish_savings_rates(parameters);
}

void CentralBank::set_rates(const FinanceParameters& parameters,
                            const PolicyRule* rule,
                            const std::vector<double>& price_level,
                            const MonthObserved& month) {
    constexpr std::size_t year = 12;
    const CentralBankParameters& bank = parameters.central_bank;
    const double target = month.inflation_target;
    inflation_ = twelve_month_inflation(price_level, target);
    unemployment_.push_back(month.unemployment);
    target_prices_ += target * month.years;
    target_gdp_ += (parameters.output_growth() + target) * month.years;
    if (first_gdp_ == 0.0) {
        first_gdp_ = month.nominal_gdp * math::exp(-target_gdp_);
    }
    PolicyConditions now;
    now.inflation_target = target;
    now.inflation = inflation_;
    now.expected_inflation = month.expected_inflation;
    now.unemployment = month.unemployment;
    now.unemployment_a_year_ago =
        unemployment_[unemployment_.size() - 1 - std::min(year, unemployment_.size() - 1)];
    now.price_level_gap =
        price_level.empty() ? 0.0
                            : math::log(price_level.back() / price_level.front()) - target_prices_;
    now.nominal_gdp_gap = math::log(month.nominal_gdp / first_gdp_) - target_gdp_;
    now.natural_rate = natural_rate(bank, month.expected_growth, parameters.accounts.real_growth);
    now.rate_before = rates_.policy;
    now.unbounded_rate_before = rates_.unbounded;
    const double wanted =
        rule == nullptr ? wanted_rate(bank, now) : checked_rate(*rule, bank, now, month.date);
    rates_.natural = now.natural_rate;
    rates_.unbounded = unbounded_rate(bank, rates_.unbounded, wanted) + month.surprise;
    rates_.policy =
        std::max(bank.lower_bound, unbounded_rate(bank, rates_.policy, wanted) + month.surprise);
    const bool bound = rates_.policy <= bank.lower_bound;
    const double short_rate = bound ? std::min(rates_.policy, rates_.unbounded) : rates_.policy;
    rates_.long_real = next_long_rate(
        bank, rates_.long_real, rates_.natural, short_rate - month.expected_inflation);
    rates_.bond = next_bond_rate(parameters.banks, rates_.bond, rates_.policy);
    publish_savings_rates(parameters);
}

void CentralBank::publish_savings_rates(const FinanceParameters& parameters) {
    rates_.deposit = deposit_rate(parameters.banks, rates_.policy);
    rates_.savings = savings_rate(parameters.households.bond_share, rates_.deposit, rates_.bond);
}

} // namespace tenfold
