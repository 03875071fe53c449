// SPDX-License-Identifier: Apache-2.0
#include "agents/policies/policy.hpp"

#include <algorithm>
#include <numeric>

namespace tenfold {

double Programme::strength() const {
    return std::accumulate(financed.begin(), financed.end(), 0.0);
}

double Programme::share(Financing source) const {
    const double all = strength();
    return all > 0.0 ? financed[static_cast<std::size_t>(source)] / all : 0.0;
}

double PolicyState::strength(std::string_view lever) const {
    const auto found = std::find_if(
        strengths.begin(), strengths.end(), [&](const auto& one) { return one.lever == lever; });
    return found == strengths.end() ? 0.0 : found->strength;
}

namespace {

void apply(const Lever& lever,
           const Intervention& given,
           std::span<const Sector> sectors,
           PolicyState& state) {
    if (lever.effect) {
        lever.effect(state, given, sectors);
        return;
    }
    const auto found =
        std::find_if(state.strengths.begin(), state.strengths.end(), [&](const LeverStrength& one) {
            return one.lever == given.lever;
        });
    if (found == state.strengths.end()) {
        state.strengths.push_back({given.lever, given.strength});
    } else {
        found->strength += given.strength;
    }
}

} // namespace

Financing financing_of(std::string_view word) {
    const auto found = std::find(financing_words.begin(), financing_words.end(), word);
    return static_cast<Financing>(found - financing_words.begin());
}

PolicyState policy_state(const LeverTable& levers,
                         std::span<const Intervention> policies,
                         std::span<const Intervention> events,
                         std::span<const Sector> sectors,
                         Date date) {
    PolicyState state;
    state.deployment_limit.assign(sectors.size(), 1.0);
    for (const std::span<const Intervention> interventions : {policies, events}) {
        for (const Intervention& given : interventions) {
            if (given.from <= date && date < given.until) {
                if (const Lever* const lever = levers.find(given.lever)) {
                    apply(*lever, given, sectors, state);
                }
            }
        }
    }
    return state;
}

EventStrength event_on(std::span<const Intervention> policies,
                       std::span<const Intervention> events,
                       std::string_view name,
                       Date date) {
    EventStrength result;
    for (const std::span<const Intervention> interventions : {policies, events}) {
        for (const Intervention& given : interventions) {
            if (given.lever == name && given.from == date) {
                result.happens = true;
                result.strength += given.strength;
            }
        }
    }
    return result;
}

} // namespace tenfold
