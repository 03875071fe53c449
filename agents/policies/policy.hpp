// SPDX-License-Identifier: Apache-2.0
/// Policies and events of a scenario. A lever defines what changes; an intervention in the scenario
/// defines when and by how much. Levers write the policy state of a day; they never change
/// parameters.
///
/// To add a lever: an entry in policies/levers.cpp, or LeverTable::add in a program of one's own
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

/// End date of a policy without an end.
inline constexpr Date for_ever{std::chrono::year{9999} / 12 / 31};

/// Source of the money for a spending policy.
enum class Financing : std::size_t { deficit, income_tax, token_tax, profit_tax, kinds };
inline constexpr std::array<std::string_view, 4> financing_words{
    "deficit", "income_tax", "token_tax", "profit_tax"};

/// A policy or event of the scenario: a lever with strength and dates.
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

/// A policy that costs money: its strength by source of financing.
struct Programme {
    std::array<double, static_cast<std::size_t>(Financing::kinds)> financed{};

    [[nodiscard]] double strength() const;
    /// Share of the strength that is financed from `source`; 0 if the programme is off.
    [[nodiscard]] double share(Financing source) const;
    bool operator==(const Programme&) const = default;
};

/// A lever that is on, by name.
struct LeverStrength {
    std::string lever;
    double strength = 0.0; // sum over interventions
    bool operator==(const LeverStrength&) const = default;
};

/// Effects of all levers on a day; the defaults are neutral. `policy_fields` has the range of each
/// value.
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
    std::vector<double> deployment_limit; // by sector: largest intensity
    // In an economy with a central bank:
    double inflation_target = 0.0;    // change of the target [1/yr]
    double capital_requirement = 0.0; // change of equity that banks need per dollar of loans
    double investment_subsidy = 0.0;  // share of firms' new capital goods paid by the government
    double capital_tax = 0.0;         // on the value of firms' capital [1/yr]
    double debt_target = 0.0;         // change of public debt over GDP that the fiscal rule aims at
    double mortgage_limit = 1.0;      // largest mortgage per dollar of the value of housing
    // Factors on quantities that shocks of a scenario can change too.
    double consumption_factor = 1.0;      // on households' spending
    double purchases_factor = 1.0;        // on government purchases
    double search_factor = 1.0;           // on matching efficiency
    std::vector<LeverStrength> strengths; // of each lever without an effect function

    /// Strength of a lever without an effect function; 0 if the lever is off. Throws RunError if
    /// the run has no such lever.
    [[nodiscard]] double strength(std::string_view lever) const;
    bool operator==(const PolicyState&) const = default;
};

/// A part of the policy state, with the range that an effect must keep.
struct PolicyField {
    std::string_view name;
    Range range;
    std::span<const double> (*values)(const PolicyState&);
};

/// All parts of the policy state except the strengths.
[[nodiscard]] std::span<const PolicyField> policy_fields();

/// Description of a lever, for the documentation and for checks of scenarios and effects.
struct LeverInfo {
    std::string name; // lower-case letters, digits and '_', a letter first; at most 64 characters
    std::string unit; // of its strength; "1" for pure numbers
    Range range;      // of its strength
    bool spends;      // its effect adds to programmes, which are what a financing pays for
    bool once;        // is on on its first day only, whatever its last day
    std::string doc;  // one sentence
    std::string source = "assumption";
};

/// Effect of a lever on the policy state of a day on which it is on. The values must stay in the
/// ranges of `policy_fields`, and only a lever that spends may change a programme; otherwise the
/// run ends with a RunError. A lever without an effect function is read by name
/// (PolicyState::strength).
using LeverEffect =
    std::function<void(PolicyState& state, const Intervention& given, std::span<const Sector>)>;

struct Lever {
    LeverInfo info;
    LeverEffect effect;
};

/// The levers that a scenario can use: those of policies/levers.cpp, and those that a program adds.
class LeverTable {
public:
    /// The levers of policies/levers.cpp.
    LeverTable();

    /// Throws std::invalid_argument if the name is invalid or taken, the unit, the sentence or the
    /// source is empty, the range contains no number, or a lever that spends has no effect.
    void add(Lever lever);
    [[nodiscard]] std::span<const Lever> levers() const { return levers_; }
    /// The lever of this name; null if there is none.
    [[nodiscard]] const Lever* find(std::string_view name) const;

private:
    std::vector<Lever> levers_;
};

/// The table without additional levers.
[[nodiscard]] const LeverTable& shipped_levers();

/// Names of levers that other sources read.
namespace lever_name {
/// Levers without an effect unless the economy has a central bank.
inline constexpr std::array<std::string_view, 6> of_finance{"inflation_target",
                                                            "capital_requirement",
                                                            "investment_subsidy",
                                                            "capital_tax",
                                                            "debt_target",
                                                            "mortgage_limit"};
inline constexpr std::string_view basic_income = "basic_income";
inline constexpr std::string_view capability_jump = "capability_jump";
inline constexpr std::string_view open_release = "open_release";
} // namespace lever_name

/// Financing with this name in a scenario; `kinds` if the name is invalid.
[[nodiscard]] Financing financing_of(std::string_view word);

/// Throws RunError if the table does not have the lever of a policy or event.
void check_levers(const LeverTable& levers,
                  std::span<const Intervention> policies,
                  std::span<const Intervention> events);

/// Combined effect of the policies and events that are on at `date`. Throws RunError if the table
/// does not have a lever, or an effect fails or leaves a value out of its range.
[[nodiscard]] PolicyState policy_state(const LeverTable& levers,
                                       std::span<const Intervention> policies,
                                       std::span<const Intervention> events,
                                       std::span<const Sector> sectors,
                                       Date date);

/// Whether an intervention with this lever begins on a date, and the sum of strengths of those that
/// do.
struct EventStrength {
    bool happens = false;
    double strength = 0.0;
};
[[nodiscard]] EventStrength event_on(std::span<const Intervention> policies,
                                     std::span<const Intervention> events,
                                     std::string_view name,
                                     Date date);

} // namespace tenfold
