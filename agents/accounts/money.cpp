// SPDX-License-Identifier: Apache-2.0
#include "agents/accounts/money.hpp"

namespace tenfold {

Int128 Money::total() const {
    Int128 sum = treasury_;
    for (std::size_t account = 0; account < incomes_.accounts(); ++account) {
        sum += incomes_.holdings(account);
    }
    for (std::size_t account = 0; account < spending_.accounts(); ++account) {
        sum += spending_.holdings(account);
    }
    for (std::size_t sector = 0; sector < sectors_; ++sector) {
        sum += goods_.holdings(sector);
    }
    for (std::size_t who = 0; who < deposits_.cells(); ++who) {
        sum += deposits_.total(who);
    }
    return sum;
}

} // namespace tenfold
