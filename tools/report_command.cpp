// SPDX-License-Identifier: Apache-2.0
#include "core/check.hpp"

#include "output/atomic_file.hpp"

#include <algorithm>
#include <cstdio>
#include <fmt/format.h>
#include <span>
#include <string>
#include <vector>

#include "tools/commands.hpp"
#include "tools/comparison.hpp"
#include "tools/report_data.hpp"
#include "tools/report_page.hpp"
#include "tools/results_input.hpp"

namespace tenfold {

namespace {

constexpr std::size_t most_bytes = 3'000'000;

std::string title_of(std::span<const ResultsFile> files) {
    std::vector<std::string> names;
    for (const RunGroup& group : group_runs(files)) {
        if (std::ranges::find(names, group.name) == names.end()) {
            names.push_back(group.name);
        }
    }
    return fmt::format("Tenfold: {}", fmt::join(names, ", "));
}

/// The page with as much detail as it can hold, and says on stderr what it leaves out.
std::string page_of(std::string_view page_template, std::span<const ResultsFile> files) {
    const std::string title = title_of(files);
    for (const DetailStep& step : detail_steps(files)) {
        std::string page = fill_page(page_template, title, report_json(files, step.details));
        if (page.size() < most_bytes) {
            if (!step.left_out.empty()) {
                fmt::print(stderr,
                           "tenfold: left out, to keep the page below {} MB: {}\n",
                           most_bytes / 1'000'000,
                           step.left_out);
            }
            return page;
        }
    }
    throw UsageError{fmt::format("{} runs do not fit into one page; give fewer", files.size())};
}

} // namespace

int report_command(const ResultsRequest& request) {
    const std::string_view page_template = report_template(); // before anything else is done
    check_writable(request.output_path);
    std::vector<ResultsFile> files;
    for (const std::string& path : request.files) {
        files.push_back(open_results(path));
    }
    const std::string page = page_of(page_template, files);
    replace_file(request.output_path, std::as_bytes(std::span{page}));
    print_data(fmt::format("{}: {} run{}, {:.1f} MB; opens in any browser\n",
                           request.output_path,
                           files.size(),
                           files.size() == 1 ? "" : "s",
                           static_cast<double>(page.size()) / 1e6));
    return exit_ok;
}

} // namespace tenfold
