// SPDX-License-Identifier: Apache-2.0
/// What `run` and `resume` share: simulate, write the results, say what came out.
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

/// Holds the names of what a request writes. Throws FileError when one may not or cannot be written,
/// UsageError when --checkpoint-at is no day of the run.
[[nodiscard]] OutputClaim claim_outputs(const Request& request);

/// Says on stderr which policies a tax cannot pay for (sim/financing_check.hpp).
void warn_of_financing(const Scenario& scenario);

/// Says on stderr before so many long runs like this one how long they take.
void say_forecast(const Request& request, int runs);

/// Runs a scenario of one country and writes its results. Throws FileError or RunError.
[[nodiscard]] RunResult simulate_country(const Request& request,
                                         const std::atomic<bool>& interrupted);

/// The exit code of a run whose results are in `file`; says how to go on if it was interrupted.
[[nodiscard]] int
conclude(const Request& request, const RunResult& result, const std::string& file);

/// Does it: claims, runs, writes and sums up. Returns the exit code; throws FileError or RunError.
[[nodiscard]] int simulate(const Request& request, const std::atomic<bool>& interrupted);

} // namespace tenfold
