// SPDX-License-Identifier: Apache-2.0
/// Adoption rule of firms: an interface, so that a program can replace the rule.
#pragma once

#include "core/time.hpp"

#include "agents/coworkers/adoption.hpp"
#include "agents/policies/policy.hpp"

#include <string_view>

namespace tenfold {

/// A behaviour of firms. One object serves all firms, on several threads at once.
class AdoptionRule {
public:
    AdoptionRule() = default;
    AdoptionRule(const AdoptionRule&) = delete;
    AdoptionRule& operator=(const AdoptionRule&) = delete;
    virtual ~AdoptionRule() = default;

    /// Lower-case words joined by _, for messages and files. A checkpoint is resumed only with a
    /// rule of the same name.
    [[nodiscard]] virtual std::string_view name() const = 0;

    /// Rate at which a firm starts a pilot under `conditions` [1/month]; finite and not negative.
    [[nodiscard]] virtual double pilot_rate(const PilotConditions& conditions,
                                            const AdoptionParameters& parameters,
                                            const PolicyState& policy) const = 0;
};

/// Result of the rule for a firm of `sector`; throws RunError if the rule fails, or the rate is
/// negative or not finite.
[[nodiscard]] double checked_pilot_rate(const AdoptionRule& rule,
                                        const PilotConditions& conditions,
                                        const AdoptionParameters& parameters,
                                        const PolicyState& policy,
                                        std::string_view sector,
                                        Date date);

} // namespace tenfold
