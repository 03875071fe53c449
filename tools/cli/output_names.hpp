// SPDX-License-Identifier: Apache-2.0
/// Default names of the files that a run writes.
#pragma once

#include "scenarios/load.hpp"

#include <filesystem>
#include <span>
#include <string>

namespace tenfold {

/// "results/NAME-seedS.h5" with suffixes that distinguish the run: "-rR" for a replicate other than
/// 0, then the changes of the command line: "-scale10000", "-until2030-01-01" and, for --set,
/// "-adoption.enabled=false". Letters of any script are kept. Text that would need quotes in a shell,
/// would lead out of the folder or is too long is replaced by its digest, so that different runs
/// have different names.
[[nodiscard]] std::filesystem::path default_output_path(const Scenario& scenario,
                                                        std::span<const Override> overrides);

/// The results file of a branch: `results`, that of the run which wrote the checkpoint, with the
/// changes in the name.
[[nodiscard]] std::filesystem::path branch_output_path(const std::filesystem::path& results,
                                                       std::span<const Override> overrides);

/// The file of one country of a world: "w.USA.h5" for "w.h5".
[[nodiscard]] std::filesystem::path country_output_path(const std::filesystem::path& path,
                                                        const std::string& country);

/// The file of the twin run without AI: "a-twin.h5" for "a.h5".
[[nodiscard]] std::filesystem::path twin_output_path(const std::filesystem::path& path);

/// The file of one of several seeds: "a-seed3.h5" for "a.h5".
[[nodiscard]] std::filesystem::path seed_output_path(const std::filesystem::path& path,
                                                     std::int64_t seed);

/// The checkpoint of a run: "a.checkpoint" for "a.h5", "run.1.checkpoint" for "run.1".
[[nodiscard]] std::filesystem::path checkpoint_path_of(const std::filesystem::path& results);

} // namespace tenfold
