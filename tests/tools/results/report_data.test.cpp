// SPDX-License-Identifier: Apache-2.0
#include "tools/results/report_data.hpp"

#include "output/series.hpp"
#include "scenarios/load.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "tests/tools/sample_files.hpp"
#include "tools/common/headlines.hpp"

using namespace tenfold;
using nlohmann::json;

namespace {

json data_of(const ResultsFile& file, const RunDetail& detail = {}) {
    return json::parse(report_json({&file, 1}, {&detail, 1}))["runs"][0];
}

} // namespace

TEST_CASE("the data of a run are complete, with seven digits") {
    ResultsFile file = test::sample_file(3, 0.12345678901);
    file.variables[1].values[1] = NAN;
    const json run = data_of(file);
    CHECK(run["file"] == "sample.h5"); // not where it lies
    CHECK(run["attributes"]["seed"] == 1);
    CHECK(run["run"]["status"] == "complete");
    CHECK(run["observations"]["o1_slope"] == 1.25);
    CHECK(run["scenario"] == file.scenario);
    CHECK(run["world"] == ""); // which only the file of a country has
    CHECK(run["time"] == json{"2023-01-31", "2023-02-28", "2023-03-31"});
    CHECK(run["axes"]["sector"]["names"][1] == "Both \"others\"");
    CHECK(run["series"]["real_gdp"]["unit"] == "USD/yr");
    CHECK(run["series"]["real_gdp"]["values"] == json{0.1234568, nullptr, 2.123457});
    CHECK(run["series"]["employment"]["dimensions"] == json{"time", "sector"});
    CHECK(run["series"]["employment"]["values"].size() == 6);
    CHECK(run["series"]["moves"]["values"] == json{1, 2, 3, 4});
}

TEST_CASE("monthly matrices are summed over the run") {
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

TEST_CASE("without space for all months only year ends have values") {
    const ResultsFile file = test::sample_file(14, 5.0);
    const json run = data_of(file, {Detail::year_ends, Detail::nothing});
    const json& values = run["series"]["real_gdp"]["values"];
    REQUIRE(values.size() == 14);
    for (std::size_t month = 0; month < 14; ++month) {
        const bool kept = month == 11 || month == 13; // December, and the last month
        CHECK(values[month].is_null() != kept);
    }
    CHECK(run["series"]["real_gdp"]["only"] == "year ends");
    CHECK_FALSE(run["series"].contains("employment"));
    CHECK_FALSE(data_of(file)["series"]["real_gdp"].contains("only"));
}

TEST_CASE("each run has the group of its replicates; countries of a world are not replicates") {
    std::vector<ResultsFile> files{test::sample_file(2, 5.0, 1),
                                   test::sample_file(2, 5.0, 2),
                                   test::sample_file(2, 6.0, 1),
                                   test::sample_file(2, 6.0, 1)};
    files[0].attributes.emplace_back("country", std::string{"USA"});
    files[1].attributes.emplace_back("country", std::string{"USA"});
    files[2].attributes.emplace_back("country", std::string{"IND"}); // the scenario is the same
    const std::vector<RunDetail> details(files.size());
    const json runs = json::parse(report_json(files, details))["runs"];
    CHECK(runs[0]["group"] == 0);
    CHECK(runs[1]["group"] == 0);
    CHECK(runs[2]["group"] == 1);
    CHECK(runs[3]["group"] == 2);
}

TEST_CASE("the page has the comparison of compare, if there is one") {
    std::vector<ResultsFile> files{test::sample_file(2, 100.0, 1), test::sample_file(2, 150.0, 1)};
    files[1].scenario += "x: 1\n";
    const std::vector<RunDetail> details(files.size());
    const json said = json::parse(report_json(files, details))["comparison"];
    CHECK(said["period"]["averaged_months"] == 1);
    REQUIRE(said["against_first"].size() == 1);
    const json& against = said["against_first"][0];
    CHECK(against["pairing"] == "single");
    const auto product = std::ranges::find_if(
        against["headlines"], [](const json& row) { return row["series"] == "real_gdp"; });
    REQUIRE(product != against["headlines"].end());
    CHECK((*product)["reference"] == 101.0);
    CHECK((*product)["value"] == 151.0);
    CHECK((*product)["interval"].is_null());
    CHECK_FALSE((said.dump().find("runs/") != std::string::npos)); // not where files lie
    for (Date& day : files[1].time) {
        day += std::chrono::days{3650};
    }
    CHECK(json::parse(report_json(files, details))["comparison"].is_null());
    CHECK(json::parse(report_json({files.data(), 1}, {details.data(), 1}))["comparison"].is_null());
}

TEST_CASE("each level omits more, of the first runs last") {
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

TEST_CASE("the observed data of us-2023 belong to series of the whole economy") {
    const Scenario scenario =
        load_scenario(std::filesystem::path{TENFOLD_SOURCE_DIR} / "scenarios/us-2023.yaml")
            .scenario;
    const std::vector<ObservedFigure>& figures = scenario.observations.figures;
    CHECK(figures.size() > 30);
    for (const ObservedFigure& figure : figures) {
        CAPTURE(figure.key);
        const auto found = std::ranges::find(output_series(), figure.series, &Series::name);
        REQUIRE(found != output_series().end());
        CHECK(found->dimension == SeriesDimension::time);
        CHECK(figure.date >= scenario.time.start);
    }
}

TEST_CASE("the page gets names, units and decimals from the program's table") {
    const ResultsFile file = test::sample_file(2, 1.0);
    const RunDetail detail;
    const json figures = json::parse(report_json({&file, 1}, {&detail, 1}))["figures"];
    REQUIRE(figures["headlines"].size() == headlines().size());
    CHECK(figures["headlines"][0]["label"] == "Unemployment rate");
    CHECK(figures["headlines"][0]["style"] == "percent");
    CHECK(figures["styles"]["percent"][0]["decimals"] == 1);
    CHECK(figures["styles"]["percent"][0]["after"] == " %");
    for (const json& headline : figures["headlines"]) {
        CHECK(figures["styles"].contains(headline["style"].get<std::string>()));
    }
    CHECK(figures["observations"]["o1_slope"] == 2);
}
