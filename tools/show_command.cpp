// SPDX-License-Identifier: Apache-2.0
#include "tools/commands.hpp"
#include "tools/messages.hpp"
#include "tools/results_input.hpp"
#include "tools/show_text.hpp"
#include "tools/terminal.hpp"

namespace tenfold {

int show_command(const ResultsRequest& request) {
    const ResultsFile results = open_results(request.files.front());
    const bool plain = request.ascii || !is_utf8_locale();
    const ShowStyle style{static_cast<std::size_t>(output_columns()),
                          plain ? Characters::ascii : Characters::unicode};
    print_data(request.series.empty() ? show_run(results, style)
                                      : show_series(results, request.series, style));
    return exit_ok;
}

} // namespace tenfold
