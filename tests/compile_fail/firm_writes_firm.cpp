// SPDX-License-Identifier: Apache-2.0
/// A firm's handler does not reach the columns of all firms.
#include "agents/firms/view.hpp"

using namespace tenfold;

void price(FirmTurn& turn) {
    turn.firm.price *= 1.01F;
}

#ifdef TENFOLD_BREAK_THE_RULE
void undercut(FirmTurn& turn, FirmId rival) {
    turn.store_.firms[rival.index()].price *= 2.0F;
}
#endif
