// SPDX-License-Identifier: Apache-2.0
/// The program `tenfold`: parses the command line, performs the command, returns the exit code.
#include "core/exit_codes.hpp"

#include <atomic>
#include <cstdio>
#include <string>
#include <vector>

#include "tools/cli/command_line.hpp"
#include "tools/cli/interrupt.hpp"
#include "tools/common/messages.hpp"
#include "tools/common/shell_line.hpp"
#include "tools/common/terminal.hpp"

namespace {

using namespace tenfold;

int dispatch(const std::vector<std::string>& arguments, const std::atomic<bool>& interrupted) {
    const CommandLine line =
        parse_command_line(arguments, static_cast<std::size_t>(output_columns()));
    if (line.action) {
        return line.action({"tenfold " + shell_line(arguments), interrupted});
    }
    print_data(line.text);
    return exit_ok;
}

} // namespace

int main(int argc, char** argv) {
    keep_standard_streams();
    const std::atomic<bool>& interrupted = catch_interrupts();
    return report_errors(stderr, "tenfold", [&] {
        return dispatch({argv + 1, argv + argc}, interrupted);
    });
}
