// SPDX-License-Identifier: Apache-2.0
/// Monthly review of a firm: sales, payments, expectations, price, plan of posts.
#include "agents/firms/review.hpp"

#include "core/units.hpp"

#include "agents/classification/working_time.hpp"
#include "agents/coworkers/generations.hpp"
#include "agents/firms/coworker_use.hpp"
#include "agents/firms/entry.hpp"
#include "agents/firms/investment.hpp"
#include "agents/firms/owners.hpp"
#include "agents/firms/payroll.hpp"
#include "agents/firms/posts.hpp"
#include "agents/firms/production.hpp"

#include <algorithm>
#include <cmath>

namespace tenfold {

namespace {

// Adds the firm to the sector's means, weighted by expected output.
void count_work(FirmTurn& turn, const Staff& people) {
    const Firm& firm = turn.firm;
    const auto add = [&](WorkSum what, double amount) {
        const double weighted = std::min(amount * double{firm.expected_demand}, 0x1p52);
        turn.see.work_sums.add(turn.thread(),
                               firm.sector_index * static_cast<std::size_t>(WorkSum::kinds) +
                                   static_cast<std::size_t>(what),
                               std::llround(weighted));
    };
    add(WorkSum::normal, people.normal_work);
    add(WorkSum::human, people.human_work);
    add(WorkSum::supervision, people.supervision);
    add(WorkSum::reference_cost, people.reference_cost);
    add(WorkSum::people_cost,
        people.normal_cost -
            people.reference_cost * turn.see.firms.work[firm.sector_index].new_tasks);
    add(WorkSum::token_cost, people.token_cost);
}

// Sells from the sector's clearing account, pays for inputs, investment and product tax, and
// returns the firm's demand.
double sell(FirmTurn& turn, const Staff& people) {
    const FirmView& see = turn.see;
    const SectorId sector = turn.firm.sector();
    const std::size_t s = sector.index();
    const SectorAccounts& shares = see.calibration.national_accounts.sectors[s];
    const double owner = see.parameters.production.owner_posts * people.mean_base;
    const double normal_heads = 1.0 + see.parameters.labour_market.vacancy_ratio;
    const double most = capacity(see.parameters.production,
                                 see.firms.productivity[s],
                                 people.work,
                                 owner,
                                 people.needed_work / normal_heads * labour_factor(turn));
    const bool finance = has_finance(see);
    const double limit = finance ? std::min(most, capital_limit(turn)) : most;
    const double price = turn.firm.price;
    const Postings& books = see.books;
    const std::int64_t share = books.share(sector, turn.firm.weight);
    const std::int64_t sold = std::min(share, whole_cents(price * limit * see.today.days_before));
    const double output = static_cast<double>(sold) / (cents_per_dollar * price) /
                          see.today.days_before; // base-year dollars a day
    const double bought = output * see.today.days;
    const double efficiency = see.firms.input_efficiency[s];
    const std::int64_t inputs = whole_cents(bought * see.goods.prices.inputs[s].cost / efficiency);
    const double new_goods = finance ? invest(turn) * see.today.days / days_per_year
                                     : bought * shares.investment / efficiency;
    const std::int64_t investment = whole_cents(new_goods * see.goods.prices.investment.cost);
    const std::int64_t tax =
        static_cast<std::int64_t>(shares.product_tax * static_cast<double>(sold)) +
        (finance ? capital_levy(turn, investment) : 0);
    books.sell(turn.thread(), sector, sold);
    books.pay_inputs(turn.thread(), sector, inputs);
    turn.pay(SpendingAccount::investment, investment);
    turn.pay(SpendingAccount::taxes, tax);
    turn.change_deposit(sold - inputs - investment - tax);
    if (finance) {
        service_loan(turn);
    }
    // Demand left unserved last month is met from spare capacity. Posts are planned for new demand
    // only, or the same dollar would be counted every month.
    return see.goods.fresh_share[s] * static_cast<double>(share) / (cents_per_dollar * price) /
           see.today.days_before;
}

// Counts the firm for the statistics of adoption; surveys ask only firms with employees.
void count_firm(FirmTurn& turn, std::uint32_t heads) {
    const std::size_t place = size_class(heads);
    if (place == size_classes.size()) {
        return;
    }
    turn.observe(place, SizeCount::firms, 1);
    turn.observe(place, SizeCount::heads, heads);
    if (turn.firm.adoption == AdoptionStage::deployed) {
        turn.observe(place, SizeCount::adopters, 1);
        turn.observe(place, SizeCount::adopter_heads, heads);
    }
}

void pay_dividend(FirmTurn& turn, std::int64_t overtime) {
    const Firm& firm = turn.firm;
    const Today& today = turn.see.today;
    const std::int64_t owed = wages_owed(firm, today.day_of_month) + overtime;
    const std::int64_t kept = deposit_to_keep(firm, turn.see, today.days);
    const std::int64_t dividend = firm.deposit - owed - kept;
    if (dividend > 0) {
        pay_owners(turn, dividend);
    }
}

UnitCost unit_cost(const FirmTurn& turn, const Staff& people) {
    const Firm& firm = turn.firm;
    const FirmView& see = turn.see;
    const std::size_t s = firm.sector_index;
    const SectorAccounts& shares = see.calibration.national_accounts.sectors[s];
    UnitCost cost;
    cost.inputs = see.goods.prices.inputs[s].cost / see.firms.input_efficiency[s];
    cost.investment =
        shares.investment / see.firms.input_efficiency[s] * see.goods.prices.investment.cost;
    if (has_finance(see)) {
        cost.investment *= see.firms.capital[s].price_cost;
    }
    cost.compensation = shares.compensation;
    cost.productivity = see.firms.productivity[s];
    cost.staff_cost = people.relative_cost() * labour_factor(turn);
    cost.tokens = people.relative_tokens();
    cost.kept_saving = see.parameters.production.kept_saving *
                       std::max(0.0, people.relative_reference() - cost.staff_cost - cost.tokens);
    if (people.reference_bill > 0.0) {
        cost.paid_share = static_cast<double>(firm.wage_bill) /
                          (people.reference_bill * see.labour.pay.wage_lag(firm.sector()));
    }
    return cost;
}

void set_price(FirmTurn& turn, const Staff& people) {
    Firm& firm = turn.firm;
    const FirmView& see = turn.see;
    const std::size_t s = firm.sector_index;
    const SectorAccounts& shares = see.calibration.national_accounts.sectors[s];
    const double inflation = see.goods.expected_inflation * see.today.days / days_per_year;
    const double factor = has_finance(see) ? target_price_factor(turn) : 1.0;
    firm.price = static_cast<float>(next_price(see.parameters.production,
                                               firm.price,
                                               {unit_cost(turn, people).total() * factor,
                                                1.0 - shares.product_tax - shares.profit,
                                                see.goods.prices.price[s]},
                                               inflation));
}

// Monthly change of the demand shifter (Eq. 28).
void change_demand_shifter(FirmTurn& turn, const Staff& people) {
    Firm& firm = turn.firm;
    const FirmView& see = turn.see;
    const ProductionParameters& production = see.parameters.production;
    const std::size_t s = firm.sector_index;
    // Output per post differs between firms: lower-paid posts produce less.
    const double output_per_post = 1.0 / people.posts_per_output;
    const double volatility =
        demand_shifter_volatility(production, std::max(1.0, firm.demand_shifter / output_per_post));
    // The floor is the demand for the output of a fixed number of posts, coworkers and technical
    // progress included.
    const double floor_demand = production.smallest_demand_shifter * see.firms.productivity[s] *
                                people.normal_work / people.human_work * output_per_post;
    firm.demand_shifter =
        static_cast<float>(next_demand_shifter(firm.demand_shifter,
                                               volatility,
                                               turn.random(purpose::demand_shifter).normal(),
                                               floor_demand / see.firms.demand_per_shifter[s]));
    firm.customer_view = static_cast<float>(
        next_customer_view(production, firm.customer_view, firm.price, see.goods.prices.price[s]));
}

// Hours of integration per unit of work, at the yearly rate of this month's rise of intensity.
double integration_hours(FirmTurn& turn) {
    return review_adoption(turn) * turn.see.parameters.coworkers.integration_hours * days_per_year /
           turn.see.today.days;
}

void review(FirmTurn& turn) {
    Firm& firm = turn.firm;
    if (firm.closed != 0) {
        review_closed(turn); // a month has passed, so that no message to the closed firm is pending
        return;
    }
    const bool adopts = turn.see.parameters.adoption.enabled;
    const double integration = adopts ? integration_hours(turn) : 0.0;
    const Staff people = staff(turn, integration);
    count_work(turn, people);
    const double demand = sell(turn, people);
    firm.expected_demand = static_cast<float>(next_expectation(
        turn.see.parameters.production, firm.expected_demand, demand, turn.see.firms.trend_factor));
    review_solvency(turn);
    if (closes(turn, people.heads)) {
        close_down(turn);
        return;
    }
    count_firm(turn, people.heads);
    pay_dividend(turn, work_overtime(turn, people));
    set_price(turn, people);
    change_demand_shifter(turn, people);
    announce(turn);
    plan_posts(turn, people, integration);
    if (adopts) {
        review_coworkers(turn);
    }
}

} // namespace

Staff staff(FirmTurn& turn, double integration) {
    const FirmView& see = turn.see;
    const Firm& firm = turn.firm;
    const double fresh = see.firms.work[firm.sector_index].new_tasks;
    const double extra_hours = integration + fresh;
    Staff result;
    for_each_occupation(firm, [&](OccupationId occupation) {
        const Slot& slot = turn.slot(occupation);
        const double requirement = turn.requirement(occupation);
        const std::size_t place = turn.market(occupation).index();
        const double base = turn.base_wage(occupation);
        const double reference = see.labour.wages.reference(place);
        const double normal = requirement * base;
        result.heads += slot.heads;
        ++result.occupations;
        result.work += slot.heads * base;
        result.reference_bill += slot.heads * base * reference;
        const TeamUse use = use_of_team(turn, occupation);
        const double needed = use.hours + extra_hours;
        result.normal_work += normal;
        result.needed_work += normal * needed;
        result.needed_posts += requirement * needed;
        result.human_work += normal * use.hours;
        result.supervision += normal * use.supervision;
        result.reference_cost += normal * reference;
        result.normal_cost += normal * reference * (use.hours + fresh);
        if (use.delegated > 0.0) {
            result.token_cost += requirement * post_year_hours / days_per_year * use.intensity *
                                 cents_per_dollar *
                                 see.generations[firm.generation].hour_price[occupation.index()];
        }
        result.power += normal * see.firms.wage_power[place];
        result.posts_per_output += requirement;
        result.mean_base += base;
    });
    result.mean_base /= std::max(1U, result.occupations);
    return result;
}

void announce(FirmTurn& turn) {
    Firm& firm = turn.firm;
    const double price = turn.see.goods.prices.price[firm.sector_index];
    const double elasticity = turn.see.parameters.production.customer_elasticity;
    firm.weight = known_weight(firm.demand_shifter, firm.customer_view, elasticity);
    turn.see.books.announce(turn.thread(),
                            firm.sector(),
                            firm.weight,
                            demand_shifter_weight(firm.demand_shifter),
                            customer_weight(firm.demand_shifter, firm.price, price, elasticity));
}

void review_firms(FirmShard& shard) {
    // All firms of a block of 64 are reviewed on the same day, from the 2nd to the 28th.
    constexpr std::uint32_t block = 64;
    const FirmPass& pass = shard.pass;
    const int today = shard.see.today.day_of_month - 1;
    if (today < 0 || today >= review_days) {
        return;
    }
    constexpr auto cycle = static_cast<std::uint32_t>(review_days);
    std::uint32_t number = pass.begin() / block;
    number += (static_cast<std::uint32_t>(today) + cycle - number % cycle) % cycle;
    for (; number * block < pass.end(); number += cycle) {
        const std::uint32_t last = std::min((number + 1) * block, pass.end());
        for (std::uint32_t index = std::max(number * block, pass.begin()); index < last; ++index) {
            FirmTurn turn = shard.turn(index);
            review(turn);
        }
    }
}

} // namespace tenfold
