// SPDX-License-Identifier: Apache-2.0
/// Checks of the simulator's promises, for the tests of extensions. Each check returns the problems
/// it finds, one sentence each, exceptions of extensions included; an empty list means that the
/// promise is kept. `extensions` are those of the program. Scenarios of several countries are run
/// as a world.
///
/// A promise that holds for the scenario, dates and processors of a check may fail for others: an
/// effect that begins in a later month, a race of threads that did not occur, memory that is read
/// before it is set. A program should call check_promises before any other run: what an extension
/// has stored during an earlier run (a static variable, a file) is also there in the child
/// processes of the check.
#pragma once

#include "core/time.hpp"

#include "scenarios/scenario.hpp"

#include "sim/run.hpp"

#include <array>
#include <span>
#include <string>
#include <vector>

namespace tenfold {

/// Threads and shards of a run; 0 as in RunOptions.
struct Processors {
    unsigned threads = 0;
    unsigned shards = 0;
};

/// One thread; and several threads with fewer and with more shards than the size implies.
inline constexpr std::array usual_processors{
    Processors{1, 0}, Processors{2, 0}, Processors{2, 1}, Processors{4, 7}, Processors{4, 64}};

/// Differences between the results of a run and the expected ones, except time and memory.
[[nodiscard]] std::vector<std::string> differences(const RunResult& found,
                                                   const RunResult& expected);

/// Checks that results do not depend on the number of threads and shards; the reference is a run
/// with one thread and one shard.
[[nodiscard]] std::vector<std::string>
check_processors(const Scenario& scenario,
                 const Extensions& extensions = {},
                 std::span<const Processors> processors = usual_processors);

/// Checks that writing a checkpoint at each date (first day not yet simulated), and resuming from
/// it with other threads and shards, give the results of an uninterrupted run. Throws FileError if
/// it cannot write to the folder for temporary files.
[[nodiscard]] std::vector<std::string> check_resume(const Scenario& scenario,
                                                    std::span<const Date> dates,
                                                    const Extensions& extensions = {});

/// Checks the conservation of money, people and tasks: identities of totals every day, and a
/// recount agent by agent every month in worlds of at most 20,000 workers.
[[nodiscard]] std::vector<std::string> check_identities(const Scenario& scenario,
                                                        const Extensions& extensions = {});

/// Runs all checks; resumes on the second day and after one and two thirds of the run. The first
/// run and a resumed one each have a process of their own (fork), which finds extensions that keep
/// state from one month or run to the next. Eighteen runs, so the scenario should be small. Throws
/// FileError as check_resume.
[[nodiscard]] std::vector<std::string> check_promises(const Scenario& scenario,
                                                      const Extensions& extensions = {});

} // namespace tenfold
