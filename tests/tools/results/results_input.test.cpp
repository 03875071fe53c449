// SPDX-License-Identifier: Apache-2.0
#include "tools/results/results_input.hpp"

#include "core/check.hpp"

#include "output/hdf5.hpp"

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "tests/support/temporary_directory.hpp"
#include "tests/tools/sample_files.hpp"

using namespace tenfold;

TEST_CASE("text with control characters is refused") {
    const test::TemporaryDirectory directory;
    const auto path = directory.path() / "a.h5";
    const auto open_with = [&](const std::string& meaning) {
        Hdf5Writer file{path};
        file.set_attribute("/", "filetype", "tenfold-results");
        file.set_attribute("/", "format_version", std::int64_t{1});
        file.define_dimension("time", std::vector<double>{30.0});
        file.set_attribute("time", "units", "days since 2023-01-01 00:00:00");
        const std::vector<std::string> time{"time"};
        file.write("month_days", std::vector<std::int64_t>{31}, time);
        file.write("x", std::vector<double>{1.0}, time);
        file.set_attribute("x", "long_name", meaning);
        file.write_text("scenario", "name: a\n");
        file.publish();
        return open_results(path);
    };
    CHECK(open_with("A number.").variables[0].long_name == "A number.");
    CHECK_THROWS_WITH_AS(static_cast<void>(open_with("\033[2J")),
                         doctest::Contains("'x' has the control character U+001B in it"),
                         FileError);
}

TEST_CASE("columns and seeds are read") {
    const ResultsFile file = test::sample_file(3, 5.0);
    CHECK(column_of(file.variables[2], 1) == std::vector<double>{5, 5, 5});
    CHECK(draw_text(file) == "seed 1");
}

TEST_CASE("an interrupted run has the dates of its end and of its planned end") {
    ResultsFile file = test::sample_file(5, 100.0);
    CHECK(early_end_text(file).empty());
    file.run = {{"status", std::string{"interrupted"}}};
    CHECK(early_end_text(file) == "ended early, in 2023-05"); // its scenario does not say more
    file.scenario += "time:\n  start: 2023-01-01\n  end: {value: 2026-01-01, source: \"test\"}\n";
    CHECK(early_end_text(file) == "ended early, in 2023-05 of a run to 2025-12");
    file.time.clear();
    CHECK(early_end_text(file) == "ended early, in its first month of a run to 2025-12");
}
