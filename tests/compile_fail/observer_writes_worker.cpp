// SPDX-License-Identifier: Apache-2.0
/// An observer reads every room and writes none.
#include "agents/observe/view.hpp"

using namespace tenfold;

std::int64_t wealth(const ObserverView& see) {
    return see.labour.workers()[0].deposit;
}

#ifdef TENFOLD_BREAK_THE_RULE
void enrich(const ObserverView& see) {
    see.labour.workers()[0].deposit += 1;
}
#endif
