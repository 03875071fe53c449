// SPDX-License-Identifier: Apache-2.0
/// A collected sweep as the data of the page that `tenfold report` writes.
#pragma once

#include "output/sweep_table.hpp"
#include "scenarios/study.hpp"

#include <cstddef>
#include <string>

namespace tenfold {

/// How much goes into the page, whatever the size of the sweep. Where there is more, every k-th
/// month or run is told, and the data say which k. All but runs and failures are counted in
/// numbers.
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
/// left_out}. Bands are the 5, 25, 50, 75 and 95 % quantiles over the runs that are complete, month
/// by month; numbers have five significant digits. `study` is what the sweep's text says; without
/// its design there are no Morris effects.
[[nodiscard]] std::string sweep_report_json(const SweepTable& table,
                                            const Study& study,
                                            const SweepReportBounds& bounds = {});

} // namespace tenfold
