// SPDX-License-Identifier: Apache-2.0
#include "tools/results/scenario_changes.hpp"

#include "scenarios/load.hpp"

#include <algorithm>
#include <filesystem>
#include <string>

#include <doctest/doctest.h>

using namespace tenfold;

namespace {

std::string resolved(const std::string& name, const std::vector<Override>& changes = {}) {
    const auto path = std::filesystem::path{TENFOLD_SOURCE_DIR} / "scenarios" / (name + ".yaml");
    return load_scenario(path, changes).resolved_yaml;
}

} // namespace

TEST_CASE("values are compared without their sources") {
    const ScenarioValues tiny = scenario_values(resolved("tiny"));
    CHECK(tiny.size() > 100);
    const std::vector<Override> same{{"seed", "1"}};
    CHECK(changes_between(tiny, scenario_values(resolved("tiny", same))).empty());
    const std::vector<Override> other{{"seed", "2"}, {"adoption.peer_effect", "0.2"}};
    const ScenarioValues changed = scenario_values(resolved("tiny", other));
    CHECK(changes_between(tiny, changed).size() == 2);
    const auto changes = changes_between(parameters_of(tiny), parameters_of(changed));
    REQUIRE(changes.size() == 1);
    CHECK(changes[0].path == "adoption.peer_effect");
    CHECK(changes[0].to == "0.2");
}

TEST_CASE("a value that a scenario lacks is empty") {
    const auto changes = changes_between({{"a", "1"}, {"b", "2"}}, {{"b", "2"}, {"c", "3"}});
    REQUIRE(changes.size() == 2);
    CHECK(changes[0].path == "a");
    CHECK(changes[0].to.empty());
    CHECK(changes[1].path == "c");
    CHECK(changes[1].from.empty());
}

TEST_CASE("elements of lists are named by their keys, tables by their rows") {
    const ScenarioValues values =
        scenario_values("list:\n  - {key: a, x: 1}\n  - {key: b, x: {value: 2, source: \"s\"}}\n"
                        "table:\n  \"r\": [1, 2]\ntext: \"t\"\n");
    const ScenarioValues expected{{"list.a.key", "a"},
                                  {"list.a.x", "1"},
                                  {"list.b.key", "b"},
                                  {"list.b.x", "2"},
                                  {"table.r", "[1, 2]"},
                                  {"text", "\"t\""}};
    CHECK(values == expected);
}

TEST_CASE("changes from the defaults are parameters, policies and events, not the economy") {
    const std::vector<Override> other{{"adoption.peer_effect", "0.25"}};
    const auto changes = changes_from_defaults(resolved("compute-budget", other));
    const auto at = [&](const std::string& path) {
        const auto found = std::ranges::find(changes, path, &DefaultChange::path);
        REQUIRE(found != changes.end());
        return *found;
    };
    CHECK(at("adoption.peer_effect").value == "0.25");
    CHECK_FALSE(at("adoption.peer_effect").default_value.empty());
    CHECK_FALSE(at("adoption.peer_effect").meaning.empty());
    CHECK(at("policies").value.find("compute_budget") != std::string::npos);
    for (const DefaultChange& change : changes) {
        CHECK_FALSE(change.path.starts_with("sectors"));
        CHECK(change.path != "description");
    }
}

TEST_CASE("text that is not a scenario has no values, changes or description") {
    CHECK(scenario_values("a: [").empty());
    CHECK(changes_from_defaults("a: [").empty());
    CHECK(scenario_description("a: [").empty());
    CHECK(scenario_description("description: {value: \"One.\", source: \"x\"}\n") == "One.");
}
