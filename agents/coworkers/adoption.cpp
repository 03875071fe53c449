// SPDX-License-Identifier: Apache-2.0
#include "agents/coworkers/adoption.hpp"

#include "core/check.hpp"
#include "core/math.hpp"

#include <algorithm>

namespace tenfold {

namespace {

constexpr double prior_successes = 2.0; // Beta(2, 2): mean one half, worth four observations
constexpr double prior_failures = 2.0;

} // namespace

double firm_saving_factor(double standard_normal, double dispersion) {
    return math::exp(dispersion * (standard_normal - 0.5 * dispersion));
}

double pilot_start_bound(const PilotConditions& conditions, const AdoptionParameters& parameters) {
    const bool small =
        conditions.size <= parameters.reference_size && parameters.size_exponent >= 0.0;
    const double size =
        small ? 1.0
              : math::power(std::max(conditions.size, 1.0) / parameters.reference_size,
                            parameters.size_exponent);
    return (conditions.own_start_rate + parameters.peer_effect * conditions.share_of_neighbours) *
           size;
}

double pilot_start_rate(const PilotConditions& conditions, const AdoptionParameters& parameters) {
    const double expected_saving = conditions.saving * conditions.firm_factor;
    const double response =
        math::logistic((expected_saving - parameters.friction) / parameters.saving_scale);
    const double size = math::power(std::max(conditions.size, 1.0) / parameters.reference_size,
                                    parameters.size_exponent);
    return (conditions.own_start_rate + parameters.peer_effect * conditions.share_of_neighbours) *
           response * size;
}

double pilot_success_probability(double mean_success, double standard_normal, double dispersion) {
    if (mean_success <= 0.0 || mean_success >= 1.0) {
        return std::clamp(mean_success, 0.0, 1.0);
    }
    const double log_odds = math::log(mean_success) - math::log(1.0 - mean_success);
    return math::logistic(log_odds + dispersion * standard_normal);
}

double pilot_success_belief(std::int64_t successes, std::int64_t tasks) {
    EXPECTS(0 <= successes && successes <= tasks);
    return (prior_successes + static_cast<double>(successes)) /
           (prior_successes + prior_failures + static_cast<double>(tasks));
}

double native_probability(const AdoptionParameters& parameters, double saving, double own_view) {
    return parameters.native_response * saving * own_view;
}

} // namespace tenfold
