// SPDX-License-Identifier: Apache-2.0
#include "core/check.hpp"

#include "output/results_file.hpp"
#include "scenarios/load.hpp"

#include "sim/population_plan.hpp"
#include "sim/run.hpp"
#include "sim/world_run.hpp"

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <fmt/chrono.h>
#include <fmt/format.h>
#include <system_error>
#include <unistd.h>

#include "tools/commands.hpp"
#include "tools/progress_bar.hpp"
#include "tools/summary.hpp"
#include "tools/terminal.hpp"
#include "tools/twin_summary.hpp"
#include "tools/version.hpp"
#include "tools/world_summary.hpp"

namespace tenfold {

namespace {

std::string now_text() {
    return fmt::format("{:%FT%TZ}", fmt::gmtime(std::time(nullptr)));
}

std::string host_name() {
    char name[256] = {};
    return gethostname(name, sizeof name - 1) == 0 ? std::string{name} : std::string{"unknown"};
}

using Paths = std::vector<std::filesystem::path>;

/// Where the results go, one file a country, checked before the run: nobody should wait for a run
/// that cannot be kept.
Paths prepare_output(const CommandLine& line, const Scenario& scenario) {
    std::filesystem::path path = line.output_path;
    if (path.empty()) {
        path = default_output_path(scenario);
        std::error_code error;
        std::filesystem::create_directories(path.parent_path(), error);
        if (error) {
            throw FileError{fmt::format(
                "{}: cannot create the folder ({})", path.parent_path().string(), error.message())};
        }
    }
    Paths paths;
    for (const Country& country : scenario.countries) {
        paths.push_back(country_output_path(path, country.key));
    }
    if (paths.empty()) {
        paths.push_back(path);
    }
    for (const std::filesystem::path& file : paths) {
        std::error_code ignored; // one of them may not exist, which is fine
        if (std::filesystem::equivalent(file, line.scenarios.front(), ignored)) {
            throw FileError{
                fmt::format("{}: the results would replace the scenario", file.string())};
        }
        check_writable(file);
    }
    return paths;
}

/// Names and versions of all libraries; what the output layer knows at run time goes first.
std::vector<std::pair<std::string, std::string>> all_library_versions() {
    std::vector<std::pair<std::string, std::string>> all = output_library_versions();
    for (const auto& library : library_versions()) {
        const auto same_name = [&](const auto& known) { return known.first == library.first; };
        if (std::none_of(all.begin(), all.end(), same_name)) {
            all.push_back(library);
        }
    }
    return all;
}

template <class Categories>
Axis make_axis(std::string name, const Categories& categories) {
    Axis axis{std::move(name), {}, {}};
    for (const auto& category : categories) {
        axis.keys.push_back(category.key);
        axis.names.push_back(category.name);
    }
    return axis;
}

Results make_results(const LoadedScenario& loaded, const RunResult& result) {
    const Scenario& scenario = loaded.scenario;
    Results results;
    results.scenario_name = scenario.name;
    results.resolved_scenario = loaded.resolved_yaml;
    results.scenario_sha256 = loaded.sha256;
    results.seed = scenario.seed;
    results.replicate = scenario.replicate;
    results.scale = scenario.scale;
    results.start = scenario.time.start;
    results.sectors = make_axis("sector", scenario.sectors);
    results.occupations = make_axis("occupation", scenario.occupations);
    results.regions = make_axis("region", regions_of(scenario));
    results.state_digest = fmt::format("{:016x}", result.state_digest);
    results.months = result.months;
    results.observations = result.observations;
    results.run.build_seconds = result.build_seconds;
    results.run.run_seconds = result.run_seconds;
    results.run.threads = result.threads;
    results.run.status = result.interrupted ? "interrupted" : "complete";
    return results;
}

/// Everything about this process that is not in the scenario.
void add_provenance(Provenance& run, const std::string& invocation, const std::string& started) {
    run.program_version = project_version();
    run.git_commit = git_commit();
    run.git_dirty = git_dirty();
    run.build = build_description();
    run.libraries = all_library_versions();
    run.command_line = invocation;
    run.host = host_name();
    run.started = started;
    run.finished = now_text();
}

/// What a run needs of the command line, and what it says when it is over.
struct Request {
    const CommandLine& line;
    const std::string& invocation;
    const LoadedScenario& loaded;
    std::string started;
};

void write(const Request& request,
           const std::filesystem::path& path,
           const RunResult& result,
           const std::string& country) {
    Results results = make_results(request.loaded, result);
    results.country = country;
    add_provenance(results.run, request.invocation, request.started);
    write_results(path, results);
}

/// Runs `simulate(options)` under a bar of progress.
template <class Simulate>
auto with_progress(const Request& request,
                   const std::atomic<bool>& interrupted,
                   Simulate&& simulate) {
    const ProgressStyle style = request.line.quiet ? ProgressStyle::none : request.line.progress;
    ProgressReporter reporter{style, look_at_terminal(), stderr};
    RunOptions options;
    options.threads = request.line.threads;
    options.on_progress = [&](const Progress& progress) { reporter.report(progress); };
    options.interrupted = &interrupted;
    reporter.announce(fmt::format("{}: building the population", request.loaded.scenario.name));
    try {
        auto result = simulate(options);
        reporter.finish();
        return result;
    } catch (...) {
        reporter.finish(); // the problem stands on a line of its own
        throw;
    }
}

int exit_code(bool interrupted, Date end, const std::string& files) {
    if (interrupted) {
        fmt::print(stderr, "interrupted; the results up to {} are in {}\n", to_string(end), files);
        return exit_interrupted;
    }
    return exit_ok;
}

// The same without artificial intelligence; nothing of it is written.
int run_twin(const Request& request,
             const RunResult& result,
             const std::atomic<bool>& interrupted) {
    const Scenario scenario = without_ai(request.loaded.scenario);
    const RunResult without = with_progress(
        request, interrupted, [&](const RunOptions& options) { return run(scenario, options); });
    if (without.interrupted) {
        fmt::print(stderr, "interrupted; the results are complete, the twin is not\n");
        return exit_interrupted;
    }
    if (!request.line.quiet) {
        print_data(twin_text(result, without));
    }
    return exit_ok;
}

int run_one(const Request& request,
            const std::filesystem::path& path,
            const std::atomic<bool>& interrupted) {
    const Scenario& scenario = request.loaded.scenario;
    const RunResult result = with_progress(
        request, interrupted, [&](const RunOptions& options) { return run(scenario, options); });
    write(request, path, result, "");
    if (!request.line.quiet) {
        print_data(summarise(scenario, result, path.string()));
    }
    if (request.line.twin && !result.interrupted) {
        return run_twin(request, result, interrupted);
    }
    return exit_code(result.interrupted, result.end, path.string());
}

int run_several(const Request& request, const Paths& paths, const std::atomic<bool>& interrupted) {
    const Scenario& scenario = request.loaded.scenario;
    const WorldResult result = with_progress(request, interrupted, [&](const RunOptions& options) {
        return run_world(scenario, options);
    });
    for (std::size_t place = 0; place < paths.size(); ++place) {
        write(request, paths[place], result.countries[place], scenario.countries[place].key);
    }
    std::vector<std::string> files;
    for (const std::filesystem::path& path : paths) {
        files.push_back(path.string());
    }
    if (!request.line.quiet) {
        print_data(summarise_world(scenario, result, files));
    }
    return exit_code(result.interrupted, result.end, fmt::format("{}", fmt::join(files, ", ")));
}

} // namespace

int run_command(const CommandLine& line,
                const std::string& invocation,
                const std::atomic<bool>& interrupted) {
    const std::string started = now_text();
    const LoadedScenario loaded = load_scenario(line.scenarios.front(), line.overrides);
    if (line.twin && !loaded.scenario.countries.empty()) {
        throw UsageError{"--twin is for scenarios of one country"};
    }
    const Paths paths = prepare_output(line, loaded.scenario);
    const Request request{line, invocation, loaded, started};
    return loaded.scenario.countries.empty() ? run_one(request, paths.front(), interrupted)
                                             : run_several(request, paths, interrupted);
}

} // namespace tenfold
