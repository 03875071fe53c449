// SPDX-License-Identifier: Apache-2.0
/// The result of a calibration, as tables for the terminal and as Markdown.
#pragma once

#include <cstddef>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "tools/analysis/optimise.hpp"
#include "tools/analysis/rejection.hpp"
#include "tools/analysis/simulated_moments.hpp"

namespace tenfold {

struct FittedParameter {
    std::string key;
    std::string name; // for people; empty: the key
    std::string unit;
    double start = 0.0;
    double fitted = 0.0;
    double standard_error = std::numeric_limits<double>::quiet_NaN(); // NaN: none
    double low = 0.0;                                                 // range
    double high = 1.0;
    double place = 0.5; // of the fitted value in its range, in [0, 1], on the factor's scale
};

struct FittedTarget {
    Target observed;
    std::string name; // for people; empty: the key
    std::string unit;
};

struct SearchSummary {
    double start_value = 0.0; // not finite: failed
    double value = 0.0;       // of the best point
    std::size_t global_evaluations = 0;
    std::size_t local_evaluations = 0;
    std::size_t failed = 0;
    std::string stopped;
};

/// Summary of a search, whose first step is the start.
[[nodiscard]] SearchSummary summary_of(const SearchResult& search);

struct CalibrationOutcome {
    std::string study; // name
    std::vector<FittedParameter> parameters;
    std::vector<FittedTarget> targets;
    MomentFit fit; // at the fitted values, in the order of the targets
    std::size_t replicates = 1;
    SearchSummary search;
    std::optional<RejectionResult> rejection; // factors in the order of the parameters
};

/// A fitted value within this share of the range from an end counts as at the end.
inline constexpr double end_of_range = 1e-3;

/// Tables in plain text, with sentences wrapped to `columns`; ends with a newline.
[[nodiscard]] std::string calibration_text(const CalibrationOutcome& outcome, std::size_t columns);

/// The same as Markdown; ends with a newline.
[[nodiscard]] std::string calibration_markdown(const CalibrationOutcome& outcome);

} // namespace tenfold
