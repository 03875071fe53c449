// SPDX-License-Identifier: Apache-2.0
/// Scripts that run the shards of a sweep by the engines of many runs that clusters have.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace tenfold {

/// Engines that scripts are written for.
enum class Farm { slurm, mpi, parallel, snakemake };

/// What the scripts are for. Shards are numbered from 0.
struct EmitRequest {
    Farm farm = Farm::slurm;
    std::filesystem::path directory; // of the sweep; absolute
    std::string program;             // absolute path of tenfold
    std::size_t shards = 1;
    unsigned threads_per_task = 1;   // jobs of one task
    double seconds_per_shard = 60.0; // estimate on that many threads [s], for the time limit
    std::uint64_t memory_bytes = 0;  // estimate for one task; 0 leaves it to the cluster
};

/// A file to be written into the directory of the sweep.
struct EmittedFile {
    std::string name;
    std::string text;
    bool executable = true;
};

/// The files, in the order in which a reader should look at them; the comment at the top of each
/// says how it is started. Nothing is run, so the engine need not be installed here. Each shard is
/// run by one `tenfold sweep run --dir DIRECTORY --shards LIST`.
[[nodiscard]] std::vector<EmittedFile> emit_scripts(const EmitRequest& request);

/// One sentence or two for the terminal: how to start it.
[[nodiscard]] std::string how_to_start(const EmitRequest& request);

} // namespace tenfold
