// SPDX-License-Identifier: Apache-2.0
#include "scenarios/factor.hpp"

#include "core/check.hpp"
#include "core/math.hpp"

#include "scenarios/schema.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <fmt/format.h>
#include <limits>
#include <optional>

namespace tenfold {

namespace {

constexpr double unbounded = std::numeric_limits<double>::infinity();
constexpr int figures = 9; // for short values that are equal on every machine

bool is_log(const Factor& factor) {
    return factor.scale == "log";
}

double to_scale(const Factor& factor, double value) {
    return is_log(factor) ? math::log(value) : value;
}

double from_scale(const Factor& factor, double value) {
    return is_log(factor) ? math::exp(value) : value;
}

double rounded_to_figures(double value) {
    return number_in(fmt::format("{:.{}g}", value, figures)).value_or(value);
}

/// Inverse of the triangular distribution on [0, 1] with its mode at `mode`.
double triangular_quantile(double place, double mode) {
    return place < mode ? std::sqrt(place * mode) : 1.0 - std::sqrt((1.0 - place) * (1.0 - mode));
}

double triangular_probability(double x, double mode) {
    if (x <= mode) {
        return mode > 0.0 ? x * x / mode : 0.0;
    }
    return 1.0 - (1.0 - x) * (1.0 - x) / (1.0 - mode);
}

/// A factor with a range or a normal distribution, on its scale.
struct Continuum {
    double low = -unbounded;
    double high = unbounded;

    explicit Continuum(const Factor& factor) {
        if (factor.range.size() == 2) {
            low = to_scale(factor, factor.range[0]);
            high = to_scale(factor, factor.range[1]);
        }
    }
};

double mode_of(const Factor& factor, const Continuum& range) {
    const double best = number_in(factor.best).value_or(factor.range[0]);
    return (to_scale(factor, best) - range.low) / (range.high - range.low);
}

/// Probability of at most x under the factor's normal distribution, all on the factor's scale.
double probability(const Factor& factor, double x) {
    return math::normal_distribution((x - to_scale(factor, factor.mean)) /
                                     factor.standard_deviation);
}

/// On the factor's scale.
double quantile(const Factor& factor, const Continuum& range, double place) {
    if (factor.distribution == "normal") {
        const double below = probability(factor, range.low);
        const double share = probability(factor, range.high) - below;
        constexpr double least = 1e-12; // without bounds the ends are at infinity
        const double p = std::clamp(below + place * share, least, 1.0 - least);
        const double value =
            to_scale(factor, factor.mean) + factor.standard_deviation * math::normal_quantile(p);
        return std::clamp(value, range.low, range.high);
    }
    const double within = factor.distribution == "triangular"
                              ? triangular_quantile(place, mode_of(factor, range))
                              : place;
    return range.low + within * (range.high - range.low);
}

double whole_value(const Factor& factor, double value, double place) {
    if (factor.distribution == "uniform" && !is_log(factor) && factor.range.size() == 2) {
        const double low = std::ceil(factor.range[0]);
        const double high = std::floor(factor.range[1]);
        return std::min(low + std::floor(place * (high - low + 1.0)), high);
    }
    return std::round(value);
}

std::vector<Override> changes_of(const Factor& factor, const std::string& value) {
    std::vector<Override> changes{{factor.path, value, {}}};
    for (const std::string& path : factor.also) {
        changes.push_back({path, value, {}});
    }
    return changes;
}

FactorValue value_in_range(const Factor& factor, double place, bool whole, bool evenly) {
    const Continuum range{factor};
    const double on_scale =
        evenly ? range.low + place * (range.high - range.low) : quantile(factor, range, place);
    double value = rounded_to_figures(from_scale(factor, on_scale));
    if (factor.range.size() == 2) {
        value = place <= 0.0   ? factor.range[0] // not rounded
                : place >= 1.0 ? factor.range[1]
                               : std::clamp(value, factor.range[0], factor.range[1]);
    }
    if (whole) {
        value = evenly ? std::round(value) : whole_value(factor, value, place);
    }
    FactorValue result;
    result.text = number_text(value);
    result.number = value;
    result.changes = changes_of(factor, result.text);
    return result;
}

std::vector<Override> changes_of(const FactorCase& chosen) {
    std::vector<Override> changes;
    for (const std::string& change : chosen.set) {
        changes.push_back(parse_override(change));
    }
    return changes;
}

} // namespace

std::optional<double> number_in(const std::string& text) {
    double number = 0.0;
    const char* const end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, number);
    return read.ec == std::errc{} && read.ptr == end ? std::optional{number} : std::nullopt;
}

std::size_t levels_of(const Factor& factor) {
    return factor.is_continuous() ? static_cast<std::size_t>(factor.levels)
                                  : std::max(factor.values.size(), factor.cases.size());
}

bool is_numeric(const Factor& factor) {
    return factor.cases.empty() && std::ranges::all_of(factor.values, [](const std::string& value) {
               return number_in(value).has_value();
           });
}

double share_within_range(const Factor& factor) {
    const Continuum range{factor};
    return probability(factor, range.high) - probability(factor, range.low);
}

FactorValue factor_value(const Factor& factor, double place, bool whole, bool evenly) {
    const std::size_t levels = levels_of(factor);
    const auto level = [&] {
        const auto number = static_cast<std::size_t>(place * static_cast<double>(levels));
        return std::min(number, levels - 1);
    };
    if (factor.is_continuous()) {
        const bool on_grid = evenly && levels > 1;
        return value_in_range(
            factor,
            on_grid ? static_cast<double>(level()) / static_cast<double>(levels - 1) : place,
            whole,
            on_grid);
    }
    FactorValue result;
    if (!factor.cases.empty()) {
        result.text = factor.cases[level()].key;
        result.number = static_cast<double>(level());
        result.changes = changes_of(factor.cases[level()]);
        return result;
    }
    result.text = factor.values[level()];
    result.number = is_numeric(factor) ? *number_in(result.text) : static_cast<double>(level());
    result.changes = changes_of(factor, result.text);
    return result;
}

double best_place(const Factor& factor) {
    if (!factor.is_continuous()) {
        const std::size_t levels = levels_of(factor);
        std::size_t level = 0;
        while (level < levels && !factor.best.empty() &&
               (factor.cases.empty() ? factor.values[level] : factor.cases[level].key) !=
                   factor.best) {
            ++level;
        }
        validate(level < levels, "the best value of a factor is none of its values");
        return (static_cast<double>(level) + 0.5) / static_cast<double>(levels);
    }
    if (factor.best.empty()) {
        return 0.5;
    }
    const std::optional<double> best = number_in(factor.best);
    validate(best.has_value(), "the best value of a factor is no number");
    const Continuum range{factor};
    const double value = to_scale(factor, *best);
    if (factor.distribution == "normal") {
        const double below = probability(factor, range.low);
        const double share = probability(factor, range.high) - below;
        return std::clamp((probability(factor, value) - below) / share, 0.0, 1.0);
    }
    const double within = std::clamp((value - range.low) / (range.high - range.low), 0.0, 1.0);
    return factor.distribution == "triangular" ? triangular_probability(within, within) : within;
}

} // namespace tenfold
