// SPDX-License-Identifier: Apache-2.0
/// The turn of the month: firms pay what wages have accrued, people receive and spend, and wages of
/// those hired a whole number of years ago are raised, on both sides.
#include "agents/economy/economy.hpp"
#include "agents/labour/pay.hpp"

namespace tenfold {

namespace {

/// Distributions over people: of all up to two million, above them of a sixteenth that changes
/// from month to month.
bool is_sampled(std::size_t people, std::uint32_t worker, Month month) {
    constexpr std::size_t most = 2'000'000;
    constexpr std::uint32_t block = 64;
    constexpr std::uint32_t parts = 16;
    return people <= most || worker / block % parts == static_cast<std::uint32_t>(month) % parts;
}

Month cohort_of(const Worker& worker) {
    return static_cast<Month>(worker.since) - WageTable::memory;
}

/// What the government pays people without a job, as shares of the last wage, and everybody.
struct BenefitRules {
    double benefit;
    double stipend;
    std::int64_t transfer;
};

/// What a worker is owed for the month before, and nothing is owed any more.
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

} // namespace

void Economy::payday(WorkerPass& pass) {
    PaydaySums sums;
    PeopleDistributions& distribution = distributions[pass.thread()];
    const BenefitRules rules{parameters.accounts.benefit_replacement,
                             parameters.courses.stipend,
                             signals.spending.transfer};
    for (std::uint32_t index = pass.begin(); index < pass.end(); ++index) {
        Worker& worker = workers[index];
        sums.count(worker);
        Income income = collect_income(worker, signals.days_before, rules);
        const Traits person = traits(WorkerId{index});
        const std::int64_t dividend = signals.dividend[person.equity_class];
        const std::int64_t rent = signals.rent[person.housing_class];
        income.property = dividend + rent;
        const Spending spending = spend(signals.spending, income, worker.deposit);
        worker.deposit += income.wages + income.benefits + income.property - spending.tax -
                          spending.goods - spending.scarce - spending.tokens;
        sums.add(income, dividend, rent, spending);
        if (is_sampled(workers.size(), index, wages.month())) {
            distribution.add(
                income,
                worker,
                spending.token_use,
                parameters.national_accounts.sectors[worker.sector].compensation_ratio);
        }
        if (worker.status == WorkerStatus::employed && wages.raised_now(cohort_of(worker))) {
            raise(pass, WorkerId{index});
        }
    }
    post_payday(pass.thread(), sums);
}

void Economy::raise(WorkerPass& pass, WorkerId id) {
    Worker& worker = workers[id.index()];
    const MarketId place = market(worker);
    const double base =
        base_wage(SectorId{worker.sector}, worker.employer, OccupationId{worker.occupation});
    const std::uint32_t raised = wage(base, wages.index(place.index(), cohort_of(worker)));
    accounts.add(pass.thread(),
                 place,
                 MarketCount::wages,
                 std::int64_t{raised} - std::int64_t{worker.daily_wage});
    worker.daily_wage = raised;
}

void Economy::post_payday(unsigned thread, const PaydaySums& sums) {
    money.draw(thread, IncomePot::wages, sums.wages);
    money.draw(thread, IncomePot::dividends, sums.dividends);
    money.draw(thread, IncomePot::rents, sums.rents);
    money.pay(thread, SpendingPot::benefits, -sums.benefits);
    money.pay(thread, SpendingPot::taxes, sums.tax);
    money.pay(thread, SpendingPot::households, sums.goods);
    money.pay(thread, IncomePot::rents, sums.scarce); // paid out on the next payday
    money.pay(thread, SpendingPot::people_tokens, sums.tokens);
    money.deposit(thread,
                  DepositTotal::households,
                  sums.wages + sums.benefits + sums.dividends + sums.rents - sums.tax - sums.goods -
                      sums.scarce - sums.tokens);
    for (std::size_t status = 0; status < sums.people.size(); ++status) {
        payday_recount.add(thread, status, sums.people[status]);
    }
    payday_recount.add(thread, PaydayTotals::daily_wages, sums.daily_wages);
    payday_recount.add(thread, PaydayTotals::deposits, sums.deposits);
    accounts.add(thread, PaydayCount::wages, sums.wages);
    accounts.add(thread, PaydayCount::benefits, sums.benefits);
    accounts.add(thread, PaydayCount::dividends, sums.dividends);
    accounts.add(thread, PaydayCount::rents, sums.rents);
    accounts.add(thread, PaydayCount::tax, sums.tax);
    accounts.add(thread, PaydayCount::goods, sums.goods);
    accounts.add(thread, PaydayCount::scarce, sums.scarce);
    accounts.add(thread, PaydayCount::tokens, sums.tokens);
    accounts.add(thread, ProgrammeCount::stipends, sums.stipends);
}

void Economy::raise_wages(FirmPass& pass) {
    for (std::uint32_t index = pass.begin(); index < pass.end(); ++index) {
        Firm& firm = firms[index];
        for_each_occupation(firm, [&](OccupationId occupation) {
            const Slot& slot = slots[firm.slot(occupation)];
            const std::size_t place = market(firm, occupation).index();
            const double base = base_wage(firm.sector(), FirmId{index}, occupation);
            std::int64_t change = 0;
            rosters.for_each_holder(slot, [&](std::uint32_t, const Seat& seat) {
                const Month cohort = month_of(seat.first_day());
                if (wages.raised_now(cohort)) {
                    change += std::int64_t{wage(base, wages.index(place, cohort))} -
                              wage(base, wages.index_before(place, cohort));
                }
            });
            change_wage_bill(pass.thread(), firm, occupation, change);
        });
    }
}

void Economy::post_wages(FirmPass& pass) {
    std::int64_t posted = 0;
    for (std::uint32_t index = pass.begin(); index < pass.end(); ++index) {
        Firm& firm = firms[index];
        const std::int64_t due = firm.wages_due + firm.wage_bill * signals.days;
        firm.wages_due = 0;
        firm.deposit -= due;
        posted += due;
    }
    money.pay(pass.thread(), IncomePot::wages, posted);
    money.deposit(pass.thread(), DepositTotal::firms, -posted);
}

} // namespace tenfold
