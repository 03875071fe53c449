// SPDX-License-Identifier: Apache-2.0
/// Which runs are to be made next, and where those that have ended are kept: shard by shard.
#pragma once

#include "output/file_lock.hpp"

#include "sim/economy_run.hpp"
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

/// How many runs of a sweep are how far.
struct RunCounts {
    std::size_t complete = 0;
    std::size_t failed = 0;
    std::size_t earlier = 0; // of these, done before this process
};

/// Hands out runs in order and writes their shards: when the last run of a shard has ended, once a
/// minute, and at the end. Holds no more than the shards of runs under way. May be used from
/// several threads.
class ShardBook {
public:
    /// `shards`: those to work on. `retry`: failed runs are made again.
    ShardBook(const SweepDirectory& directory,
              std::vector<std::size_t> shards,
              bool retry,
              std::string invocation);

    /// The next run that is not done; nothing when there is none. Throws ScenarioError or FileError
    /// when a shard cannot be used.
    [[nodiscard]] std::optional<std::size_t> next();
    /// Keeps a run. Throws FileError.
    void record(std::size_t run, const KeptRun& kept);
    /// Writes what is not written yet. Throws FileError.
    void close();

    [[nodiscard]] RunCounts counts() const;
    /// Runs of all these shards.
    [[nodiscard]] std::size_t runs() const { return runs_; }
    /// Shards that other processes are at work on; they were passed over.
    [[nodiscard]] const std::vector<std::size_t>& busy() const { return busy_; }

private:
    struct Open {
        std::unique_ptr<FileLock> lock;
        SweepTable table;
        std::vector<std::size_t> left; // rows to be made, the next one last
        std::size_t under_way = 0;
        bool changed = false;
        Stopwatch since_written;
        double cost = 0.0; // seconds that the last writing took
    };

    bool open(std::size_t shard);
    void write(std::size_t shard, Open& open);

    const SweepDirectory& directory_;
    std::vector<std::size_t> shards_; // not opened yet, the next one last
    bool retry_;
    std::string invocation_;
    std::string started_;
    mutable std::mutex guard_;
    std::map<std::size_t, Open> open_;
    std::size_t current_ = 0; // shard from which runs are taken
    std::size_t runs_ = 0;
    RunCounts counts_;
    std::vector<std::size_t> busy_;
};

} // namespace tenfold
