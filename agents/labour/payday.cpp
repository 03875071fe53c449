// SPDX-License-Identifier: Apache-2.0
/// Payday: people receive incomes and spend; wages of people hired a whole number of years ago are
/// raised. The firms' side is agents/firms/payroll.cpp.
#include "agents/labour/payday.hpp"

#include "agents/labour/pay.hpp"
#include "agents/labour/view.hpp"

namespace tenfold {

namespace {

/// Distributions include everyone up to two million people, and above that a sample of one in
/// sixteen that changes from month to month.
bool is_sampled(std::size_t people, std::uint32_t worker, Month month) {
    constexpr std::size_t most = 2'000'000;
    constexpr std::uint32_t block = 64;
    constexpr std::uint32_t parts = 16;
    return people <= most || worker / block % parts == static_cast<std::uint32_t>(month) % parts;
}

/// Benefits of people without a job, as shares of the last wage, and transfers to all.
struct BenefitRules {
    double benefit;
    double stipend;
    std::int64_t transfer;
};

/// Returns the income of the previous month and sets the amounts owed to zero.
Income collect_income(Worker& worker, int days, const BenefitRules& rules) {
    const bool employed = worker.status == WorkerStatus::employed;
    const bool idle =
        worker.status == WorkerStatus::unemployed || worker.status == WorkerStatus::retraining;
    Income income;
    income.wages =
        std::int64_t{worker.wage_due} + (employed ? pay_until(worker.daily_wage, days) : 0);
    const int idle_days = worker.idle_days + (idle ? days : 0);
    const auto benefit = [&](double share) {
        return static_cast<std::int64_t>(share * worker.daily_wage * idle_days);
    };
    income.benefits = benefit(rules.benefit);
    if (worker.in_course != 0) {
        income.stipend = benefit(rules.stipend) - income.benefits;
        income.benefits += income.stipend;
    }
    income.benefits += rules.transfer;
    worker.wage_due = 0;
    worker.idle_days = 0;
    return income;
}

void raise(WorkerTurn& turn) {
    Worker& worker = turn.worker;
    const LabourSignals& labour = turn.see.labour;
    const MarketId place = turn.market();
    const double base = labour.pay.base_wage(
        SectorId{worker.sector}, worker.employer, OccupationId{worker.occupation});
    const std::uint32_t raised = wage(base, labour.wages.index(place.index(), cohort_of(worker)));
    turn.see.books.count(turn.thread(), PaydayCount::raises, 1);
    turn.see.books.count(
        turn.thread(), PaydayCount::unchanged_wages, raised == worker.daily_wage ? 1 : 0);
    turn.count(place, MarketCount::wages, std::int64_t{raised} - std::int64_t{worker.daily_wage});
    worker.daily_wage = raised;
}

// Interest on the person's deposit and mortgage, and what the person borrows.
BankPayday bank_payday(const LabourView& see, const Worker& worker, const Traits& person) {
    BankPayday result;
    result.interest =
        deposit_interest(worker.deposit, see.rates.savings * see.today.days_before / days_per_year);
    result.mortgage_interest = see.mortgages.interest[person.housing_class];
    result.borrowed = see.mortgages.change[person.housing_class];
    result.deposits = worker.deposit;
    return result;
}

// Posts money between banks and people; returns the change of people's deposits.
std::int64_t post_banks(const LabourView& see, unsigned thread, const PaydaySums& sums) {
    std::int64_t change = 0;
    for (std::size_t bank = 0; bank < sums.banks.size(); ++bank) {
        const BankPayday& paid = sums.banks[bank];
        see.bank.pay_interest(thread, bank, paid.interest);
        see.bank.receive_mortgage_interest(thread, bank, paid.mortgage_interest);
        see.bank.lend_mortgages(thread, bank, paid.borrowed);
        see.bank.count_deposits(thread, bank, paid.deposits);
        see.books.count(thread, PaydayCount::interest, paid.interest);
        see.books.count(thread, PaydayCount::mortgage_interest, paid.mortgage_interest);
        see.books.count(thread, PaydayCount::borrowed, paid.borrowed);
        change += paid.interest - paid.mortgage_interest + paid.borrowed;
    }
    return change;
}

void post(const LabourView& see, unsigned thread, const PaydaySums& sums) {
    const Postings& books = see.books;
    const LabourPostings& labour_books = see.labour_books;
    books.draw(thread, IncomeAccount::wages, sums.wages);
    books.draw(thread, IncomeAccount::dividends, sums.dividends);
    books.draw(thread, IncomeAccount::rents, sums.rents);
    books.pay(thread, SpendingAccount::benefits, -sums.benefits);
    books.pay(thread, SpendingAccount::taxes, sums.tax);
    books.pay(thread, SpendingAccount::households, sums.goods);
    books.pay(thread, IncomeAccount::rents, sums.scarce); // paid out on the next payday
    books.pay(thread, SpendingAccount::people_tokens, sums.tokens);
    books.deposit(thread,
                  DepositTotal::households,
                  sums.wages + sums.benefits + sums.dividends + sums.rents - sums.tax - sums.goods -
                      sums.scarce - sums.tokens + post_banks(see, thread, sums));
    for (std::size_t status = 0; status < sums.people.size(); ++status) {
        labour_books.payday_recount.add(thread, status, sums.people[status]);
    }
    labour_books.payday_recount.add(thread, PaydayTotals::daily_wages, sums.daily_wages);
    labour_books.payday_recount.add(thread, PaydayTotals::deposits, sums.deposits);
    books.count(thread, PaydayCount::wages, sums.wages);
    books.count(thread, PaydayCount::benefits, sums.benefits);
    books.count(thread, PaydayCount::dividends, sums.dividends);
    books.count(thread, PaydayCount::rents, sums.rents);
    books.count(thread, PaydayCount::tax, sums.tax);
    books.count(thread, PaydayCount::goods, sums.goods);
    books.count(thread, PaydayCount::scarce, sums.scarce);
    books.count(thread, PaydayCount::tokens, sums.tokens);
    books.count(thread, ProgrammeCount::stipends, sums.stipends);
}

} // namespace

void receive_incomes(WorkerShard& shard) {
    PaydaySums sums;
    const LabourView& see = shard.see;
    const HouseholdSignals& households = see.households;
    PeopleDistributions& distribution = see.labour_books.distributions[shard.pass.thread()];
    const BenefitRules rules{see.parameters.accounts.benefit_replacement,
                             see.parameters.courses.stipend,
                             households.spending.transfer};
    const bool has_banks = see.parameters.central_bank.enabled;
    sums.banks.resize(has_banks ? see.offers.size() : 0);
    const std::vector<SectorAccounts>& accounts = see.calibration.national_accounts.sectors;
    for (std::uint32_t index = shard.pass.begin(); index < shard.end(); ++index) {
        Worker& worker = shard.worker(index);
        sums.count(worker);
        Income income = collect_income(worker, see.today.days_before, rules);
        const Traits person = traits(WorkerId{index});
        const std::int64_t dividend = households.dividend[person.equity_class];
        const std::int64_t rent = households.rent[person.housing_class];
        income.property = dividend + rent;
        std::int64_t borrowed = 0;
        if (has_banks) {
            const BankPayday paid = bank_payday(see, worker, person);
            sums.banks[see.bank_of(index)].add(paid);
            income.property += paid.interest - paid.mortgage_interest;
            borrowed = paid.borrowed;
        }
        const Spending spending = see.spending_rule == nullptr
                                      ? spend(households.spending, income, worker.deposit)
                                      : checked_spending(*see.spending_rule,
                                                         households.spending,
                                                         income,
                                                         worker.deposit,
                                                         see.government.policy,
                                                         see.calendar.date(see.today.day));
        worker.deposit += income.wages + income.benefits + income.property + borrowed -
                          spending.tax - spending.goods - spending.scarce - spending.tokens;
        sums.add(income, dividend, rent, spending);
        if (is_sampled(see.labour.people, index, see.labour.wages.month())) {
            distribution.add(
                income, worker, spending.token_use, accounts[worker.sector].compensation_ratio);
        }
        if (worker.status == WorkerStatus::employed &&
            see.labour.wages.raised_now(cohort_of(worker))) {
            WorkerTurn turn = shard.turn(index);
            raise(turn);
        }
    }
    post(see, shard.pass.thread(), sums);
}

} // namespace tenfold
