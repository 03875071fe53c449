// SPDX-License-Identifier: Apache-2.0
#include "output/micro_data.hpp"

#include "output/rounding.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <numeric>
#include <string>

namespace tenfold {

namespace {

using Names = std::vector<std::string>;

std::string days_since(Date start) {
    return fmt::format("days since {} 00:00:00", to_string(start));
}

/// CF's convention for the meanings of the values of a category. Places on an axis need none.
void set_flags(Hdf5Writer& file, const std::string& path, std::string_view names) {
    const auto count = static_cast<std::size_t>(std::count(names.begin(), names.end(), ' ')) + 1;
    std::vector<std::int8_t> values(count);
    std::iota(values.begin(), values.end(), std::int8_t{0});
    file.set_attribute(path, "flag_values", values);
    file.set_attribute(path, "flag_meanings", names);
}

template <class To>
std::vector<To> converted(const std::vector<double>& values) {
    std::vector<To> result;
    result.reserve(values.size());
    for (const double value : values) {
        result.push_back(static_cast<To>(value));
    }
    return result;
}

void write_variable(Hdf5Writer& file,
                    const std::string& path,
                    const PanelVariable& variable,
                    const std::vector<double>& values,
                    const Names& dimensions,
                    int digits) {
    switch (variable.type) {
    case PanelType::number:
        file.write(path, rounded(values, digits), dimensions);
        break;
    case PanelType::whole:
        file.write(path, converted<std::int64_t>(values), dimensions);
        break;
    case PanelType::flag:
        file.write(path, converted<std::int8_t>(values), dimensions);
        break;
    }
    file.describe(path, variable.unit, variable.long_name);
    if (!variable.flags.empty()) {
        set_flags(file, path, variable.flags);
    }
}

void write_members(Hdf5Writer& file, PanelKind kind, const PanelRecords& records) {
    const std::string name{panel_names[static_cast<std::size_t>(kind)]};
    std::vector<double> numbers;
    std::vector<std::int8_t> occupations;
    for (const PanelMember& member : records.members) {
        numbers.push_back(member.agent);
        occupations.push_back(static_cast<std::int8_t>(member.occupation));
    }
    const std::string axis = "panel/" + name;
    file.define_dimension(axis, numbers);
    file.describe(axis,
                  "1",
                  fmt::format("Number of the {}.", kind == PanelKind::team ? "team's firm" : name));
    if (kind == PanelKind::team) {
        file.write("panel/team_occupation", occupations, Names{axis});
        file.describe("panel/team_occupation", "1", "Place on the axis `occupation`.");
    }
}

} // namespace

void write_panel(Hdf5Writer& file, const Panel& panel, Date start, int digits) {
    if (panel.empty()) {
        return;
    }
    file.make_group("panel");
    std::vector<double> last_days;
    for (const Date end : panel.month_ends) {
        last_days.push_back(static_cast<double>((end - start).count() - 1));
    }
    file.define_dimension("panel/time", last_days);
    file.describe("panel/time", days_since(start), "Last simulated day of the month.");
    file.set_attribute("panel/time", "standard_name", "time");
    file.set_attribute("panel/time", "calendar", "proleptic_gregorian");
    for (std::size_t kind = 0; kind < panel.records.size(); ++kind) {
        const PanelRecords& records = panel.records[kind];
        if (records.members.empty()) {
            continue;
        }
        write_members(file, PanelKind{kind}, records);
        const std::string name{panel_names[kind]};
        const Names dimensions{"panel/time", "panel/" + name};
        const std::span<const PanelVariable> variables = panel_variables(PanelKind{kind});
        for (std::size_t i = 0; i < variables.size(); ++i) {
            write_variable(file,
                           fmt::format("panel/{}_{}", name, variables[i].name),
                           variables[i],
                           records.values[i],
                           dimensions,
                           digits);
        }
    }
}

void write_events(Hdf5Writer& file, const EventRecords& records, Date start) {
    if (!records.wanted) {
        return;
    }
    std::vector<double> times;
    std::vector<std::int8_t> kinds;
    std::vector<std::int64_t> agents;
    std::vector<std::int64_t> others;
    for (const NotedEvent& event : records.events) {
        times.push_back(static_cast<double>(event.time) / static_cast<double>(ticks_per_day));
        kinds.push_back(static_cast<std::int8_t>(event.place));
        agents.push_back(event.agent);
        others.push_back(event.other == FirmId::none_index ? -1 : std::int64_t{event.other});
    }
    file.make_group("events");
    file.set_attribute("events", "left_out", static_cast<std::int64_t>(records.left_out));
    const Names axis{"events/event"};
    file.define_dimension(axis[0], records.events.size());
    file.write("events/event_time", times, axis);
    file.describe("events/event_time", days_since(start), "When the event was handled.");
    file.set_attribute("events/event_time", "standard_name", "time");
    file.set_attribute("events/event_time", "calendar", "proleptic_gregorian");
    file.write("events/kind", kinds, axis);
    file.describe("events/kind", "1", "What happened.");
    set_flags(file, "events/kind", fmt::format("{}", fmt::join(event_names, " ")));
    file.write("events/agent", agents, axis);
    file.describe("events/agent", "1", "Number of the worker, firm, market, lab or operator.");
    file.write("events/other", others, axis);
    file.describe(
        "events/other",
        "1",
        "Number of the worker, else the firm, else the market that the event names; -1: none.");
}

std::string describe_events_markdown() {
    std::string text = "| kind | name |\n|---|---|\n";
    for (std::size_t place = 0; place < event_names.size(); ++place) {
        text += fmt::format("| {} | `{}` |\n", place, event_names[place]);
    }
    return text;
}

} // namespace tenfold
