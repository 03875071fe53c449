// SPDX-License-Identifier: Apache-2.0
#include "agents/ai/intelligence.hpp"

#include "core/math.hpp"

#include <algorithm>
#include <cmath>

namespace tenfold {

namespace {

constexpr double limit_sharpness = 4.0;        // exponent of the smooth minimum of trend and limit
constexpr double fastest_compute_growth = 1.3; // cap on the growth of compute relative to g_K g_hw

} // namespace

double training_capital(const IntelligenceParameters& parameters, double gdp, double year) {
    // In logarithms, because the powers of either term may overflow.
    const double free = math::log(parameters.initial_capital) +
                        math::log(parameters.capital_growth) * (year - reference_year);
    const double limit = math::log(parameters.capital_limit * std::max(gdp, 1.0));
    const double excess = math::exp(-limit_sharpness * std::abs(free - limit));
    return math::exp(std::min(free, limit) - math::log(1.0 + excess) / limit_sharpness);
}

double flop_per_dollar(const IntelligenceParameters& parameters, double year) {
    return parameters.flop_per_dollar *
           math::power(parameters.hardware_growth, year - reference_year);
}

double algorithmic_progress(const IntelligenceParameters& parameters,
                            double compute_growth,
                            double research) {
    const double unlimited =
        math::log(parameters.capital_growth) + math::log(parameters.hardware_growth);
    const double relative =
        unlimited > 0.0 ? std::clamp(compute_growth / unlimited, 0.0, fastest_compute_growth) : 1.0;
    const double bound = parameters.compute_bound_progress;
    return math::log10(parameters.algorithm_growth) * ((1.0 - bound) * research + bound * relative);
}

double intelligence_of(const IntelligenceParameters& parameters,
                       double training_compute,
                       double log_efficiency) {
    return math::log10(training_compute / parameters.reference_compute) + log_efficiency;
}

double compute_needed(const IntelligenceParameters& parameters,
                      double intelligence,
                      double log_efficiency) {
    return parameters.reference_compute * math::power10(intelligence - log_efficiency);
}

double inference_multiplier(const IntelligenceParameters& parameters, Date date) {
    double multiplier = 1.0;
    Date latest = Date::min();
    for (const InferenceStep& step_on_offer : parameters.inference_steps) {
        if (step_on_offer.from <= date && step_on_offer.from >= latest) {
            latest = step_on_offer.from;
            multiplier = step_on_offer.multiplier;
        }
    }
    return multiplier;
}

double level_with_inference(const IntelligenceParameters& parameters,
                            double intelligence,
                            double multiplier) {
    return intelligence + parameters.inference_gain * math::log10(multiplier);
}

double horizon_minutes(const IntelligenceParameters& parameters,
                       double intelligence,
                       double multiplier,
                       double offset_decades) {
    const double level = level_with_inference(parameters, intelligence, multiplier);
    return parameters.reference_horizon_minutes *
           math::power10(parameters.horizon_slope * level + offset_decades);
}

double
success_probability(double length_minutes, double horizon_minutes, double slope, double ceiling) {
    if (length_minutes <= 0.0) {
        return ceiling;
    }
    return ceiling *
           math::logistic(-slope * (math::log(length_minutes) - math::log(horizon_minutes)));
}

} // namespace tenfold
