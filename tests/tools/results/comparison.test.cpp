// SPDX-License-Identifier: Apache-2.0
#include "tools/results/comparison.hpp"

#include "core/check.hpp"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "tests/support/approximately.hpp"
#include "tests/tools/sample_files.hpp"
#include "tools/results/comparison_text.hpp"

using namespace tenfold;

namespace {

/// A run whose product is `level` in every month, of a scenario with the parameter `x`.
ResultsFile flat(double level, int x, std::int64_t seed) {
    ResultsFile file = test::sample_file(24, level, seed);
    file.path = "x" + std::to_string(x) + "-" + std::to_string(seed) + ".h5";
    file.scenario += "x: " + std::to_string(x) + "\n";
    std::ranges::fill(file.variables[1].values, level);
    return file;
}

const HeadlineDifference& product(const GroupComparison& comparison) {
    const auto found =
        std::ranges::find_if(comparison.headlines, [](const HeadlineDifference& row) {
            return row.headline.series == "real_gdp";
        });
    REQUIRE(found != comparison.headlines.end());
    return *found;
}

bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

} // namespace

TEST_CASE("runs of one scenario are a group, whatever their seeds") {
    const std::vector<ResultsFile> files{flat(1, 1, 1), flat(1, 2, 1), flat(1, 1, 2)};
    const std::vector<RunGroup> groups = group_runs(files);
    REQUIRE(groups.size() == 2);
    CHECK(groups[0].runs == std::vector<std::size_t>{0, 2});
    CHECK(groups[1].runs == std::vector<std::size_t>{1});
}

TEST_CASE("countries of one world are not replicates of each other") {
    std::vector<ResultsFile> files{flat(1, 1, 1), flat(2, 1, 1), flat(3, 1, 2)};
    files[0].attributes.emplace_back("country", std::string{"USA"});
    files[1].attributes.emplace_back("country", std::string{"IND"});
    files[2].attributes.emplace_back("country", std::string{"IND"});
    const std::vector<RunGroup> groups = group_runs(files);
    REQUIRE(groups.size() == 2);
    CHECK(groups[0].name == "sample (USA)");
    CHECK(groups[1].runs == std::vector<std::size_t>{1, 2});
    // A country depends on the other countries of its world.
    files[1].world = "countries:\n  - key: \"IND\"\n    people: 4\n";
    files[2].world = "countries:\n  - key: \"IND\"\n    people: 5\n";
    CHECK(group_runs(files).size() == 3);
}

TEST_CASE("a run with extensions is no repetition of a run without, and the difference is named") {
    std::vector<ResultsFile> files{flat(1, 1, 1), flat(2, 1, 1), flat(3, 1, 2)};
    files[0].attributes.emplace_back("extensions", std::string{}); // none, as without the attribute
    files[1].attributes.emplace_back("extensions", std::string{"adoption rule threshold"});
    const Comparison comparison = compare_results(files);
    REQUIRE(comparison.groups.size() == 2);
    CHECK(comparison.groups[0].runs == std::vector<std::size_t>{0, 2});
    CHECK(comparison.equal_runs.empty());
    REQUIRE(comparison.against_first[0].changes.size() == 1);
    CHECK(comparison.against_first[0].changes[0].path == "extensions");
    CHECK(comparison.against_first[0].changes[0].from.empty());
    CHECK(comparison.against_first[0].changes[0].to == "adoption rule threshold");
}

TEST_CASE("runs with the same seeds are compared in pairs") {
    // Half as much again in every pair, while the seeds themselves differ tenfold.
    const std::vector<ResultsFile> files{
        flat(100, 1, 1), flat(1000, 1, 2), flat(1500, 2, 2), flat(150, 2, 1)};
    const Comparison result = compare_results(files);
    REQUIRE(result.against_first.size() == 1);
    const GroupComparison& group = result.against_first[0];
    CHECK(group.pairing == Pairing::paired);
    CHECK(group.pairs == 2);
    const HeadlineDifference& row = product(group);
    CHECK(row.relative);
    CHECK(row.reference == test::approximately(550.0));
    CHECK(row.difference.value == test::approximately(0.5));
    REQUIRE(row.difference.interval);
    CHECK(row.difference.interval->low == test::approximately(0.5));
    CHECK(row.difference.interval->high == test::approximately(0.5));
    REQUIRE(group.changes.size() == 1);
    CHECK(group.changes[0].path == "x");
    CHECK(has(comparison_text(result, files, 100), "x: 1 -> 2"));
}

TEST_CASE("runs with different seeds are compared as independent samples") {
    const std::vector<ResultsFile> files{
        flat(100, 1, 1), flat(110, 1, 2), flat(150, 2, 3), flat(160, 2, 4)};
    const Comparison result = compare_results(files);
    CHECK(result.against_first[0].pairing == Pairing::independent);
    const HeadlineDifference& row = product(result.against_first[0]);
    CHECK(row.difference.value ==
          test::approximately(std::sqrt(150.0 * 160 / (100.0 * 110)) - 1.0));
    CHECK(row.difference.interval->low < row.difference.value);
    CHECK(has(comparison_text(result, files, 100), "(Welch)"));
}

TEST_CASE("a repeated run counts once under any file name") {
    std::vector<ResultsFile> files{
        flat(100, 1, 1), flat(110, 1, 2), flat(150, 2, 11), flat(170, 2, 12)};
    const Comparison once = compare_results(files);
    const std::size_t runs = files.size();
    for (std::size_t i = 0; i < runs; ++i) {
        files.push_back(files[i]);
        files.back().path = "copies/" + files[i].path.filename().string();
    }
    const Comparison twice = compare_results(files);
    REQUIRE(twice.against_first.size() == 1);
    CHECK(twice.groups[1].distinct == std::vector<std::size_t>{2, 3});
    CHECK(twice.groups[1].runs == std::vector<std::size_t>{2, 3, 6, 7});
    CHECK(twice.against_first[0].pairing == Pairing::independent);
    const auto& expected = product(once.against_first[0]).difference;
    const auto& found = product(twice.against_first[0]).difference;
    REQUIRE(expected.interval);
    REQUIRE(found.interval);
    CHECK(found.value == expected.value);
    CHECK(found.interval->low == expected.interval->low);
    CHECK(found.interval->high == expected.interval->high);
    CHECK(has(comparison_text(twice, files, 100), "2 runs, without 2 repeated files"));
    // Repetitions of one run are a single run.
    const std::vector<ResultsFile> singles{files[0], files[4], files[2], files[6]};
    CHECK(compare_results(singles).against_first[0].pairing == Pairing::single);
}

TEST_CASE("equal files are kept once, and different files are all kept") {
    std::vector<ResultsFile> files{
        flat(100, 1, 1), flat(100, 1, 1), flat(101, 1, 1), flat(7, 1, 2)};
    files.push_back(files[0]);
    std::vector<EqualRuns> left_out;
    const std::vector<ResultsFile> kept = without_repeats(files, left_out);
    CHECK(kept.size() == 3);
    REQUIRE(left_out.size() == 2);
    CHECK(left_out[0].a == 0);
    CHECK(left_out[0].b == 1);
    CHECK(left_out[1].b == 4);
}

TEST_CASE("single runs have a difference without an interval") {
    const std::vector<ResultsFile> files{flat(100, 1, 1), flat(90, 2, 1)};
    const Comparison result = compare_results(files);
    CHECK(product(result.against_first[0]).difference.value == test::approximately(-0.1));
    CHECK_FALSE(product(result.against_first[0]).difference.interval);
    const std::string text = comparison_text(result, files, 100);
    CHECK(has(text, "no interval"));
    CHECK(has(text, "-10.00 %"));
    CHECK_FALSE(has(text, "leaves out zero"));
}

TEST_CASE("a measure that is zero in one run has an absolute difference") {
    const std::vector<ResultsFile> files{flat(0, 1, 1), flat(90, 2, 1)};
    const HeadlineDifference row = product(compare_results(files).against_first[0]);
    CHECK_FALSE(row.relative);
    CHECK(row.difference.value == test::approximately(90.0));
}

TEST_CASE("only common months are compared") {
    std::vector<ResultsFile> files{flat(100, 1, 1), flat(100, 2, 1)};
    std::fill_n(files[1].variables[1].values.begin(), 12, 7.0);
    std::fill_n(files[1].variables[1].values.begin() + 12, 12, 200.0);
    ResultsFile& first = files[0];
    first.time.resize(14);
    first.month_days.resize(14);
    for (Variable& variable : first.variables) {
        if (variable.over_time()) {
            variable.values.resize(14 * variable.row_size());
            variable.shape[0] = 14;
        }
    }
    const Comparison result = compare_results(files);
    CHECK(result.period.cut);
    CHECK(result.period.months == 14);
    // The last half of a run that is shorter than two years.
    CHECK(product(result.against_first[0]).value == test::approximately((5 * 7.0 + 2 * 200.0) / 7));
    CHECK(has(comparison_text(result, files, 100), "Common months"));
}

TEST_CASE("runs without a common month are refused") {
    std::vector<ResultsFile> files{flat(100, 1, 1), flat(100, 2, 1)};
    for (Date& day : files[1].time) {
        day += std::chrono::days{1};
    }
    CHECK_THROWS_AS(static_cast<void>(compare_results(files)), UsageError);
}

TEST_CASE("runs of a single scenario have means with intervals") {
    const std::vector<ResultsFile> files{flat(1e12, 1, 1), flat(3e12, 1, 2), flat(3e12, 1, 2)};
    const Comparison result = compare_results(files);
    const auto row = std::ranges::find_if(result.reference, [](const HeadlineMean& each) {
        return each.headline.series == "real_gdp";
    });
    REQUIRE(row != result.reference.end());
    CHECK(row->mean.value == test::approximately(2e12)); // the run given twice counts once
    CHECK(row->mean.interval->high > 3e12);
    const std::string text = comparison_text(result, files, 100);
    CAPTURE(text);
    CHECK(has(text, "$2,000 billion"));
    CHECK(has(text, "[-$10,706 billion, $14,706 billion]")); // 2 -+ 12.706 x 1 trillion
    const std::vector<ResultsFile> twice{flat(1, 1, 1), flat(1, 1, 1)};
    CHECK_FALSE(has(comparison_text(compare_results(twice), twice, 100), "interval"));
}

TEST_CASE("categories are compared if they are the same") {
    std::vector<ResultsFile> files{flat(100, 1, 1), flat(150, 2, 1)};
    Comparison result = compare_results(files);
    const GroupComparison* group = &result.against_first[0];
    CHECK(group->same_axes);
    REQUIRE(group->categories.size() == 1);
    CHECK(group->categories[0].rows[0].key == "B"); // the larger change comes first
    CHECK(group->categories[0].rows[0].difference.difference.value == test::approximately(0.5));
    files[1].axes[0].keys[0] = "C";
    result = compare_results(files);
    group = &result.against_first[0];
    CHECK_FALSE(group->same_axes);
    CHECK(group->categories.empty());
    CHECK(has(comparison_text(result, files, 100), "only series of the whole economy"));
}

TEST_CASE("equal runs are reported, or their first difference") {
    std::vector<ResultsFile> files{flat(100, 1, 1), flat(100, 1, 1)};
    files[0].variables[1].values[2] = NAN;
    files[1].variables[1].values[2] = -NAN; // every NaN is like any other
    files[1].run.clear();
    const Comparison result = compare_results(files);
    REQUIRE(result.equal_runs.size() == 1);
    CHECK(result.equal_runs[0].first_difference.empty());
    CHECK(has(comparison_text(result, files, 100), "bit-for-bit identical"));

    ResultsFile other = files[0];
    other.variables[2].values[3] = std::nextafter(100.0, 200.0);
    CHECK(first_difference(files[0], other) ==
          "employment at 2023-02-28, sector B: 100 and 100.00000000000001");
    other = files[0];
    other.variables[0].values[0] = -0.0;
    CHECK(has(first_difference(files[0], other), "unemployment_rate at 2023-01-31: 0.04 and -0"));
    other = files[0];
    other.variables.pop_back();
    CHECK(first_difference(files[0], other) == "moves is in the first file only");
    CHECK(first_difference(other, files[0]) == "moves is in the second file only");
    other = files[0];
    other.observations[0].second = 2.5;
    CHECK(first_difference(files[0], other) == "observation o1_slope: 1.25 and 2.5");
    other = files[0];
    other.attributes.emplace_back("country", std::string{"USA"});
    CHECK(first_difference(files[0], other) == "attribute country: none and \"USA\"");
    other = files[0];
    other.scenario += "y: 1\n";
    CHECK(first_difference(files[0], other) == "the text of the scenario");
    other = files[0];
    other.axes[0].names[1] = "Other";
    CHECK(first_difference(files[0], other) == "the categories of an axis");
    other = files[0];
    other.time.pop_back();
    CHECK(has(first_difference(files[0], other), "the numbers of months"));
}

TEST_CASE("the comparison in JSON has the same numbers") {
    const std::vector<ResultsFile> files{
        flat(100, 1, 1), flat(200, 1, 2), flat(150, 2, 1), flat(300, 2, 2), flat(100, 1, 1)};
    const auto json = nlohmann::json::parse(comparison_json(compare_results(files), files));
    CHECK(json["format"] == 1);
    CHECK(json["period"]["first"] == "2023-01-31");
    CHECK(json["groups"][0]["runs"].size() == 3);
    CHECK(json["groups"][1]["runs"][0]["file"] == "x2-1.h5");
    CHECK(json["equal_runs"][0]["identical"] == true);
    const auto& group = json["against_first"][0];
    CHECK(group["pairing"] == "paired");
    CHECK(group["changes"][0]["from"] == "1");
    const auto row = std::ranges::find_if(
        group["headlines"], [](const auto& each) { return each["series"] == "real_gdp"; });
    REQUIRE(row != group["headlines"].end());
    CHECK((*row)["difference"].get<double>() == test::approximately(0.5));
    CHECK((*row)["interval"].size() == 2);
}
