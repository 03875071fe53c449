// SPDX-License-Identifier: Apache-2.0
#include "tools/results/results_options.hpp"

#include "core/check.hpp"

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "tools/cli/command_line.hpp"

using namespace tenfold;

namespace {

std::string error_of(const std::vector<std::string>& arguments) {
    try {
        static_cast<void>(parse_command_line(arguments));
    } catch (const UsageError& error) {
        return error.what();
    }
    return {};
}

} // namespace

TEST_CASE("each command that reads results has its files and options") {
    CommandLine line = parse_command_line({"show", "a.h5", "gdp", "--ascii"});
    CHECK(line.command == Command::show_results);
    CHECK(line.results.files == std::vector<std::string>{"a.h5"});
    CHECK(line.results.series == "gdp");
    CHECK(line.results.ascii);
    line = parse_command_line({"export", "a.h5", "--csv", "folder"});
    CHECK(line.command == Command::export_results);
    CHECK(line.results.folder == "folder");
    line = parse_command_line({"compare", "a.h5", "b.h5", "c.h5", "--json"});
    CHECK(line.command == Command::compare_results);
    CHECK(line.results.files.size() == 3);
    CHECK(line.results.json);
    line = parse_command_line({"report", "a.h5"});
    CHECK(line.command == Command::report_results);
    CHECK(line.results.output_path == "report.html");
    CHECK(parse_command_line({"report", "a.h5", "-o", "b.html"}).results.output_path == "b.html");
}

TEST_CASE("what is missing or too much is said") {
    CHECK(error_of({"show"}).find("needs a results file") != std::string::npos);
    CHECK(error_of({"show", "a", "b", "c"}) == "unexpected argument 'c'");
    CHECK(error_of({"export", "a"}).find("--csv FOLDER") != std::string::npos);
    CHECK(error_of({"export", "a", "--cvs", "b"}).find("did you mean --csv?") != std::string::npos);
    CHECK(error_of({"compare", "a"}).find("two results files") != std::string::npos);
    CHECK(error_of({"report"}).find("needs a results file") != std::string::npos);
}
