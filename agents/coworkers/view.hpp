// SPDX-License-Identifier: Apache-2.0
/// Read-only view of virtual coworkers for agents.
#pragma once

#include "core/ledger.hpp"

#include "agents/ai/view.hpp"
#include "agents/coworkers/adoption_rule.hpp"
#include "agents/coworkers/tree.hpp"

namespace tenfold {

class Generations;

struct CoworkerView : AiView {
    const CoworkerParameters& parameters;
    const Generations& generations;
    const AdoptionRule* adoption_rule; // null: the built-in rule
    TallyPostings generation_users;    // firms that use each generation
};

} // namespace tenfold
