// SPDX-License-Identifier: Apache-2.0
#include "agents/technology.hpp"

#include "agents/economy_parameters.hpp"

#include <algorithm>

namespace tenfold {

namespace {

double first_year(const EconomyParameters& parameters) {
    return std::min(Calendar::decimal_year(parameters.start), reference_year) - 2.0;
}

} // namespace

Technology::Technology(const EconomyParameters& parameters)
    : frontier_{parameters.intelligence,
                first_year(parameters),
                Calendar::decimal_year(parameters.start) + 210.0},
      price_index_{parameters.token_price, Calendar::decimal_year(parameters.start)} {
    signals_.potential.resize(parameters.occupations.size());
    signals_.sector_saving.assign(parameters.sectors.size(), 0.0);
    signals_.sector_success.assign(parameters.sectors.size(), 0.0);
}

void Technology::advance(const EconomyParameters& parameters, Date date, ThreadPool& pool) {
    const double year = Calendar::decimal_year(date);
    TechnologySignals& s = signals_;
    s.effective_resources = frontier_.effective_resources(year);
    s.intelligence = frontier_.intelligence(year);
    s.inference_multiplier = inference_multiplier(parameters.intelligence, date);
    s.horizon_minutes =
        horizon_minutes(parameters.intelligence, s.intelligence, s.inference_multiplier, 0.0);
    s.token_price = year > price_index_.year()
                        ? price_index_.advance(parameters.token_price, frontier_, year)
                        : price_index_.value();
    s.token_price_frontier =
        price_of_intelligence(parameters.token_price, frontier_, s.intelligence, year);
    s.token_price_gpt4_level = price_of_intelligence(
        parameters.token_price, frontier_, std::min(0.0, s.intelligence), year);
    set_potential(parameters, date, pool);
    set_sector_potential(parameters);
}

void Technology::set_potential(const EconomyParameters& parameters, Date date, ThreadPool& pool) {
    const std::size_t occupations = parameters.occupations.size();
    const std::vector<ModelOffer> menu = model_menu(parameters.token_price, frontier_, date);
    const DelegationSetting setting{parameters.delegation, parameters.intelligence, menu};
    constexpr double year_hours = 2080.0;
    pool.for_each(occupations, [&](std::size_t o, unsigned) {
        double wage_bill = 0.0;
        double people = 0.0;
        for (std::size_t s = 0; s < parameters.sectors.size(); ++s) {
            const double employed = parameters.employment_by_cell[s * occupations + o];
            wage_bill += employed * parameters.annual_wage(s, o);
            people += employed;
        }
        const double hourly_cost =
            people > 0.0
                ? wage_bill / people * parameters.delegation.labour_cost_factor / year_hours
                : 0.0;
        signals_.potential[o] = occupation_potential(
            parameters.occupations[o], parameters.task_domains, hourly_cost, setting);
    });
}

void Technology::set_sector_potential(const EconomyParameters& parameters) {
    const std::size_t occupations = parameters.occupations.size();
    for (std::size_t s = 0; s < parameters.sectors.size(); ++s) {
        double saving = 0.0;
        double bill = 0.0;
        double success = 0.0;
        double delegated = 0.0;
        for (std::size_t o = 0; o < occupations; ++o) {
            const OccupationPotential& potential = signals_.potential[o];
            const double wages =
                parameters.employment_by_cell[s * occupations + o] * parameters.annual_wage(s, o);
            saving += wages * potential.saving;
            bill += wages;
            success += wages * potential.delegable * potential.success;
            delegated += wages * potential.delegable;
        }
        signals_.sector_saving[s] = bill > 0.0 ? saving / bill : 0.0;
        signals_.sector_success[s] = delegated > 0.0 ? success / delegated : 0.0;
    }
}

} // namespace tenfold
