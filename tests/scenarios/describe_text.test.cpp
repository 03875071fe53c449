// SPDX-License-Identifier: Apache-2.0
#include "scenarios/describe_text.hpp"

#include "scenarios/schema.hpp"

#include <set>

#include <doctest/doctest.h>

#include "support.hpp"

using namespace tenfold;
using namespace tenfold::testing;

namespace {

template <class Action>
void for_each_value(const SchemaNode& node, const Action& action) {
    for (const SchemaNode& child : node.children) {
        if (child.kind == SchemaNode::Kind::value || child.kind == SchemaNode::Kind::table) {
            action(child);
        }
        for_each_value(child, action);
    }
}

} // namespace

TEST_CASE("every parameter has a source, a unit if it is a number, and one sentence") {
    const SchemaNode schema = scenario_schema();
    std::size_t count = 0;
    for_each_value(schema, [&](const SchemaNode& node) {
        CAPTURE(node.path);
        ++count;
        CHECK_FALSE(node.source.empty());
        CHECK(node.doc.ends_with("."));
        const bool number =
            node.kind == SchemaNode::Kind::table || node.type == SchemaNode::Type::number ||
            node.type == SchemaNode::Type::integer || node.type == SchemaNode::Type::numbers;
        CHECK(node.unit.empty() != number);
    });
    CHECK(count > 60);
}

TEST_CASE("every default lies in its range") {
    for_each_value(scenario_schema(), [&](const SchemaNode& node) {
        CAPTURE(node.path);
        CHECK(node.range.low <= node.range.high);
        for (const double value : node.defaults) {
            CHECK(node.range.contains(value));
        }
    });
}

TEST_CASE("no key is declared twice, and lists that others follow exist") {
    const SchemaNode schema = scenario_schema();
    const std::vector<std::string> paths = all_paths(schema);
    CHECK(std::set<std::string>(paths.begin(), paths.end()).size() == paths.size());
    for_each_value(schema, [&](const SchemaNode& node) {
        CAPTURE(node.path);
        for (const std::string& name : {node.per, node.rows, node.columns}) {
            if (!name.empty()) {
                REQUIRE(schema.find(name) != nullptr);
                CHECK(schema.find(name)->kind == SchemaNode::Kind::list);
            }
        }
        CHECK(node.key != "value");
        CHECK(node.key != "source");
        CHECK(node.key != "extends");
    });
}

TEST_CASE("the reference names every parameter") {
    const std::string markdown = describe_markdown();
    const std::string all = describe_all();
    for_each_value(scenario_schema(), [&](const SchemaNode& node) {
        CAPTURE(node.path);
        CHECK(markdown.find("| `" + node.key + "` |") != std::string::npos);
        CHECK(all.find("\n  " + node.key + " ") != std::string::npos);
        CHECK(describe_key(node.path).starts_with(node.path + "\n"));
    });
    CHECK(markdown.find("## `sectors[]`") != std::string::npos);
}

TEST_CASE("one key is described in full") {
    CHECK(describe_key("labour_market.unemployment_rate") ==
          "labour_market.unemployment_rate\n"
          "  Unemployed people per person in the labour force at the start; target of the matching "
          "efficiency.\n"
          "  unit:    1\n"
          "  allowed: (0, 0.5]\n"
          "  default: 0.04\n"
          "  source:  looked up: BLS/CPS, 4.0 % in 2024\n");
    CHECK(describe_key("adoption").starts_with("adoption: "));
    CHECK(describe_key("sectors[0].firms") == describe_key("sectors.firms"));
    CHECK(message_of<UsageError>([] { (void)describe_key("adoption.peer_efect"); }) ==
          "unknown parameter 'adoption.peer_efect'; did you mean adoption.peer_effect?");
    for (const char* path : {"", ".", "a.b.c", "adoption.", "adoption.peers.x", "["}) {
        CAPTURE(path);
        CHECK_THROWS_AS((void)describe_key(path), UsageError);
    }
}

TEST_CASE("ranges and numbers are written as people write them") {
    CHECK(range_text(range::share) == "[0, 1]");
    CHECK(range_text(range::positive) == "> 0");
    CHECK(range_text(range::non_negative) == ">= 0");
    CHECK(range_text(range::any) == "any number");
    CHECK(range_text({0.0, 0.5, true}) == "(0, 0.5]");
    CHECK(range_text({1.0, 1.0}) == "1");
    CHECK(number_text(0.1) == "0.1");
    CHECK(number_text(1000.0) == "1000");
    CHECK(number_text(1e9) == "1e9");
    CHECK(number_text(2.1e25) == "2.1e25");
    CHECK(number_text(-2.5e-9) == "-2.5e-9");
    CHECK(number_text(9007199254740992.0) == "9007199254740992");
}

TEST_CASE("the JSON Schema mentions every key") {
    const std::string schema = describe_json_schema();
    CHECK(schema.find("http://json-schema.org/draft-07/schema#") != std::string::npos);
    for (const std::string& path : all_paths(scenario_schema())) {
        CHECK(schema.find("\"" + path.substr(path.rfind('.') + 1) + "\": {") != std::string::npos);
    }
}

TEST_CASE("a path may name elements of lists, rows of tables and numbers as an override does") {
    const SchemaNode schema = scenario_schema();
    CHECK(find_described(schema, "sectors[0].firms").path == "sectors.firms");
    CHECK(find_described(schema, "sectors.MAKE.firms").path == "sectors.firms");
    CHECK(find_described(schema, "occupations.lead.stakes.text").path == "occupations.stakes");
    CHECK(find_described(schema, "tables.employment.MAKE[1]").path == "tables.employment");
    for (const char* path : {"sectors.firmz",
                             "sectors.MAKE.firmz",
                             "sectors.MAKE.x.firms",
                             "labour_market.x.unemployment_rate"}) {
        CAPTURE(path);
        CHECK_THROWS_AS((void)find_described(schema, path), UsageError);
    }
}
