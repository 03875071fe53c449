// SPDX-License-Identifier: Apache-2.0
/// What a firm does once a month, on its day: sell, pay, expect, price, plan.
#include "core/units.hpp"

#include "agents/economy/economy.hpp"

#include <algorithm>
#include <cmath>

namespace tenfold {

namespace {

constexpr double year_hours = 2080.0; // of a post

/// Whole cents of an amount, clamped where a product of caps and prices could leave 64 bits.
std::int64_t cents(double dollars) {
    constexpr double most = 0x1p62;
    return static_cast<std::int64_t>(std::clamp(dollars * cents_per_dollar, -most, most));
}

} // namespace

Staff Economy::staff(FirmId id, double integration) const {
    const Firm& firm = firms[id.index()];
    const double fresh = signals.work[firm.sector_index].new_tasks;
    const double extra_hours = integration + fresh;
    Staff result;
    for_each_occupation(firm, [&](OccupationId occupation) {
        const std::uint32_t index = firm.slot(occupation);
        const Slot& slot = slots[index];
        const std::size_t place = market(firm, occupation).index();
        const double base = base_wage(firm.sector(), id, occupation);
        const double reference = wages.reference(place);
        const double normal = slots.requirement(index) * base;
        result.heads += slot.heads;
        ++result.occupations;
        result.work += slot.heads * base;
        result.reference_bill += slot.heads * base * reference;
        const TeamUse use = use_of_team(firm, occupation);
        const double needed = use.hours + extra_hours;
        result.normal_work += normal;
        result.needed_work += normal * needed;
        result.needed_posts += slots.requirement(index) * needed;
        result.human_work += normal * use.hours;
        result.supervision += normal * use.supervision;
        result.reference_cost += normal * reference;
        result.normal_cost += normal * reference * (use.hours + fresh);
        if (use.delegated > 0.0) {
            result.token_cost +=
                slots.requirement(index) * year_hours / days_per_year * use.intensity *
                cents_per_dollar *
                technology.generation(firm.generation).hour_price[occupation.index()];
        }
        result.power += normal * signals.wage_power[place];
        result.posts_per_output += slots.requirement(index);
        result.mean_base += base;
    });
    result.mean_base /= std::max(1U, result.occupations);
    return result;
}

void Economy::review_firms(FirmPass& pass) {
    // Blocks of 64 have one day of the month, from the second to the twenty-eighth.
    constexpr std::uint32_t block = 64;
    const int today = signals.day_of_month - 1;
    if (today < 0 || today >= review_days) {
        return;
    }
    constexpr auto cycle = static_cast<std::uint32_t>(review_days);
    std::uint32_t number = pass.begin() / block;
    number += (static_cast<std::uint32_t>(today) + cycle - number % cycle) % cycle;
    for (; number * block < pass.end(); number += cycle) {
        const std::uint32_t last = std::min((number + 1) * block, pass.end());
        for (std::uint32_t index = std::max(number * block, pass.begin()); index < last; ++index) {
            pass.turn(index);
            review(pass, FirmId{index});
        }
    }
}

void Economy::review(FirmPass& pass, FirmId id) {
    Firm& firm = firms[id.index()];
    if (firm.closed != 0) {
        reopen(pass, id); // after a month in which nobody else gets its mail
        return;
    }
    double integration = 0.0; // hours a unit of work, at the yearly rate of this month's deepening
    if (parameters.adoption.enabled) {
        integration = review_adoption(pass, id) * parameters.coworkers.integration_hours *
                      days_per_year / signals.days;
    }
    const Staff people = staff(id, integration);
    count_work(pass.thread(), firm, people);
    const double demand = sell(pass, id, people);
    firm.expected_demand = static_cast<float>(next_expectation(
        parameters.production, firm.expected_demand, demand, signals.trend_factor));
    if (closes(pass, id, people.heads)) {
        close_down(pass, id);
        return;
    }
    count_firm(pass.thread(), firm, people.heads);
    pay_dividend(pass, id, work_overtime(pass, id, people));
    set_price(pass, id, people);
    announce(pass, id);
    plan_posts(pass, id, people, integration);
    if (parameters.adoption.enabled) {
        review_coworkers(pass, id);
    }
}

// What the sector's figures are means of, weighted by what each firm expects to make.
void Economy::count_work(unsigned thread, const Firm& firm, const Staff& people) {
    const auto add = [&](WorkSum what, double amount) {
        const double weighted = std::min(amount * double{firm.expected_demand}, 0x1p52);
        work_sums.add(thread,
                      firm.sector_index * static_cast<std::size_t>(WorkSum::kinds) +
                          static_cast<std::size_t>(what),
                      std::llround(weighted));
    };
    add(WorkSum::normal, people.normal_work);
    add(WorkSum::human, people.human_work);
    add(WorkSum::supervision, people.supervision);
    add(WorkSum::reference_cost, people.reference_cost);
    add(WorkSum::people_cost,
        people.normal_cost - people.reference_cost * signals.work[firm.sector_index].new_tasks);
    add(WorkSum::token_cost, people.token_cost);
}

void Economy::change_deposit(unsigned thread, Firm& firm, std::int64_t change) {
    firm.deposit += change;
    money.deposit(thread, DepositTotal::firms, change);
}

double Economy::sell(FirmPass& pass, FirmId id, const Staff& people) {
    Firm& firm = firms[id.index()];
    const SectorId sector = firm.sector();
    const std::size_t s = sector.index();
    const SectorAccounts& shares = parameters.national_accounts.sectors[s];
    const double owner = parameters.production.owner_posts * people.mean_base;
    const double normal_heads = 1.0 + parameters.labour_market.vacancy_ratio;
    const double most = capacity(parameters.production,
                                 signals.productivity[s],
                                 people.work,
                                 owner,
                                 people.needed_work / normal_heads);
    const double price = firm.price;
    const std::int64_t share = money.share(sector, firm.weight);
    const std::int64_t sold = std::min(share, cents(price * most * signals.days_before));
    const double output = static_cast<double>(sold) / (cents_per_dollar * price) /
                          signals.days_before; // base-year dollars a day
    const double bought = output * signals.days;
    const std::int64_t inputs =
        cents(bought * signals.goods.inputs[s].cost / signals.input_efficiency[s]);
    const std::int64_t investment =
        cents(bought * shares.investment * signals.investment_factor[s] /
              signals.input_efficiency[s] * signals.goods.investment.cost);
    const auto tax = static_cast<std::int64_t>(shares.product_tax * static_cast<double>(sold));
    const unsigned thread = pass.thread();
    money.sell(thread, sector, sold);
    money.pay_inputs(thread, sector, inputs);
    money.pay(thread, SpendingPot::investment, investment);
    money.pay(thread, SpendingPot::taxes, tax);
    change_deposit(thread, firm, sold - inputs - investment - tax);
    // What others could not serve last month is served with capacity to spare: to plan posts for it
    // would be to plan for the same dollar month after month.
    return signals.fresh_share[s] * static_cast<double>(share) / (cents_per_dollar * price) /
           signals.days_before;
}

std::int64_t Economy::month_cost(const Firm& firm) const {
    const double cost_share = 1.0 - parameters.national_accounts.sectors[firm.sector_index].profit;
    return cents(cost_share * double{firm.price} * double{firm.expected_demand} * days_per_month);
}

void Economy::pay_owners(unsigned thread, SectorId sector, std::int64_t amount) {
    const Sector& declared = parameters.sectors[sector.index()];
    if (declared.state_owned) {
        money.pay(thread, SpendingPot::state_dividends, amount);
        observed.add(thread, PayoutCount::state, amount);
    } else {
        money.pay(thread, declared.real_estate ? IncomePot::rents : IncomePot::dividends, amount);
        observed.add(
            thread, declared.real_estate ? PayoutCount::real_estate : PayoutCount::firms, amount);
    }
}

// Dividends (Eq. 35).
// The next pot covers this month's days: what a long month will bring beyond the mean need not be
// kept, and dividends follow the days like all other flows. (Eq. 35)
std::int64_t Economy::deposit_to_keep(const Firm& firm, int days) const {
    const SectorAccounts& shares = parameters.national_accounts.sectors[firm.sector_index];
    const double margin = (1.0 - shares.product_tax) * double{firm.price} *
                              double{firm.expected_demand} * cents_per_dollar -
                          static_cast<double>(firm.wage_bill);
    return static_cast<std::int64_t>(parameters.accounts.deposit_months *
                                         static_cast<double>(month_cost(firm)) -
                                     margin * (days - days_per_month));
}

void Economy::pay_dividend(FirmPass& pass, FirmId id, std::int64_t overtime) {
    Firm& firm = firms[id.index()];
    const std::int64_t owed = firm.wages_due + firm.wage_bill * signals.day_of_month + overtime;
    const std::int64_t kept = deposit_to_keep(firm, signals.days);
    const std::int64_t dividend = firm.deposit - owed - kept;
    if (dividend > 0) {
        pay_owners(pass.thread(), firm.sector(), dividend);
        change_deposit(pass.thread(), firm, -dividend);
    }
}

void Economy::set_price(FirmPass& pass, FirmId id, const Staff& people) {
    Firm& firm = firms[id.index()];
    const std::size_t s = firm.sector_index;
    const SectorAccounts& shares = parameters.national_accounts.sectors[s];
    UnitCost cost;
    cost.inputs = signals.goods.inputs[s].cost / signals.input_efficiency[s];
    cost.investment =
        shares.investment / signals.input_efficiency[s] * signals.goods.investment.cost;
    cost.compensation = shares.compensation;
    cost.productivity = signals.productivity[s];
    cost.staff_cost = people.relative_cost();
    cost.tokens = people.relative_tokens();
    cost.kept_saving = parameters.production.kept_saving *
                       std::max(0.0, people.relative_reference() - cost.staff_cost - cost.tokens);
    if (people.reference_bill > 0.0) {
        cost.paid_share =
            static_cast<double>(firm.wage_bill) / (people.reference_bill * wage_lag[s]);
    }
    const double inflation = signals.expected_inflation * signals.days / days_per_year;
    firm.price = static_cast<float>(
        next_price(parameters.production,
                   firm.price,
                   {cost.total(), 1.0 - shares.product_tax - shares.profit, signals.goods.price[s]},
                   inflation));
    // A post's output is the firm's own: posts of little pay make less.
    const double output_per_post = 1.0 / people.posts_per_output;
    const double volatility =
        appeal_volatility(parameters.production, std::max(1.0, firm.appeal / output_per_post));
    // The floor is what brings the demand for so many posts, coworkers and progress included.
    const double floor_demand = parameters.production.smallest_appeal * signals.productivity[s] *
                                people.normal_work / people.human_work * output_per_post;
    firm.appeal = static_cast<float>(next_appeal(firm.appeal,
                                                 volatility,
                                                 pass.random(purpose::appeal).normal(),
                                                 floor_demand / signals.demand_per_appeal[s]));
    firm.customer_view = static_cast<float>(next_customer_view(
        parameters.production, firm.customer_view, firm.price, signals.goods.price[s]));
}

void Economy::announce(FirmPass& pass, FirmId id) {
    Firm& firm = firms[id.index()];
    const std::size_t s = firm.sector_index;
    const double elasticity = parameters.production.customer_elasticity;
    firm.weight = known_weight(firm.appeal, firm.customer_view, elasticity);
    money.announce(pass.thread(),
                   firm.sector(),
                   firm.weight,
                   appeal_weight(firm.appeal),
                   customer_weight(firm.appeal, firm.price, signals.goods.price[s], elasticity));
}

void Economy::plan_posts(FirmPass& pass, FirmId id, const Staff& people, double integration) {
    Firm& firm = firms[id.index()];
    const double substitution = parameters.production.substitution;
    const double work = double{firm.expected_demand} / signals.productivity[firm.sector_index];
    const double common = work * cost_factor(people.mean_power(), substitution);
    const double extra_hours = integration + signals.work[firm.sector_index].new_tasks;
    constexpr std::uint32_t most_posts = Slot::most_seats / 2;
    std::uint32_t posts = 0;
    for_each_occupation(firm, [&](OccupationId occupation) {
        const std::uint32_t place = firm.slot(occupation);
        const std::size_t where = market(firm, occupation).index();
        const double wanted = common * slots.requirement(place) * signals.wage_response[where] *
                              (use_of_team(firm, occupation).hours + extra_hours); // Eq. 27
        // The rounding is drawn once per firm and occupation, so that nothing but the need itself
        // changes the number: drawn afresh, it would make people come and go for nothing.
        const RandomPosition rounding{pass.random_agent(id.index()),
                                      0,
                                      occupation.index() | std::uint32_t{firm.births} << 8,
                                      purpose::post_rounding};
        const double fraction = to_unit(random_block(pass.random_key(), rounding)[0]);
        slots[place].posts = static_cast<std::uint32_t>(
            std::min(wanted + fraction, static_cast<double>(most_posts)));
        posts += slots[place].posts;
        fit_posts(pass, id, occupation);
    });
    firm.posts = posts;
}

} // namespace tenfold
