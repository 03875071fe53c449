// SPDX-License-Identifier: Apache-2.0
/// Scores of forecasts, as text and as JSON.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "tools/forecast/cell_scores.hpp"

namespace tenfold {

/// Forecasts with their scores, and what is shown beside them.
struct ForecastReport {
    ForecastTable table;
    std::vector<CellScore> scores;
    std::vector<PeerScore> peers;
    std::vector<std::string> shown_peers; // models that have a column in the text
};

/// The scores as a table with a row for each cell, and where the economy is better and worse than the
/// more accurate naive model.
[[nodiscard]] std::string forecast_text(const ForecastReport& report, std::size_t columns);

/// One JSON object.
[[nodiscard]] std::string forecast_json(const ForecastReport& report);

} // namespace tenfold
