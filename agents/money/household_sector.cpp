// SPDX-License-Identifier: Apache-2.0
#include "agents/money/household_sector.hpp"

#include "core/time.hpp"
#include "core/units.hpp"

#include "agents/classification/dispersion.hpp"
#include "agents/policies/shocks.hpp"

#include <algorithm>
#include <cmath>

namespace tenfold {

namespace {

std::vector<std::int64_t> class_weights(double dispersion) {
    constexpr double weight_unit = 0x1p40;
    std::vector<std::int64_t> weights;
    for (const double share : lognormal_class_shares(Traits::classes, dispersion)) {
        weights.push_back(std::llround(share * weight_unit));
    }
    return weights;
}

// An overdrawn clearing account pays nothing until its balance is positive again.
std::vector<std::int64_t>
payouts(std::int64_t cents, const std::vector<std::int64_t>& weights, Int128 all) {
    std::vector<std::int64_t> result(weights.size(), 0);
    for (std::size_t i = 0; cents > 0 && all > 0 && i < weights.size(); ++i) {
        result[i] = share_of(cents, weights[i], all);
    }
    return result;
}

} // namespace

HouseholdSector::HouseholdSector(const HouseholdParameters& parameters) {
    ownership_.equity_weight = class_weights(parameters.equity_dispersion);
    ownership_.housing_weight = class_weights(parameters.housing_dispersion);
    ownership_.people.assign(Traits::classes, 0);
}

void HouseholdSector::publish_shocks(const MoneyParameters& parameters, Date date) {
    signals_.consumption_factor = shock_factor(parameters.shocks, ShockKind::consumption, date);
}

void HouseholdSector::publish_payouts(const Money& money, std::int64_t profit_tax) {
    signals_.dividend = payouts(money.published(IncomeAccount::dividends) - profit_tax,
                                ownership_.equity_weight,
                                ownership_.equity);
    signals_.rent = payouts(
        money.published(IncomeAccount::rents), ownership_.housing_weight, ownership_.housing);
}

void HouseholdSector::publish_spending(const MoneyParameters& parameters,
                                       double consumption_of_wages,
                                       const TokenOffer& tokens,
                                       double policy_factor,
                                       Date date,
                                       int days) {
    SpendingRules& rules = signals_.spending;
    rules.out_of_wages = consumption_of_wages;
    rules.out_of_property = parameters.accounts.consumption_of_dividends;
    rules.out_of_deposits = parameters.accounts.consumption_of_deposits * days / days_per_year;
    rules.scarce_share =
        scarce_share(parameters.households.scarce_share_slope, history_.relative_income);
    rules.consumption_factor = signals_.consumption_factor * policy_factor;
    rules.token_share = 0.0;
    rules.token_budget = 0;
    if (tokens.any) {
        const double years =
            static_cast<double>((date - parameters.time.start).count()) / days_per_year;
        // If compute is rationed, people get the same share of their demand as firms.
        rules.token_share =
            tokens.ration * token_share(parameters.direct_use, tokens.relative_price, years);
        const double budget =
            tokens.ration * tokens.compute_budget * tokens.frontier_price * days / days_per_month;
        constexpr double most = 1e12;
        rules.token_budget = static_cast<std::int64_t>(std::min(budget * cents_per_dollar, most));
    }
}

void HouseholdSector::measure_incomes(const Incomes& totals, const Incomes& distribution) {
    Incomes now = distribution;
    now.wages = totals.wages - totals_.wages;
    now.benefits = totals.benefits - totals_.benefits;
    now.dividends = totals.dividends - totals_.dividends;
    now.rents = totals.rents - totals_.rents;
    now.interest = totals.interest - totals_.interest;
    now.mortgage_interest = totals.mortgage_interest - totals_.mortgage_interest;
    now.borrowed = totals.borrowed - totals_.borrowed;
    now.raises = totals.raises - totals_.raises;
    now.unchanged_wages = totals.unchanged_wages - totals_.unchanged_wages;
    now.tax = totals.tax - totals_.tax;
    now.goods = totals.goods - totals_.goods;
    now.scarce = totals.scarce - totals_.scarce;
    now.tokens = totals.tokens - totals_.tokens;
    totals_ = totals;
    incomes_ = now;
}

void HouseholdSector::compare_incomes(double price_level, int days) {
    const double income =
        static_cast<double>(incomes_.wages + incomes_.benefits + incomes_.dividends +
                            incomes_.rents + incomes_.interest - incomes_.mortgage_interest -
                            incomes_.tax) /
        days / price_level;
    if (history_.base_real_income == 0.0) {
        history_.base_real_income = income;
        history_.base_rents = static_cast<double>(incomes_.rents) / days;
    }
    history_.relative_income = income / history_.base_real_income;
}

void HouseholdSector::publish_token_use(bool any_offer, double token_price) {
    signals_.token_decades =
        any_offer ? token_decades(incomes_.median_token_use / token_price) : 0.0;
}

} // namespace tenfold
