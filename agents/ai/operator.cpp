// SPDX-License-Identifier: Apache-2.0
/// Event handlers of the compute operator: paying for energy and upkeep, ordering chips, paying
/// out.
#include "core/math.hpp"
#include "core/units.hpp"

#include "agents/ai/company_account.hpp"
#include "agents/ai/intelligence.hpp"
#include "agents/ai/view.hpp"

#include <algorithm>
#include <cmath>

namespace tenfold {

namespace {

CompanyAccount account_of(OperatorState& state) {
    return {state.deposit,
            state.owed_abroad,
            DepositTotal::operators,
            PayoutCount::operator_capital,
            PayoutCount::operators};
}

// Orders chips for `budget` cents at `price` dollars each, paid on the day of the order.
void order_chips(OperatorTurn& turn, std::int64_t budget, double price) {
    constexpr double most = 4e9; // capacity of the event
    const AiView& see = turn.see;
    const ComputeParameters& compute = see.parameters.compute;
    const double unit = dollars_per_simulated(see.parameters, see.calibration);
    const double dollars = static_cast<double>(budget) / cents_per_dollar * unit;
    const auto chips = static_cast<std::uint32_t>(std::min(dollars / price, most));
    if (chips == 0) {
        return;
    }
    const auto buildings =
        static_cast<std::int64_t>(compute.building_share * static_cast<double>(budget));
    const CompanyAccount account = account_of(turn.state);
    purchase(turn, account, SpendingAccount::buildings, buildings);
    purchase(turn, account, SpendingAccount::chips, budget - buildings);
    turn.state.ordered += chips;
    turn.state.in_build += chips;
    const auto lag = std::max<Day>(1, std::llround(compute.build_lag * days_per_year));
    turn.schedule(start_of(turn.day() + lag), ChipsArrive{chips});
}

} // namespace

void handle(OperatorTurn& turn, const ReviewOperator& event) {
    OperatorState& state = turn.state;
    const AiView& see = turn.see;
    const ComputeParameters& p = see.parameters.compute;
    const CompanyAccount account = account_of(state);
    const Day today = turn.day();
    const double unit = dollars_per_simulated(see.parameters, see.calibration);
    while (!state.batches.empty() && state.batches.front().arrived + chip_life(p) <= today) {
        state.retired += state.batches.front().chips;
        state.batches.pop_front();
    }
    const double years = see.today.days / days_per_year;
    const double energy = see.ai.compute.energy * years * p.energy_price * see.goods.energy_price;
    const auto energy_cents = static_cast<std::int64_t>(energy / unit * cents_per_dollar);
    const auto upkeep = static_cast<std::int64_t>(p.upkeep_share * state.revenue_of_month);
    purchase(turn, account, SpendingAccount::energy, energy_cents);
    purchase(turn, account, SpendingAccount::upkeep, upkeep);
    const double price =
        p.chip_price / math::power(see.parameters.intelligence.hardware_growth,
                                   see.calendar.decimal_year(today) - reference_year);
    const double wanted =
        std::min(chips_to_order(p, state, today, 1.0 - see.government.policy.export_limit) * price,
                 p.capital_limit * see.goods.gdp * years); // [USD]
    // Owners provide what was requested a month ago and is still needed, up to the share that all
    // companies get.
    const auto needed = static_cast<std::int64_t>(wanted / unit * cents_per_dollar);
    const std::int64_t missing = std::max<std::int64_t>(0, needed - state.deposit);
    state.outside_of_month =
        std::min(missing,
                 static_cast<std::int64_t>(static_cast<double>(state.capital_wanted) *
                                           see.ai.outside_capital_factor));
    state.capital_wanted = missing;
    raise_capital(turn, account, state.outside_of_month);
    order_chips(turn, std::clamp<std::int64_t>(state.deposit, 0, needed), price);
    pay_dividend(turn,
                 account,
                 static_cast<std::int64_t>(see.parameters.lab_finance.cash_months *
                                           static_cast<double>(energy_cents + upkeep)),
                 see.place.held_abroad);
    turn.schedule(start_of(today + see.today.days), event);
}

void handle(OperatorTurn& turn, const ChipsArrive& event) {
    OperatorState& state = turn.state;
    state.in_build -= event.chips;
    state.arrived += event.chips;
    state.batches.push_back({turn.day(), event.chips});
}

} // namespace tenfold
