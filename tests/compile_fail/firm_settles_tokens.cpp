// SPDX-License-Identifier: Apache-2.0
/// A firm buys tokens; the market is settled at barriers.
#include "agents/firms/view.hpp"

using namespace tenfold;

void buy(FirmTurn& turn) {
    turn.see.token_purchases.buy(turn.thread(), 0, 0, 1, 1);
}

#ifdef TENFOLD_BREAK_THE_RULE
void settle(FirmTurn& turn) {
    turn.see.token_purchases.publish();
}
#endif
