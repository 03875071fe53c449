// SPDX-License-Identifier: Apache-2.0
#include "scenarios/extends.hpp"

#include <doctest/doctest.h>

#include "support.hpp"

using namespace tenfold;
using namespace tenfold::testing;

namespace {

YamlNode merged(const std::string& base, const std::string& changes) {
    YamlNode result = parse_yaml(base, "base.yaml");
    merge_over(result, parse_yaml(changes, "x.yaml"));
    return result;
}

LoadedScenario extended(const std::string& text) {
    return load_scenario_text("extends: base.yaml\n" + text, source_file("tests/badinput/x.yaml"));
}

} // namespace

TEST_CASE("mappings merge by key, all else is replaced") {
    const YamlNode tree = merged("a: {b: 1, c: [1, 2]}\nd: 4\n", "a: {c: [3]}\ne: 5\n");
    CHECK(tree.find("a")->find("b")->text == "1");
    CHECK(tree.find("a")->find("c")->children.size() == 1);
    CHECK(tree.find("d")->text == "4");
    CHECK(tree.find("e")->text == "5");
    CHECK(to_string(tree.find("a")->find("c")->position) == "x.yaml:1:8");
    CHECK(to_string(tree.find("d")->position) == "base.yaml:2:4");
}

TEST_CASE("lists merge by their key") {
    const YamlNode tree =
        merged("a: [{key: x, v: 1}, {key: y, v: 2}]\n", "a: [{key: y, v: 3}, {key: z, v: 4}]\n");
    const YamlNode& list = *tree.find("a");
    REQUIRE(list.children.size() == 3);
    CHECK(list.children[0].find("v")->text == "1");
    CHECK(list.children[1].find("v")->text == "3");
    CHECK(list.children[2].find("key")->text == "z");
}

TEST_CASE("a key that occurs twice in one list stays twice") {
    const YamlNode tree =
        merged("a: [{key: x}]\n", "a: [{key: x}, {key: x}, {key: y}, {key: y}]\n");
    CHECK(tree.find("a")->children.size() == 4);
}

TEST_CASE("a new value does not keep the old source") {
    const YamlNode tree =
        merged("a: {value: 1, source: old}\nb: {value: 1, source: old}\n", "a: {value: 2}\nb: 2\n");
    CHECK(tree.find("a")->find("source") == nullptr);
    CHECK(tree.find("b")->text == "2");
}

TEST_CASE("a scenario can be written as changes to another") {
    const LoadedScenario loaded = extended("name: other\nsectors:\n  - {key: SERVE, firms: 77}\n"
                                           "tables: {employment: {MAKE: [21, 61, 219]}}\n");
    CHECK(loaded.scenario.name == "other");
    CHECK(loaded.scenario.sectors[0].firms == 20.0);
    CHECK(loaded.scenario.sectors[1].firms == 77.0);
    CHECK(loaded.scenario.tables.employment(0, 2) == 219.0);
    CHECK(loaded.scenario.tables.employment(1, 2) == 60.0);
    CHECK(loaded.resolved_yaml.find("extends") == std::string::npos);
}

TEST_CASE("a shipped scenario may be extended by its name") {
    const LoadedScenario by_name = load_scenario_text("extends: tiny\nname: own\n", "own.yaml");
    const LoadedScenario by_path =
        load_scenario_text("extends: scenarios/tiny.yaml\nname: own\n", source_file("own.yaml"));
    CHECK(by_name.resolved_yaml == by_path.resolved_yaml);
    CHECK(message_of<ScenarioError>(
              [] { (void)load_scenario_text("extends: us-2032\n", "/nowhere/own.yaml"); }) ==
          "/nowhere/own.yaml:1:10: extends: /nowhere/us-2032: cannot be read (No such file or "
          "directory); did you mean us-2023?");
}

TEST_CASE("four files may be extended in a chain, not five") {
    CHECK_NOTHROW((void)load_scenario(source_file("tests/badinput/chain-2.yaml")));
    CHECK_NOTHROW((void)load_scenario(source_file("tests/badinput/chain-3.yaml")));
    CHECK_THROWS_AS((void)load_scenario(source_file("tests/badinput/chain-1.yaml")), ScenarioError);
}
