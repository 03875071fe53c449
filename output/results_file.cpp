// SPDX-License-Identifier: Apache-2.0
#include "output/results_file.hpp"

#include "core/check.hpp"

#include "agents/classification/size_class.hpp"

#include "output/axes.hpp"
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
    throw RunError{fmt::format("inconsistent results: {}", problem)};
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

/// The table of series reads these vectors unchecked.
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

/// The axes of a series after time, and their number of cells.
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

/// Categories have names besides their keys.
bool has_names(const std::string& axis) {
    return axis != "time" && axis != "quantile" && axis != "dollar_bin";
}

/// Writes a series whose values are month after month, place after place.
void write_values(Hdf5Writer& file,
                  const std::string& name,
                  std::vector<double> values,
                  const Axes& axes,
                  const Results& results) {
    Names dimensions{"time"};
    dimensions.insert(dimensions.end(), axes.names.begin(), axes.names.end());
    file.write(name, rounded(std::move(values), results.significant_digits), dimensions);
    std::string coordinates = fmt::format("{}", fmt::join(run_coordinates, " "));
    if (has_names(dimensions.back())) {
        for (const std::string& axis : axes.names) {
            coordinates += fmt::format(" {}_name", axis);
        }
    }
    file.set_attribute(name, "coordinates", coordinates);
}

void write_series(Hdf5Writer& file, const Series& series, const Results& results) {
    const Axes axes = axes_of(series.dimension, results);
    std::vector<double> values;
    values.reserve(results.months.size() * axes.places);
    for (const MonthlyMeasures& month : results.months) {
        for (std::size_t index = 0; index < axes.places; ++index) {
            values.push_back(series.measure(month, index));
        }
    }
    const std::string name{series.name};
    write_values(file, name, std::move(values), axes, results);
    file.describe(name, series.unit, series.long_name);
}

SeriesDimension dimension_of(ObserverDimension dimension) {
    switch (dimension) {
    case ObserverDimension::sector:
        return SeriesDimension::sector;
    case ObserverDimension::occupation:
        return SeriesDimension::occupation;
    case ObserverDimension::region:
        return SeriesDimension::region;
    case ObserverDimension::economy:
        break;
    }
    return SeriesDimension::time;
}

void write_observed(Hdf5Writer& file, const ObservedSeries& series, const Results& results) {
    const Axes axes = axes_of(dimension_of(series.info.dimension), results);
    validate(series.values.size() == results.months.size() * axes.places,
             "an observer has not seen every month");
    write_values(file, series.info.name, series.values, axes, results);
    file.describe(series.info.name, series.info.unit, series.info.doc);
    file.set_attribute(series.info.name, "source", series.info.source);
}

/// As numbers without dimensions, in addition to the attributes of the same names.
void write_run_coordinates(Hdf5Writer& file, const Results& results) {
    file.write("seed", std::span{&results.seed, 1}, Names{});
    file.describe("seed", "1", "Seed of all random numbers.");
    file.write("replicate", std::span{&results.replicate, 1}, Names{});
    file.describe("replicate", "1", "Number of the replicate under that seed.");
}

void write_observations(Hdf5Writer& file, const Observations& observations) {
    const std::string group = "/observations";
    file.make_group(group);
    for (const ObservedNumber& number : observed_numbers()) {
        file.set_attribute(group, std::string{number.name}, number.value(observations));
    }
    for (const ObservedPrice& price : observed_prices()) {
        for (const YearFactor& year : price.fall(observations).by_year) {
            file.set_attribute(group, fmt::format("{}_{}", price.factor, year.year), year.factor);
        }
    }
    for (const ObservedText& text : observed_texts()) {
        file.set_attribute(group, std::string{text.name}, text.value(observations));
    }
}

} // namespace

std::vector<std::string> reserved_names() {
    Names names{"time",
                "time_bounds",
                "bounds",
                "month_days",
                "quantile",
                "dollar_bin",
                "scenario",
                "dollar_bin_bounds",
                "world",
                "observations",
                "panel",
                "events",
                "run"};
    for (const char* const axis :
         {"sector", "occupation", "region", "occupation_from", "size_class"}) {
        names.emplace_back(axis);
        names.push_back(names.back() + "_name");
    }
    names.insert(names.end(), run_coordinates.begin(), run_coordinates.end());
    for (const Series& series : output_series()) {
        names.emplace_back(series.name);
    }
    return names;
}

void write_results(const std::filesystem::path& path, const Results& results) {
    check_results(results);
    Hdf5Writer file{path};
    write_attributes(file, "/", root_attributes(), results);
    std::vector<Date> ends;
    std::vector<int> lengths;
    for (const MonthlyMeasures& month : results.months) {
        ends.push_back(month.month_end);
        lengths.push_back(month.days);
    }
    write_time_axis(file, results.start, ends, lengths);
    write_axis(file, results.sectors);
    write_axis(file, results.occupations);
    write_axis(file, results.regions);
    Axis left = results.occupations;
    left.name = "occupation_from";
    write_axis(file, left);
    write_axis(file, size_class_axis());
    write_distribution_axes(file);
    write_run_coordinates(file, results);
    for (const Series& series : output_series()) {
        write_series(file, series, results);
    }
    for (const ObservedSeries& series : results.observed) {
        write_observed(file, series, results);
    }
    file.write_text("scenario", results.resolved_scenario);
    file.describe("scenario", "1", "The scenario with every value, as YAML.");
    if (!results.world.empty()) {
        file.write_text("world", results.world);
        file.describe("world", "1", "The scenario of the whole world, as YAML.");
    }
    write_observations(file, results.observations);
    if (results.panel != nullptr) {
        write_panel(file, *results.panel, results.start, results.significant_digits);
    }
    if (results.events != nullptr) {
        write_events(file, *results.events, results.start);
    }
    write_provenance(
        file, "/run", results.run); // last, so that it cannot move anything else within the file
    file.publish();
}

std::vector<std::pair<std::string, std::string>> output_library_versions() {
    return {{"HDF5", hdf5_version()}, {"libdeflate", std::string{deflate_version()}}};
}

} // namespace tenfold
