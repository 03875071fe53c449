// SPDX-License-Identifier: Apache-2.0
#include "tools/cli/simulate.hpp"

#include "core/check.hpp"
#include "core/exit_codes.hpp"
#include "core/processors.hpp"

#include "output/results_file.hpp"
#include "scenarios/countries.hpp"

#include "sim/financing_check.hpp"
#include "sim/provenance.hpp"
#include "sim/run.hpp"
#include "sim/run_checkpoints.hpp"
#include "sim/run_cost.hpp"
#include "sim/run_results.hpp"
#include "sim/scenario_axes.hpp"
#include "sim/world_run.hpp"

#include <algorithm>
#include <cstdlib>
#include <fmt/format.h>
#include <system_error>
#include <utility>

#include "tools/cli/output_names.hpp"
#include "tools/cli/run_forecast.hpp"
#include "tools/cli/summary.hpp"
#include "tools/cli/world_summary.hpp"
#include "tools/common/figures.hpp"
#include "tools/common/messages.hpp"
#include "tools/common/output_claim.hpp"
#include "tools/common/progress_bar.hpp"
#include "tools/common/shell_line.hpp"
#include "tools/common/terminal.hpp"
#include "tools/common/text_table.hpp"

namespace tenfold {

namespace {

std::size_t columns() {
    return static_cast<std::size_t>(output_columns());
}

using Paths = std::vector<std::filesystem::path>;

/// Writes results that do not fit at their path to a new temporary folder, so that a full disk or
/// quota does not lose the run. Returns the message for the user.
std::string rescue(const Results& results, const std::filesystem::path& path) {
    std::error_code error;
    const std::filesystem::path temporary = std::filesystem::temp_directory_path(error);
    std::string folder = (temporary / "tenfold-XXXXXX").string();
    if (error || ::mkdtemp(folder.data()) == nullptr) {
        return "no other folder is available";
    }
    const std::filesystem::path rescued = folder / path.filename();
    try {
        write_results(rescued, results);
    } catch (const FileError&) {
        std::filesystem::remove(folder, error);
        return fmt::format("the results do not fit into {} either", temporary.string());
    }
    return fmt::format("the results are in {}; move them to where there is space",
                       rescued.string());
}

/// The command that resumes the run, if it has left a checkpoint.
std::string how_to_resume(const Request& request) {
    std::error_code ignored;
    const bool left = std::filesystem::exists(request.checkpoint_path, ignored) &&
                      other_than_checkpoint(request.checkpoint_path, request.loaded.sha256).empty();
    return left ? fmt::format("; to resume from the last checkpoint: {}",
                              shell_line({"tenfold", "resume", request.checkpoint_path.string()}))
                : std::string{};
}

/// Writes results. Partial results do not overwrite complete results of the same run.
void write(const Request& request, const std::filesystem::path& path, Results results) {
    if (results.run.status == "interrupted" && holds_complete_results(path) &&
        other_than_results(path, request.loaded.sha256, results.country).empty()) {
        return;
    }
    add_provenance(results.run, request.invocation, request.started);
    results.run.lineage = request.lineage;
    try {
        write_results(path, results);
    } catch (const FileError& error) {
        throw FileError{
            fmt::format("{}; {}{}", error.what(), rescue(results, path), how_to_resume(request))};
    }
}

/// Checkpoints of a run, with a message for one that cannot be written.
CheckpointPlan plan_of(const Request& request) {
    CheckpointPlan plan =
        checkpoint_plan(request.loaded, request.checkpoint_path, request.options.checkpoint_every);
    plan.header.results_path = request.results_path.string();
    plan.header.lineage = request.lineage;
    plan.on_problem = [told = std::string{}](const std::string& problem) mutable {
        if (std::exchange(told, problem) == problem) {
            return; // already reported, such as a full disk
        }
        say("\nno checkpoint: {}; the run continues\n", problem);
    };
    return plan;
}

/// Calls `simulate(options)` with progress reports.
template <class Simulate>
auto with_progress(const Request& request,
                   const std::atomic<bool>& interrupted,
                   const CheckpointPlan& checkpoints,
                   Simulate&& simulate) {
    const ProgressStyle style =
        request.options.quiet ? ProgressStyle::none : request.options.progress;
    ProgressReporter reporter{style, look_at_terminal(), stderr};
    RunOptions options;
    options.threads = request.options.threads;
    options.on_progress = [&](const Progress& progress) { reporter.report(progress); };
    options.interrupted = &interrupted;
    options.checkpoints = checkpoints;
    reporter.announce(fmt::format("{}: {}",
                                  request.loaded.scenario.name,
                                  request.checkpoint == nullptr ? "building the population"
                                                                : "reading the checkpoint"));
    try {
        auto result = simulate(options);
        reporter.finish();
        return result;
    } catch (...) {
        reporter.finish(); // so that the message has a line of its own
        throw;
    }
}

/// The exit code of a run or a world; prints how to resume an interrupted one.
template <class Result>
int exit_code(const Request& request,
              const Result& result,
              const std::string& files,
              bool kept) { // earlier complete results
    if (!result.interrupted) {
        return exit_ok;
    }
    if (kept) {
        say("interrupted at {}; {} keeps its complete results; ", to_string(result.end), files);
    } else {
        say("interrupted; the results up to {} are in {}; ", to_string(result.end), files);
    }
    if (!result.checkpoint_problem.empty()) {
        say("there is no checkpoint: {}\n", result.checkpoint_problem);
        return exit_file;
    }
    say("to resume: {}\n", shell_line({"tenfold", "resume", request.checkpoint_path.string()}));
    return exit_interrupted;
}

int simulate_several(const Request& request, const std::atomic<bool>& interrupted) {
    const Scenario& scenario = request.loaded.scenario;
    const WorldResult result =
        with_progress(request, interrupted, plan_of(request), [&](const RunOptions& options) {
            return request.checkpoint == nullptr
                       ? run_world(scenario, options)
                       : resume_world(scenario, *request.checkpoint, options);
        });
    const Paths paths = results_files(request);
    std::vector<std::string> files;
    std::string problems;
    for (std::size_t place = 0; place < paths.size(); ++place) {
        Results results =
            make_results(loaded_country(request.loaded, place), result.countries[place]);
        results.country = scenario.countries[place].key;
        results.world = request.loaded.resolved_yaml;
        results.world_sha256 = request.loaded.sha256;
        try {
            write(request, paths[place], std::move(results));
        } catch (const FileError& error) { // the other files may fit
            problems += fmt::format("{}{}", problems.empty() ? "" : "\n", error.what());
        }
        files.push_back(paths[place].string());
    }
    if (!problems.empty()) {
        throw FileError{problems};
    }
    if (!request.options.quiet) {
        print_summary(summarise_world(scenario, result, files, columns()));
    }
    return exit_code(request,
                     result,
                     fmt::format("{}", fmt::join(files, ", ")),
                     result.interrupted && std::ranges::all_of(paths, holds_complete_results));
}

void check_checkpoint_date(const Request& request) {
    const TimeParameters& time = request.loaded.scenario.time;
    const Date at = request.options.checkpoint_every.at;
    const Date first =
        request.checkpoint == nullptr ? time.start : request.checkpoint->header().date;
    if (at != Date::max() && (at <= first || at >= time.end)) {
        throw UsageError{fmt::format("--checkpoint-at is {}; it must be after {} and before {}",
                                     to_string(at),
                                     to_string(first),
                                     to_string(time.end))};
    }
}

} // namespace

std::vector<std::filesystem::path> results_files(const Request& request) {
    Paths paths;
    for (const Country& country : request.loaded.scenario.countries) {
        paths.push_back(country_output_path(request.results_path, country.key));
    }
    if (paths.empty()) {
        paths.push_back(request.results_path);
    }
    return paths;
}

void choose_paths(Request& request) {
    const RunRequest& options = request.options;
    std::filesystem::path& path = request.results_path;
    if (!options.output_path.empty()) {
        path = options.output_path;
    } else {
        if (path.empty()) {
            path = default_output_path(request.loaded.scenario, options.overrides);
        } else {
            path = branch_output_path(path, options.overrides);
        }
        std::error_code error;
        if (path.has_parent_path()) {
            std::filesystem::create_directories(path.parent_path(), error);
        }
        if (error) {
            throw FileError{fmt::format(
                "{}: cannot create the folder ({})", path.parent_path().string(), error.message())};
        }
    }
    request.checkpoint_path = options.checkpoint_path;
    if (request.checkpoint_path.empty()) {
        request.checkpoint_path = checkpoint_path_of(path);
    }
}

OutputClaim claim_outputs(const Request& request) {
    check_checkpoint_date(request);
    const LoadedScenario& loaded = request.loaded;
    std::vector<PlannedOutput> outputs;
    const Paths files = results_files(request);
    for (std::size_t place = 0; place < files.size(); ++place) {
        const auto& countries = loaded.scenario.countries;
        const std::string country = countries.empty() ? "" : countries[place].key;
        outputs.push_back({files[place], [&loaded, country](const std::filesystem::path& file) {
                               return other_than_results(file, loaded.sha256, country);
                           }});
    }
    outputs.push_back({request.checkpoint_path, [&loaded](const std::filesystem::path& file) {
                           return other_than_checkpoint(file, loaded.sha256);
                       }});
    outputs.back().replaces_input = request.checkpoint != nullptr;
    Paths inputs{request.source};
    inputs.insert(inputs.end(), loaded.files.begin(), loaded.files.end());
    return {outputs, inputs, request.options.force};
}

void warn_of_financing(const Scenario& scenario) {
    for (const std::string& warning : financing_warnings(scenario)) {
        say("warning: {}\n", warning);
    }
}

void say_forecast(const Request& request, int runs) {
    const ProgressStyle style = request.options.progress;
    if (request.options.quiet || style == ProgressStyle::none || style == ProgressStyle::json) {
        return;
    }
    const Scenario& scenario = request.loaded.scenario;
    const unsigned threads =
        request.options.threads > 0 ? request.options.threads : available_threads();
    const Date start =
        request.checkpoint == nullptr ? scenario.time.start : request.checkpoint->header().date;
    const std::string text = run_forecast(scenario, start, threads, available_memory(), runs);
    if (!text.empty()) {
        say("{}", wrapped(text, columns(), 0));
    }
}

RunResult simulate_country(const Request& request, const std::atomic<bool>& interrupted) {
    const Scenario& scenario = request.loaded.scenario;
    RunResult result =
        with_progress(request, interrupted, plan_of(request), [&](const RunOptions& options) {
            return request.checkpoint == nullptr ? run(scenario, options)
                                                 : resume(scenario, *request.checkpoint, options);
        });
    write(request, request.results_path, make_results(request.loaded, result));
    return result;
}

int conclude(const Request& request, const RunResult& result, const std::string& file) {
    return exit_code(request, result, file, result.interrupted && holds_complete_results(file));
}

int simulate(const Request& request, const std::atomic<bool>& interrupted) {
    const OutputClaim claim = claim_outputs(request);
    say_forecast(request, 1);
    if (!request.loaded.scenario.countries.empty()) {
        return simulate_several(request, interrupted);
    }
    const std::string file = request.results_path.string();
    const RunResult result = simulate_country(request, interrupted);
    if (!request.options.quiet) {
        print_summary(summarise(request.loaded.scenario, result, file, columns()));
    }
    return conclude(request, result, file);
}

} // namespace tenfold
