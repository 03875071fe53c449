// SPDX-License-Identifier: Apache-2.0
/// A firm reads policies and does not set them.
#include "agents/firms/view.hpp"

using namespace tenfold;

double tax(const FirmTurn& turn) {
    return turn.see.government.token_tax;
}

#ifdef TENFOLD_BREAK_THE_RULE
void evade(FirmTurn& turn) {
    turn.see.government.token_tax = 0.0;
}
#endif
