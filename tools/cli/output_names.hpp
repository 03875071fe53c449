// SPDX-License-Identifier: Apache-2.0
/// Names of the files that a run writes when the command line does not say.
#pragma once

#include "scenarios/load.hpp"

#include <filesystem>
#include <span>
#include <string>

namespace tenfold {

/// "results/NAME-seedS.h5" with what makes the run another one: "-rR" for replicates other than 0,
/// then the changes of the command line, "-scale10000", "-until2030-01-01" and
/// "-adoption.enabled=false" for --set. Letters of any script stay as they are. What would need
/// quotes in a shell or lead out of the folder, or is too long, is replaced by a digest of its
/// text, so that different runs have different names.
[[nodiscard]] std::filesystem::path default_output_path(const Scenario& scenario,
                                                        std::span<const Override> overrides);

/// The results of a run that goes on from a checkpoint with other values: `results`, those of the
/// run which wrote it, with the changes in the name.
[[nodiscard]] std::filesystem::path branch_output_path(const std::filesystem::path& results,
                                                       std::span<const Override> overrides);

/// The file of one country beside the path given for all: "w.h5" is "w.USA.h5" for USA.
[[nodiscard]] std::filesystem::path country_output_path(const std::filesystem::path& path,
                                                        const std::string& country);

/// The file of a run's twin without artificial intelligence: "a.h5" has "a-twin.h5".
[[nodiscard]] std::filesystem::path twin_output_path(const std::filesystem::path& path);

/// The file of one of several seeds beside the path given for all: "a.h5" is "a-seed3.h5".
[[nodiscard]] std::filesystem::path seed_output_path(const std::filesystem::path& path,
                                                     std::int64_t seed);

/// Where checkpoints go beside results: "a.checkpoint" for "a.h5", "run.1.checkpoint" for "run.1".
[[nodiscard]] std::filesystem::path checkpoint_path_of(const std::filesystem::path& results);

} // namespace tenfold
