// SPDX-License-Identifier: Apache-2.0
/// What the compute operator does: pay for energy and upkeep, order chips, pay out; and what the
/// barrier makes of utilisation.
#include "core/math.hpp"

#include "agents/economy.hpp"
#include "agents/intelligence.hpp"

#include <algorithm>
#include <cmath>

namespace tenfold {

namespace {

constexpr double cents_per_dollar = 100.0;
constexpr double hours_per_year = days_per_year * 24.0;
constexpr double seconds_per_year = hours_per_year * 3600.0;

} // namespace

void Economy::handle(OperatorContext& context, const ReviewOperator& event) {
    OperatorState& state = operators[context.self().index()];
    const ComputeParameters& p = parameters.compute;
    const unsigned thread = context.thread();
    const double unit = parameters.dollars_per_simulated();
    const auto life = static_cast<Day>(p.chip_life * days_per_year);
    while (!state.batches.empty() && state.batches.front().arrived + life <= context.window()) {
        state.retired += state.batches.front().chips;
        state.batches.pop_front();
    }
    const double years = signals.days / days_per_year;
    const double energy = signals.compute.energy * years * p.energy_price * signals.energy_price;
    const auto energy_cents = static_cast<std::int64_t>(energy / unit * cents_per_dollar);
    const auto upkeep = static_cast<std::int64_t>(p.upkeep_share * state.revenue_of_month);
    pay_ai(thread, DepositTotal::operators, state.deposit, SpendingPot::energy, energy_cents);
    pay_ai(thread, DepositTotal::operators, state.deposit, SpendingPot::upkeep, upkeep);
    const double price =
        p.chip_price / math::power(parameters.intelligence.hardware_growth,
                                   calendar.decimal_year(context.window()) - reference_year);
    const double wanted =
        chips_to_order(p, state, p.chip_speed * p.chip_use) * (1.0 - signals.policy.export_limit);
    double dollars = std::min(wanted * price, p.capital_limit * signals.gdp * years);
    const auto kept = static_cast<std::int64_t>(parameters.lab_finance.cash_months *
                                                static_cast<double>(energy_cents + upkeep));
    const auto order = static_cast<std::int64_t>(dollars / unit * cents_per_dollar);
    const std::int64_t own = std::clamp<std::int64_t>(state.deposit, 0, order);
    const auto outside = static_cast<std::int64_t>(static_cast<double>(order - own) *
                                                   signals.outside_capital_factor);
    state.capital_wanted = order - own;
    raise_capital(thread, DepositTotal::operators, state.deposit, outside);
    const auto buildings =
        static_cast<std::int64_t>(p.building_share * static_cast<double>(own + outside));
    pay_ai(thread, DepositTotal::operators, state.deposit, SpendingPot::buildings, buildings);
    pay_ai(thread,
           DepositTotal::operators,
           state.deposit,
           SpendingPot::chips,
           own + outside - buildings);
    dollars = static_cast<double>(own + outside) / cents_per_dollar * unit;
    const auto chips = static_cast<std::uint32_t>(std::min(dollars / price, 4e9));
    if (chips > 0) {
        state.ordered += chips;
        state.in_build += chips;
        const auto lag = std::max<Day>(1, std::llround(p.build_lag * days_per_year));
        context.schedule(start_of(context.window() + lag), ChipsArrive{chips});
    }
    pay_out(thread, DepositTotal::operators, state.deposit, kept);
    context.schedule(start_of(context.window() + signals.days), event);
}

void Economy::handle(OperatorContext& context, const ChipsArrive& event) {
    OperatorState& state = operators[context.self().index()];
    state.in_build -= event.chips;
    state.arrived += event.chips;
    state.batches.push_back({context.window(), static_cast<double>(event.chips)});
}

// Utilisation of the month that is over, and what it means for the next one. (Eq. 52)
void Economy::publish_compute(double years, double years_since_start) {
    OperatorState& state = operators.front();
    const ComputeParameters& p = parameters.compute;
    ComputeSignals& now = signals.compute;
    double training = 0.0;
    for (const LabState& lab : labs) {
        training += lab.compute_of_month;
    }
    const double flop_price =
        flop_per_dollar(parameters.intelligence, calendar.decimal_year(signals.day));
    const double seconds = years * seconds_per_year;
    now.demand = seconds > 0.0 ? (training + inference_dollars * flop_price) / seconds : 0.0;
    now.capacity = compute_capacity(p,
                                    state.chips() * (1.0 - signals.policy.compute_shock),
                                    years_since_start,
                                    1.0 + signals.policy.energy_build_out);
    const double load =
        now.capacity > 0.0 ? now.demand / now.capacity : (now.demand > 0.0 ? 1.0 : 0.0);
    now.utilisation = std::min(1.0, load);
    now.scarcity = scarcity(p, now.utilisation);
    now.ration = load > 1.0 ? 1.0 / load : 1.0;
    now.energy = now.utilisation * now.capacity / (p.chip_speed * p.chip_use) *
                 chip_power(p, years_since_start) * hours_per_year;
    state.demand.push_back(now.demand);
    constexpr std::size_t memory = 13;
    while (state.demand.size() > memory) {
        state.demand.pop_front();
    }
}

} // namespace tenfold
