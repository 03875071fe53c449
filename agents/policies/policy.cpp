// SPDX-License-Identifier: Apache-2.0
#include "agents/policies/policy.hpp"

#include <algorithm>
#include <numeric>

namespace tenfold {

namespace {

void add(Programme& programme, const Intervention& given) {
    programme.financed[static_cast<std::size_t>(financing_of(given.financing))] += given.strength;
}

} // namespace

double Programme::strength() const {
    return std::accumulate(financed.begin(), financed.end(), 0.0);
}

double Programme::share(Financing source) const {
    const double all = strength();
    return all > 0.0 ? financed[static_cast<std::size_t>(source)] / all : 0.0;
}

namespace lever {

void ComputeBudget::apply(PolicyState& state, const Intervention& given, std::span<const Sector>) {
    add(state.compute_budget, given);
}

void BasicIncome::apply(PolicyState& state, const Intervention& given, std::span<const Sector>) {
    add(state.basic_income, given);
}

void Retraining::apply(PolicyState& state, const Intervention& given, std::span<const Sector>) {
    add(state.retraining, given);
}

void TokenTax::apply(PolicyState& state, const Intervention& given, std::span<const Sector>) {
    state.token_tax += given.strength;
}

void ProfitTax::apply(PolicyState& state, const Intervention& given, std::span<const Sector>) {
    state.profit_tax = std::min(0.95, state.profit_tax + given.strength);
}

void CitizensDividend::apply(PolicyState& state,
                             const Intervention& given,
                             std::span<const Sector>) {
    state.citizens_dividend = std::min(1.0, state.citizens_dividend + given.strength);
}

void ReleaseDelay::apply(PolicyState& state, const Intervention& given, std::span<const Sector>) {
    state.release_delay += given.strength;
}

void CapabilityCap::apply(PolicyState& state, const Intervention& given, std::span<const Sector>) {
    state.capability_cap = std::min(state.capability_cap, given.strength);
}

void DeploymentLimit::apply(PolicyState& state,
                            const Intervention& given,
                            std::span<const Sector> sectors) {
    for (std::size_t s = 0; s < sectors.size(); ++s) {
        if (given.target.empty() || given.target == sectors[s].key) {
            state.deployment_limit[s] = std::min(state.deployment_limit[s], given.strength);
        }
    }
}

void OpenWeightsBan::apply(PolicyState& state, const Intervention& given, std::span<const Sector>) {
    state.open_weights_ban = std::max(state.open_weights_ban, given.strength);
}

void EnergyBuildOut::apply(PolicyState& state, const Intervention& given, std::span<const Sector>) {
    state.energy_build_out += given.strength;
}

void ExportLimit::apply(PolicyState& state, const Intervention& given, std::span<const Sector>) {
    state.export_limit = std::max(state.export_limit, given.strength);
}

void ComputeShock::apply(PolicyState& state, const Intervention& given, std::span<const Sector>) {
    state.compute_shock = 1.0 - (1.0 - state.compute_shock) * (1.0 - given.strength);
}

void CapabilityJump::apply(PolicyState&, const Intervention&, std::span<const Sector>) {}

void OpenRelease::apply(PolicyState&, const Intervention&, std::span<const Sector>) {}

} // namespace lever

namespace {

template <std::size_t... I>
std::array<LeverInfo, sizeof...(I)> all_infos(std::index_sequence<I...>) {
    return {std::tuple_element_t<I, Levers>::info...};
}

constexpr std::size_t lever_count = std::tuple_size_v<Levers>;

template <std::size_t... I>
void apply_named(PolicyState& state,
                 const Intervention& given,
                 std::span<const Sector> sectors,
                 std::index_sequence<I...>) {
    const auto apply_if = [&]<class Lever>(const Lever*) {
        if (given.lever == Lever::info.name) {
            Lever::apply(state, given, sectors);
        }
    };
    (apply_if(static_cast<const std::tuple_element_t<I, Levers>*>(nullptr)), ...);
}

} // namespace

std::vector<LeverInfo> lever_infos() {
    const auto infos = all_infos(std::make_index_sequence<lever_count>{});
    return {infos.begin(), infos.end()};
}

const LeverInfo* find_lever(std::string_view name) {
    static const auto infos = all_infos(std::make_index_sequence<lever_count>{});
    const auto found = std::find_if(
        infos.begin(), infos.end(), [&](const LeverInfo& info) { return info.name == name; });
    return found == infos.end() ? nullptr : &*found;
}

Financing financing_of(std::string_view word) {
    const auto found = std::find(financing_words.begin(), financing_words.end(), word);
    return static_cast<Financing>(found - financing_words.begin());
}

PolicyState policy_state(std::span<const Intervention> policies,
                         std::span<const Intervention> events,
                         std::span<const Sector> sectors,
                         Date date) {
    PolicyState state;
    state.deployment_limit.assign(sectors.size(), 1.0);
    for (const std::span<const Intervention> interventions : {policies, events}) {
        for (const Intervention& given : interventions) {
            if (given.from <= date && date < given.until) {
                apply_named(state, given, sectors, std::make_index_sequence<lever_count>{});
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
