// SPDX-License-Identifier: Apache-2.0
#include "tools/results/csv_tables.hpp"

#include "core/check.hpp"

#include "output/observation_table.hpp"

#include <algorithm>
#include <cctype>
#include <fmt/format.h>
#include <initializer_list>
#include <string_view>
#include <utility>

namespace tenfold {

namespace {

/// Series along the same dimensions.
struct SeriesTable {
    std::string file;
    std::vector<std::string> dimensions;
    std::vector<const Variable*> series;
};

std::string file_name(const ResultsFile& results, const std::vector<std::string>& dimensions) {
    std::string name;
    for (const std::string& dimension : dimensions) {
        const bool plain =
            !dimension.empty() && std::ranges::all_of(dimension, [](unsigned char c) {
                return std::isalnum(c) != 0 || c == '_';
            });
        if (!plain) {
            throw FileError{fmt::format("{}: the dimension '{}' cannot be part of a file name",
                                        results.path.string(),
                                        dimension)};
        }
        name += (name.empty() ? "" : "_") + dimension;
    }
    return (name.empty() ? "values" : name) + ".csv";
}

std::vector<SeriesTable> tables_of(const ResultsFile& results) {
    std::vector<SeriesTable> tables;
    for (const Variable& variable : results.variables) {
        auto table = std::ranges::find(tables, variable.dimensions, &SeriesTable::dimensions);
        if (table == tables.end()) {
            tables.push_back({file_name(results, variable.dimensions), variable.dimensions, {}});
            table = tables.end() - 1;
        }
        table->series.push_back(&variable);
    }
    return tables;
}

/// Appends the keys of row `row`, one for each dimension.
void add_row_keys(CsvText& csv,
                  const ResultsFile& results,
                  const SeriesTable& table,
                  std::size_t row) {
    std::vector<std::string> keys(table.dimensions.size());
    for (std::size_t i = keys.size(); i-- > 0;) {
        const std::size_t size = table.series.front()->shape[i];
        keys[i] = table.dimensions[i] == "time"
                      ? to_string(results.time[row % size])
                      : results.axis(table.dimensions[i]).keys[row % size];
        row /= size;
    }
    for (const std::string& key : keys) {
        csv.field(key);
    }
}

std::string
table_text(const ResultsFile& results, const SeriesTable& table, const CsvStyle& style) {
    const bool monthly = table.dimensions == std::vector<std::string>{"time"};
    CsvText csv{style};
    for (const std::string& dimension : table.dimensions) {
        csv.field(dimension == "time" ? "date" : dimension);
    }
    if (monthly) {
        csv.field("month_days");
    }
    for (const Variable* const series : table.series) {
        csv.field(series->name);
    }
    csv.end_row();
    for (std::size_t row = 0; row < table.series.front()->values.size(); ++row) {
        add_row_keys(csv, results, table, row);
        if (monthly) {
            csv.field(std::int64_t{results.month_days[row]});
        }
        for (const Variable* const series : table.series) {
            csv.field(series->values[row]);
        }
        csv.end_row();
    }
    return csv.take();
}

/// Appends the header row.
void add_head(CsvText& csv, std::initializer_list<std::string_view> names) {
    for (const std::string_view name : names) {
        csv.field(name);
    }
    csv.end_row();
}

std::string series_text(const std::vector<SeriesTable>& tables, const CsvStyle& style) {
    CsvText csv{style};
    add_head(csv, {"name", "unit", "dimensions", "file", "meaning"});
    for (const SeriesTable& table : tables) {
        std::string dimensions;
        for (const std::string& dimension : table.dimensions) {
            dimensions += (dimensions.empty() ? "" : " ") + dimension;
        }
        for (const Variable* const series : table.series) {
            csv.field(series->name).field(series->unit).field(dimensions).field(table.file);
            csv.field(series->long_name).end_row();
        }
    }
    return csv.take();
}

std::string axes_text(const ResultsFile& results, const CsvStyle& style) {
    CsvText csv{style};
    add_head(csv, {"dimension", "key", "name"});
    for (const Axis& axis : results.axes) {
        for (std::size_t i = 0; i < axis.keys.size(); ++i) {
            csv.field(axis.name).field(axis.keys[i]).field(axis.names[i]).end_row();
        }
    }
    return csv.take();
}

void add_attribute(CsvText& csv, const AttributeValue& value) {
    if (const double* const number = std::get_if<double>(&value)) {
        csv.field(*number);
    } else if (const std::int64_t* const whole = std::get_if<std::int64_t>(&value)) {
        csv.field(*whole);
    } else {
        csv.field(std::get<std::string>(value));
    }
}

std::string run_text(const ResultsFile& results, const CsvStyle& style) {
    CsvText csv{style};
    add_head(csv, {"where", "name", "value"});
    for (const auto& [where, attributes] :
         {std::pair{"file", &results.attributes}, std::pair{"run", &results.run}}) {
        for (const auto& [name, value] : *attributes) {
            csv.field(where).field(name);
            add_attribute(csv, value);
            csv.end_row();
        }
    }
    return csv.take();
}

/// Observations, with unit and meaning if this version knows them.
std::string observations_text(const Attributes& observations, const CsvStyle& style) {
    CsvText csv{style};
    add_head(csv, {"name", "value", "unit", "meaning"});
    for (const auto& [name, value] : observations) {
        const auto known =
            std::ranges::find(observed_numbers(), std::string_view{name}, &ObservedNumber::name);
        const bool found = known != observed_numbers().end();
        csv.field(name);
        add_attribute(csv, value);
        csv.field(found ? known->unit : "").field(found ? known->meaning : "").end_row();
    }
    return csv.take();
}

} // namespace

std::vector<TextFile> csv_tables(const ResultsFile& results, const CsvStyle& style) {
    const std::vector<SeriesTable> tables = tables_of(results);
    std::vector<TextFile> files{
        {"series.csv", series_text(tables, style)},
        {"axes.csv", axes_text(results, style)},
        {"observations.csv", observations_text(results.observations, style)},
        {"run.csv", run_text(results, style)},
        {"scenario.yaml", results.scenario},
    };
    if (!results.world.empty()) {
        files.push_back({"world.yaml", results.world});
    }
    const auto other_files = static_cast<std::ptrdiff_t>(files.size());
    for (const SeriesTable& table : tables) {
        if (std::ranges::find(files, table.file, &TextFile::name) != files.end()) {
            throw FileError{fmt::format(
                "{}: two tables would have the name {}", results.path.string(), table.file)};
        }
        files.push_back({table.file, table_text(results, table, style)});
    }
    std::rotate(files.begin(), files.begin() + other_files, files.end()); // tables of numbers first
    return files;
}

} // namespace tenfold
