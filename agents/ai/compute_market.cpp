// SPDX-License-Identifier: Apache-2.0
#include "agents/ai/compute_market.hpp"

#include "core/math.hpp"

#include <algorithm>

namespace tenfold {

std::int64_t OperatorState::chips() const {
    std::int64_t sum = 0;
    for (const ChipBatch& batch : batches) {
        sum += batch.chips;
    }
    return sum;
}

double chip_power(const ComputeParameters& parameters, double years_since_start) {
    return parameters.chip_power / math::power(parameters.power_efficiency, years_since_start);
}

double compute_capacity(const ComputeParameters& parameters,
                        double chips,
                        double years_since_start,
                        double power_factor) {
    constexpr double kilowatts_per_gigawatt = 1e6;
    const double power = parameters.power_limit * power_factor *
                         math::power(parameters.power_growth, years_since_start) *
                         kilowatts_per_gigawatt;
    const double powered = power / chip_power(parameters, years_since_start);
    return std::min(chips, powered) * parameters.chip_speed * parameters.chip_use;
}

double scarcity(const ComputeParameters& parameters, double utilisation) {
    return std::max(
        1.0, math::power(utilisation / parameters.scarcity_start, parameters.scarcity_exponent));
}

double next_scarcity(const ComputeParameters& parameters, double before, double utilisation) {
    const double target = scarcity(parameters, utilisation);
    return before * math::power(target / before, parameters.scarcity_speed);
}

double compute_ration(double wanted, double capacity) {
    return wanted > capacity ? std::max(0.0, capacity) / wanted : 1.0;
}

Day chip_life(const ComputeParameters& parameters) {
    return static_cast<Day>(parameters.chip_life * days_per_year);
}

double compute_utilisation(double wanted, double capacity) {
    return capacity > 0.0 ? std::min(1.0, wanted / capacity) : 0.0;
}

double compute_energy(const ComputeParameters& parameters, double used, double years_since_start) {
    constexpr double hours_per_year = days_per_year * 24.0;
    return used / (parameters.chip_speed * parameters.chip_use) *
           chip_power(parameters, years_since_start) * hours_per_year;
}

double chips_to_order(const ComputeParameters& parameters,
                      const OperatorState& state,
                      Day today,
                      double obtainable) {
    // Growth of demand in the last year, at most a factor of 100, is extrapolated to the day on
    // which the chips arrive. The latest figure is the mean of the previous month.
    constexpr double known_late = 1.0 / 12.0;
    const double now = state.demand.back();
    const double before = state.demand.front();
    const double growth = now > 0.0 && before > 0.0 ? std::clamp(now / before, 1.0, 100.0) : 1.0;
    const double expected = now * math::power(growth, parameters.build_lag + known_late);
    const double wanted =
        expected / parameters.target_utilisation / (parameters.chip_speed * parameters.chip_use);
    const Day arrival = today + static_cast<Day>(parameters.build_lag * days_per_year);
    std::int64_t left = state.in_build;
    for (const ChipBatch& batch : state.batches) {
        left += batch.arrived + chip_life(parameters) > arrival ? batch.chips : 0;
    }
    return std::max(0.0, wanted * obtainable - static_cast<double>(left));
}

} // namespace tenfold
