// SPDX-License-Identifier: Apache-2.0
/// The treasury is for barriers alone.
#include "agents/firms/view.hpp"

using namespace tenfold;

void pay_tax(FirmTurn& turn) {
    turn.pay(SpendingAccount::taxes, 100);
}

#ifdef TENFOLD_BREAK_THE_RULE
void loot(FirmTurn& turn) {
    turn.see.books.treasury(-100);
}
#endif
