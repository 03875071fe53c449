// SPDX-License-Identifier: Apache-2.0
#include "agents/coworkers/adoption_rule.hpp"

#include "core/check.hpp"
#include "core/describe.hpp"

#include <fmt/format.h>

namespace tenfold {

double checked_pilot_rate(const AdoptionRule& rule,
                          const PilotConditions& conditions,
                          const AdoptionParameters& parameters,
                          const PolicyState& policy,
                          std::string_view sector,
                          Date date) {
    const double rate = call_extension(
        [&] {
            return fmt::format("adoption rule \"{}\", a firm of sector {}, {}",
                               rule.name(),
                               sector,
                               to_string(date));
        },
        [&] { return rule.pilot_rate(conditions, parameters, policy); });
    if (!range::non_negative.contains(rate)) {
        throw RunError{fmt::format("adoption rule \"{}\" returned {} for a firm of sector {} on {} "
                                   "(allowed: finite, at least 0)",
                                   rule.name(),
                                   rate,
                                   sector,
                                   to_string(date))};
    }
    return rate;
}

} // namespace tenfold
