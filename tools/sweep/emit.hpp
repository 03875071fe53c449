// SPDX-License-Identifier: Apache-2.0
/// Scripts that run the shards of a sweep under the schedulers of clusters.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace tenfold {

/// Schedulers for which scripts are written.
enum class Scheduler { slurm, mpi, parallel, snakemake };

/// Parameters of the scripts. Shards are numbered from 0.
struct EmitRequest {
    Scheduler scheduler = Scheduler::slurm;
    std::filesystem::path directory; // of the sweep; absolute
    std::string program;             // absolute path of tenfold
    std::size_t shards = 1;
    unsigned threads_per_task = 1;   // runs at a time in one task
    double seconds_per_shard = 60.0; // estimate with that many threads [s], for the time limit
    std::uint64_t memory_bytes = 0;  // estimate for one task; 0: default of the cluster
};

/// A file for the directory of the sweep.
struct EmittedFile {
    std::string name;
    std::string text;
    bool executable = true;
};

/// The files in the order in which they should be read; the comment at the top of each says how to
/// start it. Nothing is run, so the scheduler need not be installed. Each shard is run by one
/// `tenfold sweep run --dir DIRECTORY --shards LIST`.
[[nodiscard]] std::vector<EmittedFile> emit_scripts(const EmitRequest& request);

/// Instructions for the terminal on how to start the scripts.
[[nodiscard]] std::string how_to_start(const EmitRequest& request);

} // namespace tenfold
