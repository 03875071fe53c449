// SPDX-License-Identifier: Apache-2.0
/// Scores of forecasts by target and horizon, and published scores of other models.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "tools/analysis/forecast_scores.hpp"
#include "tools/forecast/forecast_table.hpp"

namespace tenfold {

/// The score of a model for one target and horizon: a cell of the table.
struct CellScore {
    std::string target;
    int horizon = 0;
    std::string model;
    ForecastScore score;
    std::string rival;      // the more accurate naive model in the cell; empty if there is none
    EqualAccuracyTest test; // against the rival, in the quarters that both forecast; NaN of itself
};

/// The scores of all models with at least one scored forecast in a cell, by target and horizon, models
/// in the order of the table.
[[nodiscard]] std::vector<CellScore> cell_scores(const ForecastTable& table);

/// The score of a model in the cell of `of`, or nullptr.
[[nodiscard]] const CellScore*
find_score(const std::vector<CellScore>& scores, const CellScore& of, std::string_view model);

/// A published score of another model, on its own origins.
struct PeerScore {
    std::string model;
    std::string target;
    int horizon = 0;
    std::size_t n = 0;
    double rmse = 0.0;
    double mae = 0.0;
};

/// Reads a CSV file with the columns model, target, h, n, rmse and mae. If it has a column `track`,
/// only its rows of the track `no_pandemic` are read. The target effective_federal_funds_rate is the
/// policy rate; rows of other targets are left out. Throws FileError if the file cannot be read,
/// ScenarioError with all its problems.
[[nodiscard]] std::vector<PeerScore> read_peers(const std::filesystem::path& path);

} // namespace tenfold
