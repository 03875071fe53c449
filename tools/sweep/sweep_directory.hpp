// SPDX-License-Identifier: Apache-2.0
/// The directory of a sweep, which its processes share:
///
///     study.yaml     the study, unchanged
///     scenario.yaml  the resolved scenario of all runs
///     sweep.json     the identity of the sweep, and the number of runs per shard
///     shards/        shard-0000.h5 ...: blocks of consecutive runs, each written by one process
///     checkpoints/   of interrupted runs
///     sweep.h5       all shards, collected by `tenfold sweep collect`
///
/// Only the shards record which runs are done.
#pragma once

#include "output/sweep_table.hpp"

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "tools/sweep/prepared_sweep.hpp"

namespace tenfold {

/// Whether the text of a study must be that in the directory. What a study does with its runs, as a
/// forecast, may differ without another run.
enum class StudyText { same, may_differ };

/// An existing directory with its sweep.
class SweepDirectory {
public:
    /// Creates the directory for `sweep`, or checks that it holds the same sweep. `runs_per_shard`
    /// 0: that of the existing directory, else a hundredth of the runs, from 100 to 1,000. Several
    /// processes may create the same directory at once; an incomplete one of a killed process is
    /// created again. Throws ScenarioError if it holds another sweep, FileError if it cannot be
    /// created, and then leaves it empty.
    [[nodiscard]] static SweepDirectory make(const std::filesystem::path& path,
                                             PreparedSweep sweep,
                                             std::size_t runs_per_shard,
                                             StudyText text = StudyText::same);
    /// Opens an existing directory. Throws FileError if it holds no sweep, ScenarioError if the
    /// sweep is of another version.
    [[nodiscard]] static SweepDirectory open(const std::filesystem::path& path);

    [[nodiscard]] const PreparedSweep& sweep() const { return sweep_; }
    [[nodiscard]] const std::filesystem::path& path() const { return path_; }
    [[nodiscard]] std::filesystem::path scenario_path() const { return path_ / "scenario.yaml"; }
    [[nodiscard]] std::filesystem::path collected_path() const { return path_ / "sweep.h5"; }
    [[nodiscard]] std::filesystem::path shard_path(std::size_t shard) const;
    [[nodiscard]] std::filesystem::path checkpoint_path(std::size_t run) const;

    [[nodiscard]] std::size_t runs() const { return sweep_.plan.runs(); }
    [[nodiscard]] std::size_t runs_per_shard() const { return runs_per_shard_; }
    [[nodiscard]] std::size_t shards() const;
    [[nodiscard]] std::size_t first_run(std::size_t shard) const { return shard * runs_per_shard_; }
    [[nodiscard]] std::size_t runs_of(std::size_t shard) const;

    /// The shard in its present state; all runs are missing if it does not exist. Throws
    /// ScenarioError if it belongs to another sweep or version, FileError if it cannot be read.
    [[nodiscard]] SweepTable read_shard(std::size_t shard) const;

private:
    SweepDirectory(std::filesystem::path path, PreparedSweep sweep, std::size_t runs_per_shard)
        : path_{std::move(path)}, sweep_{std::move(sweep)}, runs_per_shard_{runs_per_shard} {}

    std::filesystem::path path_;
    PreparedSweep sweep_;
    std::size_t runs_per_shard_;
};

/// Whether `path` is the directory of a sweep.
[[nodiscard]] bool is_sweep_directory(const std::filesystem::path& path);

} // namespace tenfold
