// SPDX-License-Identifier: Apache-2.0
#include "sim/promise_checks.hpp"

#include "core/check.hpp"

#include "sim/world_run.hpp"

#include <algorithm>
#include <bit>
#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fmt/format.h>
#include <iterator>
#include <system_error>

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

/// Calls a function that runs scenarios; an exception becomes a problem.
template <class Do>
Problems problems_of(Do&& something) {
    Problems problems;
    try {
        something(problems);
    } catch (const RunError& error) {
        problems.emplace_back(error.what());
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

std::vector<std::string> check_processors(const Scenario& scenario,
                                          const Extensions& extensions,
                                          std::span<const Processors> processors) {
    return problems_of([&](Problems& problems) {
        const std::vector<RunResult> reference = reference_run(scenario, extensions, problems);
        for (const Processors& tried : processors) {
            compare(fmt::format("{} threads, {} shards (0: chosen)", tried.threads, tried.shards),
                    run_all(scenario, extensions, options_of(tried)),
                    reference,
                    problems);
        }
    });
}

std::vector<std::string>
check_resume(const Scenario& scenario, std::span<const Date> dates, const Extensions& extensions) {
    const TemporaryFolder folder;
    return problems_of([&](Problems& problems) {
        const std::vector<RunResult> reference = reference_run(scenario, extensions, problems);
        for (const Date date : dates) {
            RunOptions options = options_of({2, 0});
            options.checkpoints.path =
                folder.path() / fmt::format("{}.checkpoint", to_string(date));
            options.checkpoints.every.at = date;
            compare(fmt::format("with a checkpoint at {}", to_string(date)),
                    run_all(scenario, extensions, options),
                    reference,
                    problems);
            for (const Processors& tried : {Processors{1, 1}, Processors{4, 7}}) {
                CheckpointReader checkpoint{options.checkpoints.path};
                compare(fmt::format("resumed at {} on {} threads", to_string(date), tried.threads),
                        resume_all(scenario, extensions, checkpoint, options_of(tried)),
                        reference,
                        problems);
            }
        }
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
    Problems problems = check_identities(scenario, extensions);
    if (!problems.empty()) {
        return problems; // every other run would fail alike
    }
    problems = check_processors(scenario, extensions);
    std::ranges::move(check_resume(scenario, dates, extensions), std::back_inserter(problems));
    return problems;
}

} // namespace tenfold
