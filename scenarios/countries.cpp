// SPDX-License-Identifier: Apache-2.0
#include "scenarios/countries.hpp"

#include "core/sha256.hpp"

#include "scenarios/echo.hpp"

#include <algorithm>

namespace tenfold {

namespace {

// Eq. 80: jobs and firms by `people`, wages by `productivity`, every other amount of money by both.
// Prices, shares and rates stay.
void resize(Scenario& scenario, const Country& country) {
    const double money = country.people * country.productivity;
    for (double& jobs : scenario.tables.employment.values) {
        jobs *= country.people;
    }
    for (double& wage : scenario.tables.annual_wage.values) {
        wage *= country.productivity;
    }
    for (Sector& sector : scenario.sectors) {
        sector.firms *= country.people;
        for (double* amount : {&sector.gross_output,
                               &sector.consumption,
                               &sector.investment,
                               &sector.government_purchases,
                               &sector.net_exports}) {
            *amount *= money;
        }
    }
    scenario.intelligence.nominal_gdp *= money;
    scenario.compute.power_limit *= money;
    scenario.compute.initial_chips *= country.chips;
}

// Eq. 81: hours leave digital domains for the others, in proportion to what those have.
void tilt_hours(Scenario& scenario, double exposure) {
    const std::vector<TaskDomain>& domains = scenario.task_domains;
    const auto others = static_cast<double>(std::count_if(
        domains.begin(), domains.end(), [](const TaskDomain& domain) { return !domain.digital; }));
    for (Occupation& occupation : scenario.occupations) {
        const double digital = digital_share(scenario, occupation);
        const double moved = digital * (1.0 - exposure);
        double rest = 0.0;
        for (std::size_t k = 0; k < domains.size(); ++k) {
            rest += domains[k].digital ? 0.0 : occupation.share_of_hours[k];
        }
        for (std::size_t k = 0; k < domains.size(); ++k) {
            double& share = occupation.share_of_hours[k];
            if (domains[k].digital) {
                share *= exposure;
            } else {
                share = std::max(0.0, share + moved * (rest > 0.0 ? share / rest : 1.0 / others));
            }
        }
    }
}

// Eq. 82.
void change_speeds(Scenario& scenario, double readiness) {
    scenario.adoption.peer_effect *= readiness;
    scenario.coworkers.integration_speed *= readiness;
    for (Sector& sector : scenario.sectors) {
        sector.own_start_rate = std::min(1.0, sector.own_start_rate * readiness);
        sector.initial_adoption = std::min(1.0, sector.initial_adoption * readiness);
    }
}

void keep_those_of(const std::string& country, std::vector<Intervention>& interventions) {
    const auto elsewhere = [&](const Intervention& given) {
        return !given.country.empty() && given.country != country;
    };
    interventions.erase(std::remove_if(interventions.begin(), interventions.end(), elsewhere),
                        interventions.end());
    for (Intervention& given : interventions) {
        given.country.clear(); // it applies to this one country
    }
}

} // namespace

std::size_t home_country(const Scenario& world) {
    if (world.world.home.empty()) {
        return 0;
    }
    const auto found = std::find_if(world.countries.begin(),
                                    world.countries.end(),
                                    [&](const Country& c) { return c.key == world.world.home; });
    return static_cast<std::size_t>(found - world.countries.begin());
}

double digital_share(const Scenario& scenario, const Occupation& occupation) {
    double sum = 0.0;
    for (std::size_t k = 0; k < scenario.task_domains.size(); ++k) {
        sum += scenario.task_domains[k].digital ? occupation.share_of_hours[k] : 0.0;
    }
    return sum;
}

Scenario country_scenario(const Scenario& world, std::size_t place) {
    Scenario scenario = world;
    const Country& country = world.countries[place];
    resize(scenario, country);
    tilt_hours(scenario, country.exposure);
    change_speeds(scenario, country.readiness);
    keep_those_of(country.key, scenario.policies);
    keep_those_of(country.key, scenario.events);
    scenario.countries.clear();
    scenario.world = {};
    return scenario;
}

LoadedScenario loaded_country(const LoadedScenario& world, std::size_t place) {
    LoadedScenario country;
    country.scenario = country_scenario(world.scenario, place);
    country.resolved_yaml = canonical_country_yaml(
        country.scenario, world.scenario.countries[place].key, world.resolved_yaml);
    country.sha256 = sha256(country.resolved_yaml);
    return country;
}

} // namespace tenfold
