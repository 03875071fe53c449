// SPDX-License-Identifier: Apache-2.0
/// The directory of a calibration:
///
///     calibration.json  identity of the study
///     runs.csv          finished runs: places of the factors in their ranges, and moments
///     evaluations.csv, samples.csv, posterior.csv, calibration.md: the results
///
/// A repeated calibration takes finished runs from runs.csv. The search is deterministic, so that a
/// resumed calibration gives the result of an unbroken one.
#pragma once

#include "core/stopwatch.hpp"

#include "scenarios/study_load.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "tools/common/output_claim.hpp"

namespace tenfold {

/// Locked by one process at a time; thread-safe.
class CalibrationDirectory {
public:
    using Row = std::vector<double>;

    /// Creates the directory, or opens that of the same study with the same values. `force`: restart
    /// in the directory of another study. Throws ScenarioError if it holds something else, FileError
    /// if another process has locked it or it cannot be written.
    CalibrationDirectory(const std::filesystem::path& path, const LoadedStudy& study, bool force);

    /// The moments of a finished run, all NaN if it failed.
    [[nodiscard]] std::optional<Row> find(const Row& place, std::int64_t replicate) const;
    /// Records a run; writes all runs about once a minute.
    void keep(const Row& place, std::int64_t replicate, const Row& moments);
    /// Writes all runs. Throws FileError.
    void write();

    [[nodiscard]] const std::filesystem::path& path() const { return path_; }
    [[nodiscard]] std::size_t runs() const;

private:
    using Key = std::pair<std::int64_t, Row>; // replicate and place

    void read_runs();
    void write_here();

    std::filesystem::path path_;
    std::vector<std::string> columns_; // of runs.csv
    std::size_t factors_;
    OutputClaim claim_;
    mutable std::mutex guard_;
    std::map<Key, Row> runs_;
    bool changed_ = false;
    Stopwatch since_written_;
    bool told_ = false; // a failed write was reported
};

} // namespace tenfold
