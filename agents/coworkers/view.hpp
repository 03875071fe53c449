// SPDX-License-Identifier: Apache-2.0
/// What agents see of virtual coworkers.
#pragma once

#include "core/ledger.hpp"

#include "agents/ai/view.hpp"
#include "agents/coworkers/adoption_rule.hpp"
#include "agents/coworkers/generations.hpp"
#include "agents/coworkers/tree.hpp"

namespace tenfold {

struct CoworkerView : AiView {
    const CoworkerParameters& parameters;
    const Generations& generations;
    const AdoptionRule* adoption_rule; // none: the model's own
    TallyPostings generation_users;    // firms that work with each generation
};

} // namespace tenfold
