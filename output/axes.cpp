// SPDX-License-Identifier: Apache-2.0
#include "output/axes.hpp"

#include "agents/classification/size_class.hpp"
#include "agents/observe/measures.hpp"

#include <chrono>
#include <cstdint>
#include <fmt/format.h>
#include <limits>
#include <string>
#include <vector>

namespace tenfold {

namespace {

using Names = std::vector<std::string>;
using std::chrono::days;

double days_since(Date start, Date date) {
    return static_cast<double>((date - start).count());
}

} // namespace

void write_time_axis(Hdf5Writer& file,
                     Date start,
                     std::span<const Date> ends,
                     std::span<const int> lengths) {
    std::vector<double> last_days;
    std::vector<double> bounds;
    for (std::size_t month = 0; month < ends.size(); ++month) {
        last_days.push_back(days_since(start, ends[month] - days{1}));
        bounds.push_back(days_since(start, ends[month] - days{lengths[month]}));
        bounds.push_back(days_since(start, ends[month]));
    }
    const std::vector<std::int64_t> month_days(lengths.begin(), lengths.end());
    const std::string unit = fmt::format("days since {} 00:00:00", to_string(start));
    file.define_dimension("time", last_days);
    file.describe("time", unit, "Last simulated day of the month.");
    file.set_attribute("time", "standard_name", "time");
    file.set_attribute("time", "axis", "T");
    file.set_attribute("time", "calendar", "proleptic_gregorian");
    file.set_attribute("time", "bounds", "time_bounds");

    file.define_dimension("bounds", 2);
    file.write("time_bounds", bounds, Names{"time", "bounds"});
    file.describe("time_bounds", unit, "First day of the month and first day after it.");
    file.set_attribute("time_bounds", "calendar", "proleptic_gregorian");
    file.write("month_days", month_days, Names{"time"});
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

} // namespace tenfold
