// SPDX-License-Identifier: Apache-2.0
/// How a firm comes to try virtual coworkers: an interface, so that a program can replace the rule.
#pragma once

#include "agents/coworkers/adoption.hpp"
#include "agents/policies/policy.hpp"

namespace tenfold {

/// A behaviour of firms. One object serves all of them, on several threads at once.
class AdoptionRule {
public:
    AdoptionRule() = default;
    AdoptionRule(const AdoptionRule&) = delete;
    AdoptionRule& operator=(const AdoptionRule&) = delete;
    virtual ~AdoptionRule() = default;

    /// Rate at which a firm under these conditions starts a pilot [1/month]; finite and not
    /// negative.
    [[nodiscard]] virtual double pilot_rate(const PilotConditions& conditions,
                                            const AdoptionParameters& parameters,
                                            const PolicyState& policy) const = 0;
};

} // namespace tenfold
