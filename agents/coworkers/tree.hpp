// SPDX-License-Identifier: Apache-2.0
/// The parameters that this room sees (agents/classification/tree.hpp).
#pragma once

#include "agents/ai/tree.hpp"
#include "agents/coworkers/parameters.hpp"

namespace tenfold {

/// Parameters of virtual coworkers, and those of the rooms to its left.
struct CoworkerParameters : AiParameters {
    DelegationParameters delegation;
    TeamParameters coworkers;
    AdoptionParameters adoption;
};

} // namespace tenfold
