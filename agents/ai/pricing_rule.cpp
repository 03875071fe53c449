// SPDX-License-Identifier: Apache-2.0
#include "agents/ai/pricing_rule.hpp"

#include "core/check.hpp"
#include "core/describe.hpp"

#include <fmt/format.h>

namespace tenfold {

std::vector<double> checked_markups(const PricingRule& rule,
                                    std::span<const AiModel> models,
                                    std::span<const Lab> labs,
                                    const TokenPriceParameters& prices,
                                    const PolicyState& policy,
                                    Date date) {
    std::vector<double> result = call_extension(
        [&] { return fmt::format("pricing rule \"{}\", {}", rule.name(), to_string(date)); },
        [&] { return rule.markups(models, labs.size(), prices, policy); });
    if (result.size() != models.size()) {
        throw RunError{
            fmt::format("pricing rule \"{}\" returned {} markups for {} models on {} (allowed: "
                        "one for each)",
                        rule.name(),
                        result.size(),
                        models.size(),
                        to_string(date))};
    }
    for (std::size_t i = 0; i < models.size(); ++i) {
        if (!range::non_negative.contains(result[i])) {
            throw RunError{
                fmt::format("pricing rule \"{}\" returned {} for model {} of {}, by lab {}, on "
                            "{} (allowed: finite, at least 0)",
                            rule.name(),
                            result[i],
                            i,
                            models.size(),
                            labs[models[i].lab.index()].key,
                            to_string(date))};
        }
    }
    return result;
}

} // namespace tenfold
