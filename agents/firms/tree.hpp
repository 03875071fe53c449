// SPDX-License-Identifier: Apache-2.0
/// Parameters that firms read (agents/classification/tree.hpp).
#pragma once

#include "agents/firms/parameters.hpp"
#include "agents/labour/tree.hpp"

namespace tenfold {

/// Parameters of firms and of all layers below.
struct FirmParameters : LabourParameters {
    ProductionParameters production;
    CapitalParameters capital;
    FirmSizeParameters firm_size;
    FirmDynamicsParameters firm_dynamics;
    ScienceParameters science;
    NewTaskParameters new_tasks;
};

} // namespace tenfold
