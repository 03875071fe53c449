// SPDX-License-Identifier: Apache-2.0
/// Policies and events of a scenario, one small struct each: what a lever does is here, when it is
/// switched is the scenario's. Levers write the policy state of a day; they never change
/// parameters.
///
/// To add a lever: a struct as below, its name in `Levers`, and the place that reads the state.
#pragma once

#include "core/describe.hpp"
#include "core/time.hpp"

#include "agents/classification/categories.hpp"

#include <array>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

namespace tenfold {

/// The date of a policy without an end.
inline constexpr Date for_ever{std::chrono::year{9999} / 12 / 31};

/// Where the money for a spending policy comes from.
enum class Financing : std::size_t { deficit, income_tax, token_tax, profit_tax, kinds };
inline constexpr std::array<std::string_view, 4> financing_words{
    "deficit", "income_tax", "token_tax", "profit_tax"};

/// A policy or event of the scenario: which lever, how strong, from when to when.
struct Intervention {
    std::string key;
    std::string lever;
    std::string target;
    Date from{};
    Date until = for_ever;
    double strength = 0.0;
    std::string financing = "income_tax";
    std::string country;

    template <class Self, class V>
    static void describe(Self& self, V& visitor) {
        using enum Presence;
        visitor.value(Field{"key", "", {}, "scenario", "Short name.", required}, self.key);
        visitor.value(Field{"lever",
                            "",
                            {},
                            "scenario",
                            "What is done; docs/policies.md lists the levers and events.",
                            required},
                      self.lever);
        visitor.value(Field{"target",
                            "",
                            {},
                            "assumption",
                            "Sector that a deployment limit is for; empty for all."},
                      self.target);
        visitor.value(Field{"from", "", {}, "scenario", "First day.", required}, self.from);
        visitor.value(Field{"until", "", {}, "assumption", "Day after the last."}, self.until);
        visitor.value(Field{"strength",
                            "see lever",
                            {},
                            "scenario",
                            "How much, in the lever's unit.",
                            required},
                      self.strength);
        visitor.value(Field{"financing",
                            "",
                            {},
                            "assumption",
                            "Where the money for a spending policy comes from: deficit, "
                            "income_tax, token_tax or profit_tax."},
                      self.financing);
        visitor.value(Field{"country",
                            "",
                            {},
                            "assumption",
                            "Country in which it happens, of a world of several; empty: in all."},
                      self.country);
    }
};

/// A policy that costs money: its strength, by the way in which it is financed.
struct Programme {
    std::array<double, static_cast<std::size_t>(Financing::kinds)> financed{};

    [[nodiscard]] double strength() const;
    /// Part of the strength that is financed in this way; 0 when there is none.
    [[nodiscard]] double share(Financing source) const;
};

/// What levers make of a day; neutral values when none is on.
struct PolicyState {
    Programme compute_budget;
    Programme basic_income;
    Programme retraining;
    double token_tax = 0.0;
    double profit_tax = 0.0;
    double citizens_dividend = 0.0;
    double release_delay = 0.0;
    double capability_cap = std::numeric_limits<double>::infinity();
    double open_weights_ban = 0.0;
    double energy_build_out = 0.0;
    double export_limit = 0.0;
    double compute_shock = 0.0;
    std::vector<double> deployment_limit; // by sector, largest intensity of use
};

/// How a lever presents itself.
struct LeverInfo {
    std::string_view name;
    std::string_view unit; // of its strength
    Range range;           // of its strength
    bool spends;           // needs financing
    bool once;             // happens on its first day only
    std::string_view doc;
};

namespace lever {

/// Tokens for everybody, bought from labs with public money, in kind: a person uses the larger of
/// this and what it would buy itself.
struct ComputeBudget {
    static constexpr LeverInfo info{
        "compute_budget",
        "Mtok/month",
        range::non_negative,
        true,
        false,
        "Tokens of the best model that the government buys for each person in a month."};
    static void apply(PolicyState& state, const Intervention& given, std::span<const Sector>);
};

struct BasicIncome {
    static constexpr LeverInfo info{
        "basic_income",
        "mean wages",
        {0.0, 2.0},
        true,
        false,
        "Income for each person, as a share of the mean wage of the start on its nominal path."};
    static void apply(PolicyState& state, const Intervention& given, std::span<const Sector>);
};

struct Retraining {
    static constexpr LeverInfo info{
        "retraining",
        "1",
        range::share,
        true,
        false,
        "Share of those who retrain that get a place in a course: it takes them less time, with a "
        "stipend; the fees go to education."};
    static void apply(PolicyState& state, const Intervention& given, std::span<const Sector>);
};

struct TokenTax {
    static constexpr LeverInfo info{"token_tax",
                                    "1",
                                    {0.0, 1e6},
                                    false,
                                    false,
                                    "Tax on tokens, as a share of the price before tax."};
    static void apply(PolicyState& state, const Intervention& given, std::span<const Sector>);
};

struct ProfitTax {
    static constexpr LeverInfo info{
        "profit_tax",
        "1",
        {0.0, 0.95},
        false,
        false,
        "Tax on the dividends of firms, labs and the compute operator (a robot tax)."};
    static void apply(PolicyState& state, const Intervention& given, std::span<const Sector>);
};

struct CitizensDividend {
    static constexpr LeverInfo info{
        "citizens_dividend",
        "1",
        range::share,
        false,
        false,
        "Share of the tax on profits that is paid out to all people alike."};
    static void apply(PolicyState& state, const Intervention& given, std::span<const Sector>);
};

struct ReleaseDelay {
    static constexpr LeverInfo info{"release_delay",
                                    "day",
                                    {0.0, 36500.0},
                                    false,
                                    false,
                                    "Days between the end of a training run and its release."};
    static void apply(PolicyState& state, const Intervention& given, std::span<const Sector>);
};

struct CapabilityCap {
    static constexpr LeverInfo info{
        "capability_cap",
        "intelligence",
        {-100.0, 1000.0},
        false,
        false,
        "Most intelligent model that may be deployed; training goes on."};
    static void apply(PolicyState& state, const Intervention& given, std::span<const Sector>);
};

struct DeploymentLimit {
    static constexpr LeverInfo info{
        "deployment_limit",
        "1",
        range::share,
        false,
        false,
        "Largest share of their potential that firms of the target sector may hand to coworkers."};
    static void apply(PolicyState& state, const Intervention& given, std::span<const Sector>);
};

struct OpenWeightsBan {
    static constexpr LeverInfo info{"open_weights_ban",
                                    "1",
                                    range::share,
                                    false,
                                    false,
                                    "1: models with open weights may not be offered."};
    static void apply(PolicyState& state, const Intervention& given, std::span<const Sector>);
};

struct EnergyBuildOut {
    static constexpr LeverInfo info{"energy_build_out",
                                    "1",
                                    {-1.0, 1e6},
                                    false,
                                    false,
                                    "Relative change of the power that the grid has for compute."};
    static void apply(PolicyState& state, const Intervention& given, std::span<const Sector>);
};

struct ExportLimit {
    static constexpr LeverInfo info{
        "export_limit",
        "1",
        range::share,
        false,
        false,
        "Share of the chips that demand takes that cannot be had, because another country keeps "
        "them."};
    static void apply(PolicyState& state, const Intervention& given, std::span<const Sector>);
};

// ---- events

struct ComputeShock {
    static constexpr LeverInfo info{"compute_shock",
                                    "1",
                                    range::share,
                                    false,
                                    false,
                                    "Share of the chips that is out of work."};
    static void apply(PolicyState& state, const Intervention& given, std::span<const Sector>);
};

/// Read from the scenario on its day (AiIndustry::publish_events).
struct CapabilityJump {
    static constexpr LeverInfo info{"capability_jump",
                                    "decades",
                                    {-10.0, 10.0},
                                    false,
                                    true,
                                    "Powers of ten by which algorithms get better at once."};
    static void apply(PolicyState& state, const Intervention& given, std::span<const Sector>);
};

struct OpenRelease {
    static constexpr LeverInfo info{
        "open_release",
        "intelligence",
        {0.0, 10.0},
        false,
        true,
        "The weights of a model that is less intelligent than the best by so much become open."};
    static void apply(PolicyState& state, const Intervention& given, std::span<const Sector>);
};

} // namespace lever

/// All levers and events; what can be switched by a scenario.
using Levers = std::tuple<lever::ComputeBudget,
                          lever::BasicIncome,
                          lever::Retraining,
                          lever::TokenTax,
                          lever::ProfitTax,
                          lever::CitizensDividend,
                          lever::ReleaseDelay,
                          lever::CapabilityCap,
                          lever::DeploymentLimit,
                          lever::OpenWeightsBan,
                          lever::EnergyBuildOut,
                          lever::ExportLimit,
                          lever::ComputeShock,
                          lever::CapabilityJump,
                          lever::OpenRelease>;

/// The levers in their order.
[[nodiscard]] std::vector<LeverInfo> lever_infos();

/// The lever of a name; nothing if there is none.
[[nodiscard]] const LeverInfo* find_lever(std::string_view name);

/// Financing from its word; `kinds` if there is no such word.
[[nodiscard]] Financing financing_of(std::string_view word);

/// What the policies and events that are on at a date come to.
[[nodiscard]] PolicyState policy_state(std::span<const Intervention> policies,
                                       std::span<const Intervention> events,
                                       std::span<const Sector> sectors,
                                       Date date);

/// Sum of the strengths of the interventions with this lever that begin on a date, and whether
/// there is any.
struct EventStrength {
    bool happens = false;
    double strength = 0.0;
};
[[nodiscard]] EventStrength event_on(std::span<const Intervention> policies,
                                     std::span<const Intervention> events,
                                     std::string_view name,
                                     Date date);

} // namespace tenfold
