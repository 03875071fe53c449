// SPDX-License-Identifier: Apache-2.0
#include "core/exit_codes.hpp"

#include "core/check.hpp"

#include <exception>
#include <new>
#include <string>

namespace tenfold {

namespace {

void write_line(std::FILE* stream, const std::string& line) {
    (void)std::fwrite(line.data(), 1, line.size(), stream);
    (void)std::fflush(stream);
}

} // namespace

int report_errors(std::FILE* stream, std::string_view prefix, const std::function<int()>& program) {
    const auto report = [&](const std::string& message, ExitCode code) {
        write_line(stream, std::string{prefix} + ": " + message + "\n");
        return code;
    };
    try {
        return program();
    } catch (const UsageError& error) {
        return report(error.what(), exit_usage);
    } catch (const ScenarioError& error) {
        write_line(stream, std::string{error.what()} + "\n"); // one line for each problem
        return exit_scenario;
    } catch (const FileError& error) {
        return report(error.what(), exit_file);
    } catch (const std::bad_alloc&) {
        return report("out of memory; a larger `scale` needs less", exit_run_failed);
    } catch (const std::exception& error) {
        return report(error.what(), exit_run_failed);
    }
}

} // namespace tenfold
