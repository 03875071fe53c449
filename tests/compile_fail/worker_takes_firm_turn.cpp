// SPDX-License-Identifier: Apache-2.0
/// A worker's context does not make the turn of a firm.
#include "agents/firms/view.hpp"

using namespace tenfold;

FirmTurn of_firm(FirmContext& context, FirmStore& store, const FirmView& view) {
    return {context, store, view};
}

#ifdef TENFOLD_BREAK_THE_RULE
FirmTurn of_worker(WorkerContext& context, FirmStore& store, const FirmView& view) {
    return {context, store, view};
}
#endif
