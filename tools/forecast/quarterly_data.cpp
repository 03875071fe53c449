// SPDX-License-Identifier: Apache-2.0
#include "tools/forecast/quarterly_data.hpp"

#include "core/check.hpp"
#include "core/math.hpp"

#include "scenarios/csv.hpp"
#include "scenarios/problems.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>
#include <limits>
#include <optional>

namespace tenfold {

namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double annualised_percent = 400.0; // of a quarterly change of a logarithm

/// The names of the columns of the levels, in this order.
enum Level : std::size_t { real_gdp, nominal_gdp, deflator, unemployment, policy_rate };
constexpr std::array level_names{"GDPC1", "GDP", "GDPDEF", "UNRATE", "FEDFUNDS"};

/// Reads cells of one file.
class Reader {
public:
    explicit Reader(const std::filesystem::path& path) : table_{CsvTable::read(path)} {
        if (table_.rows() < 2) {
            problems_.add(table_.begin(),
                          "",
                          fmt::format("holds no data; a file of data has the columns {}; all can "
                                      "be downloaded from FRED, fred.stlouisfed.org",
                                      data_columns));
            problems_.raise_if_any();
        }
        quarters_ = column("quarter");
    }

    [[nodiscard]] std::size_t column(const std::string& name) {
        std::vector<std::string> header;
        for (std::size_t i = 0; i < table_.columns(); ++i) {
            header.emplace_back(table_.row(0)[i].text);
        }
        const auto at = std::ranges::find(header, name);
        if (at == header.end()) {
            problems_.add(table_.begin(),
                          "",
                          fmt::format("has no column {}{}", name, did_you_mean(name, header)));
            lacks_column_ = true;
        }
        return static_cast<std::size_t>(at - header.begin());
    }

    /// Explains the columns after a missing one.
    void raise_if_incomplete() {
        if (lacks_column_) {
            problems_.add(table_.begin(),
                          "",
                          fmt::format("a file of data has the columns {}; all can be downloaded "
                                      "from FRED, fred.stlouisfed.org",
                                      data_columns));
        }
        problems_.raise_if_any();
    }

    /// The numbers of a column; NaN where a cell is empty. `range` holds for the others.
    [[nodiscard]] std::vector<double>
    numbers(std::size_t column, const std::string& name, const Range& range) {
        std::vector<double> values;
        for (std::size_t row = 1; row < table_.rows(); ++row) {
            const CsvCell& cell = table_.row(row)[column];
            values.push_back(cell.text.empty() ? nan
                                               : csv_number(table_, cell, name, range, problems_));
        }
        return values;
    }

    /// The first quarter, after a check that the others follow it.
    [[nodiscard]] Quarter first_quarter() {
        std::optional<Quarter> first;
        for (std::size_t row = 1; row < table_.rows(); ++row) {
            const CsvCell& cell = table_.row(row)[quarters_];
            const std::optional<Quarter> quarter = Quarter::parse(cell.text);
            if (!quarter) {
                problems_.add(table_.position(cell),
                              "",
                              fmt::format("quarter: \"{}\" is no quarter such as 2010Q2",
                                          shortened(cell.text)));
                continue;
            }
            const int steps = static_cast<int>(row) - 1;
            if (first && *quarter != *first + steps) {
                problems_.add(table_.position(cell),
                              "",
                              fmt::format("quarter: {} is not {}, the quarter after the one before "
                                          "it",
                                          quarter->text(),
                                          (*first + steps).text()));
                break;
            }
            first = first ? first : quarter;
        }
        return first.value_or(Quarter{});
    }

    void raise_if_any() { problems_.raise_if_any(); }

private:
    CsvTable table_;
    Problems problems_;
    std::size_t quarters_ = 0;
    bool lacks_column_ = false;
};

double growth(const std::vector<double>& level, std::size_t row) {
    return row == 0 || !std::isfinite(level[row]) || !std::isfinite(level[row - 1])
               ? nan
               : annualised_percent * math::log(level[row] / level[row - 1]);
}

} // namespace

double QuarterlyData::actual(std::size_t target, Quarter quarter) const {
    return contains(quarter) ? targets[row(quarter)][target] : nan;
}

QuarterlyData read_quarterly_data(const std::filesystem::path& path,
                                  std::span<const std::string> further) {
    Reader reader{path};
    std::vector<std::size_t> columns;
    columns.reserve(level_names.size() + further.size());
    for (const char* const name : level_names) {
        columns.push_back(reader.column(name));
    }
    for (const std::string& name : further) {
        columns.push_back(reader.column(name));
    }
    reader.raise_if_incomplete();
    QuarterlyData data;
    data.first = reader.first_quarter();
    std::vector<std::vector<double>> levels;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const bool positive = i < unemployment;
        levels.push_back(reader.numbers(columns[i],
                                        i < level_names.size() ? level_names[i]
                                                               : further[i - level_names.size()],
                                        positive ? range::positive : range::any));
    }
    reader.raise_if_any();
    data.further.assign(further.begin(), further.end());
    for (std::size_t row = 0; row < levels[real_gdp].size(); ++row) {
        data.targets.push_back({growth(levels[real_gdp], row),
                                growth(levels[deflator], row),
                                growth(levels[nominal_gdp], row),
                                levels[unemployment][row],
                                levels[policy_rate][row]});
        std::vector<double> others;
        for (std::size_t i = level_names.size(); i < levels.size(); ++i) {
            others.push_back(levels[i][row]);
        }
        data.further_values.push_back(std::move(others));
    }
    return data;
}

} // namespace tenfold
