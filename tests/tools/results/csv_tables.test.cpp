// SPDX-License-Identifier: Apache-2.0
#include "tools/results/csv_tables.hpp"

#include "core/check.hpp"

#include <algorithm>
#include <bit>
#include <charconv>
#include <cmath>
#include <limits>
#include <map>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "tests/tools/sample_files.hpp"

using namespace tenfold;

namespace {

using Rows = std::vector<std::vector<std::string>>;

/// Reads RFC 4180 with line feeds.
Rows parse(const std::string& text) {
    Rows rows{{""}};
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (quoted && c == '"' && i + 1 < text.size() && text[i + 1] == '"') {
            rows.back().back() += '"';
            ++i;
        } else if (c == '"') {
            quoted = !quoted;
        } else if (!quoted && c == ',') {
            rows.back().emplace_back();
        } else if (!quoted && c == '\n') {
            rows.push_back({""});
        } else {
            rows.back().back() += c;
        }
    }
    rows.pop_back(); // behind the last line feed
    return rows;
}

std::map<std::string, Rows> tables(const ResultsFile& file) {
    std::map<std::string, Rows> found;
    for (const TextFile& table : csv_tables(file)) {
        if (table.name.ends_with(".csv")) {
            found[table.name] = parse(table.content);
        }
    }
    return found;
}

double number(const std::string& text) {
    if (text.empty()) {
        return std::nan("");
    }
    double value = 0.0;
    const auto end = std::from_chars(text.data(), text.data() + text.size(), value);
    REQUIRE(end.ptr == text.data() + text.size());
    return value;
}

} // namespace

TEST_CASE("every number is read back bit for bit") {
    ResultsFile file = test::sample_file(4, 0.1);
    file.variables[1].values = {0.1 + 0.2,
                                -0.0,
                                std::numeric_limits<double>::denorm_min(),
                                -std::numeric_limits<double>::max()};
    file.variables[2].values[3] = NAN;
    auto all = tables(file);
    for (const auto& [name, variables] : std::map<std::string, std::vector<std::size_t>>{
             {"time.csv", {0, 1}}, {"time_sector.csv", {2}}, {"sector_from_sector.csv", {3}}}) {
        const Rows& rows = all[name];
        for (const std::size_t index : variables) {
            const Variable& variable = file.variables[index];
            const auto found = std::ranges::find(rows[0], variable.name);
            REQUIRE(found != rows[0].end());
            const auto column = static_cast<std::size_t>(found - rows[0].begin());
            REQUIRE(rows.size() == variable.values.size() + 1);
            for (std::size_t i = 0; i < variable.values.size(); ++i) {
                const double read = number(rows[i + 1][column]);
                const bool same = std::bit_cast<std::uint64_t>(read) ==
                                  std::bit_cast<std::uint64_t>(variable.values[i]);
                CHECK((same || (std::isnan(read) && std::isnan(variable.values[i]))));
            }
        }
    }
}

TEST_CASE("tables are tidy: dates and keys first, then a column for each series") {
    auto all = tables(test::sample_file(2, 5.0));
    CHECK(all["time.csv"][0] ==
          std::vector<std::string>{"date", "month_days", "unemployment_rate", "real_gdp"});
    CHECK(all["time.csv"][2] == std::vector<std::string>{"2023-02-28", "30", "0.04", "6"});
    CHECK(all["time_sector.csv"][0] == std::vector<std::string>{"date", "sector", "employment"});
    CHECK(all["time_sector.csv"][2] == std::vector<std::string>{"2023-01-31", "B", "5"});
    CHECK(all["sector_from_sector.csv"][3] == std::vector<std::string>{"B", "A", "3"});
    CHECK(all["axes.csv"][2] == std::vector<std::string>{"sector", "B", "Both \"others\""});
    CHECK(all["series.csv"][3] ==
          std::vector<std::string>{
              "employment", "persons", "time sector", "time_sector.csv", "Jobs."});
    CHECK(all["run.csv"][1] == std::vector<std::string>{"file", "scenario_name", "sample"});
    CHECK(all["observations.csv"][1][1] == "1.25");
    CHECK_FALSE(all["observations.csv"][1][3].empty());
}

TEST_CASE("for Excel every table begins with a byte order mark and has semicolons") {
    const ResultsFile file = test::sample_file(2, 5.0);
    const std::vector<TextFile> plain = csv_tables(file);
    const std::vector<TextFile> excel = csv_tables(file, excel_style);
    REQUIRE(plain.size() == excel.size());
    for (std::size_t i = 0; i < plain.size(); ++i) {
        CAPTURE(plain[i].name);
        CHECK(excel[i].name == plain[i].name);
        const bool table = plain[i].name.ends_with(".csv");
        CHECK(excel[i].content.starts_with("\xEF\xBB\xBF") == table);
        CHECK((excel[i].content == plain[i].content) == !table);
    }
    CHECK(excel[0].content.starts_with("\xEF\xBB\xBF"
                                       "date;month_days;"));
    CHECK(excel[0].content.find(";0.04;") != std::string::npos); // with a decimal point
}

TEST_CASE("a dimension cannot lead a file out of the folder or to another file") {
    ResultsFile file = test::sample_file(2, 5.0);
    file.variables[2].dimensions[1] = "../sector";
    file.axes[0].name = "../sector";
    CHECK_THROWS_AS(static_cast<void>(csv_tables(file)), FileError);
    file = test::sample_file(2, 5.0);
    file.variables[3].dimensions = {"series"};
    file.variables[3].shape = {2};
    file.variables[3].values = {1, 2};
    file.axes.push_back({"series", {"a", "b"}, {"a", "b"}});
    CHECK_THROWS_AS(static_cast<void>(csv_tables(file)), FileError);
}
