// SPDX-License-Identifier: Apache-2.0
#include "tools/csv_tables.hpp"

#include "core/check.hpp"

#include "output/observation_table.hpp"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <cmath>
#include <fmt/format.h>
#include <string_view>

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
            throw FileError{fmt::format(
                "{}: the dimension '{}' cannot name a table", results.path.string(), dimension)};
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

/// The keys of row `row`, each with a comma behind it.
std::string row_keys(const ResultsFile& results, const SeriesTable& table, std::size_t row) {
    std::string text;
    for (std::size_t i = table.dimensions.size(); i-- > 0;) {
        const std::size_t size = table.series.front()->shape[i];
        const std::string key = table.dimensions[i] == "time"
                                    ? to_string(results.time[row % size])
                                    : csv_field(results.axis(table.dimensions[i]).keys[row % size]);
        text.insert(0, key + ",");
        row /= size;
    }
    return text;
}

std::string table_text(const ResultsFile& results, const SeriesTable& table) {
    const bool monthly = table.dimensions == std::vector<std::string>{"time"};
    std::string text;
    for (const std::string& dimension : table.dimensions) {
        text += (dimension == "time" ? "date" : csv_field(dimension)) + ",";
    }
    text += monthly ? "month_days," : "";
    for (const Variable* const series : table.series) {
        text += csv_field(series->name) + ",";
    }
    text.back() = '\n';
    for (std::size_t row = 0; row < table.series.front()->values.size(); ++row) {
        text += row_keys(results, table, row);
        text += monthly ? fmt::format("{},", results.month_days[row]) : "";
        for (const Variable* const series : table.series) {
            text += csv_number(series->values[row]) + ",";
        }
        text.back() = '\n';
    }
    return text;
}

std::string series_text(const std::vector<SeriesTable>& tables) {
    std::string text = "name,unit,dimensions,file,meaning\n";
    for (const SeriesTable& table : tables) {
        std::string dimensions;
        for (const std::string& dimension : table.dimensions) {
            dimensions += (dimensions.empty() ? "" : " ") + dimension;
        }
        for (const Variable* const series : table.series) {
            text += fmt::format("{},{},{},{},{}\n",
                                csv_field(series->name),
                                csv_field(series->unit),
                                csv_field(dimensions),
                                table.file,
                                csv_field(series->long_name));
        }
    }
    return text;
}

std::string axes_text(const ResultsFile& results) {
    std::string text = "dimension,key,name\n";
    for (const Axis& axis : results.axes) {
        for (std::size_t i = 0; i < axis.keys.size(); ++i) {
            text += fmt::format("{},{},{}\n",
                                csv_field(axis.name),
                                csv_field(axis.keys[i]),
                                csv_field(axis.names[i]));
        }
    }
    return text;
}

std::string attribute_text(const AttributeValue& value) {
    if (const double* const number = std::get_if<double>(&value)) {
        return csv_number(*number);
    }
    if (const std::int64_t* const number = std::get_if<std::int64_t>(&value)) {
        return fmt::format("{}", *number);
    }
    return csv_field(std::get<std::string>(value));
}

std::string attribute_rows(const Attributes& attributes, std::string_view prefix) {
    std::string text;
    for (const auto& [name, value] : attributes) {
        text += fmt::format("{}{},{}\n", prefix, csv_field(name), attribute_text(value));
    }
    return text;
}

/// With unit and meaning of those that this version knows.
std::string observations_text(const Attributes& observations) {
    std::string text = "name,value,unit,meaning\n";
    for (const auto& [name, value] : observations) {
        const auto known =
            std::ranges::find(observed_numbers(), std::string_view{name}, &ObservedNumber::name);
        const bool found = known != observed_numbers().end();
        text += fmt::format("{},{},{},{}\n",
                            csv_field(name),
                            attribute_text(value),
                            found ? csv_field(std::string{known->unit}) : "",
                            found ? csv_field(std::string{known->meaning}) : "");
    }
    return text;
}

} // namespace

std::string csv_field(const std::string& text) {
    if (text.find_first_of(",\"\n\r") == std::string::npos) {
        return text;
    }
    std::string quoted = "\"";
    for (const char c : text) {
        quoted += c == '"' ? std::string{"\"\""} : std::string(1, c);
    }
    return quoted + '"';
}

std::string csv_number(double value) {
    if (std::isnan(value)) {
        return {};
    }
    char text[32]; // the longest shortest number has 24 characters
    const auto end = std::to_chars(text, text + sizeof text, value);
    return {text, end.ptr};
}

std::vector<TextFile> csv_tables(const ResultsFile& results) {
    const std::vector<SeriesTable> tables = tables_of(results);
    std::vector<TextFile> files{
        {"series.csv", series_text(tables)},
        {"axes.csv", axes_text(results)},
        {"observations.csv", observations_text(results.observations)},
        {"run.csv",
         "where,name,value\n" + attribute_rows(results.attributes, "file,") +
             attribute_rows(results.run, "run,")},
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
        files.push_back({table.file, table_text(results, table)});
    }
    std::rotate(
        files.begin(), files.begin() + other_files, files.end()); // the tables of numbers first
    return files;
}

} // namespace tenfold
