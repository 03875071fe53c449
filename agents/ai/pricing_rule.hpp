// SPDX-License-Identifier: Apache-2.0
/// Pricing rule of labs: an interface, so that a program can replace the rule.
#pragma once

#include "core/time.hpp"

#include "agents/ai/catalogue.hpp"
#include "agents/policies/policy.hpp"

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

namespace tenfold {

/// A behaviour of labs; one object serves all labs.
class PricingRule {
public:
    PricingRule() = default;
    PricingRule(const PricingRule&) = delete;
    PricingRule& operator=(const PricingRule&) = delete;
    virtual ~PricingRule() = default;

    /// Lower-case words joined by _, for messages and files. A checkpoint is resumed only with a
    /// rule of the same name.
    [[nodiscard]] virtual std::string_view name() const = 0;

    /// Markups on marginal cost, one for each of `models` [1]; finite and not negative. The markup
    /// of a withdrawn model has no effect.
    [[nodiscard]] virtual std::vector<double> markups(std::span<const AiModel> models,
                                                      std::size_t labs,
                                                      const TokenPriceParameters& prices,
                                                      const PolicyState& policy) const = 0;
};

/// Result of the rule; throws RunError if the rule fails, or the number of markups is not that of
/// `models`, or a markup is negative or not finite.
[[nodiscard]] std::vector<double> checked_markups(const PricingRule& rule,
                                                  std::span<const AiModel> models,
                                                  std::span<const Lab> labs,
                                                  const TokenPriceParameters& prices,
                                                  const PolicyState& policy,
                                                  Date date);

} // namespace tenfold
