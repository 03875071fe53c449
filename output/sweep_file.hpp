// SPDX-License-Identifier: Apache-2.0
/// A sweep as a file: netCDF-4 like the results of a run, with a dimension `run`. A shard, which
/// holds a block of consecutive runs, and the whole have the same layout.
///
/// Layout: root attributes (which sweep); the dimension `run` with the numbers of the runs; the
/// design: `point`, `replicate`, `role`, `moved`, `design_group` and a variable for each factor;
/// `status`, `message`, `digest`; scalars along run; series along run, time and categories, 64 runs
/// a chunk; the texts `study` and `scenario`. Everything that may differ between equal sweeps is in
/// `/provenance` only, so that the rest can be compared bit for bit; a shard also has the seconds
/// of each run.
#pragma once

#include "output/results_file.hpp"
#include "output/sweep_table.hpp"

#include <filesystem>
#include <string_view>

namespace tenfold {

/// Version of the layout.
inline constexpr std::int64_t sweep_format_version = 1;

/// The declared type of a collected sweep.
inline constexpr std::string_view sweep_filetype = "tenfold-sweep";

enum class SweepFileKind { shard, whole };

/// Writes `table` as replace_file does. Throws FileError.
void write_sweep(const std::filesystem::path& path,
                 const SweepTable& table,
                 SweepFileKind kind,
                 const Provenance& provenance);

/// Reads a shard or a whole sweep in a process of its own. Throws FileError with path and reason.
/// In a whole sweep `seconds` are 0.
[[nodiscard]] SweepTable read_sweep(const std::filesystem::path& path, SweepFileKind kind);

} // namespace tenfold
