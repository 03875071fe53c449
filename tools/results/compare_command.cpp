// SPDX-License-Identifier: Apache-2.0
#include "core/exit_codes.hpp"

#include <vector>

#include "tools/common/messages.hpp"
#include "tools/common/terminal.hpp"
#include "tools/results/commands.hpp"
#include "tools/results/comparison.hpp"
#include "tools/results/comparison_text.hpp"
#include "tools/results/results_input.hpp"
#include "tools/results/results_options.hpp"

namespace tenfold {

namespace {

int perform(const ResultsRequest& request, const Invocation&) {
    std::vector<ResultsFile> files;
    for (const std::string& path : request.files) {
        files.push_back(open_results(path));
    }
    const Comparison comparison = compare_results(files);
    print_data(request.json ? comparison_json(comparison, files)
                            : comparison_text(
                                  comparison, files, static_cast<std::size_t>(output_columns())));
    return exit_ok;
}

} // namespace

OptionCheck compare_command(Options& options) {
    return command_of(options, define_compare, check_compare, perform);
}

} // namespace tenfold
