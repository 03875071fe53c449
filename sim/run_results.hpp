// SPDX-License-Identifier: Apache-2.0
/// Results of a run in the form in which they are written to a file.
#pragma once

#include "output/results_file.hpp"
#include "scenarios/load.hpp"

#include "sim/run.hpp"

namespace tenfold {

/// Makes the results, with program, machine and times as provenance; command line and lineage are
/// the caller's. They refer to `result`, which must outlive them.
[[nodiscard]] Results make_results(const LoadedScenario& loaded, const RunResult& result);

} // namespace tenfold
