// SPDX-License-Identifier: Apache-2.0
/// Reads sweeps from directories and files.
#pragma once

#include "output/sweep_table.hpp"

#include <filesystem>

#include "tools/sweep/prepared_sweep.hpp"
#include "tools/sweep/sweep_directory.hpp"

namespace tenfold {

/// The sweep in a directory (from its shards) or in a collected file.
[[nodiscard]] SweepTable open_sweep(const std::filesystem::path& path);

/// The study, plan and outputs of a table, from the study and scenario stored in it.
[[nodiscard]] PreparedSweep sweep_of(const SweepTable& table, const std::filesystem::path& path);

/// The whole sweep from its shards; unfinished runs are missing.
[[nodiscard]] SweepTable collect(const SweepDirectory& directory);

} // namespace tenfold
