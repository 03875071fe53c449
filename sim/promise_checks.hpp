// SPDX-License-Identifier: Apache-2.0
/// The promises of the simulator as checks, for the tests of whoever extends it. Each check returns the problems that it
/// finds, one sentence a problem; none: the promise is kept. `extensions` are what the program adds. Scenarios of several countries are run as such.
#pragma once

#include "core/time.hpp"

#include "scenarios/scenario.hpp"

#include "sim/run.hpp"

#include <array>
#include <span>
#include <string>
#include <vector>

namespace tenfold {

/// What a run is made on; 0 as in RunOptions.
struct Processors {
    unsigned threads = 0;
    unsigned shards = 0;
};

/// One thread, and several with fewer and more shards than the size of a world asks for.
inline constexpr std::array usual_processors{
    Processors{1, 0}, Processors{2, 0}, Processors{2, 1}, Processors{4, 7}, Processors{4, 64}};

/// How the results of a run differ from those expected; time and memory excepted.
[[nodiscard]] std::vector<std::string> differences(const RunResult& found,
                                                   const RunResult& expected);

/// Results are the same for any number of threads and shards: those of a run on one thread and one
/// shard.
[[nodiscard]] std::vector<std::string>
check_processors(const Scenario& scenario,
                 const Extensions& extensions = {},
                 std::span<const Processors> processors = usual_processors);

/// A run that writes a checkpoint at a date (first day not simulated yet), and one resumed from it
/// on other threads and shards, have the results of one that does neither. Writes to the folder for
/// temporary files. Throws FileError.
[[nodiscard]] std::vector<std::string> check_resume(const Scenario& scenario,
                                                    std::span<const Date> dates,
                                                    const Extensions& extensions = {});

/// Money, people and tasks are conserved: identities of totals hold every day, and agents counted
/// one by one every month, in worlds of at most 20,000 workers, agree with them.
[[nodiscard]] std::vector<std::string> check_identities(const Scenario& scenario,
                                                        const Extensions& extensions = {});

/// All of these; resumes on the second day and after a third and two thirds of the run. Some fifteen
/// runs: give it a small scenario.
[[nodiscard]] std::vector<std::string> check_promises(const Scenario& scenario,
                                                      const Extensions& extensions = {});

} // namespace tenfold
