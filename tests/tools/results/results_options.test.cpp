// SPDX-License-Identifier: Apache-2.0
#include "tools/results/results_options.hpp"

#include "core/check.hpp"

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "tests/tools/parse_options.hpp"
#include "tools/cli/command_line.hpp"

using namespace tenfold;

namespace {

using Words = std::vector<std::string>;

std::string error_of(const Words& arguments) {
    try {
        static_cast<void>(parse_command_line(arguments));
    } catch (const UsageError& error) {
        return error.what();
    }
    return {};
}

} // namespace

TEST_CASE("each command that reads results has its files and options") {
    ResultsRequest request = test::request_of(define_show, check_show, {"a.h5", "gdp", "--ascii"});
    CHECK(request.files == Words{"a.h5"});
    CHECK(request.series == "gdp");
    CHECK(request.ascii);
    request = test::request_of(define_export, check_export, {"a.h5", "--csv", "folder", "--excel"});
    CHECK(request.folder == "folder");
    CHECK(request.excel);
    request = test::request_of(define_compare, check_compare, {"a.h5", "b.h5", "c.h5", "--json"});
    CHECK(request.files.size() == 3);
    CHECK(request.json);
    CHECK(test::request_of(define_report, check_report, {"a.h5"}).output_path == "report.html");
    request = test::request_of(define_report, check_report, {"a.h5", "-o", "b.html", "--force"});
    CHECK(request.output_path == "b.html");
    CHECK(request.force);
}

TEST_CASE("missing and superfluous arguments are reported") {
    CHECK(error_of({"show"}).find("needs a results file") != std::string::npos);
    CHECK(error_of({"show", "a", "b", "c"}) == "unexpected argument 'c'");
    CHECK(error_of({"export", "a"}).find("--csv FOLDER") != std::string::npos);
    CHECK(error_of({"export", "a", "--cvs", "b"}).find("did you mean --csv?") != std::string::npos);
    CHECK(error_of({"compare", "a"}).find("two results files") != std::string::npos);
    CHECK(error_of({"report"}).find("needs a results file") != std::string::npos);
}
