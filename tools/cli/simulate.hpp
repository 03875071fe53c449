// SPDX-License-Identifier: Apache-2.0
/// Shared by `run` and `resume`: simulates, writes results and prints the summary.
#pragma once

#include "output/checkpoint_file.hpp"
#include "scenarios/load.hpp"

#include "sim/run.hpp"

#include <atomic>
#include <filesystem>
#include <string>
#include <vector>

#include "tools/cli/run_options.hpp"
#include "tools/common/output_claim.hpp"

namespace tenfold {

/// One simulation, from the first day or from a checkpoint.
struct Request {
    const RunRequest& options;
    const std::string& invocation; // the command line, for provenance
    std::string started;           // ISO 8601
    std::filesystem::path source;  // scenario or checkpoint, which no output may overwrite
    LoadedScenario loaded;
    std::filesystem::path results_path;    // of a world: the base of the countries' names
    std::filesystem::path checkpoint_path; // to be written
    CheckpointReader* checkpoint = nullptr;
    std::vector<std::string> lineage; // one sentence for each earlier part of the run
};

/// Sets the paths of results and checkpoints: from the command line, else from the request, else in
/// results/. Creates the folder in the last two cases. Throws FileError.
void choose_paths(Request& request);

/// The results files: one, or one for each country.
[[nodiscard]] std::vector<std::filesystem::path> results_files(const Request& request);

/// Locks the outputs of a request. Throws FileError if one may not or cannot be written, UsageError
/// if --checkpoint-at is not a day of the run.
[[nodiscard]] OutputClaim claim_outputs(const Request& request);

/// Warns on stderr of policies that their tax cannot finance (sim/financing_check.hpp).
void warn_of_financing(const Scenario& scenario);

/// Prints on stderr the estimated time of so many runs, if they are long.
void say_forecast(const Request& request, int runs);

/// Runs a scenario of one country and writes its results. Throws FileError or RunError.
[[nodiscard]] RunResult simulate_country(const Request& request,
                                         const std::atomic<bool>& interrupted);

/// The exit code of a run whose results are in `file`; prints how to resume an interrupted run.
[[nodiscard]] int
conclude(const Request& request, const RunResult& result, const std::string& file);

/// Performs the request: locks outputs, runs, writes results, prints the summary. Returns the exit
/// code. Throws FileError or RunError.
[[nodiscard]] int simulate(const Request& request, const std::atomic<bool>& interrupted);

} // namespace tenfold
