// SPDX-License-Identifier: Apache-2.0
/// The options of `tenfold forecast`.
#pragma once

#include "scenarios/forecast_check.hpp"

#include <optional>
#include <string>
#include <vector>

#include "tools/sweep/sweep_options.hpp"

namespace tenfold {

struct ForecastRequest {
    SweepRequest runs; // with the study and the directory; without a study: print scores
    std::string data;  // file; empty: that of the study
    std::optional<QuarterRange> origins; // instead of the study's
    std::vector<double> horizons;        // instead of the study's, in ascending order
    std::string survey;                  // files; empty: none
    std::string others;
    std::string peers;
    std::vector<std::string> shown_peers; // models of the peers' file in the text
};

/// The options as text.
struct RawForecastOptions {
    RawSweepOptions runs;
    std::string data, origins, horizons, survey, others, peers;
    std::vector<std::string> shown_peers;
};

/// `raw` must outlive the parsing of the command line.
void define_forecast(Options& options, RawForecastOptions& raw);

/// Throws UsageError, and ScenarioError if the file is not a study.
[[nodiscard]] ForecastRequest check_forecast_options(const RawForecastOptions& raw);

} // namespace tenfold
