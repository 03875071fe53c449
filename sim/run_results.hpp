// SPDX-License-Identifier: Apache-2.0
/// The results of a run, ready to be written to a file.
#pragma once

#include "output/results_file.hpp"
#include "scenarios/load.hpp"

#include "sim/run.hpp"

namespace tenfold {

/// All but the provenance of the program and the machine. Refers to `result`, which must outlive it.
[[nodiscard]] Results make_results(const LoadedScenario& loaded, const RunResult& result);

} // namespace tenfold
