// SPDX-License-Identifier: Apache-2.0
/// A worker's handler does not reach other workers.
#include "agents/labour/view.hpp"

using namespace tenfold;

void save(WorkerTurn& turn) {
    turn.worker.deposit += 100;
}

#ifdef TENFOLD_BREAK_THE_RULE
void give(WorkerTurn& turn, WorkerId other) {
    turn.see.workers[other.index()].deposit += 100;
}
#endif
