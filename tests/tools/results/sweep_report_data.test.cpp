// SPDX-License-Identifier: Apache-2.0
#include "tools/results/sweep_report_data.hpp"

#include "output/deflate.hpp"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "tests/support/approximately.hpp"
#include "tests/tools/sample_sweep.hpp"
#include "tools/analysis/sensitivity_indices.hpp"
#include "tools/results/report_page.hpp"

using namespace tenfold;
using nlohmann::json;

namespace {

json data_of(const SweepTable& table, const Study& study, const SweepReportBounds& bounds = {}) {
    return json::parse(sweep_report_json(table, study, bounds));
}

json data_of(const Study& study) {
    return data_of(test::sample_sweep(study), study);
}

/// Of the first scalar.
json sensitivity_of(const json& data) {
    return data["sensitivity"]["scalars"][0];
}

} // namespace

TEST_CASE("the data of a sweep have its runs, factors and scalars") {
    Study study = test::sample_study("grid", true);
    study.replicates = 2;
    study.factors[0].also = {"policy.salary"};
    SweepTable table = test::sample_sweep(study);
    test::fail(table, 3, "the identity of money does not hold");
    table.records.status[4] = RunStatus::missing;
    const json data = data_of(table, study);
    CHECK(data["kind"] == "sweep");
    CHECK(data["study"]["description"] == study.description);
    CHECK(data["counts"] ==
          json{{"runs", 100}, {"complete", 98}, {"failed", 1}, {"missing", 1}, {"points", 50}});
    CHECK(data["factors"][0]["levels"] == json::array({"0", "2.5", "5", "7.5", "10"}));
    CHECK(data["factors"][0]["path"] == "policy.wage, policy.salary");
    CHECK(data["factors"][1]["path"] == "policy.tax");
    CHECK(data["factors"][1]["low"] == 0.0);
    CHECK(data["factors"][1]["high"] == 1.0);
    CHECK(data["factors"][2]["levels"] == json::array({"No policy", "A grant"}));
    CHECK(data["factors"][2]["numeric"] == false);
    CHECK(data["factors"][2]["low"].is_null());
    CHECK(data["scalars"][1]["runs"] == 98);
    CHECK(data["scalars"][1]["quantiles"] == json{0, 0, 2.5, 5, 7.5, 10, 10});
    REQUIRE(data["failures"].size() == 1);
    CHECK(data["failures"][0]["run"] == 3);
    CHECK(data["failures"][0]["factors"] == json{"0", "0", "A grant"});
    CHECK(data["failures"][0]["message"] == "the identity of money does not hold");
}

TEST_CASE("bands are quantiles over complete runs, null without numbers") {
    const Study study = test::sample_study("grid");
    SweepTable table = test::sample_sweep(study);
    test::fail(table, 24, "too hot"); // wage 10, tax 1
    for (std::size_t run = 0; run < table.runs(); ++run) {
        table.series[0].values[run * 3 + 1] = no_value;
    }
    table.series[0].values[2] = no_value; // of one run in one month
    const json data = data_of(table, study);
    std::vector<double> first;
    for (std::size_t run = 0; run < 24; ++run) {
        first.push_back(table.series[0].values[run * 3]);
    }
    std::ranges::sort(first);
    const json& bands = data["bands"];
    CHECK(bands["every"] == 1);
    CHECK(bands["time"] == json{"2023-01-31", "2023-02-28", "2023-03-31"});
    REQUIRE(bands["series"].size() == 1); // employment has categories
    const json& quantiles = bands["series"][0]["quantiles"];
    REQUIRE(quantiles.size() == 5);
    CHECK(quantiles[2][0] == test::approximately(0.5 * (first[11] + first[12])));
    CHECK(quantiles[0][0] ==
          test::approximately(0.85 * first[1] + 0.15 * first[2])); // 5 % of 23 steps
    for (const json& quantile : quantiles) {
        CHECK(quantile[1].is_null());
        CHECK(quantile[2].is_number());
    }
}

TEST_CASE("each value of a factor has its own band") {
    const json data = data_of(test::sample_study("grid", true));
    const json& by_value = data["bands_by_value"];
    REQUIRE(by_value["factors"].size() == 3);
    const json& policy = by_value["factors"][2];
    CHECK(policy["factor"] == 2);
    CHECK(policy["runs"] == json{25, 25});
    const json& bands = policy["series"][0]; // real_gdp: medians 11.5, and 16.5 with the grant
    CHECK(bands[0][1] == json{11.5, 12.5, 13.5});
    CHECK(bands[1][1] == json{16.5, 17.5, 18.5});
    CHECK(bands[0][0][0] < bands[0][1][0]);
    CHECK(bands[0][2][0] > bands[0][1][0]);
    Study menu = test::sample_study("grid", true);
    menu.factors.erase(menu.factors.begin(), menu.factors.begin() + 2);
    menu.factors[0].cases.resize(20, {"", "", {}}); // more than numbers may have values
    for (std::size_t i = 0; i < 20; ++i) {
        menu.factors[0].cases[i].key = "case" + std::to_string(i);
    }
    SweepTable alone = test::sample_sweep(test::sample_study("grid"));
    alone.factors.resize(1);
    alone.factors[0] = {"policy", "Policy", "", "", {}, {}};
    for (std::size_t run = 0; run < alone.runs(); ++run) {
        alone.factors[0].texts.push_back("case" + std::to_string(run % 20));
    }
    CHECK(data_of(alone, menu)["bands_by_value"]["factors"][0]["series"][0].size() == 20);
    const json continua = data_of(test::sample_study("random"));
    CHECK(continua["bands_by_value"]["factors"].empty());
    CHECK(continua["factors"][0]["levels"].empty()); // the values met say nothing
}

TEST_CASE("series by category have the medians of each category") {
    const Study study = test::sample_study("grid");
    SweepTable table = test::sample_sweep(study);
    SweepSeries moves = table.series[1];
    moves.name = "moves";
    moves.axes = {"sector", "sector"};
    moves.values.assign(table.runs() * 3 * 4, 1.0);
    table.series.push_back(moves);
    const json data = data_of(table, study);
    const json& categories = data["categories"]["series"];
    REQUIRE(categories.size() == 1);
    CHECK(categories[0]["axis"] == "sector");
    CHECK(categories[0]["names"][0] == "Farms, and fishing");
    CHECK(categories[0]["medians"][0] == json{11.5, 12.5, 13.5});
    CHECK(categories[0]["medians"][1] == json{7, 7, 7});
    REQUIRE(data["left_out"].size() == 1);
    CHECK(data["left_out"][0].get<std::string>().starts_with("moves"));
}

TEST_CASE("a one-at-a-time design gives bars in descending order, without failed runs") {
    const Study study = test::sample_study("one_at_a_time");
    SweepTable table = test::sample_sweep(study);
    json told = data_of(table, study)["sensitivity"];
    CHECK(told["method"] == "tornado");
    const json bars = told["scalars"][0]["bars"];
    CHECK(told["scalars"][0]["best"] == 0.115);
    REQUIRE(bars.size() == 2);
    CHECK(bars[0] ==
          json{{"factor", 0}, {"low", 0.015}, {"high", 0.215}, {"at_low", "0"}, {"at_high", "10"}});
    CHECK(bars[1]["low"] == 0.1);
    CHECK(bars[1]["high"] == 0.13);
    test::fail(table, 2, "with the highest wage");
    told = sensitivity_of(data_of(table, study));
    CHECK(told["used"] == 1);
    CHECK(told["of"] == 2);
    CHECK(told["bars"].size() == 1);
    CHECK(told["bars"][0]["factor"] == 1);
    test::fail(table, 0, "the best");
    CHECK(sensitivity_of(data_of(table, study)).contains("why"));
}

TEST_CASE("a Saltelli design gives Sobol indices of its complete samples") {
    const Study study = test::sample_study("saltelli");
    SweepTable table = test::sample_sweep(study); // 8 samples of 4 points
    REQUIRE(table.runs() == 32);
    const SobolIndices all = sobol_indices({table.scalars[0].values, 2, false});
    json told = sensitivity_of(data_of(table, study));
    CHECK(told["used"] == 8);
    for (std::size_t i = 0; i < 2; ++i) {
        CHECK(told["first"][i][0] == test::approximately(all.first[i].value).epsilon(1e-4));
        CHECK(told["total"][i][1] == test::approximately(all.total[i].interval->low).epsilon(1e-4));
        CHECK(told["total"][i][2] ==
              test::approximately(all.total[i].interval->high).epsilon(1e-4));
    }
    CHECK(told["pairs"].empty());
    test::fail(table, 5, "in the second sample");
    std::vector<double> rest = table.scalars[0].values;
    rest.erase(rest.begin() + 4, rest.begin() + 8);
    const SobolIndices fewer = sobol_indices({rest, 2, false});
    told = sensitivity_of(data_of(table, study));
    CHECK(told["used"] == 7);
    CHECK(told["of"] == 8);
    CHECK(told["first"][0][0] == test::approximately(fewer.first[0].value).epsilon(1e-4));
    CHECK(fewer.first[0].value != test::approximately(all.first[0].value).epsilon(1e-3));
    std::ranges::fill(table.scalars[0].values, 1.0);
    CHECK(sensitivity_of(data_of(table, study))["why"] == "it does not vary");
}

TEST_CASE("a Morris design gives effects over the whole range of each factor") {
    const Study study = test::sample_study("morris");
    SweepTable table = test::sample_sweep(study); // 8 trajectories of 3 points
    json told = sensitivity_of(data_of(table, study));
    CHECK(told["used"] == 8);
    CHECK(told["mean"][0] == test::approximately(0.2));
    CHECK(told["mean_absolute"][1][0] == test::approximately(0.03));
    CHECK(told["deviation"][0] == test::approximately(0.0).epsilon(1e-9));
    test::fail(table, 4, "in the second trajectory");
    told = sensitivity_of(data_of(table, study));
    CHECK(told["used"] == 7);
    CHECK(told["mean"][0] == test::approximately(0.2));
    CHECK(data_of(table, Study{})["sensitivity"].contains("why")); // nobody knows the places
    Study other = study;
    other.design.seed = 2; // other trajectories than those that were run
    CHECK(data_of(table, other)["sensitivity"].contains("why"));
}

TEST_CASE("other designs have a rank regression if they have enough points") {
    Study study = test::sample_study("latin_hypercube", true);
    study.design.samples = 12;
    const json told = data_of(study)["sensitivity"];
    CHECK(told["method"] == "rank");
    CHECK(told["factors"] == json::array({0, 1})); // cases are no numbers
    CHECK(told["scalars"][1]["coefficients"][0] == test::approximately(1.0)); // the wage itself
    CHECK(told["scalars"][1]["coefficients"][1] == test::approximately(0.0).epsilon(1e-9));
    CHECK(told["scalars"][1]["r_squared"] == test::approximately(1.0));
    study.design.samples = 8;
    CHECK(sensitivity_of(data_of(study))["why"] == "8 points have a value, and 9 are needed");
    study.factors.erase(study.factors.begin() + 1);
    CHECK_FALSE(data_of(test::sample_study("grid"))["sensitivity"].contains("why"));
}

TEST_CASE("replicates of a point are averaged before the analysis") {
    Study study = test::sample_study("one_at_a_time");
    study.replicates = 3;
    SweepTable table = test::sample_sweep(study);
    CHECK(sensitivity_of(data_of(table, study))["best"] == 0.125); // 11.5 and one replicate each
    test::fail(table, 2, "replicate 2 of the base");
    CHECK(sensitivity_of(data_of(table, study))["best"] == 0.12);
}

TEST_CASE("a grid has the mean for each pair of values") {
    const Study study = test::sample_study("grid", true);
    SweepTable table = test::sample_sweep(study);
    const json grid = data_of(table, study)["grid"];
    REQUIRE(grid.size() == 3);
    CHECK(grid[1]["row"] == 0);
    CHECK(grid[1]["column"] == 2);
    const json& means = grid[1]["means"][0]; // wage by policy: 2 wage + 1.5, and 5 of a grant
    REQUIRE(means.size() == 10);
    CHECK(means[0] == 0.015);
    CHECK(means[1] == 0.065);
    CHECK(means[9] == 0.265);
    test::fail(table, 0, "a corner");
    CHECK(data_of(table, study)["grid"][0]["means"][0][0] == 0.05); // only that with a grant
    test::fail(table, 1, "the same corner");
    CHECK(data_of(table, study)["grid"][0]["means"][0][0].is_null());
    CHECK(data_of(test::sample_study("random"))["grid"].empty());
}

TEST_CASE("each value of a factor is compared with the first, run by run") {
    Study study = test::sample_study("grid", true);
    study.replicates = 2;
    SweepTable table = test::sample_sweep(study);
    json changes = data_of(table, study)["changes"];
    REQUIRE(changes.size() == 3);
    CHECK(changes[2]["factor"] == 2);
    json grant = changes[2]["scalars"][0][1];     // mean, change, interval; the same as shares
    CHECK(grant[0] == 0.17);                      // 11.5, 5 of the grant, half a replicate
    CHECK(grant[1] == test::approximately(0.05)); // in every pair of runs
    CHECK(grant[2] == test::approximately(0.05));
    CHECK(grant[3] == test::approximately(0.05));
    CHECK(changes[2]["scalars"][0][0][1] == 0.0);
    CHECK(grant[4].is_null()); // of nothing there is no share, and one run has 0
    CHECK(changes[0]["scalars"][1][4][1] == 10.0); // the wage itself
    test::fail(table, 0, "its partner has no pair then");
    table.scalars[0].values[2] = 0.55; // the grant of that pair: 0.05 before
    grant = data_of(table, study)["changes"][2]["scalars"][0][1];
    CHECK(grant[1] == test::approximately(0.05));
    table.scalars[0].values[3] += 0.49; // of the 49 pairs that are left
    grant = data_of(table, study)["changes"][2]["scalars"][0][1];
    CHECK(grant[1] == test::approximately(0.06));
    CHECK(grant[2] < grant[1]);
    CHECK(data_of(test::sample_study("random"))["changes"].empty());
}

TEST_CASE("data beyond the limits are thinned, which the data record") {
    Study study = test::sample_study("grid", true);
    SweepTable table = test::sample_sweep(study, 25);
    for (std::size_t run = 10; run < 20; ++run) {
        test::fail(table, run, "one of many");
    }
    SweepReportBounds bounds;
    bounds.bands = 50; // ten months of one series, and there are 25
    bounds.scatter_runs = 15;
    bounds.failures = 4;
    bounds.grid = 50; // of two scalars: one pair of five values each, and nothing else
    bounds.bands_by_value = 3;
    bounds.changes = 7 * 5 * 2 + 7 * 2 * 2; // the first factor and the cases
    const json data = data_of(table, study, bounds);
    CHECK(data["bands"]["every"] == 3);
    CHECK(data["bands"]["time"].size() == 9);
    CHECK(data["bands"]["time"].back() == "2025-01-31"); // the last month always
    CHECK(data["bands"]["series"][0]["quantiles"][0].size() == 9);
    CHECK(data["bands_by_value"]["factors"].empty());
    CHECK(data["scatter"]["every"] == 3);
    CHECK(data["scatter"]["runs"].size() == 14); // of 40
    CHECK(data["scatter"]["runs"][1] == 3);
    CHECK(data["scatter"]["scalars"][1][1] == table.scalars[1].values[3]);
    CHECK(data["scatter"]["factors"][2][1] == 1); // place among the factor's values
    CHECK(data["failures"].size() == 4);
    CHECK(data["grid"].size() == 1);
    CHECK(data["changes"].size() == 2);
    CHECK(data["left_out"].size() == 3);
}

TEST_CASE("a sweep without factors, series or complete runs has data too") {
    Study study = test::sample_study("grid");
    SweepTable table = test::sample_sweep(study);
    table.series.clear();
    for (std::size_t run = 0; run < table.runs(); ++run) {
        test::fail(table, run, "all failed");
    }
    json data = data_of(table, study);
    CHECK(data["bands"]["series"].empty());
    CHECK(data["scalars"][0]["quantiles"][3].is_null());
    CHECK(sensitivity_of(data).contains("why"));
    CHECK(data["scatter"]["runs"].empty());
    table.factors.clear();
    data = data_of(table, Study{});
    CHECK(data["sensitivity"]["why"] == "The study varies no factor.");
}

TEST_CASE("the page of ten thousand noisy runs is below 3 MB") {
    Study study = test::sample_study("latin_hypercube", true);
    study.design.samples = 10'000;
    SweepTable table = test::sample_sweep(study, 156);
    const SweepSeries whole = table.series[0];
    const SweepScalar scalar = table.scalars[0];
    for (int i = 0; i < 40; ++i) {
        table.scalars.push_back(scalar);
        for (std::size_t run = 0; run < table.runs(); ++run) { // digits that do not compress
            table.scalars.back().values[run] = std::sin(static_cast<double>(run * 41 + i));
        }
    }
    table.month_ends.resize(24);
    for (SweepSeries& series : table.series) {
        series.values.resize(table.runs() * table.places(series));
    }
    for (int i = 0; i < 30; ++i) {
        table.series.push_back(table.series[0]);
    }
    const std::string data = sweep_report_json(table, study);
    CHECK(json::parse(data)["scatter"]["runs"].size() <= 2'000);
    constexpr std::size_t largest_template = 2'000'000; // tools/results/report/build.mjs
    CHECK(base64(gzipped(data)).size() + largest_template < 3'000'000);
}
