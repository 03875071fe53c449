// SPDX-License-Identifier: Apache-2.0
#include "scenarios/countries.hpp"

#include "core/sha256.hpp"

#include "scenarios/load.hpp"

#include <cmath>
#include <filesystem>
#include <numeric>

#include <doctest/doctest.h>

#include "tests/support/approximately.hpp"
#include "tests/support/shipped.hpp"

using namespace tenfold;

namespace {

Country changed(double Country::*what, double value) {
    Country country;
    country.key = "X";
    country.name = "X";
    country.*what = value;
    return country;
}

Scenario with(const Country& country, const std::string& name = "us-2023") {
    Scenario scenario = test::shipped(name);
    scenario.countries = {country};
    return country_scenario(scenario, 0);
}

NationalAccounts accounts_of(const Scenario& scenario) {
    return balance_accounts(scenario.sectors,
                            scenario.tables.employment,
                            scenario.tables.annual_wage,
                            scenario.tables.input_coefficients,
                            scenario.accounts);
}

double sum(const std::vector<double>& values) {
    return std::accumulate(values.begin(), values.end(), 0.0);
}

} // namespace

TEST_CASE("a country with 1 everywhere is the scenario itself, to the last bit") {
    const Scenario base = test::shipped("us-2023");
    const Scenario same = with(changed(&Country::people, 1.0));
    CHECK(same.countries.empty());
    CHECK(same.tables.employment.values == base.tables.employment.values);
    CHECK(same.tables.annual_wage.values == base.tables.annual_wage.values);
    CHECK(same.compute.initial_chips == base.compute.initial_chips);
    CHECK(same.compute.power_limit == base.compute.power_limit);
    CHECK(same.intelligence.nominal_gdp == base.intelligence.nominal_gdp);
    CHECK(same.adoption.peer_effect == base.adoption.peer_effect);
    CHECK(same.coworkers.integration_speed == base.coworkers.integration_speed);
    for (std::size_t s = 0; s < base.sectors.size(); ++s) {
        CHECK(same.sectors[s].firms == base.sectors[s].firms);
        CHECK(same.sectors[s].gross_output == base.sectors[s].gross_output);
        CHECK(same.sectors[s].own_start_rate == base.sectors[s].own_start_rate);
        CHECK(same.sectors[s].initial_adoption == base.sectors[s].initial_adoption);
    }
    for (std::size_t o = 0; o < base.occupations.size(); ++o) {
        CHECK(same.occupations[o].share_of_hours == base.occupations[o].share_of_hours);
    }
}

TEST_CASE("people scale jobs, firms and money; productivity wages and money (Eq. 80)") {
    const Scenario base = test::shipped("us-2023");
    Country country = changed(&Country::people, 3.0);
    country.productivity = 0.2;
    country.chips = 0.1;
    const Scenario scenario = with(country);
    const double jobs = sum(scenario.tables.employment.values);
    CHECK(jobs == test::approximately(3.0 * sum(base.tables.employment.values)));
    CHECK(scenario.tables.annual_wage(0, 0) ==
          test::approximately(0.2 * base.tables.annual_wage(0, 0)));
    CHECK(scenario.sectors[3].firms == test::approximately(3.0 * base.sectors[3].firms));
    CHECK(scenario.compute.initial_chips == test::approximately(0.1 * base.compute.initial_chips));
    // Labs count in the dollars of their GDP: the same dollar everywhere.
    const NationalAccounts here = accounts_of(scenario);
    const NationalAccounts there = accounts_of(base);
    CHECK(here.gdp == test::approximately(0.6 * there.gdp).epsilon(1e-9));
    CHECK(here.compensation / here.gdp ==
          test::approximately(there.compensation / there.gdp).epsilon(1e-9));
    CHECK(scenario.intelligence.nominal_gdp / here.gdp ==
          test::approximately(base.intelligence.nominal_gdp / there.gdp).epsilon(1e-9));
}

TEST_CASE("exposure moves hours between digital domains and the others (Eq. 81)") {
    const Scenario base = test::shipped("us-2023");
    for (const double exposure : {0.0, 0.4, 1.02}) {
        const Scenario scenario = with(changed(&Country::exposure, exposure));
        for (std::size_t o = 0; o < base.occupations.size(); ++o) {
            const Occupation& now = scenario.occupations[o];
            const Occupation& before = base.occupations[o];
            CHECK(std::abs(sum(now.share_of_hours) - sum(before.share_of_hours)) < 1e-12);
            CHECK(digital_share(scenario, now) ==
                  test::approximately(exposure * digital_share(base, before)));
            CHECK(now.share_of_hours[1] ==
                  test::approximately(exposure * before.share_of_hours[1]));
        }
    }
}

TEST_CASE("readiness scales speeds, and shares stay shares (Eq. 82)") {
    const Scenario base = test::shipped("us-2023");
    const Scenario slow = with(changed(&Country::readiness, 0.5));
    CHECK(slow.adoption.peer_effect == test::approximately(0.5 * base.adoption.peer_effect));
    CHECK(slow.coworkers.integration_speed ==
          test::approximately(0.5 * base.coworkers.integration_speed));
    CHECK(slow.sectors[0].own_start_rate ==
          test::approximately(0.5 * base.sectors[0].own_start_rate));
    const Scenario fast = with(changed(&Country::readiness, 10.0));
    for (const Sector& sector : fast.sectors) {
        CHECK(sector.own_start_rate <= 1.0);
        CHECK(sector.initial_adoption <= 1.0);
    }
    CHECK(fast.adoption.friction == base.adoption.friction);
}

TEST_CASE("a country has the policies and events of all and its own") {
    Scenario scenario = test::shipped("us-2023");
    scenario.countries = {changed(&Country::people, 1.0), changed(&Country::people, 2.0)};
    scenario.countries[1].key = "Y";
    for (const char* where : {"", "X", "Y"}) {
        Intervention policy;
        policy.key = std::string{"p"} + where;
        policy.country = where;
        scenario.policies.push_back(policy);
        scenario.events.push_back(policy);
    }
    const Scenario first = country_scenario(scenario, 0);
    const Scenario second = country_scenario(scenario, 1);
    REQUIRE(first.policies.size() == 2);
    CHECK(first.policies[1].key == "pX");
    CHECK(first.policies[1].country.empty()); // alone it is the whole world
    CHECK(first.events.size() == 2);
    REQUIRE(second.policies.size() == 2);
    CHECK(second.policies[1].key == "pY");
}

TEST_CASE("a country's description is what it uses, and sources say what is not the world's") {
    const LoadedScenario world =
        load_scenario(std::filesystem::path{TENFOLD_SOURCE_DIR} / "scenarios" / "world-8.yaml");
    const std::vector<Country>& countries = world.scenario.countries;
    REQUIRE(countries.size() == 8);
    const std::string limit = "chips-china";
    for (std::size_t place = 0; place < countries.size(); ++place) {
        const LoadedScenario country = loaded_country(world, place);
        CAPTURE(countries[place].key);
        CHECK(country.sha256 == sha256(country.resolved_yaml));
        const LoadedScenario again = load_scenario_text(country.resolved_yaml, "echo.yaml");
        CHECK(again.resolved_yaml == country.resolved_yaml);
        const Scenario& read = again.scenario;
        CHECK(read.countries.empty());
        CHECK(read.tables.annual_wage(0, 0) ==
              countries[place].productivity * world.scenario.tables.annual_wage(0, 0));
        CHECK(read.adoption.peer_effect ==
              countries[place].readiness * world.scenario.adoption.peer_effect);
        CHECK((country.resolved_yaml.find(limit) != std::string::npos) ==
              (countries[place].key == "CHN"));
        const std::string remark =
            "annual_wage:\n    source: \"of country " + countries[place].key + "\"\n";
        CHECK((country.resolved_yaml.find(remark) != std::string::npos) ==
              (countries[place].productivity != 1.0));
    }
    const std::string europe = loaded_country(world, 1).resolved_yaml;
    const auto line_with = [&](const std::string& key) {
        const std::size_t begin = europe.find(key);
        return europe.substr(begin, europe.find('\n', begin) - begin);
    };
    CHECK(line_with("peer_effect:").find("of country EUR") != std::string::npos);
    CHECK(line_with("friction:").find("of country EUR") == std::string::npos);
}

TEST_CASE("the home is the one named, or the first") {
    Scenario scenario = test::shipped("us-2023");
    scenario.countries = {changed(&Country::people, 1.0), changed(&Country::people, 1.0)};
    scenario.countries[1].key = "Y";
    CHECK(home_country(scenario) == 0);
    scenario.world.home = "Y";
    CHECK(home_country(scenario) == 1);
    scenario.world.home = "Z";
    CHECK(home_country(scenario) == 2);
}
