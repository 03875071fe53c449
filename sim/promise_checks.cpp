// SPDX-License-Identifier: Apache-2.0
#include "sim/promise_checks.hpp"

#include "core/archive.hpp"
#include "core/check.hpp"

#include "output/isolated.hpp"

#include "sim/world_run.hpp"

#include <algorithm>
#include <bit>
#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <fmt/format.h>
#include <limits>
#include <system_error>
#include <utility>

namespace tenfold {

namespace {

using Problems = std::vector<std::string>;

/// A temporary folder, removed with its contents.
class TemporaryFolder {
public:
    TemporaryFolder() {
        std::string name = (std::filesystem::temp_directory_path() / "tenfold-XXXXXX").string();
        if (::mkdtemp(name.data()) == nullptr) {
            throw FileError{fmt::format("{}: cannot create a temporary folder", name)};
        }
        path_ = name;
    }
    ~TemporaryFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;

    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

RunOptions options_of(const Processors& processors) {
    RunOptions options;
    options.threads = processors.threads;
    options.shards = processors.shards;
    return options;
}

/// Results by country; a scenario without countries has one result.
std::vector<RunResult>
run_all(const Scenario& scenario, const Extensions& extensions, const RunOptions& options) {
    if (!scenario.countries.empty()) {
        return run_world(scenario, options, extensions).countries;
    }
    std::vector<RunResult> results;
    results.push_back(run(scenario, options, extensions));
    return results;
}

std::vector<RunResult> resume_all(const Scenario& scenario,
                                  const Extensions& extensions,
                                  CheckpointReader& checkpoint,
                                  const RunOptions& options) {
    if (!scenario.countries.empty()) {
        return resume_world(scenario, checkpoint, options, extensions).countries;
    }
    std::vector<RunResult> results;
    results.push_back(resume(scenario, checkpoint, options, extensions));
    return results;
}

/// Appends the differences of all countries, each preceded by what was tried.
void compare(const std::string& tried,
             const std::vector<RunResult>& found,
             const std::vector<RunResult>& expected,
             Problems& problems) {
    for (std::size_t place = 0; place < expected.size(); ++place) {
        const std::string where =
            expected.size() == 1 ? std::string{} : fmt::format(", country {}", place);
        for (const std::string& difference : differences(found[place], expected[place])) {
            problems.push_back(fmt::format("{}{}: {}", tried, where, difference));
        }
    }
}

/// Calls a function that runs scenarios; an exception, for example of an extension, becomes a
/// problem.
template <class Do>
Problems problems_of(Do&& something) {
    Problems problems;
    try {
        something(problems);
    } catch (const std::exception& error) {
        problems.emplace_back(error.what());
    } catch (...) {
        problems.emplace_back("an exception that is no std::exception");
    }
    return problems;
}

constexpr std::uint64_t fewest_events = 1000; // a run with fewer proves nothing

/// The run that others are compared with.
std::vector<RunResult>
reference_run(const Scenario& scenario, const Extensions& extensions, Problems& problems) {
    std::vector<RunResult> results = run_all(scenario, extensions, options_of({1, 1}));
    for (const RunResult& result : results) {
        if (result.events < fewest_events) {
            problems.push_back(
                fmt::format("a run of {} events is too short for a check; at least {} are needed",
                            result.events,
                            fewest_events));
        }
    }
    return results;
}

/// Takes all parts of a result that `differences` compares to or from an archive.
template <class Result, class Archive>
void archive_result(Result& result, Archive& archive) {
    archive(result.months,
            result.panel,
            result.event_records,
            result.observed,
            result.end,
            result.workers,
            result.firms,
            result.events,
            result.state_digest);
}

/// Results of `work` in a child process, which knows only what happened in this one so far.
template <class Work>
std::vector<RunResult> in_child_process(const std::string& subject, Work&& work) {
    IsolationLimits limits;
    limits.processor_seconds = limits.wall_seconds = std::uint64_t{24} * 60 * 60;
    limits.memory_bytes = limits.file_bytes = std::numeric_limits<std::uint64_t>::max();
    const std::string bytes =
        run_isolated(subject,
                     [&] {
                         const std::vector<RunResult> results = work();
                         std::string answer;
                         StateWriter out{[&](std::span<const std::byte> piece) {
                             for (const std::byte byte : piece) {
                                 answer.push_back(static_cast<char>(byte));
                             }
                         }};
                         out(results.size());
                         for (const RunResult& result : results) {
                             archive_result(result, out);
                         }
                         out.flush();
                         return answer;
                     },
                     limits,
                     {"the run", ""});
    bool given = false;
    StateReader in{[&] {
                       const auto whole = std::as_bytes(std::span{bytes});
                       return std::exchange(given, true) ? whole.last(0) : whole;
                   },
                   bytes.size(),
                   subject};
    std::size_t count = 0;
    in(count);
    std::vector<RunResult> results(count);
    for (RunResult& result : results) {
        archive_result(result, in);
    }
    return results;
}

RunOptions
options_with_checkpoint(const Processors& processors, const std::filesystem::path& path, Date at) {
    RunOptions options = options_of(processors);
    options.checkpoints.path = path;
    options.checkpoints.every.at = at;
    return options;
}

/// The run that others are compared with, from a child process, so that no run has preceded it.
/// Another child process resumes it at `date`; then it is repeated twice in this process.
std::vector<RunResult> first_run(const Scenario& scenario,
                                 Date date,
                                 const std::filesystem::path& folder,
                                 const Extensions& extensions,
                                 Problems& problems) {
    const std::filesystem::path path = folder / "first.checkpoint";
    const Processors one{1, 1};
    std::vector<RunResult> first = in_child_process("a run in a process of its own", [&] {
        return run_all(scenario, extensions, options_with_checkpoint(one, path, date));
    });
    const std::string resumed =
        fmt::format("resumed at {} in a process of its own", to_string(date));
    const auto resume_run = [&] {
        CheckpointReader checkpoint{path};
        return resume_all(scenario, extensions, checkpoint, options_of(one));
    };
    compare(resumed, in_child_process(resumed, resume_run), first, problems);
    for (const char* const repetition : {"in this process", "again in this process"}) {
        compare(repetition, reference_run(scenario, extensions, problems), first, problems);
        if (!problems.empty()) {
            break; // every other run would fail alike
        }
    }
    return first;
}

template <class T>
void note(Problems& problems, const char* what, const T& found, const T& expected) {
    if (!(found == expected)) {
        problems.push_back(fmt::format("{} {} instead of {}", what, found, expected));
    }
}

/// Reports the first month that differs and the number of months that do.
void note_months(Problems& problems, const RunResult& found, const RunResult& expected) {
    note(problems, "months:", found.months.size(), expected.months.size());
    std::size_t differing = 0;
    std::string first;
    for (std::size_t i = 0; i < std::min(found.months.size(), expected.months.size()); ++i) {
        if (!(found.months[i] == expected.months[i]) && ++differing == 1) {
            first = to_string(expected.months[i].month_end);
        }
    }
    if (differing > 0) {
        problems.push_back(fmt::format(
            "measures of {} months differ, first those of the month before {}", differing, first));
    }
}

// Bitwise comparison, so that NaN equals NaN.
bool same_bits(const std::vector<double>& found, const std::vector<double>& expected) {
    return std::ranges::equal(found, expected, [](double a, double b) {
        return std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b);
    });
}

bool same_panels(const Panel& found, const Panel& expected) {
    bool same = found.month_ends == expected.month_ends;
    for (std::size_t kind = 0; kind < expected.records.size(); ++kind) {
        same = same && found.records[kind].values == expected.records[kind].values;
    }
    return same;
}

} // namespace

std::vector<std::string> differences(const RunResult& found, const RunResult& expected) {
    Problems problems;
    note(problems, "events:", found.events, expected.events);
    note(problems, "digest of the state:", found.state_digest, expected.state_digest);
    note(problems, "first day not simulated:", to_string(found.end), to_string(expected.end));
    note(problems, "people:", found.workers, expected.workers);
    note(problems, "firms:", found.firms, expected.firms);
    note_months(problems, found, expected);
    if (!same_panels(found.panel, expected.panel)) {
        problems.emplace_back("the panels differ");
    }
    if (found.event_records.events != expected.event_records.events) {
        problems.emplace_back("the recorded events differ");
    }
    for (std::size_t i = 0; i < std::min(found.observed.size(), expected.observed.size()); ++i) {
        if (!same_bits(found.observed[i].values, expected.observed[i].values)) {
            problems.push_back("the series " + expected.observed[i].info.name + " differs");
        }
    }
    note(problems, "observers:", found.observed.size(), expected.observed.size());
    return problems;
}

namespace {

void compare_processors(const Scenario& scenario,
                        const Extensions& extensions,
                        std::span<const Processors> processors,
                        const std::vector<RunResult>& reference,
                        Problems& problems) {
    for (const Processors& tried : processors) {
        compare(fmt::format("{} threads, {} shards (0: chosen)", tried.threads, tried.shards),
                run_all(scenario, extensions, options_of(tried)),
                reference,
                problems);
    }
}

void compare_resumed(const Scenario& scenario,
                     std::span<const Date> dates,
                     const std::filesystem::path& folder,
                     const Extensions& extensions,
                     const std::vector<RunResult>& reference,
                     Problems& problems) {
    for (const Date date : dates) {
        const std::filesystem::path path = folder / fmt::format("{}.checkpoint", to_string(date));
        compare(fmt::format("with a checkpoint at {}", to_string(date)),
                run_all(scenario, extensions, options_with_checkpoint({2, 0}, path, date)),
                reference,
                problems);
        for (const Processors& tried : {Processors{1, 1}, Processors{4, 7}}) {
            CheckpointReader checkpoint{path};
            compare(fmt::format("resumed at {} on {} threads", to_string(date), tried.threads),
                    resume_all(scenario, extensions, checkpoint, options_of(tried)),
                    reference,
                    problems);
        }
    }
}

} // namespace

std::vector<std::string> check_processors(const Scenario& scenario,
                                          const Extensions& extensions,
                                          std::span<const Processors> processors) {
    return problems_of([&](Problems& problems) {
        const std::vector<RunResult> reference = reference_run(scenario, extensions, problems);
        compare_processors(scenario, extensions, processors, reference, problems);
    });
}

std::vector<std::string>
check_resume(const Scenario& scenario, std::span<const Date> dates, const Extensions& extensions) {
    const TemporaryFolder folder;
    return problems_of([&](Problems& problems) {
        const std::vector<RunResult> reference = reference_run(scenario, extensions, problems);
        compare_resumed(scenario, dates, folder.path(), extensions, reference, problems);
    });
}

std::vector<std::string> check_identities(const Scenario& scenario, const Extensions& extensions) {
    return problems_of(
        [&](Problems& problems) { (void)reference_run(scenario, extensions, problems); });
}

std::vector<std::string> check_promises(const Scenario& scenario, const Extensions& extensions) {
    const Date start = scenario.time.start;
    const std::chrono::days length = scenario.time.end - start;
    const std::array dates{
        start + std::chrono::days{1}, start + length / 3, start + length * 2 / 3};
    const TemporaryFolder folder;
    return problems_of([&](Problems& problems) {
        const std::vector<RunResult> reference =
            first_run(scenario, dates.back(), folder.path(), extensions, problems);
        if (problems.empty()) {
            compare_processors(scenario, extensions, usual_processors, reference, problems);
            compare_resumed(scenario, dates, folder.path(), extensions, reference, problems);
        }
    });
}

} // namespace tenfold
