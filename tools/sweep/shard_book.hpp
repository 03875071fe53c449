// SPDX-License-Identifier: Apache-2.0
/// Assigns the runs of a sweep and records finished runs, shard by shard.
#pragma once

#include "core/stopwatch.hpp"

#include "output/file_lock.hpp"

#include "sim/sweep_outputs.hpp"

#include <cstddef>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "tools/sweep/sweep_directory.hpp"

namespace tenfold {

/// Counts of runs by state.
struct RunCounts {
    std::size_t complete = 0;
    std::size_t failed = 0;
    std::size_t earlier = 0; // of these, done before this process
};

/// Assigns runs in order and writes their shards: when the last run of a shard has ended, about once
/// a minute, and at the end. Only shards with unfinished runs are in memory. Thread-safe.
class ShardBook {
public:
    /// `shards`: the shards to complete. `retry`: repeat failed runs.
    ShardBook(const SweepDirectory& directory,
              std::vector<std::size_t> shards,
              bool retry,
              std::string invocation);

    /// The next missing run, if any. Throws ScenarioError or FileError if a shard cannot be used.
    [[nodiscard]] std::optional<std::size_t> next();
    /// Records a run. Throws FileError.
    void record(std::size_t run, const KeptRun& kept);
    /// Writes all unwritten shards. Throws FileError.
    void close();

    [[nodiscard]] RunCounts counts() const;
    /// Number of runs in all these shards.
    [[nodiscard]] std::size_t runs() const { return runs_; }
    /// Shards that were skipped because another process has locked them.
    [[nodiscard]] const std::vector<std::size_t>& busy() const { return busy_; }

private:
    struct Open {
        std::unique_ptr<FileLock> lock;
        SweepTable table;
        std::vector<std::size_t> left; // rows of missing runs in reverse order
        std::size_t under_way = 0;
        bool changed = false;
        Stopwatch since_written;
        double cost = 0.0; // time of the last write [s]
    };

    bool open(std::size_t shard);
    void write(std::size_t shard, Open& open);

    const SweepDirectory& directory_;
    std::vector<std::size_t> shards_; // not opened yet, in reverse order
    bool retry_;
    std::string invocation_;
    std::string started_;
    mutable std::mutex guard_;
    std::map<std::size_t, Open> open_;
    std::size_t current_ = 0; // shard whose runs are assigned
    std::size_t runs_ = 0;
    RunCounts counts_;
    std::vector<std::size_t> busy_;
};

} // namespace tenfold
