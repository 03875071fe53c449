// SPDX-License-Identifier: Apache-2.0
/// Payroll: payment of accrued wages at the end of a month, and raises on the first day of the next
/// for people hired a whole number of years ago (the workers' side is agents/labour/payday.cpp).
#include "agents/firms/payroll.hpp"

namespace tenfold {

void change_wage_bill(FirmTurn& turn, OccupationId occupation, std::int64_t change) {
    turn.firm.wage_bill += change;
    turn.count(turn.market(occupation), MarketCount::wage_bill, change);
}

void raise_wages(FirmShard& shard) {
    const LabourSignals& labour = shard.see.labour;
    for (std::uint32_t index = shard.pass.begin(); index < shard.pass.end(); ++index) {
        FirmTurn turn = shard.turn(index);
        for_each_occupation(turn.firm, [&](OccupationId occupation) {
            const std::size_t place = turn.market(occupation).index();
            const double base = turn.base_wage(occupation);
            std::int64_t change = 0;
            turn.for_each_holder(occupation, [&](std::uint32_t, const Seat& seat) {
                const Month cohort = labour.month_of(seat.first_day());
                if (labour.wages.raised_now(cohort)) {
                    change += std::int64_t{wage(base, labour.wages.index(place, cohort))} -
                              wage(base, labour.wages.index_before(place, cohort));
                }
            });
            change_wage_bill(turn, occupation, change);
        });
    }
}

void pay_wages(FirmShard& shard) {
    std::int64_t paid = 0;
    for (std::uint32_t index = shard.pass.begin(); index < shard.pass.end(); ++index) {
        Firm& firm = shard.turn(index).firm;
        const std::int64_t due = wages_owed(firm, shard.see.today.days);
        firm.wages_due = 0;
        firm.deposit -= due;
        paid += due;
    }
    const Postings& books = shard.see.books;
    books.pay(shard.pass.thread(), IncomeAccount::wages, paid);
    books.deposit(shard.pass.thread(), DepositTotal::firms, -paid);
}

} // namespace tenfold
