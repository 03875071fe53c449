// SPDX-License-Identifier: Apache-2.0
#include "sim/economy_parameters.hpp"

#include "agents/labour/labour_equations.hpp"

#include "sim/population_plan.hpp"

#include <algorithm>

namespace tenfold {

namespace {

// Weights of sectors as declared; where none is, those of another basket; where that is empty, by
// output: what is spent must go somewhere.
std::vector<double>
supplies(const Scenario& scenario, double Sector::*weight, const std::vector<double>& otherwise) {
    const auto some = [](const std::vector<double>& weights) {
        return std::any_of(weights.begin(), weights.end(), [](double each) { return each > 0.0; });
    };
    std::vector<double> declared;
    std::vector<double> output;
    for (const Sector& sector : scenario.sectors) {
        declared.push_back(sector.*weight);
        output.push_back(sector.gross_output);
    }
    if (some(declared)) {
        return declared;
    }
    return some(otherwise) ? otherwise : output;
}

// Balanced accounts, the stationary path, and the baskets of buyers on it.
void add_accounts(const Scenario& scenario, EconomyParameters& parameters) {
    const TableParameters& tables = scenario.tables;
    NationalAccounts& accounts = parameters.national_accounts;
    accounts = national_accounts(scenario);
    const double lost = unemployed_compensation(scenario.sectors,
                                                tables.employment,
                                                tables.annual_wage,
                                                accounts,
                                                scenario.labour_market.unemployment_rate);
    // Those in retraining get benefits too.
    const double idle = 1.0 + retraining_share(scenario,
                                               by_occupation(separations_by_cell(scenario),
                                                             scenario.occupations.size()));
    parameters.stationary = stationary_state(accounts, lost * idle, scenario.accounts);
    Baskets& baskets = parameters.baskets;
    for (std::size_t s = 0; s < accounts.sectors.size(); ++s) {
        const SectorAccounts& sector = accounts.sectors[s];
        baskets.consumption.push_back(parameters.stationary.consumption_by_sector[s] /
                                      parameters.stationary.consumption);
        baskets.government.push_back(sector.government / accounts.government);
        baskets.investment.push_back(sector.investment_share);
        baskets.elasticity.push_back(scenario.sectors[s].demand_elasticity);
    }
    baskets.inputs = accounts.inputs.values;
    baskets.lab_purchases = supplies(scenario, &Sector::lab_purchases_share, baskets.consumption);
    baskets.chips = supplies(scenario, &Sector::chips_share, baskets.investment);
    baskets.buildings = supplies(scenario, &Sector::buildings_share, baskets.investment);
    baskets.energy = supplies(scenario, &Sector::energy_share, baskets.consumption);
    baskets.upkeep = supplies(scenario, &Sector::upkeep_share, baskets.consumption);
    baskets.integration = supplies(scenario, &Sector::integration_share, baskets.consumption);
    baskets.courses = supplies(scenario, &Sector::courses_share, baskets.government);
    baskets.research = supplies(scenario, &Sector::research_share, baskets.consumption);
}

} // namespace

NationalAccounts national_accounts(const Scenario& scenario) {
    return balance_accounts(scenario.sectors,
                            scenario.tables.employment,
                            scenario.tables.annual_wage,
                            scenario.tables.input_coefficients,
                            scenario.accounts);
}

EconomyParameters economy_parameters(const Scenario& scenario) {
    EconomyParameters result;
    result.start = scenario.time.start;
    result.end = scenario.time.end;
    result.scale = scenario.scale;
    result.labour_market = scenario.labour_market;
    result.accounts = scenario.accounts;
    result.production = scenario.production;
    result.firm_dynamics = scenario.firm_dynamics;
    result.wages = scenario.wages;
    result.households = scenario.households;
    result.government = scenario.government;
    result.regions = regions_of(scenario);
    result.shocks = scenario.shocks;
    result.intelligence = scenario.intelligence;
    result.token_price = scenario.token_price;
    result.training = scenario.training;
    result.lab_finance = scenario.lab_finance;
    result.compute = scenario.compute;
    result.labs = scenario.labs;
    result.delegation = scenario.delegation;
    result.coworkers = scenario.coworkers;
    result.adoption = scenario.adoption;
    result.observations = scenario.observations;
    result.recording = scenario.output;
    result.direct_use = scenario.direct_use;
    result.courses = scenario.courses;
    result.science = scenario.science;
    result.new_tasks = scenario.new_tasks;
    result.interventions = scenario.policies;
    result.interventions.insert(
        result.interventions.end(), scenario.events.begin(), scenario.events.end());
    result.sectors = scenario.sectors;
    result.occupations = scenario.occupations;
    result.task_domains = scenario.task_domains;
    result.annual_wage = scenario.tables.annual_wage;
    result.employment_by_cell = scenario.tables.employment.values;
    result.mean_separation_rate =
        mean_separation_rate(scenario.tables.employment, scenario.sectors);
    result.matching = calibrate_matching(scenario.labour_market, result.mean_separation_rate);
    result.switching = switching_probabilities(
        scenario.tables.mobility,
        by_occupation(separations_by_cell(scenario), scenario.occupations.size()),
        scenario.labour_market.occupation_switching_rate);
    for (const double weight : scenario.tables.mobility.values) {
        result.far.push_back(weight < scenario.labour_market.near_move);
    }
    add_accounts(scenario, result);
    return result;
}

} // namespace tenfold
