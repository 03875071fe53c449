// SPDX-License-Identifier: Apache-2.0
#include "agents/intelligence.hpp"

#include "core/check.hpp"
#include "core/math.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace tenfold {

namespace {

constexpr double step = 1.0 / 12.0;            // of the tables [yr]
constexpr double training_lag = 0.25;          // from spending to the finished run [yr]
constexpr double gdp_year = 2023.5;            // middle of the year of `nominal_gdp`
constexpr double limit_sharpness = 4.0;        // exponent of the smooth minimum of growth and limit
constexpr double fastest_compute_growth = 1.3; // cap of the growth of compute relative to g_K g_hw
constexpr double decade = 2.30258509299404568402;

/// Logarithm of yearly spending on training [ln USD/yr] and its growth [1/yr].
struct Spending {
    double log_level;
    double growth;
};

/// K = (A^-4 + B^-4)^(-1/4) of unlimited growth A and limit B, in logarithms; its growth is the
/// mean of theirs with weights A^-4 and B^-4.
Spending training_spending(const IntelligenceParameters& p, double year) {
    const double capital_growth = math::log(p.capital_growth);
    const double free = math::log(p.initial_capital) + capital_growth * (year - reference_year);
    const double limit = math::log(p.capital_limit) + math::log(p.nominal_gdp) +
                         p.nominal_growth * (year - gdp_year);
    const double lower = std::min(free, limit);
    const double excess = math::exp(-limit_sharpness * std::abs(free - limit));
    const double weight_of_lower = 1.0 / (1.0 + excess);
    const double weight_of_free = free < limit ? weight_of_lower : 1.0 - weight_of_lower;
    return {lower - math::log(1.0 + excess) / limit_sharpness,
            weight_of_free * capital_growth + (1.0 - weight_of_free) * p.nominal_growth};
}

/// Logarithm of the training compute of the largest run [ln FLOP].
double log_training_compute(const IntelligenceParameters& p, double year) {
    return math::log(p.largest_run_share) + training_spending(p, year - training_lag).log_level +
           math::log(p.flop_per_dollar) + math::log(p.hardware_growth) * (year - reference_year);
}

/// d ln a / dt [1/yr].
double algorithmic_progress(const IntelligenceParameters& p, double year) {
    const double hardware = math::log(p.hardware_growth);
    const double unlimited = math::log(p.capital_growth) + hardware;
    const double growth = training_spending(p, year).growth + hardware;
    const double relative =
        unlimited > 0.0 ? std::clamp(growth / unlimited, 0.0, fastest_compute_growth) : 1.0;
    const double bound = p.compute_bound_progress;
    return math::log(p.algorithm_growth) * ((1.0 - bound) + bound * relative);
}

} // namespace

FrontierPath::FrontierPath(IntelligenceParameters parameters, double first_year, double last_year)
    : parameters_{std::move(parameters)} {
    validate(first_year <= last_year && last_year - first_year < 1e4,
             "frontier of intelligence: the range of years is empty or too long");
    // Places of the tables are counted from the reference year, so that it is one of them.
    const double first = std::floor((std::min(first_year, reference_year) - reference_year) / step);
    const double last =
        std::ceil((std::max(last_year, reference_year + step) - reference_year) / step);
    first_year_ = reference_year + first * step;
    const auto size = static_cast<std::size_t>(last - first) + 1;
    const auto reference = static_cast<std::size_t>(-first);
    const auto year_at = [this](double place) { return first_year_ + place * step; };
    log_compute_.resize(size);
    log_efficiency_.resize(size);
    for (std::size_t i = 0; i < size; ++i) {
        log_compute_[i] = log_training_compute(parameters_, year_at(static_cast<double>(i)));
    }
    // Midpoint rule, forwards and backwards from a(2023.2) = 1.
    const auto gain = [&](std::size_t i) {
        return step * algorithmic_progress(parameters_, year_at(static_cast<double>(i) + 0.5));
    };
    for (std::size_t i = reference; i + 1 < size; ++i) {
        log_efficiency_[i + 1] = log_efficiency_[i] + gain(i);
    }
    for (std::size_t i = reference; i > 0; --i) {
        log_efficiency_[i - 1] = log_efficiency_[i] - gain(i - 1);
    }
}

double FrontierPath::interpolate(const std::vector<double>& table, double year) const {
    const double place = (year - first_year_) / step;
    const double last_step = static_cast<double>(table.size()) - 2.0;
    const double left = std::clamp(std::floor(place), 0.0, last_step);
    const auto i = static_cast<std::size_t>(left);
    return table[i] + (place - left) * (table[i + 1] - table[i]);
}

double FrontierPath::training_compute(double year) const {
    return math::exp(interpolate(log_compute_, year));
}

double FrontierPath::algorithmic_efficiency(double year) const {
    return math::exp(interpolate(log_efficiency_, year));
}

double FrontierPath::effective_resources(double year) const {
    return math::exp(interpolate(log_compute_, year) + interpolate(log_efficiency_, year));
}

double FrontierPath::intelligence(double year) const {
    const double resources = interpolate(log_compute_, year) + interpolate(log_efficiency_, year);
    return (resources - math::log(parameters_.reference_compute)) / decade;
}

double compute_needed(const FrontierPath& path, double intelligence, double year) {
    return path.parameters().reference_compute * math::power10(intelligence) /
           path.algorithmic_efficiency(year);
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

double horizon_minutes(const IntelligenceParameters& parameters,
                       double intelligence,
                       double multiplier,
                       double offset_decades) {
    const double level = intelligence + parameters.inference_gain * math::log10(multiplier);
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
