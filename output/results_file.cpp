// SPDX-License-Identifier: Apache-2.0
#include "output/results_file.hpp"

#include "core/check.hpp"

#include "agents/size_class.hpp"

#include "output/deflate.hpp"
#include "output/hdf5.hpp"
#include "output/observation_table.hpp"
#include "output/results_attributes.hpp"
#include "output/rounding.hpp"
#include "output/series.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <fmt/format.h>
#include <limits>

namespace tenfold {

namespace {

using Names = std::vector<std::string>;
using std::chrono::days;

[[noreturn]] void contradiction(const std::string& problem) {
    throw RunError{fmt::format("results contradict themselves: {}", problem)};
}

void check_axis(const Axis& axis, std::string_view name) {
    if (axis.name != name) {
        contradiction(fmt::format("the axis '{}' is called '{}'", name, axis.name));
    }
    if (axis.keys.empty() || axis.keys.size() != axis.names.size()) {
        contradiction(fmt::format(
            "axis '{}' has {} keys and {} names", name, axis.keys.size(), axis.names.size()));
    }
    Names keys = axis.keys;
    std::ranges::sort(keys);
    if (const auto twice = std::ranges::adjacent_find(keys); twice != keys.end()) {
        contradiction(fmt::format("axis '{}' has the key '{}' twice", name, *twice));
    }
}

/// The table of series reads these vectors without a check.
void check_lengths(const MonthlyMeasures& month, const Results& results) {
    const std::size_t sectors = results.sectors.keys.size();
    const std::size_t occupations = results.occupations.keys.size();
    const std::size_t regions = results.regions.keys.size();
    const std::array by_sector{month.by_sector.size(),
                               month.goods.price.size(),
                               month.goods.output.size(),
                               month.goods.sales.size(),
                               month.goods.productivity.size(),
                               month.goods.exits.size(),
                               month.firms.size(),
                               month.adopters.size(),
                               month.coworkers_by_sector.size(),
                               month.ai.token_spend.size(),
                               month.ai.survey_by_sector.size()};
    const std::array by_occupation{month.by_occupation.size(),
                                   month.mean_wage.size(),
                                   month.coworkers_by_occupation.size(),
                                   month.delegable_share.size(),
                                   month.delegated_share.size(),
                                   month.ai.delegable_autonomous.size()};
    const std::array by_size_class{month.ai.by_size_class.size(),
                                   month.ai.survey_by_size_class.size()};
    const auto all = [](const auto& lengths, std::size_t length) {
        return std::ranges::all_of(lengths, [=](std::size_t l) { return l == length; });
    };
    if (!all(by_sector, sectors) || !all(by_occupation, occupations) ||
        !all(by_size_class, size_classes.size()) || month.by_region.size() != regions ||
        month.occupation_moves.size() != occupations * occupations) {
        contradiction(fmt::format("a measure of the month before {} does not have {} sectors, {} "
                                  "occupations, {} regions, {} size classes or {} moves",
                                  to_string(month.month_end),
                                  sectors,
                                  occupations,
                                  regions,
                                  size_classes.size(),
                                  occupations * occupations));
    }
}

void check_results(const Results& results) {
    check_axis(results.sectors, "sector");
    check_axis(results.occupations, "occupation");
    check_axis(results.regions, "region");
    Date begin = results.start;
    for (const MonthlyMeasures& month : results.months) {
        check_lengths(month, results);
        if (month.days <= 0 || month.month_end != begin + days{month.days}) {
            contradiction(fmt::format("the month that begins on {} has {} days and ends before {}",
                                      to_string(begin),
                                      month.days,
                                      to_string(month.month_end)));
        }
        if (month.scale != results.scale) {
            contradiction(fmt::format("scale is {} and in a month {}", results.scale, month.scale));
        }
        begin = month.month_end;
    }
}

double days_since(Date start, Date date) {
    return static_cast<double>((date - start).count());
}

/// A month is labelled by its last day, which belongs to it: grouping by year or month then does
/// what one expects. The exact interval, half-open, is in time_bounds.
void write_time(Hdf5Writer& file, const Results& results) {
    std::vector<double> last_days;
    std::vector<double> bounds;
    std::vector<std::int64_t> lengths;
    for (const MonthlyMeasures& month : results.months) {
        last_days.push_back(days_since(results.start, month.month_end - days{1}));
        bounds.push_back(days_since(results.start, month.month_end - days{month.days}));
        bounds.push_back(days_since(results.start, month.month_end));
        lengths.push_back(month.days);
    }
    const std::string unit = fmt::format("days since {} 00:00:00", to_string(results.start));
    file.define_dimension("time", last_days);
    file.describe("time", unit, "Last simulated day of the month.");
    file.set_attribute("time", "standard_name", "time");
    file.set_attribute("time", "axis", "T");
    file.set_attribute("time", "calendar", "standard");
    file.set_attribute("time", "bounds", "time_bounds");

    file.define_dimension("bounds", 2);
    file.write("time_bounds", bounds, Names{"time", "bounds"});
    file.describe("time_bounds", unit, "First day of the month and first day after it.");
    file.set_attribute("time_bounds", "calendar", "standard");
    file.write("month_days", lengths, Names{"time"});
    file.describe("month_days", "day", "Simulated days of the month.");
}

void write_axis(Hdf5Writer& file, const Axis& axis) {
    file.define_dimension(axis.name, axis.keys);
    const std::string what = axis.name == "size_class"        ? "class of firms by size"
                             : axis.name == "occupation_from" ? "occupation that people leave"
                                                              : axis.name;
    file.describe(axis.name, "1", fmt::format("Key of the {}.", what));
    const std::string names = axis.name + "_name";
    file.write(names, axis.names, axis.name);
    file.describe(names, "1", fmt::format("Name of the {}.", what));
}

Axis size_class_axis() {
    Axis axis{"size_class", {}, {}};
    for (const SizeClass& size : size_classes) {
        axis.keys.emplace_back(size.key);
        axis.names.emplace_back(size.name);
    }
    return axis;
}

/// The axes of a series after time, and how many places they have together.
struct Axes {
    Names names;
    std::size_t places = 1;
};

Axes axes_of(SeriesDimension dimension, const Results& results) {
    const std::size_t occupations = results.occupations.keys.size();
    switch (dimension) {
    case SeriesDimension::sector:
        return {{"sector"}, results.sectors.keys.size()};
    case SeriesDimension::occupation:
        return {{"occupation"}, occupations};
    case SeriesDimension::region:
        return {{"region"}, results.regions.keys.size()};
    case SeriesDimension::size_class:
        return {{"size_class"}, size_classes.size()};
    case SeriesDimension::quantile:
        return {{"quantile"}, quantile_levels.size()};
    case SeriesDimension::dollar_bin:
        return {{"dollar_bin"}, dollar_bins.size()};
    case SeriesDimension::move:
        return {{"occupation_from", "occupation"}, occupations * occupations};
    case SeriesDimension::time:
        break;
    }
    return {};
}

/// Names of categories stand beside their keys.
bool has_names(const std::string& axis) {
    return axis != "time" && axis != "quantile" && axis != "dollar_bin";
}

void write_series(Hdf5Writer& file, const Series& series, const Results& results) {
    const Axes axes = axes_of(series.dimension, results);
    Names dimensions{"time"};
    dimensions.insert(dimensions.end(), axes.names.begin(), axes.names.end());
    std::vector<double> values;
    values.reserve(results.months.size() * axes.places);
    for (const MonthlyMeasures& month : results.months) {
        for (std::size_t index = 0; index < axes.places; ++index) {
            values.push_back(series.measure(month, index));
        }
    }
    const std::string name{series.name};
    file.write(name, rounded(std::move(values), results.significant_digits), dimensions);
    file.describe(name, series.unit, series.long_name);
    if (has_names(dimensions.back())) {
        std::string coordinates;
        for (const std::string& axis : axes.names) {
            coordinates += fmt::format("{}{}_name", coordinates.empty() ? "" : " ", axis);
        }
        file.set_attribute(name, "coordinates", coordinates);
    }
}

/// Numbers along the axes of distributions.
void write_distribution_axes(Hdf5Writer& file) {
    file.define_dimension("quantile", quantile_levels);
    file.describe("quantile", "1", "Share of people who have less.");
    file.define_dimension("dollar_bin", dollar_bins);
    file.describe("dollar_bin", "USD", "Lower edge of the bin; of incomes and wages a year.");
    file.set_attribute("dollar_bin", "bounds", "dollar_bin_bounds");
    std::vector<double> bounds;
    for (std::size_t bin = 0; bin < dollar_bins.size(); ++bin) {
        bounds.push_back(dollar_bins[bin]);
        bounds.push_back(bin + 1 < dollar_bins.size() ? dollar_bins[bin + 1]
                                                      : std::numeric_limits<double>::infinity());
    }
    file.write("dollar_bin_bounds", bounds, Names{"dollar_bin", "bounds"});
    file.describe("dollar_bin_bounds", "USD", "Lower edge of the bin, and that of the next.");
}

void write_observations(Hdf5Writer& file, const Observations& observations) {
    const std::string group = "/observations";
    file.make_group(group);
    for (const ObservedNumber& number : observed_numbers()) {
        file.set_attribute(group, std::string{number.name}, number.value(observations));
    }
    for (const YearFactor& year : observations.price_factors) {
        file.set_attribute(group, fmt::format("o2_price_factor_{}", year.year), year.factor);
    }
    file.set_attribute(group, "o3_verdict", to_string(observations.value.verdict));
}

void write_attributes(Hdf5Writer& file,
                      const std::string& group,
                      std::span<const ResultsAttribute> attributes,
                      const Results& results) {
    for (const ResultsAttribute& row : attributes) {
        if (const auto value = row.value(results)) {
            std::visit([&](const auto& v) { file.set_attribute(group, std::string{row.name}, v); },
                       *value);
        }
    }
}

void write_run(Hdf5Writer& file, const Results& results) {
    const std::string group = "/run";
    file.make_group(group);
    write_attributes(file, group, run_attributes(), results);
    for (const auto& [name, version] : results.run.libraries) {
        file.set_attribute(group, "library_" + name, version);
    }
}

} // namespace

void write_results(const std::filesystem::path& path, const Results& results) {
    check_results(results);
    Hdf5Writer file{path};
    write_attributes(file, "/", root_attributes(), results);
    write_time(file, results);
    write_axis(file, results.sectors);
    write_axis(file, results.occupations);
    write_axis(file, results.regions);
    Axis left = results.occupations;
    left.name = "occupation_from";
    write_axis(file, left);
    write_axis(file, size_class_axis());
    write_distribution_axes(file);
    for (const Series& series : output_series()) {
        write_series(file, series, results);
    }
    file.write_text("scenario", results.resolved_scenario);
    file.describe("scenario", "1", "The scenario with every value, as YAML.");
    write_observations(file, results.observations);
    if (results.panel != nullptr) {
        write_panel(file, *results.panel, results.start, results.significant_digits);
    }
    if (results.events != nullptr) {
        write_events(file, *results.events, results.start);
    }
    write_run(file, results); // last, so that it cannot move anything else within the file
    file.publish();
}

std::vector<std::pair<std::string, std::string>> output_library_versions() {
    return {{"HDF5", hdf5_version()}, {"libdeflate", std::string{deflate_version()}}};
}

} // namespace tenfold
