// SPDX-License-Identifier: Apache-2.0
#include "agents/finance/mortgages.hpp"

#include <algorithm>

namespace tenfold {

double housing_value(const MortgageParameters& parameters,
                     double rents,
                     double real_rate,
                     double first_real_rate) {
    constexpr double least_yield = 0.02;
    return rents / std::max(least_yield, parameters.rental_yield + real_rate - first_real_rate);
}

std::int64_t mortgage_change(const MortgageParameters& parameters,
                             const MortgageConditions& conditions,
                             double rents,
                             std::int64_t owed) {
    const double wanted =
        std::min(parameters.loan_to_value, conditions.limit) *
        housing_value(parameters, rents, conditions.real_rate, conditions.first_real_rate);
    const double gap = std::max(0.0, wanted) - static_cast<double>(owed);
    const double granted = gap > 0.0 ? conditions.lending : 1.0;
    return static_cast<std::int64_t>(granted * gap *
                                     std::min(1.0, conditions.years / parameters.adjustment));
}

double stationary_mortgage(const MortgageParameters& parameters, double growth) {
    return parameters.loan_to_value / parameters.rental_yield /
           (1.0 + growth * parameters.adjustment);
}

std::int64_t Mortgages::total(const std::vector<std::int64_t>& people) const {
    std::int64_t sum = 0;
    for (std::size_t c = 0; c < owed_.size(); ++c) {
        sum += owed_[c] * people[c];
    }
    return sum;
}

void Mortgages::start(const MortgageParameters& parameters,
                      double growth,
                      const std::vector<double>& rents) {
    for (std::size_t c = 0; c < owed_.size(); ++c) {
        owed_[c] = static_cast<std::int64_t>(stationary_mortgage(parameters, growth) * rents[c]);
    }
}

void Mortgages::publish(const MortgageParameters& parameters,
                        const MortgageConditions& conditions,
                        const std::vector<double>& rents) {
    for (std::size_t c = 0; c < owed_.size(); ++c) {
        signals_.change[c] = mortgage_change(parameters, conditions, rents[c], owed_[c]);
        signals_.interest[c] = static_cast<std::int64_t>(static_cast<double>(owed_[c]) *
                                                         conditions.rate * conditions.years);
    }
}

void Mortgages::settle() {
    for (std::size_t c = 0; c < owed_.size(); ++c) {
        owed_[c] += signals_.change[c];
        signals_.change[c] = 0;
        signals_.interest[c] = 0;
    }
}

} // namespace tenfold
