// SPDX-License-Identifier: Apache-2.0
#include "scenarios/load.hpp"

#include "core/sha256.hpp"

#include <algorithm>

#include <doctest/doctest.h>

#include "support.hpp"

using namespace tenfold;
using namespace tenfold::testing;

namespace {

std::string refusal(const std::string& text) {
    return message_of<ScenarioError>([&] { (void)load_text(text); });
}

std::vector<std::filesystem::path> shipped_scenarios() {
    std::vector<std::filesystem::path> paths;
    for (const auto& entry : std::filesystem::directory_iterator(source_file("scenarios"))) {
        if (entry.path().extension() == ".yaml") {
            paths.push_back(entry.path());
        }
    }
    std::sort(paths.begin(), paths.end());
    return paths;
}

} // namespace

TEST_CASE("a scenario is read into its struct") {
    const Scenario scenario = load_text(base_text()).scenario;
    CHECK(scenario.name == "base");
    CHECK(to_string(scenario.time.end) == "2024-01-01");
    REQUIRE(scenario.sectors.size() == 2);
    CHECK(scenario.sectors[1].key == "SERVE");
    CHECK(scenario.sectors[1].demand_elasticity == 0.8);
    CHECK(scenario.occupations[1].share_of_hours == std::vector<double>{0.8, 0.2});
    CHECK(scenario.intelligence.inference_steps[1].multiplier == 10.0);
    CHECK(scenario.tables.employment.columns == 3);
    CHECK(scenario.tables.employment(1, 1) == 200.0);
    CHECK(scenario.labour_market.unemployment_rate == LabourMarketParameters{}.unemployment_rate);
}

TEST_CASE("rows of a table may come in any order and are kept in the order of their list") {
    const std::string swapped = base_with("    MAKE: [20, 60, 220]\n    SERVE: [40, 200, 60]\n",
                                          "    SERVE: [40, 200, 60]\n    MAKE: [20, 60, 220]\n");
    const Table& table = load_text(swapped).scenario.tables.employment;
    CHECK(table.row_keys == std::vector<std::string>{"MAKE", "SERVE"});
    CHECK(table(0, 2) == 220.0);
}

TEST_CASE("the echo loads to itself, for every shipped scenario") {
    const std::vector<std::filesystem::path> paths = shipped_scenarios();
    REQUIRE(paths.size() >= 3);
    for (const std::filesystem::path& path : paths) {
        CAPTURE(path.string());
        const LoadedScenario first = load_scenario(path);
        const LoadedScenario again = load_scenario_text(first.resolved_yaml, "echo.yaml");
        CHECK(again.resolved_yaml == first.resolved_yaml);
        CHECK(again.sha256 == first.sha256);
        CHECK(first.sha256 == sha256(first.resolved_yaml));
    }
}

TEST_CASE("the echo keeps awkward texts and numbers") {
    std::string text =
        base_with("scale: 1\n", "scale: 1.1\nsource: \"a: \\\"b\\\" #c \\\\ {x}\"\n");
    text += "adoption: {peer_effect: {value: 0.30000000000000004, source: 'it''s, \u20ac'}, "
            "friction: 1e-9}\n";
    const LoadedScenario first = load_text(text);
    CHECK(first.scenario.adoption.peer_effect == 0.30000000000000004);
    CHECK(first.resolved_yaml.starts_with("source: \"a: \\\"b\\\" #c \\\\ {x}\"\n"));
    CHECK(first.resolved_yaml.find(
              "peer_effect: {value: 0.30000000000000004, source: \"it's, \u20ac\"}") !=
          std::string::npos);
    CHECK(first.resolved_yaml.find("friction: 1e-9") != std::string::npos);
    const LoadedScenario again = load_text(first.resolved_yaml);
    CHECK(again.resolved_yaml == first.resolved_yaml);
    CHECK(again.scenario.adoption.friction == 1e-9);
}

TEST_CASE("the echo says where each value comes from") {
    const std::string echo =
        load_text(base_text(), {{"adoption.friction", "0.5", {}}}).resolved_yaml;
    CHECK(echo.find("scale: 1\n") != std::string::npos);
    CHECK(echo.find("layoff_share: {value: 0.5, source: \"tuned\"}") != std::string::npos);
    CHECK(echo.find("friction: {value: 0.5, source: \"set on the command line\"}") !=
          std::string::npos);
}

TEST_CASE("problems name file, line, column, key and remedy") {
    CHECK(refusal(base_with("scale: 1\n", "scale: -1\n")) ==
          "x.yaml:5:8: scale: -1 is out of range (allowed: [1, 1e9] people)");
    CHECK(refusal(base_with("scale: 1\n", "scal: 1\n")) ==
          "x.yaml:5:1: scal: unknown key; did you mean scale?");
    CHECK(refusal(base_with("firms: 20", "firms: {value: 0, source: none}")) ==
          "x.yaml:14:20: sectors.MAKE.firms: 0 is out of range (allowed: (0, 1e9] firms)");
    CHECK(refusal(base_with("format: 1\n", "")) == "x.yaml:2:1: format: is missing");
}

TEST_CASE("all problems are reported together") {
    const std::string message = refusal(
        base_with("scale: 1\n", "scale: x\nseed: 1.5\nadoption: {enabled: on, peers: 3}\n"));
    CHECK(message ==
          "x.yaml:5:8: scale: expected a number, found the text \"x\"\n"
          "x.yaml:6:7: seed: 1.5 is not a whole number\n"
          "x.yaml:7:21: adoption.enabled: expected true or false, found the text \"on\"");
}
