// SPDX-License-Identifier: Apache-2.0
#include "tools/cli/run_forecast.hpp"

#include "sim/run_cost.hpp"

#include <fmt/format.h>

#include "tools/common/summary_text.hpp"

namespace tenfold {

namespace {

constexpr double minute = 60.0; // [s]
constexpr double hour = 3600.0; // [s]

std::string duration_text(double seconds) {
    return seconds < 1.5 * minute ? fmt::format("{:.0f} seconds", seconds)
           : seconds < 1.5 * hour ? fmt::format("{:.0f} minutes", seconds / minute)
                                  : fmt::format("{:.1f} hours", seconds / hour);
}

std::string people_text(double people) {
    return people < 1e6   ? with_separators(people)
           : people < 1e9 ? fmt::format("{:.0f} million", people / 1e6)
                          : fmt::format("{:.1f} billion", people / 1e9);
}

} // namespace

std::string run_forecast(Scenario scenario, Date start, unsigned threads, double memory, int runs) {
    scenario.time.start = start;
    const double seconds = runs * run_seconds(scenario, threads);
    const double bytes = run_memory(scenario);
    if (seconds < minute && bytes < memory) {
        return "";
    }
    return fmt::format(
        "{}: {}{} people {}take about {} on {} {} (half or twice that on other machines) "
        "and {} of memory{}",
        scenario.name,
        runs > 1 ? fmt::format("{} runs of ", runs) : "",
        people_text(run_people(scenario)),
        runs > 1 ? "each " : "",
        duration_text(seconds),
        threads,
        threads == 1 ? "thread" : "threads",
        bytes_text(bytes),
        bytes < memory ? ""
                       : fmt::format("; {} are available, so it may not fit", bytes_text(memory)));
}

} // namespace tenfold
