// SPDX-License-Identifier: Apache-2.0
#include "sim/calibrate.hpp"

#include "agents/finance/initial_finance.hpp"
#include "agents/firms/fixed_capital.hpp"
#include "agents/labour/labour_equations.hpp"

#include "sim/population_plan.hpp"

#include <algorithm>

namespace tenfold {

namespace {

// Weights of sectors as declared; without any, those of the fallback basket; if that is empty,
// output. Spending needs at least one sector to buy from.
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

// Adds balanced accounts, the stationary path, and the buyers' baskets along it.
void add_accounts(const Scenario& scenario, ModelCalibration& calibration) {
    const TableParameters& tables = scenario.tables;
    NationalAccounts& accounts = calibration.national_accounts;
    accounts = national_accounts(scenario);
    const double lost = unemployed_compensation(scenario.sectors,
                                                tables.employment,
                                                tables.annual_wage,
                                                accounts,
                                                scenario.labour_market.unemployment_rate);
    // People in retraining receive benefits too.
    const double idle = 1.0 + retraining_share(scenario,
                                               by_occupation(separations_by_cell(scenario),
                                                             scenario.occupations.size()));
    calibration.stationary = stationary_state(accounts, lost * idle, scenario.accounts);
    if (scenario.central_bank.enabled) {
        const InitialFinance finance = initial_finance(
            scenario,
            accounts,
            calibration.stationary,
            scenario.banks.loans_per_capital *
                private_capital(scenario.capital, accounts, scenario.output_growth()));
        calibration.stationary.income_tax_rate = finance.income_tax_rate;
        calibration.stationary.consumption_of_wages = finance.consumption_of_wages;
    }
    Baskets& baskets = calibration.baskets;
    for (std::size_t s = 0; s < accounts.sectors.size(); ++s) {
        const SectorAccounts& sector = accounts.sectors[s];
        baskets.consumption.push_back(calibration.stationary.consumption_by_sector[s] /
                                      calibration.stationary.consumption);
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

Parameters model_parameters(const Scenario& scenario) {
    const Parameters& without_run = scenario;
    Parameters result = without_run;
    result.regions = regions_of(scenario);
    return result;
}

ModelCalibration calibrate(const Scenario& scenario) {
    ModelCalibration result;
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
