// SPDX-License-Identifier: Apache-2.0
/// An event goes to the kind of agent that handles it.
#include "agents/labour/view.hpp"

using namespace tenfold;

void leave(WorkerTurn& turn) {
    turn.send(turn.worker.employer, turn.tomorrow(), Departure{});
}

#ifdef TENFOLD_BREAK_THE_RULE
void mislead(WorkerTurn& turn) {
    turn.send(turn.worker.employer, turn.tomorrow(), StartWork{});
}
#endif
