// SPDX-License-Identifier: Apache-2.0
/// Data of a collected sweep for the page of `tenfold report`.
#pragma once

#include "output/sweep_table.hpp"
#include "scenarios/study.hpp"

#include <cstddef>
#include <string>

namespace tenfold {

/// Limits that keep the page small for any sweep. Above a limit, the data contain every k-th month or
/// run, and k. All limits but those of runs and failures count numbers.
struct SweepReportBounds {
    std::size_t bands = 40'000;
    std::size_t bands_by_value = 60'000;
    std::size_t categories = 40'000;
    std::size_t grid = 30'000;
    std::size_t changes = 20'000;
    std::size_t scatter = 80'000;
    std::size_t scatter_runs = 2'000;
    std::size_t failures = 50;
};

/// The data as JSON: {"format": 1, "kind": "sweep", study, scenario, attributes, counts, factors,
/// scalars, bands, bands_by_value, categories, sensitivity, grid, changes, scatter, failures,
/// left_out}. Bands are the 5, 25, 50, 75 and 95 % quantiles over complete runs, month by month;
/// numbers have five significant digits. Morris effects require the design of `study`.
[[nodiscard]] std::string sweep_report_json(const SweepTable& table,
                                            const Study& study,
                                            const SweepReportBounds& bounds = {});

} // namespace tenfold
