// SPDX-License-Identifier: Apache-2.0
#include "output/results_file.hpp"

#include "core/check.hpp"

#include "agents/size_class.hpp"

#include "output/hdf5.hpp"
#include "output/observation_table.hpp"
#include "output/series.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <fmt/format.h>

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
        !all(by_size_class, size_classes.size()) || month.by_region.size() != regions) {
        contradiction(fmt::format("a measure of the month before {} does not have {} sectors, {} "
                                  "occupations, {} regions or {} size classes",
                                  to_string(month.month_end),
                                  sectors,
                                  occupations,
                                  regions,
                                  size_classes.size()));
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

void set_units(Hdf5Writer& file,
               const std::string& name,
               std::string_view unit,
               std::string_view long_name) {
    file.set_attribute(name, "units", unit);
    file.set_attribute(name, "long_name", long_name);
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
    file.define_unlimited("time", last_days);
    set_units(file, "time", unit, "Last simulated day of the month.");
    file.set_attribute("time", "standard_name", "time");
    file.set_attribute("time", "axis", "T");
    file.set_attribute("time", "calendar", "standard");
    file.set_attribute("time", "bounds", "time_bounds");

    file.define_dimension("bounds", 2);
    file.write("time_bounds", bounds, Names{"time", "bounds"});
    set_units(file, "time_bounds", unit, "First day of the month and first day after it.");
    file.set_attribute("time_bounds", "calendar", "standard");
    file.write("month_days", lengths, Names{"time"});
    set_units(file, "month_days", "day", "Simulated days of the month.");
}

void write_axis(Hdf5Writer& file, const Axis& axis) {
    file.define_dimension(axis.name, axis.keys);
    const std::string what = axis.name == "size_class" ? "class of firms by size" : axis.name;
    set_units(file, axis.name, "1", fmt::format("Key of the {}.", what));
    const std::string names = axis.name + "_name";
    file.write(names, axis.names, axis.name);
    set_units(file, names, "1", fmt::format("Name of the {}.", what));
}

Axis size_class_axis() {
    Axis axis{"size_class", {}, {}};
    for (const SizeClass& size : size_classes) {
        axis.keys.emplace_back(size.key);
        axis.names.emplace_back(size.name);
    }
    return axis;
}

Axis axis_of(SeriesDimension dimension, const Results& results) {
    switch (dimension) {
    case SeriesDimension::size_class:
        return size_class_axis();
    case SeriesDimension::occupation:
        return results.occupations;
    case SeriesDimension::region:
        return results.regions;
    case SeriesDimension::sector:
    case SeriesDimension::time:
        break;
    }
    return results.sectors;
}

void write_series(Hdf5Writer& file, const Series& series, const Results& results) {
    std::size_t width = 1;
    Names dimensions{"time"};
    if (series.dimension != SeriesDimension::time) {
        const Axis axis = axis_of(series.dimension, results);
        width = axis.keys.size();
        dimensions.push_back(axis.name);
    }
    std::vector<double> values;
    values.reserve(results.months.size() * width);
    for (const MonthlyMeasures& month : results.months) {
        for (std::size_t index = 0; index < width; ++index) {
            values.push_back(series.measure(month, index));
        }
    }
    const std::string name{series.name};
    file.write(name, values, dimensions);
    set_units(file, name, series.unit, series.long_name);
    if (dimensions.size() > 1) {
        file.set_attribute(name, "coordinates", dimensions.back() + "_name");
    }
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

void write_run(Hdf5Writer& file, const Provenance& run) {
    const std::string group = "/run";
    file.make_group(group);
    file.set_attribute(group, "status", run.status);
    file.set_attribute(group, "program_version", run.program_version);
    file.set_attribute(group, "git_commit", run.git_commit);
    file.set_attribute(group, "git_dirty", std::int64_t{run.git_dirty});
    file.set_attribute(group, "build", run.build);
    for (const auto& [name, version] : run.libraries) {
        file.set_attribute(group, "library_" + name, version);
    }
    file.set_attribute(group, "command_line", run.command_line);
    file.set_attribute(group, "threads", run.threads);
    file.set_attribute(group, "host", run.host);
    file.set_attribute(group, "started", run.started);
    file.set_attribute(group, "finished", run.finished);
    file.set_attribute(group, "build_seconds", run.build_seconds);
    file.set_attribute(group, "run_seconds", run.run_seconds);
    if (!run.lineage.empty()) {
        file.set_attribute(group, "lineage", fmt::format("{}", fmt::join(run.lineage, "\n")));
    }
}

} // namespace

void write_results(const std::filesystem::path& path, const Results& results) {
    check_results(results);
    Hdf5Writer file{path};
    file.set_attribute("/", "Conventions", "CF-1.10");
    file.set_attribute(
        "/", "title", fmt::format("Tenfold results of scenario {}", results.scenario_name));
    file.set_attribute("/", "filetype", "tenfold-results");
    file.set_attribute("/", "format_version", results_format_version);
    file.set_attribute("/", "scenario_name", results.scenario_name);
    if (!results.country.empty()) {
        file.set_attribute("/", "country", results.country);
    }
    file.set_attribute("/", "scenario_sha256", results.scenario_sha256);
    file.set_attribute("/", "state_digest", results.state_digest);
    file.set_attribute("/", "seed", results.seed);
    file.set_attribute("/", "replicate", results.replicate);
    file.set_attribute("/", "scale", results.scale);
    write_time(file, results);
    write_axis(file, results.sectors);
    write_axis(file, results.occupations);
    write_axis(file, results.regions);
    write_axis(file, size_class_axis());
    for (const Series& series : output_series()) {
        write_series(file, series, results);
    }
    file.write_text("scenario", results.resolved_scenario);
    set_units(file, "scenario", "1", "The scenario with every value, as YAML.");
    write_observations(file, results.observations);
    write_run(file, results.run); // last, so that it cannot move anything else within the file
    file.publish();
}

std::vector<std::pair<std::string, std::string>> output_library_versions() {
    return {{"HDF5", hdf5_version()}};
}

} // namespace tenfold
