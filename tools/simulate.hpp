// SPDX-License-Identifier: Apache-2.0
/// What `run` and `resume` share: simulate, write the results, say what came out.
#pragma once

#include "output/checkpoint_file.hpp"
#include "scenarios/load.hpp"

#include <atomic>
#include <filesystem>
#include <string>
#include <vector>

#include "tools/command_line.hpp"

namespace tenfold {

/// One simulation, from the first day or from a checkpoint.
struct Request {
    const CommandLine& line;
    const std::string& invocation; // the command line, for the provenance
    std::string started;           // ISO 8601
    std::filesystem::path source;  // scenario or checkpoint, which no output may replace
    LoadedScenario loaded;
    std::filesystem::path results_path;    // of a world: the name from which countries' are made
    std::filesystem::path checkpoint_path; // of those that will be written
    CheckpointReader* checkpoint = nullptr;
    std::vector<std::string> lineage; // where the run has been before, a sentence each
};

/// Decides where results and checkpoints go: where the command line says, else where the request
/// says, else to results/. Makes the folder in the last two cases. Throws FileError.
void choose_paths(Request& request);

/// The files of results: one, or one a country.
[[nodiscard]] std::vector<std::filesystem::path> results_files(const Request& request);

/// Does it. Returns the exit code; throws FileError or RunError.
[[nodiscard]] int simulate(const Request& request, const std::atomic<bool>& interrupted);

} // namespace tenfold
