// SPDX-License-Identifier: Apache-2.0
/// Shocks, policies and events of a scenario.
#pragma once

#include "agents/classification/tree.hpp"
#include "agents/policies/business_cycle.hpp"
#include "agents/policies/policy.hpp"
#include "agents/policies/shocks.hpp"

#include <vector>

namespace tenfold {

/// Parameters of shocks, policies and events, and those of the rooms to its left.
struct PolicyParameters : ClassificationParameters {
    BusinessCycleParameters business_cycle;
    std::vector<Shock> shocks;
    std::vector<Intervention> policies;
    std::vector<Intervention> events; // of labs and compute, in the form of policies
};

} // namespace tenfold
