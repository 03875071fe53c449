// SPDX-License-Identifier: Apache-2.0
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "tests/support/approximately.hpp"
#include "tests/tools/sample_sweep.hpp"
#include "tools/sweep/sensitivity.hpp"

using namespace tenfold;
using nlohmann::json;

namespace {

/// A factor of two cases, and nothing else.
StudyPlan menu_plan() {
    Study study = test::sample_study("grid", true);
    study.factors.erase(study.factors.begin(), study.factors.begin() + 2);
    return {study, 0};
}

/// The effects of both cases, from the runs of each.
OutputSensitivity menu(const std::vector<double>& values, const RunsByValue& runs) {
    OutputSensitivity output;
    output.key = "unemployment";
    output.unit = "1";
    output.values = {{"Policy", {"No policy", "A grant"}, value_effects(values, runs)}};
    return output;
}

/// The line of the second case.
std::string grant_line(const std::string& text) {
    const std::size_t place = text.find("A grant");
    REQUIRE(place != std::string::npos);
    return text.substr(place, text.find('\n', place) - place);
}

bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

} // namespace

TEST_CASE("the text on a grid of cases has the effect of each case with its interval") {
    const std::string text = sensitivity_text(
        menu_plan(), {menu({0.04, 0.05, 0.06, 0.09, 0.1, 0.11}, {{0, 1, 2}, {3, 4, 5}})});
    CHECK(text.starts_with("unemployment [1]:\n  Policy, relative to No policy (0.05)"));
    CHECK(text.find("A grant") < text.find("over all points: mean"));
    const std::string line = grant_line(text);
    CHECK(has(line, "+0.05"));
    CHECK(has(line, "[+0.05, +0.05]"));
    CHECK(line.ends_with(" *")); // the interval leaves out zero
}

TEST_CASE("an effect that is not significant has no star") {
    const std::string text =
        sensitivity_text(menu_plan(), {menu({0.04, 0.05, 0.05, 0.04}, {{0, 1}, {2, 3}})});
    CHECK_FALSE(has(grant_line(text), "*"));
}

TEST_CASE("single runs of cases have no interval, which the text notes") {
    const std::string text = sensitivity_text(menu_plan(), {menu({0.04, 0.05}, {{0}, {1}})});
    CHECK(has(text, "single runs: no interval"));
    CHECK(has(grant_line(text), "+0.01"));
    CHECK(has(grant_line(text), "+25.00 %"));
    CHECK_FALSE(has(grant_line(text), "["));
    CHECK_FALSE(has(text, "*"));
}

TEST_CASE("in JSON every value has its mean, its pairs and its effect") {
    Study study = test::sample_study("grid", true);
    study.replicates = 2;
    const SweepTable table = test::sample_sweep(study);
    OutputSensitivity output;
    output.values = text_factor_effects(table, study, table.scalars[0]);
    const json all = json::parse(sensitivity_json(table, menu_plan(), {output}));
    const json& policy = all["outputs"][0]["by_value"][0];
    CHECK(policy["factor"] == "Policy");
    CHECK(policy["against"] == "No policy");
    CHECK(policy["values"][1]["value"] == "A grant");
    CHECK(policy["values"][1]["pairs"] == 50);
    CHECK(policy["values"][1]["change"]["value"].get<double>() == test::approximately(0.05));
    CHECK(policy["values"][1]["change"]["interval"].size() == 2);
}
