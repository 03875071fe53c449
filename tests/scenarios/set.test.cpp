// SPDX-License-Identifier: Apache-2.0
#include "scenarios/set.hpp"

#include <string>

#include <doctest/doctest.h>

#include "support.hpp"

using namespace tenfold;
using namespace tenfold::testing;

namespace {

Scenario with(const std::string& change) {
    return load_text(base_text(), {parse_override(change)}).scenario;
}

std::string refusal(const std::string& change) {
    return message_of<UsageError>([&] { (void)with(change); });
}

} // namespace

TEST_CASE("an override is split at its first equals sign") {
    const Override change = parse_override("a.b=c=d");
    CHECK(change.path == "a.b");
    CHECK(change.value == "c=d");
    for (const char* text : {"", "a", "=", "=b", "a="}) {
        CHECK_THROWS_AS((void)parse_override(text), UsageError);
    }
}

TEST_CASE("overrides reach values, elements, cells and whole vectors") {
    CHECK(with("scale=2").scale == 2.0);
    CHECK(with("seed=1e3").seed == 1000);
    CHECK(with("name=a: [b]").name == "a: [b]");
    CHECK(with("adoption.enabled=false").adoption.enabled == false);
    CHECK(with("labour_market.unemployment_rate=0.07").labour_market.unemployment_rate == 0.07);
    CHECK(to_string(with("time.end=2025-06-30").time.end) == "2025-06-30");
    CHECK(with("sectors.SERVE.firms=31").sectors[1].firms == 31.0);
    CHECK(with("sectors[0].firms=21").sectors[0].firms == 21.0);
    CHECK(with("intelligence.inference_steps.second.multiplier=20")
              .intelligence.inference_steps[1]
              .multiplier == 20.0);
    CHECK(with("occupations.lead.stakes[0]=3").occupations[0].stakes[0] == 3.0);
    CHECK(with("occupations.lead.stakes.text=3").occupations[0].stakes[0] == 3.0);
    CHECK(with("occupations[2].stakes=[4, 5]").occupations[2].stakes ==
          std::vector<double>{4.0, 5.0});
    CHECK(with("tables.employment.SERVE[2]=61").tables.employment(1, 2) == 61.0);
    CHECK(with("tables.employment.SERVE.maker=62").tables.employment(1, 2) == 62.0);
    CHECK(with("tables.mobility.lead=[0, 1, 0]").tables.mobility(0, 1) == 1.0);
}

TEST_CASE("the last of several overrides applies, and whole rows can be changed cell by cell") {
    const Scenario scenario = load_text(base_text(),
                                        {{"scale", "2", {}},
                                         {"scale", "3", {}},
                                         {"tables.mobility.lead[0]", "0.5", {}},
                                         {"tables.mobility.lead[2]", "0.2", {}}})
                                  .scenario;
    CHECK(scenario.scale == 3.0);
    CHECK(scenario.tables.mobility(0, 2) == 0.2);
}

TEST_CASE("an override replaces value and source") {
    const std::string text =
        base_with("scale: 1\n", "scale: {value: 1, source: \"replaced later\"}\n");
    const std::string echo = load_text(text, {{"scale", "2", {}}}).resolved_yaml;
    CHECK(echo.find("scale: {value: 2, source: \"set on the command line\"}") != std::string::npos);
    CHECK(echo.find("replaced later") == std::string::npos);
}

TEST_CASE("unknown paths are refused with the nearest one") {
    CHECK(refusal("labour_market.unemployment_rte=1") ==
          "--set labour_market.unemployment_rte=1: unknown parameter; did you mean "
          "labour_market.unemployment_rate?");
    CHECK(refusal("unemployment_rate=0.1")
              .ends_with("did you mean labour_market.unemployment_rate?"));
    CHECK(refusal("sectors.SERV.firms=1").ends_with("sectors has no SERV; did you mean SERVE?"));
    CHECK(refusal("sectors.SERVE.frims=1").ends_with("did you mean sectors.SERVE.firms?"));
    CHECK(refusal("tables.employment.SERV[0]=1").ends_with("did you mean SERVE?"));
    CHECK(refusal("occupations.lead.stakes.txt=1").ends_with("did you mean text?"));
}

TEST_CASE("malformed overrides are refused") {
    for (const char* change : {"a..b=1",
                               "sectors[=1",
                               "sectors[x].firms=1",
                               "sectors[-1].firms=1",
                               "sectors[9].firms=1",
                               ".scale=1",
                               "scale.=1",
                               "scale[0]=1",
                               "scale.x=1",
                               "adoption=1",
                               "sectors=1",
                               "sectors.SERVE=1",
                               "tables.employment=1",
                               "occupations.lead.stakes[2]=1",
                               "occupations.lead.stakes[0][0]=1",
                               "occupations.lead.stakes=[1",
                               "occupations.lead.stakes=[[1], 2]",
                               "[0]=1",
                               "tables.employment.source=x",
                               "tables.employment[7]=[1]",
                               "scale=",
                               "scale=[1]",
                               "scale={value: 1}",
                               "sectors[99999999999999999999].firms=1",
                               "adoption[0]=1",
                               "sectors.SERVE.firms.x.y=1"}) {
        CAPTURE(change);
        CHECK_THROWS_AS((void)with(change), UsageError);
    }
}

TEST_CASE("invalid values of overrides are usage errors, also where they break a sum") {
    CHECK(refusal("scale=0") == "--set scale=0: 0 is out of range (allowed: [1, 1e9] people)");
    CHECK(refusal("adoption.peers=3").starts_with("--set adoption.peers=3: 3 is odd"));
    CHECK(refusal("occupations.lead.share_of_hours[0]=0.5") ==
          "--set occupations.lead.share_of_hours[0]=0.5: occupations.lead.share_of_hours: sums to "
          "0.8 instead of 1");
    const std::vector<Override> seed{{"seed", "-3", "--seed -3"}};
    CHECK(message_of<UsageError>([&] { (void)load_text(base_text(), seed); }) ==
          "--seed -3: -3 is out of range (allowed: [0, 9007199254740992])");
}

TEST_CASE("an error in the file stays a scenario error when overrides are given") {
    const std::vector<Override> change{{"seed", "-3", {}}};
    CHECK_THROWS_AS((void)load_text(base_with("scale: 1\n", "scale: x\n"), change), ScenarioError);
    CHECK_THROWS_AS((void)load_text("adoption: 3\n", {{"adoption.peers", "4", {}}}), ScenarioError);
    CHECK_THROWS_AS((void)load_text("[1]\n", {{"adoption.peers", "4", {}}}), ScenarioError);
}

TEST_CASE("an element that is not there yet is added after the others, with its key") {
    const Scenario scenario =
        load_text(base_text(),
                  {parse_override("policies.ubi={lever: basic_income, from: 2023-06-01, "
                                  "strength: 0.3}"),
                   parse_override("policies.tax={lever: token_tax, from: 2023-07-01, "
                                  "until: 2023-08-01, strength: 0.1}"),
                   parse_override("events.crash={lever: compute_shock, from: 2023-06-01, "
                                  "strength: 0.5}")})
            .scenario;
    REQUIRE(scenario.policies.size() == 2);
    CHECK(scenario.policies[0].key == "ubi");
    CHECK(scenario.policies[0].lever == "basic_income");
    CHECK(to_string(scenario.policies[0].from) == "2023-06-01");
    CHECK(scenario.policies[0].strength == 0.3);
    CHECK(scenario.policies[1].key == "tax");
    CHECK(to_string(scenario.policies[1].until) == "2023-08-01");
    REQUIRE(scenario.events.size() == 1);
    CHECK(scenario.events[0].key == "crash");
}

TEST_CASE("an element that is there is replaced as a whole, in its place") {
    const Scenario scenario =
        load_text(base_text(),
                  {parse_override("policies.a={lever: token_tax, from: 2023-06-01, strength: 0.1, "
                                  "financing: deficit}"),
                   parse_override("policies.b={lever: token_tax, from: 2023-06-01, strength: 0.2}"),
                   parse_override("policies.a={lever: profit_tax, from: 2023-09-01, strength: "
                                  "0.3}"),
                   parse_override("policies.b.strength=0.4")})
            .scenario;
    REQUIRE(scenario.policies.size() == 2);
    CHECK(scenario.policies[0].key == "a");
    CHECK(scenario.policies[0].lever == "profit_tax");
    CHECK(scenario.policies[0].financing == "income_tax"); // nothing of the old one is left
    CHECK(scenario.policies[1].strength == 0.4);
}

TEST_CASE("the echo of an added element loads to the same") {
    const LoadedScenario loaded = load_text(
        base_text(),
        {parse_override("policies.ubi={lever: basic_income, from: 2023-06-01, strength: 0.3}")});
    const LoadedScenario again = load_text(loaded.resolved_yaml);
    CHECK(again.resolved_yaml == loaded.resolved_yaml);
    REQUIRE(again.scenario.policies.size() == 1);
    CHECK(again.scenario.policies[0].strength == 0.3);
}

TEST_CASE("an element may name its key, but no other one") {
    CHECK(with("policies.tax={key: tax, lever: token_tax, from: 2023-06-01, strength: 0.1}")
              .policies[0]
              .key == "tax");
    CHECK(refusal("policies.tax={key: other, lever: token_tax, from: 2023-06-01, strength: 0.1}")
              .ends_with("the key of policies.tax cannot be other"));
}

TEST_CASE("invalid elements in overrides are usage errors") {
    CHECK(refusal("policies.x={lever: token_tax, from: 2023-06-01")
              .ends_with("the value is not a mapping such as {lever: token_tax, strength: 0.1}"));
    CHECK(refusal("policies.x={lever: token_tx, from: 2023-06-01, strength: 0.1}")
              .ends_with("did you mean token_tax?"));
    CHECK(refusal("policies.x={lever: token_tax, from: 2023-06-01}")
              .ends_with("policies.x.strength: is missing"));
    CHECK(refusal("policies.x={lever: token_tax, frm: 2023-06-01, strength: 0.1}")
              .find("did you mean from?") != std::string::npos);
    CHECK(refusal("policies.value={lever: token_tax, from: 2023-06-01, strength: 0.1}") !=
          "nothing thrown");
    CHECK(refusal("policie.x={lever: token_tax, from: 2023-06-01, strength: 0.1}")
              .find("did you mean policies?") != std::string::npos);
    const std::string only = "only an element of a list takes {key: value, ...}";
    CHECK(refusal("scale={value: 2}").find(only) != std::string::npos);
    CHECK(refusal("tables.mobility.lead={a: 1}").find(only) != std::string::npos);
    for (const char* path : {"adoption", "policies", "sectors[0]"}) {
        CAPTURE(path);
        CHECK(refusal(std::string{path} + "={a: b}").find("holds several values") !=
              std::string::npos);
    }
    CHECK_THROWS_AS((void)with("[0].x={a: b}"), UsageError);
}

TEST_CASE("a text that begins with a brace stays a text") {
    CHECK(with("name={odd}").name == "{odd}");
    CHECK(with("description={a: b}").description == "{a: b}");
    CHECK(with("sectors.SERVE.name={x}").sectors[1].name == "{x}");
}

TEST_CASE("an override equal to the present value keeps the value and its source") {
    const std::string before = load_text(base_text(), {}).resolved_yaml;
    const auto changed = [](const std::string& change) {
        return load_text(base_text(), {parse_override(change)}).resolved_yaml;
    };
    CHECK(changed("scale=1") == before);
    CHECK(changed("scale=1.0") == before);
    CHECK(changed("scale=2") != before);
}
