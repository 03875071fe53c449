// SPDX-License-Identifier: Apache-2.0
/// The directory of a calibration:
///
///     calibration.json  which study it is of
///     runs.csv          the runs that have ended: places of the factors in their ranges, moments
///     evaluations.csv, samples.csv, posterior.csv, calibration.md: what came out
///
/// A calibration that is started again takes from runs.csv what was done before. The search is
/// deterministic, so it comes to the same end as if it had never been stopped.
#pragma once

#include "scenarios/study_load.hpp"

#include "sim/economy_run.hpp"

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

/// Held by one process at a time. May be used from several threads.
class CalibrationDirectory {
public:
    using Row = std::vector<double>;

    /// Makes the directory, or opens that of the same study with the same values. `force`: one of
    /// another study is begun anew. Throws ScenarioError when it holds something else, FileError
    /// when another process is using it or it cannot be written.
    CalibrationDirectory(const std::filesystem::path& path, const LoadedStudy& study, bool force);

    /// The moments of a run that was made before, all NaN if it failed.
    [[nodiscard]] std::optional<Row> find(const Row& place, std::int64_t replicate) const;
    /// Keeps a run; writes all once in a while.
    void keep(const Row& place, std::int64_t replicate, const Row& moments);
    /// Writes the runs that are not written yet. Throws FileError.
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
    bool told_ = false; // that runs could not be written
};

} // namespace tenfold
