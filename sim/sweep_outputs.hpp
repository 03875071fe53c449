// SPDX-License-Identifier: Apache-2.0
/// Outputs of a study: numbers and series computed from the monthly measures of its runs.
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

/// Why a measure cannot be computed from runs of `scenario`; empty if it can.
[[nodiscard]] std::string measure_problem(const Measure& measure, const Scenario& scenario);

/// Why a series cannot be kept; empty if it can.
[[nodiscard]] std::string series_problem(const std::string& name);

/// Value of a measure in a run of `scenario`; NaN if there is none. The measure must be valid
/// (measure_problem).
[[nodiscard]] double
measured(const Measure& measure, const Scenario& scenario, const RunResult& result);

/// Unit of a measure.
[[nodiscard]] std::string measure_unit(const Measure& measure);

/// Outputs kept of one run.
struct KeptRun {
    RunStatus status = RunStatus::complete;
    std::string message; // of a failed run: the reason
    std::string digest;
    double seconds = 0.0;
    std::vector<double> scalars;
    std::vector<std::vector<double>> series;
};

/// Outputs of a study, resolved once for all runs.
class SweepOutputs {
public:
    /// `scalars` and `series` must be valid. `base` is the scenario that all runs modify.
    SweepOutputs(std::vector<ScalarOutput> scalars,
                 std::span<const std::string> series,
                 const Scenario& base);

    /// Sets columns, series, months and axes of a table without runs.
    void prepare(SweepTable& table) const;
    /// Outputs of a complete run. Throws RunError if its months or categories differ from those of
    /// the base.
    [[nodiscard]] KeptRun keep(const Scenario& scenario, const RunResult& result) const;
    /// Size of the outputs of one run, uncompressed [bytes].
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

/// Writes the outputs of one run into its row.
void put(SweepTable& table, std::size_t row, const KeptRun& kept);

} // namespace tenfold
