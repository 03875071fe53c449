// SPDX-License-Identifier: Apache-2.0
#include "tools/results/show_text.hpp"

#include "core/check.hpp"

#include <cmath>
#include <sstream>
#include <string>

#include <doctest/doctest.h>

#include "tests/tools/sample_files.hpp"
#include "tools/common/figures.hpp"

using namespace tenfold;

namespace {

const ShowStyle ascii{100, Characters::ascii};

bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

std::size_t widest_line(const std::string& text) {
    std::istringstream lines{text};
    std::size_t width = 0;
    for (std::string line; std::getline(lines, line);) {
        width = std::max(width, text_width(line));
    }
    return width;
}

} // namespace

TEST_CASE("a run is shown with provenance, headlines and every series") {
    const ResultsFile file = test::sample_file(24, 2e12);
    const std::string text = show_run(file, ascii);
    CHECK(text.starts_with("sample: 2023-01 to 2024-12 (24 months), seed 1, scale 1:1,000\n"));
    CHECK(has(text, "runs/sample.h5: complete"));
    CHECK(has(text, "2023-01 to 2023-12"));
    CHECK(has(text, "Unemployment rate                                      4.0 %"));
    CHECK(has(text, "$2,000 billion"));
    CHECK(has(text, "unemployment_rate"));
    CHECK(has(text, "Series over time, sector\n  employment\n"));
    CHECK(has(text, "Series over sector_from, sector\n  moves\n"));
    CHECK(widest_line(text) <= 100);
    for (const char c : text) {
        CHECK(static_cast<unsigned char>(c) < 0x80);
    }
}

TEST_CASE("the extensions of a run are shown") {
    ResultsFile file = test::sample_file(2, 1.0);
    file.attributes.emplace_back("extensions", std::string{});
    CHECK_FALSE(has(show_run(file, ascii), "extensions"));
    std::get<std::string>(file.attributes.back().second) = "lever a [1]; observer b [1, sector]";
    CHECK(has(show_run(file, ascii), "\nwith extensions: lever a [1]; observer b [1, sector]\n"));
}

TEST_CASE("a run without months is shown without numbers") {
    const std::string text = show_run(test::sample_file(0, 1.0), ascii);
    CHECK(has(text, "no months"));
    CHECK_FALSE(has(text, "Mean over the months"));
    CHECK(has(show_series(test::sample_file(0, 1.0), "real_gdp", ascii), "no values"));
}

TEST_CASE("one series over time has a chart and a row for each year") {
    ResultsFile file = test::sample_file(14, 100.0);
    file.variables[1].values[1] = NAN;
    const std::string text = show_series(file, "real_gdp", ascii);
    CHECK(has(text, "real_gdp [USD/yr]\nProduct.\n"));
    CHECK(has(text, "#"));
    CHECK(has(text, "2023           105.9           100           111           111\n"));
    CHECK(has(text, "2024           112.5           112           113           113\n"));
}

TEST_CASE("a series by category has a row for each, by key and name") {
    const std::string text = show_series(test::sample_file(3, 5.0), "employment", ascii);
    CHECK(has(text, "\nA  Farms, and fishing"));
    CHECK(has(text, "\nB  Both \"others\""));
    CHECK(has(text, "1,000"));
}

TEST_CASE("a table without time has its largest entries") {
    const std::string text = show_series(test::sample_file(3, 5.0), "moves", ascii);
    const std::size_t first = text.find("4  sector_from Others, sector Both \"others\"");
    const std::size_t second = text.find("3  sector_from Others, sector Farms, and fishing");
    CHECK(first != std::string::npos);
    CHECK(second != std::string::npos);
    CHECK(first < second);
}

TEST_CASE("observations are shown with their meaning") {
    const std::string text = show_series(test::sample_file(3, 5.0), "observations", ascii);
    CHECK(has(text, "o1_slope"));
    CHECK(has(text, "1.25\n    ")); // and its meaning below
    CHECK(has(text, "linear"));
}

TEST_CASE("the nearest series is suggested") {
    const ResultsFile file = test::sample_file(3, 5.0);
    try {
        static_cast<void>(show_series(file, "real_gpd", ascii));
        FAIL("nothing thrown");
    } catch (const UsageError& error) {
        CHECK(has(error.what(),
                  "'real_gpd' is not a series of runs/sample.h5; did you mean real_gdp?"));
    }
}
