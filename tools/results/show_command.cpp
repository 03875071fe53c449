// SPDX-License-Identifier: Apache-2.0
#include "core/exit_codes.hpp"

#include "tools/common/messages.hpp"
#include "tools/common/terminal.hpp"
#include "tools/results/commands.hpp"
#include "tools/results/results_input.hpp"
#include "tools/results/results_options.hpp"
#include "tools/results/show_text.hpp"

namespace tenfold {

namespace {

int perform(const ResultsRequest& request, const Invocation&) {
    const ResultsFile results = open_results(request.files.front());
    const bool plain = request.ascii || !is_utf8_locale();
    const ShowStyle style{static_cast<std::size_t>(output_columns()),
                          plain ? Characters::ascii : Characters::unicode};
    print_data(request.series.empty() ? show_run(results, style)
                                      : show_series(results, request.series, style));
    return exit_ok;
}

} // namespace

OptionCheck show_command(Options& options) {
    return command_of(options, define_show, check_show, perform);
}

} // namespace tenfold
