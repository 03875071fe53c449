// SPDX-License-Identifier: Apache-2.0
#include "agents/policies/policy.hpp"

#include "core/check.hpp"

#include "agents/policies/financing.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <limits>
#include <numeric>
#include <utility>

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
    if (found == strengths.end()) {
        throw RunError{fmt::format("the run has no lever \"{}\" without an effect", lever)};
    }
    return found->strength;
}

namespace {

template <auto Member>
std::span<const double> number(const PolicyState& state) {
    return {&(state.*Member), 1};
}

template <auto Member>
std::span<const double> programme(const PolicyState& state) {
    return (state.*Member).financed;
}

std::span<const double> deployment_limits(const PolicyState& state) {
    return state.deployment_limit;
}

constexpr Range infinity_too{-std::numeric_limits<double>::max(),
                             std::numeric_limits<double>::infinity()};
// Beyond any use, and small enough that amounts in cents and days stay in the range of integers.
constexpr Range factor{0.0, 1000.0};
constexpr Range days{0.0, 1e6};

constexpr std::array<PolicyField, 22> fields{{
    {"compute_budget", range::non_negative, programme<&PolicyState::compute_budget>},
    {"basic_income", factor, programme<&PolicyState::basic_income>},
    {"retraining", range::non_negative, programme<&PolicyState::retraining>},
    {"token_tax", range::non_negative, number<&PolicyState::token_tax>},
    {"profit_tax", {0.0, most_profit_tax}, number<&PolicyState::profit_tax>},
    {"citizens_dividend", range::share, number<&PolicyState::citizens_dividend>},
    {"release_delay", days, number<&PolicyState::release_delay>},
    {"capability_cap", infinity_too, number<&PolicyState::capability_cap>},
    {"open_weights_ban", range::share, number<&PolicyState::open_weights_ban>},
    {"energy_build_out",
     {-1.0, std::numeric_limits<double>::max()},
     number<&PolicyState::energy_build_out>},
    {"export_limit", range::share, number<&PolicyState::export_limit>},
    {"compute_shock", range::share, number<&PolicyState::compute_shock>},
    {"deployment_limit", range::share, deployment_limits},
    {"inflation_target", {-0.2, 0.5}, number<&PolicyState::inflation_target>},
    {"capital_requirement", {-0.5, 0.9}, number<&PolicyState::capital_requirement>},
    {"investment_subsidy", {0.0, 0.9}, number<&PolicyState::investment_subsidy>},
    {"capital_tax", {0.0, 0.5}, number<&PolicyState::capital_tax>},
    {"debt_target", {-5.0, 20.0}, number<&PolicyState::debt_target>},
    {"mortgage_limit", range::share, number<&PolicyState::mortgage_limit>},
    {"consumption_factor", factor, number<&PolicyState::consumption_factor>},
    {"purchases_factor", factor, number<&PolicyState::purchases_factor>},
    {"search_factor", factor, number<&PolicyState::search_factor>},
}};

std::string allowed_text(const Range& range) {
    if (range.high == std::numeric_limits<double>::infinity()) {
        return "any number, or infinity";
    }
    return range.high == std::numeric_limits<double>::max()
               ? fmt::format("finite, at least {}", range.low)
               : fmt::format("{} to {}", range.low, range.high);
}

/// Describes what an effect has left in the policy state against its promises; empty if nothing.
std::string problem_of(const PolicyState& state, std::span<const Sector> sectors) {
    if (state.deployment_limit.size() != sectors.size()) {
        return fmt::format("deployment_limit has {} values (allowed: one for each of {} sectors)",
                           state.deployment_limit.size(),
                           sectors.size());
    }
    for (const PolicyField& field : fields) {
        for (const double value : field.values(state)) {
            if (!field.range.contains(value)) {
                return fmt::format(
                    "{} = {} (allowed: {})", field.name, value, allowed_text(field.range));
            }
        }
    }
    return {};
}

auto programmes(const PolicyState& state) {
    return std::array{
        state.compute_budget.financed, state.basic_income.financed, state.retraining.financed};
}

/// The lever's effect on a day.
struct Application {
    const Lever& lever;
    const Intervention& given;
    std::span<const Sector> sectors;
    Date date;

    [[nodiscard]] std::string text() const {
        return fmt::format("lever \"{}\", {}", lever.info.name, to_string(date));
    }
};

void apply(const Application& now, PolicyState& state) {
    if (!now.lever.effect) {
        std::find_if(state.strengths.begin(), state.strengths.end(), [&](const LeverStrength& one) {
            return one.lever == now.given.lever;
        })->strength += now.given.strength;
        return;
    }
    const auto before = programmes(state);
    call_extension([&] { return now.text(); },
                   [&] { now.lever.effect(state, now.given, now.sectors); });
    std::string problem = problem_of(state, now.sectors);
    if (problem.empty() && !now.lever.info.spends && programmes(state) != before) {
        problem = "its effect changes a programme, but its description does not say that it spends";
    }
    if (!problem.empty()) {
        throw RunError{now.text() + ": " + problem};
    }
}

const Lever&
lever_of(const LeverTable& levers, const char* list, const Intervention& intervention) {
    const Lever* const found = levers.find(intervention.lever);
    if (found == nullptr) {
        throw RunError{fmt::format("{}.{}: the run has no lever \"{}\"; give run() the extensions "
                                   "with which the scenario was loaded",
                                   list,
                                   intervention.key,
                                   intervention.lever)};
    }
    return *found;
}

/// Calls `use(lever, intervention)` for the policies, then for the events.
template <class Use>
void for_each_intervention(const LeverTable& levers,
                           std::span<const Intervention> policies,
                           std::span<const Intervention> events,
                           Use&& use) {
    for (const auto& [list, interventions] :
         {std::pair{"policies", policies}, std::pair{"events", events}}) {
        for (const Intervention& given : interventions) {
            use(lever_of(levers, list, given), given);
        }
    }
}

bool is_on(const Lever& lever, const Intervention& given, Date date) {
    const Date end = lever.info.once ? given.from + std::chrono::days{1} : given.until;
    return given.from <= date && date < end;
}

} // namespace

std::span<const PolicyField> policy_fields() {
    return fields;
}

Financing financing_of(std::string_view word) {
    const auto found = std::find(financing_words.begin(), financing_words.end(), word);
    return static_cast<Financing>(found - financing_words.begin());
}

void check_levers(const LeverTable& levers,
                  std::span<const Intervention> policies,
                  std::span<const Intervention> events) {
    for_each_intervention(
        levers, policies, events, [](const Lever& /*lever*/, const Intervention& /*given*/) {});
}

PolicyState policy_state(const LeverTable& levers,
                         std::span<const Intervention> policies,
                         std::span<const Intervention> events,
                         std::span<const Sector> sectors,
                         Date date) {
    PolicyState state;
    state.deployment_limit.assign(sectors.size(), 1.0);
    for (const Lever& lever : levers.levers()) {
        if (!lever.effect) {
            state.strengths.push_back({lever.info.name, 0.0});
        }
    }
    for_each_intervention(
        levers, policies, events, [&](const Lever& lever, const Intervention& given) {
            if (is_on(lever, given, date)) {
                apply({lever, given, sectors, date}, state);
            }
        });
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
