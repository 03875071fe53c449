// SPDX-License-Identifier: Apache-2.0
#include "agents/money/households.hpp"

#include "core/math.hpp"

#include <algorithm>

namespace tenfold {

double
interest_factor(const HouseholdParameters& parameters, double real_rate, double natural_rate) {
    return math::exp(-parameters.interest_response * (real_rate - natural_rate));
}

double precaution_factor(const HouseholdParameters& parameters, double unemployment_gap) {
    return math::exp(-parameters.precaution * unemployment_gap);
}

double income_smoothing_factor(const HouseholdParameters& parameters, double income_gap) {
    return math::exp(-parameters.income_smoothing * income_gap);
}

double scarce_share(double slope, double relative_income) {
    return relative_income > 1.0 ? std::min(0.9, slope * math::log(relative_income)) : 0.0;
}

double scarce_asset_price(double daily_rents, double first_daily_rents) {
    return first_daily_rents > 0.0 ? daily_rents / first_daily_rents : 1.0;
}

double token_share(const DirectUseParameters& parameters, double relative_price, double years) {
    const double free = parameters.initial_share *
                        math::power(relative_price, 1.0 - parameters.elasticity) *
                        math::exp(parameters.trend_growth * years);
    const double most = parameters.largest_share;
    return free > 0.0 ? most / (1.0 + most / free) : 0.0; // limit for a large unbounded share
}

double token_decades(double million_tokens) {
    return math::log10(1.0 + million_tokens);
}

} // namespace tenfold
