// SPDX-License-Identifier: Apache-2.0
/// What was published is read-only.
#include "agents/labour/view.hpp"

using namespace tenfold;

double tightness(const WorkerTurn& turn) {
    return turn.see.labour.tightness[turn.market().index()];
}

#ifdef TENFOLD_BREAK_THE_RULE
void pretend(WorkerTurn& turn) {
    turn.see.labour.tightness[turn.market().index()] = 1.0;
}
#endif
