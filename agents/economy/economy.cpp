// SPDX-License-Identifier: Apache-2.0
/// Set-up of an economy whose agents have no state yet.
#include "agents/economy/economy.hpp"

#include "core/math.hpp"

#include <algorithm>
#include <cmath>

namespace tenfold {

namespace {

/// Month of every day from `Seat::days_before` days before the run to well after its end.
std::vector<Month> months_of_days(const Calendar& calendar) {
    constexpr Day longest = 0xFFFF;
    std::vector<Month> result(static_cast<std::size_t>(longest));
    Month current = 0;
    for (Day day = -Seat::days_before; day < 0; ++day) {
        current -= calendar.is_month_end(day) ? 1 : 0;
    }
    for (Day day = -Seat::days_before; day < longest - Seat::days_before; ++day) {
        result[static_cast<std::size_t>(day + Seat::days_before)] = current;
        current += calendar.is_month_end(day) ? 1 : 0;
    }
    return result;
}

/// Wages over reference wages in a workforce in which raises have come once a year.
double mean_wage_lag(const EconomyParameters& parameters, std::size_t sector) {
    const std::vector<double> weights = cohort_weights(parameters.sectors[sector].separations_rate);
    double lag = 0.0;
    for (std::size_t age = 0; age < weights.size(); ++age) {
        const double years = static_cast<double>(age) / 12.0;
        lag += weights[age] * math::exp(-parameters.nominal_growth() * years);
    }
    return lag;
}

/// Chips of the first day, by the month in which they came: deliveries had grown for as long as a
/// chip lasts.
std::deque<ChipBatch> first_batches(const ComputeParameters& compute, std::int64_t chips) {
    const auto months = static_cast<std::size_t>(std::max(1.0, compute.chip_life * 12.0));
    std::vector<double> weights;
    for (std::size_t age = months; age > 0; --age) {
        weights.push_back(
            math::power(compute.initial_growth, -static_cast<double>(age - 1) / 12.0));
    }
    const std::vector<std::int64_t> parts = apportion(chips, weights);
    std::deque<ChipBatch> batches;
    for (std::size_t i = 0; i < months; ++i) {
        const double age = static_cast<double>(months - 1 - i) * days_per_month;
        if (parts[i] > 0) {
            batches.push_back({-static_cast<Day>(age), parts[i]});
        }
    }
    return batches;
}

} // namespace

Economy::Economy(EconomyParameters given,
                 const Sizes& sizes,
                 FirmNetwork firm_network,
                 std::vector<AiModel> earlier_models,
                 ThreadPool& thread_pool)
    : parameters{std::move(given)}, calendar{parameters.start}, workers{sizes.workers},
      firms{sizes.firms}, slots{sizes.slots}, rosters{sizes.posts},
      desks(parameters.coworkers.individual() ? sizes.firms : 0),
      markets(parameters.markets()), network{std::move(firm_network)},
      mobility{MobilityNetwork::from_dense(
          static_cast<std::uint32_t>(parameters.occupations.size()), parameters.switching)},
      pool{thread_pool}, rates(parameters.sectors.size()), months{months_of_days(calendar)},
      wages{parameters.markets(), parameters.nominal_growth()},
      technology{parameters, std::move(earlier_models)}, labs{labs_at_start(parameters)},
      operators(1), accounts{parameters.sectors.size(), parameters.markets(), pool.threads()},
      observed{{parameters.sectors.size(), parameters.occupations.size()}, pool.threads()},
      occupation_moves{parameters.occupations.size() * parameters.occupations.size(),
                       pool.threads()},
      money{parameters.sectors.size(), pool.threads()},
      distributions(pool.threads()), payday_recount{PaydayTotals::size, pool.threads()},
      token_market{parameters.months(), parameters.occupations.size(), pool.threads()},
      generation_users{parameters.months(), pool.threads()}, work_sums{parameters.sectors.size() *
                                                                           static_cast<std::size_t>(
                                                                               WorkSum::kinds),
                                                                       pool.threads()},
      event_log{parameters.recording, sizes.workers, sizes.firms, pool.threads()} {
    const std::size_t sectors = parameters.sectors.size();
    const std::size_t occupations = parameters.occupations.size();
    foreign_lab_sales.resize(parameters.labs.size());
    pay_levels = lognormal_class_shares(pay_classes, parameters.wages.pay_dispersion);
    for (double& level : pay_levels) {
        level *= static_cast<double>(pay_classes);
    }
    base_wages.resize(sectors * occupations);
    for (std::size_t s = 0; s < sectors; ++s) {
        wage_lag.push_back(mean_wage_lag(parameters, s));
        const double ratio = parameters.national_accounts.sectors[s].compensation_ratio;
        for (std::size_t o = 0; o < occupations; ++o) {
            base_wages[s * occupations + o] =
                parameters.annual_wage(s, o) * ratio / wage_lag[s] * 100.0 / days_per_year;
        }
    }
    constexpr double weight_unit = 0x1p40;
    for (const double share :
         lognormal_class_shares(Traits::classes, parameters.households.equity_dispersion)) {
        ownership.equity_weight.push_back(std::llround(share * weight_unit));
    }
    for (const double share :
         lognormal_class_shares(Traits::classes, parameters.households.housing_dispersion)) {
        ownership.housing_weight.push_back(std::llround(share * weight_unit));
    }
    for (std::size_t o = 0; o < occupations; ++o) {
        double bill = 0.0;
        double compensation = 0.0;
        for (std::size_t s = 0; s < sectors; ++s) {
            const double cell =
                parameters.employment_by_cell[s * occupations + o] * parameters.annual_wage(s, o);
            bill += cell;
            compensation += cell * parameters.national_accounts.sectors[s].compensation_ratio;
        }
        compensation_ratio.push_back(bill > 0.0 ? compensation / bill : 1.0);
    }
    const auto first_chips = std::llround(parameters.compute.initial_chips);
    operators.front().batches = first_batches(parameters.compute, first_chips);
    operators.front().ordered = first_chips;
    operators.front().arrived = first_chips;
    output_per_work.resize(sectors);
    posts_by_cell.resize(sectors);
    signals.tightness.assign(markets.size(), -1.0);
    signals.productivity.assign(sectors, 1.0);
    signals.input_efficiency.assign(sectors, 1.0);
    signals.fresh_share.assign(sectors, 1.0);
    signals.demand_per_appeal.assign(sectors, 1.0);
    signals.investment_factor.assign(sectors, 1.0);
    signals.work.resize(sectors);
    history.log_labour_cost.assign(sectors, 0.0);
    signals.policy = policy_state(parameters.interventions, parameters.sectors, parameters.start);
    month.sector_flows.resize(sectors);
    month.market_flows.resize(markets.size());
    month.head_days_by_sector.resize(sectors);
    month.head_days_by_occupation.resize(occupations);
    month.exits.resize(sectors);
    month.sales.resize(sectors);
    month.occupation_moves.resize(occupation_moves.cells());
}

} // namespace tenfold
