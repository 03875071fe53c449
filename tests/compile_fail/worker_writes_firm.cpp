// SPDX-License-Identifier: Apache-2.0
/// A worker's handler knows no firm but by its id.
#include "agents/labour/view.hpp"

using namespace tenfold;

void quit(WorkerTurn& turn) {
    turn.worker.searching = 1;
}

#ifdef TENFOLD_BREAK_THE_RULE
void rob(WorkerTurn& turn) {
    turn.see.firms[turn.worker.employer.index()].deposit -= 100;
}
#endif
