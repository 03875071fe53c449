// SPDX-License-Identifier: Apache-2.0
/// The program `tenfold`: parses the command line, performs the command, returns the exit code.
#include "core/check.hpp"

#include <exception>
#include <fmt/format.h>
#include <new>
#include <string>
#include <vector>

#include "tools/cli/command_line.hpp"
#include "tools/cli/interrupt.hpp"
#include "tools/common/exit_codes.hpp"
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

int report(const std::string& message, int code) {
    say("tenfold: {}\n", message);
    return code;
}

} // namespace

int main(int argc, char** argv) {
    keep_standard_streams();
    const std::atomic<bool>& interrupted = catch_interrupts();
    try {
        return dispatch({argv + 1, argv + argc}, interrupted);
    } catch (const UsageError& error) {
        return report(error.what(), exit_usage);
    } catch (const ScenarioError& error) {
        say("{}\n", error.what()); // one line for each problem, with its position
        return exit_scenario;
    } catch (const FileError& error) {
        return report(error.what(), exit_file);
    } catch (const std::bad_alloc&) {
        return report("out of memory; a larger --scale needs less", exit_run_failed);
    } catch (const std::exception& error) {
        return report(error.what(), exit_run_failed);
    }
}
