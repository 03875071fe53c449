// SPDX-License-Identifier: Apache-2.0
/// The head of every summary.
#pragma once

#include "core/time.hpp"

#include "output/series_table.hpp"
#include "scenarios/scenario.hpp"

#include <algorithm>
#include <cstddef>
#include <fmt/format.h>
#include <string>
#include <string_view>

#include "tools/common/progress_bar.hpp"
#include "tools/common/summary_text.hpp"

namespace tenfold {

using series::ratio;

/// Name, dates and seed; the population and its memory; events and speed; digest. `Result` is the
/// result of a run or of a world.
template <class Result>
[[nodiscard]] std::string run_header(const Scenario& scenario,
                                     const Result& result,
                                     std::string_view population,
                                     std::string_view memory = {}) {
    const auto events = static_cast<double>(result.events);
    std::string text =
        fmt::format("{}{}: {} to {}, seed {}{}\n",
                    scenario.name,
                    result.interrupted ? " (interrupted)" : "",
                    to_string(scenario.time.start),
                    to_string(result.end),
                    scenario.seed,
                    scenario.replicate == 0 ? std::string{}
                                            : fmt::format(", replicate {}", scenario.replicate));
    text += fmt::format("{} (scale 1:{}){}\n", population, with_separators(scenario.scale), memory);
    const auto before = static_cast<double>(result.events_before);
    const bool resumed = result.events_before > 0;
    text += fmt::format(
        "{} events{} in {:.2f} s ({} events/s) on {} thread{}{}\n",
        with_separators(events),
        resumed ? fmt::format(", {} since the checkpoint,", with_separators(events - before))
                : std::string{},
        result.run_seconds,
        short_count((events - before) / std::max(result.run_seconds, 1e-9)),
        result.threads,
        result.threads == 1 ? "" : "s",
        resumed ? std::string{}
                : fmt::format("; {:.2f} s to build the population", result.build_seconds));
    return text + fmt::format("digest {:016x}: the same on any number of threads and any machine\n",
                              result.state_digest);
}

} // namespace tenfold
