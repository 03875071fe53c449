// SPDX-License-Identifier: Apache-2.0
/// What a study keeps of its runs: numbers and series taken from the measures of each month.
#pragma once

#include "output/series.hpp"
#include "output/sweep_table.hpp"
#include "scenarios/study.hpp"

#include "sim/run.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace tenfold {

/// Why a measure cannot be taken from runs of `scenario`; empty: it can.
[[nodiscard]] std::string measure_problem(const Measure& measure, const Scenario& scenario);

/// Why a series cannot be kept; empty: it can.
[[nodiscard]] std::string series_problem(const std::string& name);

/// The number that a run of `scenario` gives; NaN where it has none. The measure has no problem.
[[nodiscard]] double
measured(const Measure& measure, const Scenario& scenario, const RunResult& result);

/// Unit of what is measured.
[[nodiscard]] std::string measure_unit(const Measure& measure);

/// What is kept of one run.
struct KeptRun {
    RunStatus status = RunStatus::complete;
    std::string message; // why it failed
    std::string digest;
    double seconds = 0.0;
    std::vector<double> scalars;
    std::vector<std::vector<double>> series;
};

/// The outputs of a study, looked up once.
class SweepOutputs {
public:
    /// `scalars` and `series` are without problems. `base` is the scenario that runs start from.
    SweepOutputs(std::vector<ScalarOutput> scalars,
                 std::span<const std::string> series,
                 const Scenario& base);

    /// Columns, series, months and axes of a table, without any run.
    void prepare(SweepTable& table) const;
    /// What is kept of a run that is complete. Throws RunError when it has other months or
    /// categories than those of the base.
    [[nodiscard]] KeptRun keep(const Scenario& scenario, const RunResult& result) const;
    /// Bytes that are kept of each run, uncompressed.
    [[nodiscard]] std::size_t bytes_per_run() const;

    [[nodiscard]] std::span<const ScalarOutput> scalars() const { return scalars_; }

private:
    std::vector<ScalarOutput> scalars_;
    std::vector<const Series*> series_;
    std::vector<SweepSeries> series_heads_; // without values
    std::vector<Axis> axes_;
    Date start_;
    std::vector<Date> month_ends_;
    std::vector<int> month_days_;
};

/// Writes what was kept of a run into its row.
void put(SweepTable& table, std::size_t row, const KeptRun& kept);

} // namespace tenfold
