// SPDX-License-Identifier: Apache-2.0
#include "agents/firms/investment.hpp"

#include "core/math.hpp"
#include "core/units.hpp"

#include "agents/firms/fixed_capital.hpp"
#include "agents/firms/owners.hpp"
#include "agents/firms/production.hpp"

#include <algorithm>

namespace tenfold {

namespace {

const SectorCapital& sector_capital(const FirmTurn& turn) {
    return turn.see.firms.capital[turn.firm.sector_index];
}

const SectorCapitalConstants& constants(const FirmTurn& turn) {
    return turn.see.sectors.capital[turn.firm.sector_index];
}

double efficiency(const FirmTurn& turn) {
    return turn.see.firms.input_efficiency[turn.firm.sector_index];
}

std::size_t bank(const FirmTurn& turn) {
    return turn.see.bank_of(turn.self().index());
}

const LoanOffer& offer(const FirmTurn& turn) {
    return turn.see.offers[bank(turn)];
}

double yearly_output(const FirmTurn& turn) {
    return double{turn.firm.expected_demand} * days_per_year;
}

bool has_loan(const FirmTurn& turn) {
    return !turn.see.parameters.sectors[turn.firm.sector_index].state_owned;
}

void count(const FirmTurn& turn, CapitalSum what, double dollars) {
    turn.see.capital_sums.add(turn.thread(),
                              turn.firm.sector_index * static_cast<std::size_t>(CapitalSum::kinds) +
                                  static_cast<std::size_t>(what),
                              whole_cents(dollars));
}

} // namespace

double invest(FirmTurn& turn) {
    const CapitalParameters& parameters = turn.see.parameters.capital;
    const CapitalConditions& conditions = turn.see.firms.capital_conditions;
    const SectorCapital& sector = sector_capital(turn);
    const SectorCapitalConstants& fixed = constants(turn);
    FirmBalance& own = turn.balance();
    const double output = yearly_output(turn);
    own.recent_output = static_cast<float>(
        smoothed(own.recent_output, output, conditions.years, parameters.planning_time));
    own.past_output =
        static_cast<float>(smoothed(own.past_output, output, conditions.years, parameters.memory));
    const double capital = own.capital;
    const double wanted =
        wanted_capital(parameters, fixed, sector, conditions, own.recent_output, efficiency(turn));
    const double target =
        investment_target(parameters, fixed, sector, conditions.expected_growth, capital, wanted);
    const double investment = next_investment(
        parameters, {offer(turn).lending, conditions.years}, own.investment, target, capital);
    const double used = sector.used_share * std::max(0.0, investment);
    count(turn, CapitalSum::wanted, wanted);
    count(turn, CapitalSum::existing, capital);
    count(turn, CapitalSum::orders, std::max(0.0, investment) * conditions.years);
    count(turn, CapitalSum::used, used * conditions.years);
    count(turn, CapitalSum::invested, investment - used);
    own.investment = static_cast<float>(investment);
    own.capital = static_cast<float>(
        std::max(0.0, capital + (investment - fixed.depreciation * capital) * conditions.years));
    const std::int64_t price_of_used =
        whole_cents(used * conditions.years * turn.see.goods.prices.investment.cost);
    pay_owners(turn, price_of_used); // of the closed firms
    return investment - used;
}

std::int64_t capital_levy(const FirmTurn& turn, std::int64_t investment) {
    const PolicyState& policy = turn.see.government.policy;
    const double value =
        double{turn.balance().capital} * turn.see.goods.prices.investment.cost * cents_per_dollar;
    const double tax = policy.capital_tax * turn.see.firms.capital_conditions.years * value;
    return static_cast<std::int64_t>(tax -
                                     policy.investment_subsidy * static_cast<double>(investment));
}

void service_loan(FirmTurn& turn) {
    FirmBalance& own = turn.balance();
    const double years = turn.see.firms.capital_conditions.years;
    const auto interest =
        static_cast<std::int64_t>(static_cast<double>(own.loan) * offer(turn).rate * years);
    turn.see.bank.receive_interest(turn.thread(), bank(turn), interest);
    turn.change_deposit(-interest);
    if (!has_loan(turn)) {
        return;
    }
    const BankParameters& banks = turn.see.parameters.banks;
    const double value = double{own.capital} * turn.see.goods.prices.investment.cost;
    const std::int64_t change =
        loan_change({banks.loans_per_capital, banks.loan_adjustment, offer(turn).lending},
                    value,
                    own.loan,
                    years);
    own.loan += change;
    turn.see.bank.lend(turn.thread(), bank(turn), change);
    turn.change_deposit(change);
}

double labour_factor(const FirmTurn& turn) {
    return has_finance(turn.see)
               ? labour_per_output(turn.see.parameters.capital,
                                   constants(turn),
                                   turn.balance(),
                                   turn.see.firms.capital_conditions.expected_growth,
                                   efficiency(turn))
               : 1.0;
}

double capital_limit(const FirmTurn& turn) {
    return capital_capacity(turn.see.parameters.capital,
                            constants(turn),
                            turn.balance().capital,
                            efficiency(turn)) /
           days_per_year;
}

double target_price_factor(const FirmTurn& turn) {
    return math::exp(turn.see.firms.markup) * scarcity_rent(turn.see.parameters.capital,
                                                            constants(turn),
                                                            turn.balance().capital,
                                                            yearly_output(turn),
                                                            efficiency(turn));
}

void close_balance(FirmTurn& turn) {
    FirmBalance& own = turn.balance();
    const auto lost = static_cast<std::int64_t>(turn.see.parameters.banks.loss_given_default *
                                                static_cast<double>(own.loan));
    const std::int64_t repaid = own.loan - lost;
    turn.see.bank.write_off(turn.thread(), bank(turn), lost);
    if (turn.firm.deposit < 0) {
        const std::int64_t overdraft = -turn.firm.deposit;
        turn.see.bank.cover_overdraft(turn.thread(), bank(turn), overdraft);
        turn.change_deposit(overdraft);
    }
    draw_from_owners(turn, repaid); // out of what its capital brings
    turn.see.bank.lend(turn.thread(), bank(turn), -repaid);
    turn.change_deposit(-repaid);
    count(turn, CapitalSum::closed, own.capital);
    own = FirmBalance{};
}

void open_balance(FirmTurn& turn) {
    const CapitalParameters& parameters = turn.see.parameters.capital;
    const CapitalConditions& conditions = turn.see.firms.capital_conditions;
    const SectorCapitalConstants& fixed = constants(turn);
    const double growth = conditions.expected_growth;
    const double output = yearly_output(turn);
    FirmBalance& own = turn.balance();
    own.recent_output = static_cast<float>(output * math::exp(-growth * parameters.planning_time));
    own.past_output = static_cast<float>(output * math::exp(-growth * parameters.memory));
    own.capital = static_cast<float>(fixed.per_output * output);
    own.investment = static_cast<float>((fixed.depreciation + growth) * own.capital);
    const double used = sector_capital(turn).founding_share * own.capital;
    count(turn, CapitalSum::founded, own.capital);
    count(turn, CapitalSum::used, used);
    count(turn, CapitalSum::owed, (own.capital - used) * turn.see.goods.prices.investment.cost);
}

} // namespace tenfold
