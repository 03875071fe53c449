// SPDX-License-Identifier: Apache-2.0
/// What the compute operator does: pay for energy and upkeep, order chips, pay out; and what the
/// barrier makes of utilisation.
#include "core/math.hpp"
#include "core/units.hpp"

#include "agents/ai/intelligence.hpp"
#include "agents/economy/economy.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace tenfold {

namespace {

constexpr double hours_per_year = days_per_year * 24.0;
constexpr double seconds_per_year = hours_per_year * 3600.0;
constexpr int months_of_demand = 13;

} // namespace

void Economy::handle(OperatorContext& context, const ReviewOperator& event) {
    OperatorState& state = operators[context.self().index()];
    const ComputeParameters& p = parameters.compute;
    const unsigned thread = context.thread();
    const Day today = context.window();
    const double unit = parameters.dollars_per_simulated();
    while (!state.batches.empty() && state.batches.front().arrived + chip_life(p) <= today) {
        state.retired += state.batches.front().chips;
        state.batches.pop_front();
    }
    const double years = signals.days / days_per_year;
    const double energy = signals.compute.energy * years * p.energy_price * signals.energy_price;
    const auto energy_cents = static_cast<std::int64_t>(energy / unit * cents_per_dollar);
    const auto upkeep = static_cast<std::int64_t>(p.upkeep_share * state.revenue_of_month);
    pay_ai(thread, DepositTotal::operators, state.deposit, SpendingPot::energy, energy_cents);
    pay_ai(thread, DepositTotal::operators, state.deposit, SpendingPot::upkeep, upkeep);
    const double price = p.chip_price / math::power(parameters.intelligence.hardware_growth,
                                                    calendar.decimal_year(today) - reference_year);
    const double wanted =
        std::min(chips_to_order(p, state, today, 1.0 - signals.policy.export_limit) * price,
                 p.capital_limit * signals.gdp * years); // [USD]
    // Owners give what was asked for a month ago and is still needed, as far as they want to.
    const auto needed = static_cast<std::int64_t>(wanted / unit * cents_per_dollar);
    const std::int64_t missing = std::max<std::int64_t>(0, needed - state.deposit);
    state.outside_of_month =
        std::min(missing,
                 static_cast<std::int64_t>(static_cast<double>(state.capital_wanted) *
                                           signals.outside_capital_factor));
    state.capital_wanted = missing;
    raise_capital(thread, DepositTotal::operators, state.deposit, state.outside_of_month);
    order_chips(context, state, std::clamp<std::int64_t>(state.deposit, 0, needed), price);
    pay_out(thread,
            DepositTotal::operators,
            state.deposit,
            state.owed_abroad,
            static_cast<std::int64_t>(parameters.lab_finance.cash_months *
                                      static_cast<double>(energy_cents + upkeep)));
    context.schedule(start_of(today + signals.days), event);
}

// Orders chips for `budget` cents at `price` dollars each; the order is paid at once.
void Economy::order_chips(OperatorContext& context,
                          OperatorState& state,
                          std::int64_t budget,
                          double price) {
    constexpr double most = 4e9; // that an event can carry
    const double unit = parameters.dollars_per_simulated();
    const double dollars = static_cast<double>(budget) / cents_per_dollar * unit;
    const auto chips = static_cast<std::uint32_t>(std::min(dollars / price, most));
    if (chips == 0) {
        return;
    }
    const auto buildings =
        static_cast<std::int64_t>(parameters.compute.building_share * static_cast<double>(budget));
    const unsigned thread = context.thread();
    pay_ai(thread, DepositTotal::operators, state.deposit, SpendingPot::buildings, buildings);
    pay_ai(thread, DepositTotal::operators, state.deposit, SpendingPot::chips, budget - buildings);
    state.ordered += chips;
    state.in_build += chips;
    const auto lag = std::max<Day>(1, std::llround(parameters.compute.build_lag * days_per_year));
    context.schedule(start_of(context.window() + lag), ChipsArrive{chips});
}

void Economy::handle(OperatorContext& context, const ChipsArrive& event) {
    OperatorState& state = operators[context.self().index()];
    state.in_build -= event.chips;
    state.arrived += event.chips;
    state.batches.push_back({context.window(), event.chips});
}

// Demand of the year before the run, from the trend of training. (Eq. 53)
void Economy::remember_earlier_demand() {
    const TrainingTrend trend{parameters};
    const double start = Calendar::decimal_year(parameters.start);
    double share = 0.0;
    for (const LabState& lab : labs) {
        share += lab.capital_share;
    }
    for (int back = months_of_demand; back > 0; --back) {
        operators.front().demand.push_back(share * trend.compute(start - back / 12.0) /
                                           seconds_per_year);
    }
}

// Utilisation of the month that is over, and what it means for the next one. (Eq. 52)
void Economy::publish_compute(double years, double years_since_start) {
    OperatorState& state = operators.front();
    const ComputeParameters& p = parameters.compute;
    ComputeSignals& now = signals.compute;
    now.capacity =
        compute_capacity(p,
                         static_cast<double>(state.chips()) * (1.0 - signals.policy.compute_shock),
                         years_since_start,
                         1.0 + signals.policy.energy_build_out);
    if (years > 0.0) {
        double flop = 0.0;
        for (const LabState& lab : labs) {
            flop += lab.compute_of_month;
        }
        flop += std::exchange(inference_dollars, 0.0) *
                flop_per_dollar(parameters.intelligence, calendar.decimal_year(signals.day));
        now.demand = flop / (years * seconds_per_year);
        // What was used under the ration of that month; without any, what was wanted before.
        now.wanted = now.ration > 0.0 ? now.demand / now.ration : state.demand.back();
        state.demand.push_back(now.wanted);
        state.demand.pop_front();
    } else {
        remember_earlier_demand();
        now.demand = state.demand.back();
        now.wanted = now.demand;
    }
    now.ration = compute_ration(now.wanted, now.capacity);
    now.utilisation = now.capacity > 0.0 ? std::min(1.0, now.wanted / now.capacity) : 0.0;
    now.scarcity = next_scarcity(p, now.scarcity, now.utilisation);
    now.energy = now.utilisation * now.capacity / (p.chip_speed * p.chip_use) *
                 chip_power(p, years_since_start) * hours_per_year;
}

} // namespace tenfold
