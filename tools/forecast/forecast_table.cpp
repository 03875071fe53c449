// SPDX-License-Identifier: Apache-2.0
#include "tools/forecast/forecast_table.hpp"

#include "core/check.hpp"

#include "scenarios/csv.hpp"
#include "scenarios/forecast_study.hpp"
#include "scenarios/problems.hpp"
#include "scenarios/schema.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <fstream>
#include <limits>
#include <map>
#include <optional>
#include <set>
#include <tuple>

namespace tenfold {

namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr const char* study_line = "# study: ";
constexpr const char* header = "target,origin,horizon,model,mean,lower,upper,actual,scored";
constexpr int longest_survey = 5; // horizons

std::string cell(double value) {
    return std::isfinite(value) ? number_text(value) : std::string{};
}

/// A table with named columns, and the problems of its cells.
class Columns {
public:
    explicit Columns(CsvTable table) : table_{std::move(table)} {}

    /// Place of a column, or nothing.
    [[nodiscard]] std::optional<std::size_t> find(std::string_view name) const {
        for (std::size_t i = 0; i < table_.columns(); ++i) {
            if (table_.row(0)[i].text == name) {
                return i;
            }
        }
        return std::nullopt;
    }
    /// Throws without the column.
    [[nodiscard]] std::size_t need(const std::string& name) {
        if (table_.rows() == 0) {
            problems_.add(table_.begin(), "", fmt::format("is empty; it needs a column {}", name));
            problems_.raise_if_any();
        }
        return find_csv_column(table_, {name}, problems_);
    }

    [[nodiscard]] std::size_t rows() const { return table_.rows(); }
    [[nodiscard]] const CsvCell& at(std::size_t row, std::size_t column) const {
        return table_.row(row)[column];
    }
    /// The number in a cell; NaN if it is empty or there is no such column.
    [[nodiscard]] double
    number(std::size_t row, std::optional<std::size_t> column, std::string_view name) {
        if (!column || at(row, *column).text.empty()) {
            return nan;
        }
        return csv_number(table_, at(row, *column), name, range::any, problems_);
    }
    [[nodiscard]] Quarter quarter(std::size_t row, std::size_t column) {
        const CsvCell& cell = at(row, column);
        const std::optional<Quarter> quarter = Quarter::parse(cell.text);
        if (!quarter) {
            problem(cell, fmt::format("\"{}\" is no quarter such as 2010Q2", shortened(cell.text)));
        }
        return quarter.value_or(Quarter{});
    }
    void problem(const CsvCell& cell, const std::string& text) {
        problems_.add(table_.position(cell), "", text);
    }
    void raise_if_any() const { problems_.raise_if_any(); }

private:
    CsvTable table_;
    Problems problems_;
};

/// The columns that every table of forecasts has, in one row.
ForecastRow read_row(Columns& columns, std::size_t row) {
    ForecastRow result;
    const CsvCell& target = columns.at(row, columns.need("target"));
    result.target = target.text;
    const std::vector<std::string> known{forecast_targets.begin(), forecast_targets.end()};
    if (std::ranges::find(known, result.target) == known.end()) {
        columns.problem(target,
                        fmt::format("\"{}\" is no target; targets are {}{}",
                                    shortened(result.target),
                                    fmt::join(known, ", "),
                                    did_you_mean(result.target, known)));
    }
    result.origin = columns.quarter(row, columns.need("origin"));
    const std::size_t horizon = columns.need("horizon");
    const double quarters = columns.number(row, horizon, "horizon");
    if (!(quarters >= 1.0 && quarters <= longest_horizon) || quarters != std::floor(quarters)) {
        columns.problem(
            columns.at(row, horizon),
            fmt::format("a horizon is a whole number of quarters from 1 to {}", longest_horizon));
    } else {
        result.horizon = static_cast<int>(quarters);
    }
    result.model = columns.at(row, columns.need("model")).text;
    result.band = {columns.number(row, columns.need("mean"), "mean"),
                   columns.number(row, columns.find("lower"), "lower"),
                   columns.number(row, columns.find("upper"), "upper")};
    return result;
}

/// The name of the study in the first lines of a file.
std::string study_of(const std::filesystem::path& path) {
    std::ifstream file{path};
    std::string mark;
    std::string study;
    std::getline(file, mark);
    std::getline(file, study);
    if (mark != forecasts_mark || !study.starts_with(study_line)) {
        throw FileError{
            fmt::format("{}: its first lines are not those of forecasts", path.string())};
    }
    return study.substr(std::string_view{study_line}.size());
}

using Place = std::tuple<std::string, Quarter, int>;

Place place_of(const ForecastRow& row) {
    return {row.target, row.origin, row.horizon};
}

} // namespace

std::string forecasts_csv(const ForecastTable& table) {
    std::string text =
        fmt::format("{}\n{}{}\n{}\n", forecasts_mark, study_line, table.study, header);
    for (const ForecastRow& row : table.rows) {
        text += fmt::format("{},{},{},{},{},{},{},{},{}\n",
                            row.target,
                            row.origin.text(),
                            row.horizon,
                            row.model,
                            cell(row.band.mean),
                            cell(row.band.lower),
                            cell(row.band.upper),
                            cell(row.actual),
                            row.scored ? 1 : 0);
    }
    return text;
}

ForecastTable read_forecasts(const std::filesystem::path& path) {
    ForecastTable table;
    table.study = study_of(path);
    Columns columns{CsvTable::read(path)};
    const std::size_t scored = columns.need("scored");
    const std::size_t actual = columns.need("actual");
    std::set<std::pair<Place, std::string>> seen;
    for (std::size_t row = 1; row < columns.rows(); ++row) {
        ForecastRow each = read_row(columns, row);
        each.actual = columns.number(row, actual, "actual");
        each.scored = columns.number(row, scored, "scored") == 1.0 && std::isfinite(each.actual) &&
                      std::isfinite(each.band.mean);
        if (!seen.emplace(place_of(each), each.model).second) {
            columns.problem(columns.at(row, 0), "repeats the forecast of an earlier line");
        }
        table.rows.push_back(std::move(each));
    }
    columns.raise_if_any();
    return table;
}

std::vector<ForecastRow> read_other_forecasts(const std::filesystem::path& path) {
    Columns columns{CsvTable::read(path)};
    for (const char* const name : {"target", "origin", "horizon", "model", "mean"}) {
        (void)columns.need(name);
    }
    columns.raise_if_any();
    std::vector<ForecastRow> rows;
    for (std::size_t row = 1; row < columns.rows(); ++row) {
        rows.push_back(read_row(columns, row));
    }
    columns.raise_if_any();
    return rows;
}

std::vector<ForecastRow> read_survey(const std::filesystem::path& path) {
    Columns columns{CsvTable::read(path)};
    const std::size_t quarter = columns.need("quarter");
    columns.raise_if_any();
    std::vector<ForecastRow> rows;
    for (std::size_t row = 1; row < columns.rows(); ++row) {
        const Quarter made = columns.quarter(row, quarter);
        for (int horizon = 1; horizon <= longest_survey; ++horizon) {
            for (const auto& [prefix, target] :
                 {std::pair{"RGDP", "real_gdp"}, {"PGDP", "gdp_deflator"}}) {
                const std::string name = fmt::format("{}_h{}", prefix, horizon);
                const double value = columns.number(row, columns.find(name), name);
                if (std::isfinite(value)) {
                    rows.push_back(
                        {target, made + -1, horizon, "survey", {value, nan, nan}, nan, false});
                }
            }
        }
    }
    columns.raise_if_any();
    if (rows.empty()) {
        throw ScenarioError{
            fmt::format("{}: holds no forecast; its columns are quarter, RGDP_h1 to "
                        "RGDP_h5 and PGDP_h1 to PGDP_h5",
                        path.string())};
    }
    return rows;
}

std::size_t add_forecasts(ForecastTable& table, const std::vector<ForecastRow>& rows) {
    std::map<Place, ForecastRow> economy;
    std::set<std::string> models;
    for (const ForecastRow& row : table.rows) {
        models.insert(row.model);
        if (row.model == economy_name) {
            economy.emplace(place_of(row), row);
        }
    }
    std::size_t added = 0;
    std::set<std::pair<Place, std::string>> seen;
    for (const ForecastRow& row : rows) {
        if (models.contains(row.model)) {
            throw ScenarioError{
                fmt::format("the forecasts already have a model {}; give another name", row.model)};
        }
        const auto same = economy.find(place_of(row));
        if (same == economy.end()) {
            continue;
        }
        if (!seen.emplace(place_of(row), row.model).second) {
            throw ScenarioError{fmt::format("{} has two forecasts of {} from {} over {} quarters",
                                            row.model,
                                            row.target,
                                            row.origin.text(),
                                            row.horizon)};
        }
        ForecastRow next = row;
        next.actual = same->second.actual;
        next.scored = same->second.scored && std::isfinite(row.band.mean);
        table.rows.push_back(std::move(next));
        ++added;
    }
    return added;
}

} // namespace tenfold
