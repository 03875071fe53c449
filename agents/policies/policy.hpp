// SPDX-License-Identifier: Apache-2.0
/// Policies and events of a scenario: a lever says what is done, the scenario when and how much.
/// Levers write the policy state of a day; they never change parameters.
///
/// To add a lever: an entry in policies/levers.cpp, or LeverTable::add in a program of its own
/// (docs/extending).
#pragma once

#include "core/describe.hpp"
#include "core/time.hpp"

#include "agents/classification/categories.hpp"

#include <array>
#include <functional>
#include <limits>
#include <span>
#include <string>
#include <string_view>
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
                            "Lever; docs/policies.md lists the levers and events.",
                            required},
                      self.lever);
        visitor.value(
            Field{"target", "", {}, "assumption", "Sector of a deployment limit; empty for all."},
            self.target);
        visitor.value(Field{"from", "", {}, "scenario", "First day.", required}, self.from);
        visitor.value(Field{"until", "", {}, "assumption", "Day after the last."}, self.until);
        visitor.value(Field{"strength",
                            "see lever",
                            {},
                            "scenario",
                            "Strength, in the lever's unit.",
                            required},
                      self.strength);
        visitor.value(
            Field{
                "financing",
                "",
                {},
                "assumption",
                "Financing of a policy with a cost: deficit, income_tax, token_tax or profit_tax."},
            self.financing);
        visitor.value(Field{"country",
                            "",
                            {},
                            "assumption",
                            "Country in which it applies, in a world of several; empty: all."},
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

/// The strength of a lever that is on, by its name.
struct LeverStrength {
    std::string lever;
    double strength = 0.0; // sum over the interventions
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
    // Factors on what a scenario's shocks can move too:
    double consumption_factor = 1.0;      // on what households spend
    double purchases_factor = 1.0;        // on what the government buys
    double search_factor = 1.0;           // on the efficiency of matching
    std::vector<LeverStrength> strengths; // of levers without an effect of their own

    /// Strength of a lever without an effect of its own; 0 when it is off.
    [[nodiscard]] double strength(std::string_view lever) const;
};

/// How a lever presents itself.
struct LeverInfo {
    std::string name;
    std::string unit; // of its strength
    Range range;      // of its strength
    bool spends;      // needs financing
    bool once;        // happens on its first day only
    std::string doc;  // one sentence
    std::string source = "assumption";
};

/// What a lever does to the policy state of a day on which it is on. A lever without an effect of
/// its own is read by name (PolicyState::strength).
using LeverEffect =
    std::function<void(PolicyState& state, const Intervention& given, std::span<const Sector>)>;

struct Lever {
    LeverInfo info;
    LeverEffect effect;
};

/// The levers that a scenario can switch: those of policies/levers.cpp, and what a program adds.
class LeverTable {
public:
    /// The levers that come with the program.
    LeverTable();

    /// Throws std::invalid_argument when the name is empty or taken, or the sentence is missing.
    void add(Lever lever);
    [[nodiscard]] std::span<const Lever> levers() const { return levers_; }
    /// The lever of a name; nothing if there is none.
    [[nodiscard]] const Lever* find(std::string_view name) const;

private:
    std::vector<Lever> levers_;
};

/// The table without additions.
[[nodiscard]] const LeverTable& shipped_levers();

/// Names of levers that other code reads.
namespace lever {
inline constexpr std::string_view basic_income = "basic_income";
inline constexpr std::string_view capability_jump = "capability_jump";
inline constexpr std::string_view open_release = "open_release";
} // namespace lever

/// Financing from its word; `kinds` if there is no such word.
[[nodiscard]] Financing financing_of(std::string_view word);

/// What the policies and events that are on at a date come to.
[[nodiscard]] PolicyState policy_state(const LeverTable& levers,
                                       std::span<const Intervention> policies,
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
