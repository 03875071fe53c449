// SPDX-License-Identifier: Apache-2.0
#include "agents/labour/pay_scale.hpp"

#include "core/math.hpp"
#include "core/time.hpp"
#include "core/units.hpp"

#include "agents/classification/working_time.hpp"
#include "agents/labour/wages.hpp"

namespace tenfold {

double mean_wage_lag(double rate, double growth) {
    const std::vector<double> weights = cohort_weights(rate);
    double lag = 0.0;
    for (std::size_t age = 0; age < weights.size(); ++age) {
        const double years = static_cast<double>(age) / 12.0;
        lag += weights[age] * math::exp(-growth * years);
    }
    return lag;
}

PayScale::PayScale(const LabourParameters& parameters, const MoneyCalibration& calibration)
    : occupations_{parameters.occupations.size()},
      base_(parameters.sectors.size() * parameters.occupations.size()) {
    levels_ = lognormal_class_shares(pay_classes, parameters.wages.pay_dispersion);
    for (double& level : levels_) {
        level *= static_cast<double>(pay_classes);
    }
    const std::vector<SectorAccounts>& accounts = calibration.national_accounts.sectors;
    for (std::size_t s = 0; s < parameters.sectors.size(); ++s) {
        wage_lag_.push_back(
            mean_wage_lag(parameters.sectors[s].separations_rate, parameters.wage_growth()));
        for (std::size_t o = 0; o < occupations_; ++o) {
            base_[s * occupations_ + o] = parameters.tables.annual_wage(s, o) *
                                          accounts[s].compensation_ratio / wage_lag_[s] * 100.0 /
                                          days_per_year;
        }
    }
    for (std::size_t o = 0; o < occupations_; ++o) {
        double bill = 0.0;
        double compensation = 0.0;
        for (std::size_t s = 0; s < parameters.sectors.size(); ++s) {
            const double cell =
                parameters.tables.employment(s, o) * parameters.tables.annual_wage(s, o);
            bill += cell;
            compensation += cell * accounts[s].compensation_ratio;
        }
        compensation_ratio_.push_back(bill > 0.0 ? compensation / bill : 1.0);
    }
}

std::vector<double> hourly_costs(const LabourParameters& parameters,
                                 const PayScale& pay,
                                 const std::vector<double>& reference) {
    const std::size_t occupations = parameters.occupations.size();
    std::vector<double> cost(occupations, 0.0);
    std::vector<double> people(occupations, 0.0);
    for (std::uint32_t s = 0; s < parameters.sectors.size(); ++s) {
        for (std::uint32_t o = 0; o < occupations; ++o) {
            const double employed = parameters.tables.employment(s, o);
            cost[o] += employed * pay.mean_base(SectorId{s}, OccupationId{o}) * days_per_year /
                       cents_per_dollar / post_year_hours;
            people[o] += employed;
        }
    }
    const auto regions = static_cast<double>(parameters.regions.size());
    for (std::size_t o = 0; o < occupations; ++o) {
        double index = 0.0;
        for (std::size_t m = o; m < reference.size(); m += occupations) {
            index += reference[m] / regions;
        }
        cost[o] = people[o] > 0.0 ? cost[o] / people[o] * index : 0.0;
    }
    return cost;
}

} // namespace tenfold
