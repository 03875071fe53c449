// SPDX-License-Identifier: Apache-2.0
#include "sim/initial_money.hpp"

#include "core/units.hpp"

#include <utility>
#include <vector>

namespace tenfold {

namespace {

constexpr std::size_t block = 1U << 16;

// Calls `use(index, thread)` for each person in the labour force, in parallel.
template <class Use>
void for_each_worker(Economy& economy, Use&& use) {
    const auto count = static_cast<std::size_t>(economy.labour.people());
    economy.pool.for_each((count + block - 1) / block, [&](std::size_t task, unsigned thread) {
        const std::size_t end = std::min(count, (task + 1) * block);
        for (std::size_t index = task * block; index < end; ++index) {
            use(static_cast<std::uint32_t>(index), thread);
        }
    });
}

void count_owners(Economy& economy) {
    Tally weights{2 + Traits::classes, economy.pool.threads()};
    for_each_worker(economy, [&](std::uint32_t index, unsigned thread) {
        const Traits person = traits(WorkerId{index});
        weights.add(thread, 0, economy.households.ownership().equity_weight[person.equity_class]);
        weights.add(thread, 1, economy.households.ownership().housing_weight[person.housing_class]);
        weights.add(thread, 2 + std::size_t{person.housing_class}, 1);
    });
    std::vector<std::int64_t> people(Traits::classes);
    for (std::size_t c = 0; c < people.size(); ++c) {
        people[c] = weights.total(2 + c);
    }
    economy.households.set_owners(weights.total(0), weights.total(1), std::move(people));
}

/// Property income a year by class of owners [USD/yr, simulated units].
struct PropertyIncome {
    double dividends = 0.0;
    double rents = 0.0;
};

PropertyIncome property_income(const Parameters& parameters, const StationaryState& state) {
    PropertyIncome result;
    for (std::size_t s = 0; s < parameters.sectors.size(); ++s) {
        const double amount = state.dividends[s] / parameters.scale / state.month_factor;
        if (!parameters.sectors[s].state_owned) {
            (parameters.sectors[s].real_estate ? result.rents : result.dividends) += amount;
        }
    }
    return result;
}

// Distributes deposits in proportion to each person's saving from initial income.
void give_deposits(Economy& economy, const PropertyIncome& property) {
    const Parameters& parameters = economy.parameters;
    const StationaryState& state = economy.calibration.stationary;
    const double kept = 1.0 - state.income_tax_rate;
    const double saved_wages = kept * (1.0 - state.consumption_of_wages);
    const double saved_property = kept * (1.0 - parameters.accounts.consumption_of_dividends);
    const double labour =
        economy.calibration.national_accounts.compensation / parameters.scale / state.month_factor +
        state.benefits / parameters.scale;
    const double savings =
        saved_wages * labour + saved_property * (property.dividends + property.rents);
    const double per_saving =
        savings > 0.0 ? state.household_deposits / parameters.scale / savings : 0.0;
    const double equity =
        property.dividends / static_cast<double>(economy.households.ownership().equity);
    const double housing =
        property.rents / static_cast<double>(economy.households.ownership().housing);
    for_each_worker(economy, [&](std::uint32_t index, unsigned thread) {
        Worker& worker = economy.labour.workers()[index];
        const Traits person = traits(WorkerId{index});
        const bool idle =
            worker.status == WorkerStatus::unemployed || worker.status == WorkerStatus::retraining;
        const double wages = worker.daily_wage * days_per_year / cents_per_dollar *
                             (idle ? parameters.accounts.benefit_replacement : 1.0);
        const double owned =
            equity * static_cast<double>(
                         economy.households.ownership().equity_weight[person.equity_class]) +
            housing * static_cast<double>(
                          economy.households.ownership().housing_weight[person.housing_class]);
        const double saving = saved_wages * wages + saved_property * owned;
        worker.deposit = static_cast<std::int64_t>(per_saving * saving * cents_per_dollar);
        economy.books.money.deposit(thread, DepositTotal::households, worker.deposit);
    });
}

// Fills the clearing accounts of incomes with the payments of the month before the run.
void fill_income_accounts(Economy& economy, const PropertyIncome& property) {
    const int days = economy.calendar.days_in_month(-1);
    for_each_worker(economy, [&](std::uint32_t index, unsigned thread) {
        const Worker& worker = economy.labour.workers()[index];
        if (worker.status == WorkerStatus::employed) {
            economy.books.money.pay(
                thread, IncomeAccount::wages, std::int64_t{worker.daily_wage} * days);
        }
    });
    const double month = days / days_per_year * cents_per_dollar;
    economy.books.money.pay(
        0, IncomeAccount::dividends, static_cast<std::int64_t>(property.dividends * month));
    economy.books.money.pay(
        0, IncomeAccount::rents, static_cast<std::int64_t>(property.rents * month));
}

void fill_spending_accounts(Economy& economy) {
    const Parameters& parameters = economy.parameters;
    const StationaryState& state = economy.calibration.stationary;
    const double month = economy.calendar.days_in_month(-1) / days_per_year * cents_per_dollar /
                         parameters.scale / state.month_factor;
    const auto amount = [&](double dollars) { return static_cast<std::int64_t>(dollars * month); };
    Money& money = economy.books.money;
    for (std::uint32_t s = 0; s < parameters.sectors.size(); ++s) {
        const SectorAccounts& sector = economy.calibration.national_accounts.sectors[s];
        money.pay_inputs(0, SectorId{s}, amount(sector.inputs * sector.gross_output));
        money.pay(0, SpendingAccount::investment, amount(sector.investment * sector.gross_output));
        money.pay(0, SpendingAccount::taxes, amount(sector.product_tax * sector.gross_output));
    }
    money.pay(0, SpendingAccount::state_dividends, amount(state.government_dividends));
}

} // namespace

void fill_clearing_accounts(Economy& economy) {
    count_owners(economy);
    const PropertyIncome property =
        property_income(economy.parameters, economy.calibration.stationary);
    give_deposits(economy, property);
    fill_income_accounts(economy, property);
    fill_spending_accounts(economy);
    economy.books.money.treasury(-static_cast<std::int64_t>(economy.books.money.total()));
}

void open_banks(Economy& economy) {
    const Parameters& parameters = economy.parameters;
    if (!parameters.central_bank.enabled) {
        return;
    }
    const std::size_t banks = economy.banks.count();
    const OwnershipTotals& owners = economy.households.ownership();
    const double rents = property_income(parameters, economy.calibration.stationary).rents;
    std::vector<double> rents_of_class;
    for (const std::int64_t weight : owners.housing_weight) {
        rents_of_class.push_back(rents * cents_per_dollar * static_cast<double>(weight) /
                                 static_cast<double>(owners.housing));
    }
    economy.mortgages.start(parameters.mortgages, parameters.nominal_growth(), rents_of_class);
    Tally mortgages{banks, economy.pool.threads()};
    for_each_worker(economy, [&](std::uint32_t index, unsigned thread) {
        mortgages.add(thread,
                      bank_of(index, banks),
                      economy.mortgages.owed()[traits(WorkerId{index}).housing_class]);
    });
    std::vector<std::int64_t> mortgages_of_bank;
    for (std::size_t bank = 0; bank < banks; ++bank) {
        mortgages_of_bank.push_back(mortgages.total(bank));
    }
    std::vector<std::int64_t> loans(banks, 0);
    const Column<FirmBalance>& balances = economy.firms.store().balances;
    for (std::uint32_t firm = 0; firm < balances.size(); ++firm) {
        loans[bank_of(firm, banks)] += balances[firm].loan;
    }
    economy.banks.start(
        loans, mortgages_of_bank, parameters.banks.equity_target, economy.books.money);
    economy.banks.publish_offers(
        parameters.banks, economy.central_bank.rates().policy, parameters.banks.loan_spread);
}

} // namespace tenfold
