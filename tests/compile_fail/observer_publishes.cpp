// SPDX-License-Identifier: Apache-2.0
/// An observer takes no step.
#include "agents/observe/view.hpp"

using namespace tenfold;

double price_level(const ObserverView& see) {
    return see.goods.signals().prices.level();
}

#ifdef TENFOLD_BREAK_THE_RULE
void inflate(const ObserverView& see) {
    see.firms.publish_trend(0.5, 30);
}
#endif
