// SPDX-License-Identifier: Apache-2.0
#include "agents/coworkers/task.hpp"

#include "core/integer.hpp"
#include "core/math.hpp"

#include <algorithm>
#include <cmath>

namespace tenfold {

namespace {

constexpr double days_per_week = 7.0;

/// Normal value truncated to [a, b] from a uniform draw. Above zero by reflection, because the
/// distribution function has more precision near 0 than near 1.
double truncated_normal(double a, double b, double draw) {
    const bool mirrored = a > 0.0;
    const double low = mirrored ? -b : a;
    const double high = mirrored ? -a : b;
    const double below = math::normal_distribution(low);
    const double share = math::normal_distribution(high) - below;
    const double z = std::clamp(math::normal_quantile(below + draw * share), low, high);
    return mirrored ? -z : z;
}

} // namespace

double task_length(const TaskLaw& law, double draw) {
    const double z = truncated_normal(law.shortest, law.longest, draw);
    return math::exp(law.log_median + law.length_sigma * z);
}

double task_success(const TaskLaw& law, double length) {
    return law.success_ceiling *
           math::logistic(-law.success_slope * (math::log(length) - law.log_horizon));
}

Tick task_duration(double length, double week_hours) {
    return working_time(length, week_hours / days_per_week);
}

Tick working_time(double hours, double hours_per_day) {
    constexpr double century = 36525.0;
    const double days = hours < hours_per_day * century ? hours / hours_per_day : century;
    return std::max<Tick>(
        1, static_cast<Tick>(std::llround(days * static_cast<double>(ticks_per_day))));
}

std::size_t draw_domain(std::span<const double> weights, double draw) {
    double sum = 0.0;
    for (const double weight : weights) {
        sum += weight;
    }
    double left = draw * sum;
    std::size_t last = weights.size();
    for (std::size_t domain = 0; domain < weights.size(); ++domain) {
        if (!(weights[domain] > 0.0)) {
            continue;
        }
        last = domain; // rounding may leave a remainder
        left -= weights[domain];
        if (left < 0.0) {
            break;
        }
    }
    return last;
}

std::int64_t round_at_random(double amount, double draw) {
    const double whole = std::floor(amount);
    return to_whole(whole) + (draw < amount - whole ? 1 : 0);
}

std::int64_t Remainder::take(double amount) {
    fraction_ += amount;
    const double whole = std::floor(fraction_);
    fraction_ -= whole;
    return to_whole(whole);
}

} // namespace tenfold
