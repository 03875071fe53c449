// SPDX-License-Identifier: Apache-2.0
/// The directory of a sweep, which holds all that its processes share:
///
///     study.yaml     the study, word for word
///     scenario.yaml  the scenario that all runs start from, every value written out
///     sweep.json     which sweep it is, and how many runs are in a shard
///     shards/        shard-0000.h5 ...: blocks of consecutive runs, each written by one process
///     checkpoints/   of runs that were interrupted
///     sweep.h5       all shards together, made by `tenfold sweep collect`
///
/// What is done is what the shards record, and nothing else.
#pragma once

#include "output/sweep_table.hpp"

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "tools/sweep/prepared_sweep.hpp"

namespace tenfold {

/// A directory that is there, with the sweep in it.
class SweepDirectory {
public:
    /// Makes the directory for `sweep`, or checks that it holds the same one. `runs_per_shard` 0:
    /// as it is, or chosen: a hundredth of the runs, but 100 to 1,000. Several processes may make
    /// the same one at once, and one whose maker was killed is made again. Throws ScenarioError
    /// when it holds another sweep, FileError when it cannot be made, and then leaves it empty.
    [[nodiscard]] static SweepDirectory
    make(const std::filesystem::path& path, PreparedSweep sweep, std::size_t runs_per_shard);
    /// Opens one that was made. Throws FileError when it is none, ScenarioError when it was made by
    /// another version.
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

    /// The shard as it stands; nothing known of any run when it was not begun. Throws ScenarioError
    /// when it belongs to another sweep or version, FileError when it cannot be read.
    [[nodiscard]] SweepTable read_shard(std::size_t shard) const;

private:
    SweepDirectory(std::filesystem::path path, PreparedSweep sweep, std::size_t runs_per_shard)
        : path_{std::move(path)}, sweep_{std::move(sweep)}, runs_per_shard_{runs_per_shard} {}

    std::filesystem::path path_;
    PreparedSweep sweep_;
    std::size_t runs_per_shard_;
};

/// Whether a directory of a sweep is at `path`.
[[nodiscard]] bool is_sweep_directory(const std::filesystem::path& path);

} // namespace tenfold
