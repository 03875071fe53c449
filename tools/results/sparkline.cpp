// SPDX-License-Identifier: Apache-2.0
#include "tools/results/sparkline.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>
#include <limits>
#include <string_view>
#include <vector>

#include "tools/common/figures.hpp"

namespace tenfold {

namespace {

constexpr std::array<std::string_view, 8> blocks{"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
constexpr std::array<std::string_view, 8> marks{"_", ".", "-", "~", "=", "+", "*", "#"};
constexpr double near_zero =
    0.5; // the scale starts at zero if the smallest value is below this share of the largest

std::string_view mark_of(std::size_t level, Characters characters) {
    return characters == Characters::unicode ? blocks[level] : marks[level];
}

constexpr double magnitudes = 1000.0;

/// Means of `width` parts of `values` of nearly equal length; NaN for a part without numbers.
std::vector<double> means_of(std::span<const double> values, std::size_t width) {
    const std::size_t count = std::min(width, values.size());
    std::vector<double> parts;
    for (std::size_t part = 0; part < count; ++part) {
        const std::size_t begin = part * values.size() / count;
        const std::size_t end = (part + 1) * values.size() / count;
        double sum = 0.0;
        double numbers = 0.0;
        for (const double value : values.subspan(begin, end - begin)) {
            if (std::isfinite(value)) {
                sum += value;
                numbers += 1.0;
            }
        }
        parts.push_back(numbers > 0.0 ? sum / numbers : std::numeric_limits<double>::quiet_NaN());
    }
    return parts;
}

struct Bounds {
    double low = std::numeric_limits<double>::infinity();
    double high = -std::numeric_limits<double>::infinity();
};

Bounds bounds_of(const std::vector<double>& parts) {
    Bounds bounds;
    for (const double part : parts) {
        if (!std::isnan(part)) {
            bounds.low = std::min(bounds.low, part);
            bounds.high = std::max(bounds.high, part);
        }
    }
    return bounds;
}

/// Height of a value above the lower bound, in steps of `count`.
std::size_t level_of(double value, const Bounds& bounds, std::size_t count) {
    const double range = bounds.high - bounds.low;
    const double share = range > 0.0 ? (value - bounds.low) / range : 0.0;
    return static_cast<std::size_t>(std::lround(share * static_cast<double>(count)));
}

/// The means to draw, as logarithms if necessary.
std::vector<double> parts_of(std::span<const double> values, std::size_t width) {
    std::vector<double> parts = means_of(values, width);
    if (spans_magnitudes(values)) {
        std::ranges::transform(parts, parts.begin(), [](double part) { return std::log10(part); });
    }
    return parts;
}

} // namespace

bool spans_magnitudes(std::span<const double> values) {
    const Bounds bounds = bounds_of({values.begin(), values.end()});
    return bounds.low > 0.0 && bounds.high >= magnitudes * bounds.low;
}

std::string sparkline(std::span<const double> values, std::size_t width, Characters characters) {
    const std::vector<double> parts = parts_of(values, width);
    const Bounds bounds = bounds_of(parts);
    std::string text;
    for (const double part : parts) {
        text += std::isnan(part) ? std::string_view{" "}
                                 : mark_of(level_of(part, bounds, blocks.size() - 1), characters);
    }
    return text;
}

std::string chart(std::span<const double> values,
                  std::size_t width,
                  std::size_t height,
                  Characters characters) {
    constexpr std::size_t label_width = 12;
    const std::vector<double> parts = parts_of(values, width - label_width - 1);
    Bounds bounds = bounds_of(parts);
    const bool logarithmic = spans_magnitudes(values);
    if (!logarithmic && bounds.low > 0.0 && bounds.low < near_zero * bounds.high) {
        bounds.low = 0.0;
    }
    if (!logarithmic && bounds.high < 0.0 && bounds.high > near_zero * bounds.low) {
        bounds.high = 0.0;
    }
    const std::size_t steps = characters == Characters::unicode ? blocks.size() : 1;
    const auto label = [&](double bound) {
        return figure_text(logarithmic ? std::pow(10.0, bound) : bound);
    };
    std::string text;
    for (std::size_t line = height; line-- > 0;) {
        const bool labelled = line + 1 == height || line == 0;
        text += fmt::format(
            "{:>{}} ", labelled ? label(line == 0 ? bounds.low : bounds.high) : "", label_width);
        for (const double part : parts) {
            // The lowest step is always drawn, so that a value at the base is visible.
            const std::size_t filled =
                std::isnan(part) ? 0 : 1 + level_of(part, bounds, height * steps - 1);
            const std::size_t here = filled > line * steps ? filled - line * steps : 0;
            text += here == 0                         ? std::string_view{" "}
                    : characters == Characters::ascii ? std::string_view{"#"}
                                                      : blocks[std::min(here, steps) - 1];
        }
        text.erase(text.find_last_not_of(' ') + 1);
        text += line > 0 ? "\n" : "";
    }
    return text;
}

} // namespace tenfold
