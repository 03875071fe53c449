// SPDX-License-Identifier: Apache-2.0
/// Makes the runs of a sweep, several at a time.
#pragma once

#include <string>

#include "tools/common/command.hpp"
#include "tools/sweep/sweep_directory.hpp"
#include "tools/sweep/sweep_options.hpp"

namespace tenfold {

/// Makes the missing runs until all are done, or a stop rule or an interruption ends it; prints
/// progress and outcome. `resume` is the command that continues. Returns the exit code: exit_ok only
/// if all runs of the requested shards are complete. Throws UsageError for a shard that the sweep
/// does not have, FileError.
[[nodiscard]] int make_runs(const SweepRequest& request,
                            const SweepDirectory& directory,
                            const Invocation& invocation,
                            const std::string& resume);

} // namespace tenfold
