// SPDX-License-Identifier: Apache-2.0
#include "agents/firms/owners.hpp"

#include "core/check.hpp"

#include "agents/firms/production.hpp"

namespace tenfold {

namespace {

// Negative `cents` are payments from owners to the firm.
void settle_with_owners(FirmTurn& turn, std::int64_t cents) {
    const Sector& sector = turn.see.parameters.sectors[turn.firm.sector_index];
    if (sector.state_owned) {
        turn.pay(SpendingAccount::state_dividends, cents);
        turn.observe(PayoutCount::state, cents);
    } else {
        turn.pay(sector.real_estate ? IncomeAccount::rents : IncomeAccount::dividends, cents);
        turn.observe(sector.real_estate ? PayoutCount::real_estate : PayoutCount::firms, cents);
    }
    turn.change_deposit(-cents);
}

} // namespace

void pay_owners(FirmTurn& turn, std::int64_t cents) {
    EXPECTS(cents >= 0);
    settle_with_owners(turn, cents);
}

void draw_from_owners(FirmTurn& turn, std::int64_t cents) {
    EXPECTS(cents >= 0);
    settle_with_owners(turn, -cents);
}

std::int64_t month_cost(const Firm& firm, const FirmView& see) {
    const double profit = see.calibration.national_accounts.sectors[firm.sector_index].profit;
    return month_cost(1.0 - profit, firm.price, firm.expected_demand);
}

std::int64_t deposit_to_keep(const Firm& firm, const FirmView& see, int days) {
    const SectorAccounts& shares = see.calibration.national_accounts.sectors[firm.sector_index];
    return deposit_to_keep({see.parameters.accounts.deposit_months,
                            static_cast<double>(month_cost(firm, see)),
                            daily_revenue(firm.price, firm.expected_demand, shares.product_tax),
                            static_cast<double>(firm.wage_bill)},
                           days);
}

} // namespace tenfold
