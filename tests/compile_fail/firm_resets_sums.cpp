// SPDX-License-Identifier: Apache-2.0
/// A firm adds to sums of its sector and does not reset them.
#include "agents/firms/view.hpp"

using namespace tenfold;

void count(FirmTurn& turn) {
    turn.see.work_sums.add(turn.thread(), 0, 1);
}

#ifdef TENFOLD_BREAK_THE_RULE
void forget(FirmTurn& turn) {
    turn.see.work_sums.reset();
}
#endif
