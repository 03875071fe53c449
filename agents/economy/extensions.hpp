// SPDX-License-Identifier: Apache-2.0
/// Additions of a program to the economy without a change of its sources (docs/extending).
#pragma once

#include "agents/ai/pricing_rule.hpp"
#include "agents/coworkers/adoption_rule.hpp"
#include "agents/finance/expectation_rule.hpp"
#include "agents/finance/policy_rule.hpp"
#include "agents/money/spending_rule.hpp"
#include "agents/observe/observer.hpp"
#include "agents/policies/policy.hpp"

#include <memory>
#include <string>
#include <vector>

namespace tenfold {

/// Replacements of the model's decision rules; an empty one keeps the model's own.
struct Behaviours {
    std::shared_ptr<const AdoptionRule> adoption;
    std::shared_ptr<const SpendingRule> spending;
    std::shared_ptr<const PricingRule> pricing;
    std::shared_ptr<const PolicyRule> policy_rate;
    std::shared_ptr<const ExpectationRule> expectations;
};

struct Extensions {
    LeverTable levers;
    std::vector<Observer> observers;
    Behaviours behaviours;
};

/// The extensions, a text each: "lever NAME [UNIT]", "observer NAME [UNIT, DIMENSION]", "adoption
/// rule NAME". Levers come by name, because their order has no effect; observers in their order.
[[nodiscard]] std::vector<std::string> describe_extensions(const Extensions& extensions);

} // namespace tenfold
