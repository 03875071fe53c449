// SPDX-License-Identifier: Apache-2.0
#include "sim/scenario_axes.hpp"

#include "core/check.hpp"

#include "agents/observe/measures.hpp"

#include "output/axes.hpp"

#include "sim/population_plan.hpp"

#include <fmt/format.h>
#include <string>

namespace tenfold {

namespace {

template <class Categories>
Axis axis_of(std::string_view name, const Categories& categories) {
    Axis axis{std::string{name}, {}, {}};
    for (const auto& category : categories) {
        axis.keys.push_back(category.key);
        axis.names.push_back(category.name);
    }
    return axis;
}

template <class Numbers>
Axis axis_of_numbers(std::string_view name, const Numbers& numbers) {
    Axis axis{std::string{name}, {}, {}};
    for (const double number : numbers) {
        axis.keys.push_back(fmt::format("{}", number));
    }
    axis.names = axis.keys;
    return axis;
}

} // namespace

Axis scenario_axis(const Scenario& scenario, std::string_view name) {
    if (name == "sector") {
        return axis_of(name, scenario.sectors);
    }
    if (name == "occupation" || name == "occupation_from") {
        return axis_of(name, scenario.occupations);
    }
    if (name == "region") {
        return axis_of(name, regions_of(scenario));
    }
    if (name == "size_class") {
        return size_class_axis();
    }
    if (name == "quantile") {
        return axis_of_numbers(name, quantile_levels);
    }
    if (name == "dollar_bin") {
        return axis_of_numbers(name, dollar_bins);
    }
    throw RunError{fmt::format("results have no axis '{}'", name)};
}

} // namespace tenfold
