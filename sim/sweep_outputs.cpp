// SPDX-License-Identifier: Apache-2.0
#include "sim/sweep_outputs.hpp"

#include "core/check.hpp"

#include "output/observation_table.hpp"
#include "scenarios/problems.hpp"

#include "sim/scenario_axes.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <fmt/format.h>
#include <utility>

namespace tenfold {

namespace {

using Texts = std::vector<std::string>;

const Texts& statistics() {
    static const Texts words{
        "mean", "first", "last", "minimum", "maximum", "sum", "change", "growth"};
    return words;
}

const Series* find_series(std::string_view name) {
    const auto found = std::ranges::find(output_series(), name, &Series::name);
    return found == output_series().end() ? nullptr : &*found;
}

const ObservedNumber* find_observation(std::string_view name) {
    const auto found = std::ranges::find(observed_numbers(), name, &ObservedNumber::name);
    return found == observed_numbers().end() ? nullptr : &*found;
}

template <class Table, class Name>
Texts names_of(const Table& table, Name name) {
    Texts names;
    for (const auto& row : table) {
        names.emplace_back(row.*name);
    }
    return names;
}

std::string unknown_series(const std::string& name) {
    return fmt::format("there is no series {}{}",
                       shortened(name),
                       did_you_mean(name, names_of(output_series(), &Series::name)));
}

/// Axes of a series other than time.
Texts axes_of(const Series& series) {
    if (series.dimension == SeriesDimension::time) {
        return {};
    }
    if (series.dimension == SeriesDimension::move) {
        return {"occupation_from", "occupation"};
    }
    const std::string text{to_string(series.dimension)}; // "time, sector"
    return {text.substr(text.find(' ') + 1)};
}

std::size_t category_of(const Measure& measure, const Series& series, const Scenario& scenario) {
    if (measure.category.empty()) {
        return 0;
    }
    const Axis axis = scenario_axis(scenario, axes_of(series).front());
    return static_cast<std::size_t>(std::ranges::find(axis.keys, measure.category) -
                                    axis.keys.begin());
}

std::string
category_problem(const Measure& measure, const Series& series, const Scenario& scenario) {
    const Texts axes = axes_of(series);
    if (axes.empty()) {
        return measure.category.empty()
                   ? std::string{}
                   : fmt::format("{} has no categories; leave out `category`", series.name);
    }
    if (axes.size() > 1) {
        return fmt::format("{} has two axes after time; keep it as a series", series.name);
    }
    const Axis axis = scenario_axis(scenario, axes.front());
    if (std::ranges::find(axis.keys, measure.category) != axis.keys.end()) {
        return {};
    }
    return measure.category.empty()
               ? fmt::format("{} is by {}: it needs `category`", series.name, axes.front())
               : fmt::format("there is no {} {}{}",
                             axes.front(),
                             shortened(measure.category),
                             did_you_mean(measure.category, axis.keys));
}

/// Months of the measure's period: [begin, end).
std::pair<std::size_t, std::size_t> period_of(const Measure& measure,
                                              std::span<const MonthlyMeasures> months) {
    std::size_t end = 0;
    while (end < months.size() && months[end].month_end <= measure.until) {
        ++end;
    }
    const auto length = static_cast<std::size_t>(measure.months);
    return {length == 0 || length > end ? 0 : end - length, end};
}

double statistic_of(const std::string& statistic, const std::vector<double>& values) {
    const auto index = std::ranges::find(statistics(), statistic) - statistics().begin();
    double sum = 0.0;
    for (const double value : values) {
        sum += value;
    }
    const double first = values.front();
    const double last = values.back();
    switch (index) {
    case 0:
        return sum / static_cast<double>(values.size());
    case 1:
        return first;
    case 2:
        return last;
    case 3:
        return *std::ranges::min_element(values);
    case 4:
        return *std::ranges::max_element(values);
    case 5:
        return sum;
    case 6:
        return last - first;
    default:
        return last / first - 1.0;
    }
}

} // namespace

std::string series_problem(const std::string& name) {
    return name == "headlines" || find_series(name) != nullptr ? std::string{}
                                                               : unknown_series(name);
}

std::string measure_problem(const Measure& measure, const Scenario& scenario) {
    if (measure.series.empty() == measure.observation.empty()) {
        return measure.series.empty() ? "needs `series` or `observation`"
                                      : "takes a series or an observation, not both";
    }
    if (!measure.observation.empty()) {
        const Texts known = names_of(observed_numbers(), &ObservedNumber::name);
        return find_observation(measure.observation) != nullptr
                   ? std::string{}
                   : fmt::format("there is no observation {}{}",
                                 shortened(measure.observation),
                                 did_you_mean(measure.observation, known));
    }
    const Series* const series = find_series(measure.series);
    if (series == nullptr) {
        return unknown_series(measure.series);
    }
    if (std::ranges::find(statistics(), measure.statistic) == statistics().end()) {
        return fmt::format("\"{}\" is not one of {}{}",
                           shortened(measure.statistic),
                           fmt::join(statistics(), ", "),
                           did_you_mean(measure.statistic, statistics()));
    }
    if (!measure.deflator.empty()) {
        const Series* const deflator = find_series(measure.deflator);
        if (deflator == nullptr) {
            return unknown_series(measure.deflator);
        }
        if (deflator->dimension != SeriesDimension::time) {
            return fmt::format("{} has categories and cannot be a deflator", measure.deflator);
        }
    }
    if (measure.until <= scenario.time.start) {
        return fmt::format("its period ends on {}, and runs begin on {}",
                           to_string(measure.until),
                           to_string(scenario.time.start));
    }
    return category_problem(measure, *series, scenario);
}

double measured(const Measure& measure, const Scenario& scenario, const RunResult& result) {
    if (!measure.observation.empty()) {
        return find_observation(measure.observation)->value(result.observations);
    }
    const Series& series = *find_series(measure.series);
    const Series* const deflator = find_series(measure.deflator);
    const std::size_t category = category_of(measure, series, scenario);
    const auto [begin, end] = period_of(measure, result.months);
    std::vector<double> values;
    for (std::size_t month = begin; month < end; ++month) {
        const MonthlyMeasures& measures = result.months[month];
        double value = series.measure(measures, category);
        if (deflator != nullptr) {
            value /= deflator->measure(measures, 0);
        }
        if (std::isfinite(value)) { // a month may have no value
            values.push_back(value);
        }
    }
    return values.empty() ? no_value : statistic_of(measure.statistic, values);
}

std::string measure_unit(const Measure& measure) {
    if (!measure.observation.empty()) {
        return std::string{find_observation(measure.observation)->unit};
    }
    if (measure.statistic == "growth") {
        return "1";
    }
    return std::string{find_series(measure.series)->unit};
}

namespace {

std::string measure_text(const Measure& measure) {
    if (!measure.observation.empty()) {
        return std::string{find_observation(measure.observation)->meaning};
    }
    const Series& series = *find_series(measure.series);
    std::string text = fmt::format("{} of {}", measure.statistic, measure.series);
    if (!measure.category.empty()) {
        text += " of " + measure.category;
    }
    if (!measure.deflator.empty()) {
        text += " over " + measure.deflator;
    }
    text += measure.months == 0   ? std::string{" from the first month"}
            : measure.months == 1 ? std::string{" in the last month"}
                                  : fmt::format(" over the last {} months", measure.months);
    if (measure.until != for_ever) {
        text += " before " + to_string(measure.until);
    }
    return fmt::format("{}: {}", text, series.long_name);
}

} // namespace

SweepOutputs::SweepOutputs(std::vector<ScalarOutput> scalars,
                           std::span<const std::string> series,
                           const Scenario& base)
    : scalars_{std::move(scalars)}, start_{base.time.start} {
    for (const std::string& name : series) {
        const Series* const found = find_series(name);
        validate(found != nullptr, "unknown series");
        series_.push_back(found);
        series_heads_.push_back({std::string{found->name},
                                 std::string{found->unit},
                                 std::string{found->long_name},
                                 axes_of(*found),
                                 {}});
        for (const std::string& axis : series_heads_.back().axes) {
            if (std::ranges::find(axes_, axis, &Axis::name) == axes_.end()) {
                axes_.push_back(scenario_axis(base, axis));
            }
        }
    }
    for (Date day = base.time.start; day < base.time.end;) {
        using namespace std::chrono;
        const year_month_day date{day};
        const Date next = sys_days{(date.year() / date.month() + months{1}) / 1};
        const Date end = std::min(next, base.time.end);
        month_ends_.push_back(end);
        month_days_.push_back(static_cast<int>((end - day).count()));
        day = end;
    }
}

void SweepOutputs::prepare(SweepTable& table) const {
    for (const ScalarOutput& scalar : scalars_) {
        table.scalars.push_back(
            {scalar.key,
             measure_unit(scalar.measure),
             scalar.name.empty()
                 ? measure_text(scalar.measure)
                 : fmt::format("{} ({})", scalar.name, measure_text(scalar.measure)),
             {}});
    }
    table.series = series_heads_;
    if (!series_heads_.empty()) {
        table.start = start_;
        table.month_ends = month_ends_;
        table.month_days = month_days_;
        table.axes = axes_;
    }
}

std::size_t SweepOutputs::bytes_per_run() const {
    SweepTable table;
    prepare(table);
    std::size_t numbers = table.scalars.size();
    for (const SweepSeries& series : table.series) {
        numbers += table.places(series);
    }
    return numbers * sizeof(double);
}

KeptRun SweepOutputs::keep(const Scenario& scenario, const RunResult& result) const {
    KeptRun kept;
    kept.digest = fmt::format("{:016x}", result.state_digest);
    for (const ScalarOutput& scalar : scalars_) {
        kept.scalars.push_back(measured(scalar.measure, scenario, result));
    }
    validate(series_.empty() || result.months.size() == month_ends_.size(),
             "the run and the base scenario have different months");
    for (std::size_t i = 0; i < series_.size(); ++i) {
        std::size_t places = 1;
        for (const std::string& name : series_heads_[i].axes) {
            const auto axis = std::ranges::find(axes_, name, &Axis::name);
            validate(scenario_axis(scenario, name).keys == axis->keys,
                     "the run and the base scenario have different categories");
            places *= axis->keys.size();
        }
        std::vector<double>& values = kept.series.emplace_back();
        for (const MonthlyMeasures& month : result.months) {
            for (std::size_t place = 0; place < places; ++place) {
                values.push_back(series_[i]->measure(month, place));
            }
        }
    }
    return kept;
}

void put(SweepTable& table, std::size_t row, const KeptRun& kept) {
    table.records.status[row] = kept.status;
    table.records.message[row] = kept.message;
    table.records.digest[row] = kept.digest;
    table.records.seconds[row] = kept.seconds;
    if (kept.status != RunStatus::complete) {
        return;
    }
    for (std::size_t i = 0; i < kept.scalars.size(); ++i) {
        table.scalars[i].values[row] = kept.scalars[i];
    }
    for (std::size_t i = 0; i < kept.series.size(); ++i) {
        std::ranges::copy(kept.series[i],
                          table.series[i].values.begin() +
                              static_cast<std::ptrdiff_t>(row * kept.series[i].size()));
    }
}

} // namespace tenfold
