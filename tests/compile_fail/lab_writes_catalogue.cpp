// SPDX-License-Identifier: Apache-2.0
/// A lab releases models by its own state; the catalogue changes at barriers.
#include "agents/ai/view.hpp"

using namespace tenfold;

void release(LabTurn& turn, AiModel model) {
    turn.lab.released.push_back(std::move(model));
}

#ifdef TENFOLD_BREAK_THE_RULE
void publish(LabTurn& turn, AiModel model) {
    turn.see.catalogue.add(std::move(model));
}
#endif
