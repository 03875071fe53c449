// SPDX-License-Identifier: Apache-2.0
/// Sweeps read back from what a directory or a file holds.
#pragma once

#include "output/sweep_table.hpp"

#include <filesystem>

#include "tools/sweep/prepared_sweep.hpp"
#include "tools/sweep/sweep_directory.hpp"

namespace tenfold {

/// The sweep in a directory, from its shards, or in a collected file.
[[nodiscard]] SweepTable open_sweep(const std::filesystem::path& path);

/// The study, plan and outputs that a table was made with, from the texts in it.
[[nodiscard]] PreparedSweep sweep_of(const SweepTable& table, const std::filesystem::path& path);

/// The whole sweep from its shards; runs that are not done are missing.
[[nodiscard]] SweepTable collect(const SweepDirectory& directory);

} // namespace tenfold
