// SPDX-License-Identifier: Apache-2.0
/// Many runs as one table: factors, status and outputs of each run.
#pragma once

#include "core/time.hpp"

#include "output/results_file.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

namespace tenfold {

/// Status of a run; the file stores the numbers.
enum class RunStatus : std::int8_t { missing, complete, failed };

[[nodiscard]] std::string_view to_string(RunStatus status);

/// Names of the roles of design rows, by number (RowRole of scenarios/design.hpp).
inline constexpr std::array<std::string_view, 9> role_names{
    "sample", "a", "b", "ab", "ba", "base", "step", "low", "high"};

/// Value of a missing or failed run: NaN.
inline constexpr double no_value = std::numeric_limits<double>::quiet_NaN();

/// A factor: a number for each run, or a text.
struct SweepFactor {
    std::string key;
    std::string name; // for people
    std::string path; // parameter; empty: cases
    std::string unit;
    std::vector<double> numbers;
    std::vector<std::string> texts; // of values that are not numbers, or of cases; otherwise empty

    [[nodiscard]] bool is_numeric() const { return texts.empty(); }
};

/// A number of each run.
struct SweepScalar {
    std::string key;
    std::string unit;
    std::string long_name;
    std::vector<double> values;
};

/// Numbers of each run along time and perhaps categories, run after run.
struct SweepSeries {
    std::string name;
    std::string unit;
    std::string long_name;
    std::vector<std::string> axes; // after run and time
    std::vector<double> values;
};

/// Identity of a sweep: the same in all its files.
struct SweepIdentity {
    std::string study_name;
    std::string study;           // text of the study's file
    std::string scenario;        // resolved, from which all runs start
    std::string scenario_sha256; // of that
    std::string plan_sha256;     // of the changes of all runs
    std::string design;          // its kind
    std::string program_version;
    std::string git_commit;
    std::int64_t seed = 0;
    std::int64_t replicates = 1;
    double scale = 1.0;
};

/// Outcome of each run.
struct RunRecords {
    std::vector<RunStatus> status;
    std::vector<std::string> message; // reason of a failure; otherwise empty
    std::vector<std::string> digest;  // of all agents at the end, hexadecimal
    std::vector<double> seconds;      // wall-clock; differs between equal runs
};

/// The whole table, or the part of it in one shard.
struct SweepTable {
    SweepIdentity identity;
    std::int64_t first_run = 0;
    std::vector<std::int64_t> point;
    std::vector<std::int64_t> replicate;
    std::vector<std::int8_t> role;   // RowRole (scenarios/design.hpp)
    std::vector<std::int64_t> moved; // factor that the row moves; -1: none
    std::vector<std::int64_t> group; // sample or trajectory of the design
    RunRecords records;
    std::vector<SweepFactor> factors;
    std::vector<SweepScalar> scalars;
    std::vector<SweepSeries> series;
    Date start{};
    std::vector<Date> month_ends; // first day after each month
    std::vector<int> month_days;
    std::vector<Axis> axes; // of series

    [[nodiscard]] std::size_t runs() const { return records.status.size(); }
    [[nodiscard]] std::size_t count(RunStatus status) const;
    [[nodiscard]] const SweepScalar* find_scalar(std::string_view key) const;
    [[nodiscard]] const Axis& axis(std::string_view name) const;
    /// Number of values of a series in one run.
    [[nodiscard]] std::size_t places(const SweepSeries& along) const;
    /// Resizes to `runs` runs, all missing.
    void resize(std::size_t runs);
};

} // namespace tenfold
