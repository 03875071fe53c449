// SPDX-License-Identifier: Apache-2.0
/// A lab sees its own room and those to its left, not firms.
#include "agents/ai/view.hpp"

using namespace tenfold;

double ration(const LabTurn& turn) {
    return turn.see.ai.compute.ration;
}

#ifdef TENFOLD_BREAK_THE_RULE
double productivity(const LabTurn& turn) {
    return turn.see.firms.productivity.front();
}
#endif
