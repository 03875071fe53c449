// SPDX-License-Identifier: Apache-2.0
#include "core/check.hpp"
#include "core/exit_codes.hpp"

#include "output/atomic_file.hpp"
#include "output/sweep_file.hpp"
#include "scenarios/study_load.hpp"

#include <algorithm>
#include <filesystem>
#include <fmt/format.h>
#include <iterator>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "tools/common/messages.hpp"
#include "tools/common/output_claim.hpp"
#include "tools/results/commands.hpp"
#include "tools/results/comparison.hpp"
#include "tools/results/report_data.hpp"
#include "tools/results/report_page.hpp"
#include "tools/results/results_input.hpp"
#include "tools/results/results_options.hpp"
#include "tools/results/sweep_report_data.hpp"
#include "tools/sweep/sweep_directory.hpp"

namespace tenfold {

namespace {

constexpr std::size_t most_bytes = 3'000'000;
constexpr std::string_view sweep_name = "sweep.h5"; // written by `tenfold sweep collect`
constexpr std::string_view results_ending = ".h5";

std::string size_text(std::string_view page) {
    return fmt::format("{:.1f} MB; opens in any browser\n", static_cast<double>(page.size()) / 1e6);
}

std::string title_of(std::span<const ResultsFile> files) {
    std::vector<std::string> names;
    for (const RunGroup& group : group_runs(files)) {
        if (std::ranges::find(names, group.name) == names.end()) {
            names.push_back(group.name);
        }
    }
    return fmt::format("Tenfold: {}", fmt::join(names, ", "));
}

/// The page with as much detail as its size permits; prints on stderr what is omitted.
std::string page_of(std::string_view page_template, std::span<const ResultsFile> files) {
    const std::string title = title_of(files);
    for (const DetailStep& step : detail_steps(files)) {
        std::string page = fill_page(page_template, title, report_json(files, step.details));
        if (page.size() < most_bytes) {
            if (!step.left_out.empty()) {
                say("tenfold: omitted to keep the page below {} MB: {}\n",
                    most_bytes / 1'000'000,
                    step.left_out);
            }
            return page;
        }
    }
    throw UsageError{fmt::format("{} runs do not fit into one page; use fewer", files.size())};
}

/// The file of a collected sweep, if `given` is one or its folder; else empty.
std::filesystem::path sweep_file_of(const std::filesystem::path& given) {
    std::error_code ignored; // the reader reports inaccessible files
    if (!std::filesystem::is_directory(given, ignored)) {
        return given.filename() == sweep_name ? given : std::filesystem::path{};
    }
    std::filesystem::path file = given / sweep_name;
    if (std::filesystem::exists(file, ignored)) {
        return file;
    }
    if (is_sweep_directory(given)) {
        throw UsageError{fmt::format("there is no {} in {}; `tenfold sweep collect {}` writes it",
                                     sweep_name,
                                     given.string(),
                                     given.string())};
    }
    return {};
}

/// The file itself, or all results files of a directory in the order of their names.
std::vector<std::filesystem::path> results_in(const std::filesystem::path& given) {
    std::error_code error;
    if (!std::filesystem::is_directory(given, error)) {
        return {given};
    }
    std::vector<std::filesystem::path> files;
    std::filesystem::directory_iterator entries{given, error};
    if (error) {
        throw FileError{fmt::format("{}: {}", given.string(), error.message())};
    }
    for (const auto& entry : entries) {
        if (entry.is_regular_file(error) && entry.path().extension() == results_ending) {
            files.push_back(entry.path());
        }
    }
    if (files.empty()) {
        throw FileError{fmt::format("there are no results in {}: neither files *{} of runs nor {} "
                                    "of a sweep",
                                    given.string(),
                                    results_ending,
                                    sweep_name)};
    }
    std::ranges::sort(files);
    return files;
}

/// The study of a sweep. If this version cannot read it, the page omits what only the study has: the
/// description and the places of the design.
Study study_of(const SweepTable& table, const std::filesystem::path& path) {
    try {
        return load_study_text(
                   table.identity.study, path / "study", table.identity.scenario, path / "scenario")
            .study;
    } catch (const ScenarioError& error) {
        say("tenfold: this version cannot read the study in {}, so its description and Morris "
            "effects are omitted: {}\n",
            path.string(),
            error.what());
        return {};
    }
}

int report_sweep(const std::filesystem::path& path,
                 const std::filesystem::path& output,
                 std::string_view page_template) {
    const SweepTable table = read_sweep(path, SweepFileKind::whole);
    const std::string title = fmt::format("Tenfold: sweep {}", table.identity.study_name);
    const std::string page =
        fill_page(page_template, title, sweep_report_json(table, study_of(table, path)));
    if (page.size() >= most_bytes) {
        throw RunError{fmt::format("the page of {} has {}", path.string(), size_text(page))};
    }
    replace_file(output, std::as_bytes(std::span{page}));
    print_summary(fmt::format("{}: a sweep of {} run{}, {}",
                              output.string(),
                              table.runs(),
                              table.runs() == 1 ? "" : "s",
                              size_text(page)));
    return exit_ok;
}

/// Drops repeated files of the same run.
std::vector<ResultsFile> each_once(std::vector<ResultsFile> files) {
    std::vector<std::string> names;
    names.reserve(files.size());
    for (const ResultsFile& file : files) {
        names.push_back(file.path.string());
    }
    std::vector<EqualRuns> left_out;
    files = without_repeats(std::move(files), left_out);
    for (const EqualRuns& runs : left_out) {
        say("tenfold: {} holds the same run as {} and is omitted\n", names[runs.b], names[runs.a]);
    }
    return files;
}

OutputClaim claim_page(const ResultsRequest& request,
                       const std::vector<std::filesystem::path>& inputs) {
    const PlannedOutput page{request.output_path, [](const std::filesystem::path& file) {
                                 return other_than_text(
                                     file, "<title>Tenfold: ", "a page of tenfold report");
                             }};
    return {{&page, 1}, inputs, request.force};
}

int perform(const ResultsRequest& request, const Invocation&) {
    const std::string page_template = report_template();
    std::vector<std::filesystem::path> inputs;
    for (const std::string& path : request.files) {
        const std::filesystem::path sweep = sweep_file_of(path);
        if (!sweep.empty() && request.files.size() > 1) {
            throw UsageError{fmt::format("{} is a sweep, which needs a page of its own", path)};
        }
        if (!sweep.empty()) {
            const OutputClaim claim = claim_page(request, {sweep});
            return report_sweep(sweep, request.output_path, page_template);
        }
        std::ranges::copy(results_in(path), std::back_inserter(inputs));
    }
    const OutputClaim claim = claim_page(request, inputs);
    std::vector<ResultsFile> files;
    std::ranges::transform(inputs, std::back_inserter(files), open_results);
    files = each_once(std::move(files));
    const std::string page = page_of(page_template, files);
    replace_file(request.output_path, std::as_bytes(std::span{page}));
    print_summary(fmt::format("{}: {} run{}, {}",
                              request.output_path,
                              files.size(),
                              files.size() == 1 ? "" : "s",
                              size_text(page)));
    return exit_ok;
}

} // namespace

OptionCheck report_command(Options& options) {
    return command_of(options, define_report, check_report, perform);
}

} // namespace tenfold
