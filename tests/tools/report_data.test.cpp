// SPDX-License-Identifier: Apache-2.0
#include "tools/report_data.hpp"

#include <cmath>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "tests/tools/sample_files.hpp"

using namespace tenfold;
using nlohmann::json;

namespace {

json data_of(const ResultsFile& file, const RunDetail& detail = {}) {
    return json::parse(report_json({&file, 1}, {&detail, 1}))["runs"][0];
}

} // namespace

TEST_CASE("a run is told whole, with seven digits") {
    ResultsFile file = test::sample_file(3, 0.12345678901);
    file.variables[1].values[1] = NAN;
    const json run = data_of(file);
    CHECK(run["file"] == "sample.h5"); // not where it lies
    CHECK(run["attributes"]["seed"] == 1);
    CHECK(run["run"]["status"] == "complete");
    CHECK(run["observations"]["o1_slope"] == 1.25);
    CHECK(run["scenario"] == file.scenario);
    CHECK(run["time"] == json{"2023-01-31", "2023-02-28", "2023-03-31"});
    CHECK(run["axes"]["sector"]["names"][1] == "Both \"others\"");
    CHECK(run["series"]["real_gdp"]["unit"] == "USD/yr");
    CHECK(run["series"]["real_gdp"]["values"] == json{0.1234568, nullptr, 2.123457});
    CHECK(run["series"]["employment"]["dimensions"] == json{"time", "sector"});
    CHECK(run["series"]["employment"]["values"].size() == 6);
    CHECK(run["series"]["moves"]["values"] == json{1, 2, 3, 4});
}

TEST_CASE("matrices by month are told as their sums") {
    ResultsFile file = test::sample_file(2, 1.0);
    Variable& moves = file.variables.emplace_back();
    moves.name = "monthly_moves";
    moves.dimensions = {"time", "sector", "sector"};
    moves.shape = {2, 2, 2};
    moves.values = {1, 2, 3, 4, 10, 20, 30, 40};
    const json told = data_of(file)["series"]["monthly_moves"];
    CHECK(told["dimensions"] == json::array({"sector", "sector"})); // two texts would be a pair
    CHECK(told["values"] == json{11, 22, 33, 44});
}

TEST_CASE("between year ends there is nothing when there is no room") {
    const ResultsFile file = test::sample_file(14, 5.0);
    const json run = data_of(file, {Detail::year_ends, Detail::nothing});
    const json& values = run["series"]["real_gdp"]["values"];
    REQUIRE(values.size() == 14);
    for (std::size_t month = 0; month < 14; ++month) {
        const bool kept = month == 11 || month == 13; // December, and the last month
        CHECK(values[month].is_null() != kept);
    }
    CHECK_FALSE(run["series"].contains("employment"));
}

TEST_CASE("each step leaves out more, of the first runs last") {
    const std::vector<ResultsFile> files{test::sample_file(14, 5.123456, 1),
                                         test::sample_file(14, 6.123456, 2)};
    const std::vector<DetailStep> steps = detail_steps(files);
    CHECK(steps[0].left_out.empty());
    std::size_t before = report_json(files, steps[0].details).size();
    for (std::size_t i = 1; i < steps.size(); ++i) {
        CHECK_FALSE(steps[i].left_out.empty());
        const std::size_t size = report_json(files, steps[i].details).size();
        CHECK(size < before);
        before = size;
    }
    CHECK(steps[1].details[0].categories == Detail::every_month);
    CHECK(steps[1].details[1].categories == Detail::year_ends);
}
