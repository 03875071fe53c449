// SPDX-License-Identifier: Apache-2.0
/// Shocks of a scenario.
#pragma once

#include "core/describe.hpp"
#include "core/time.hpp"

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace tenfold {

/// An exogenous change.
struct Shock {
    std::string key;
    std::string kind;
    std::string sector;
    Date from{};
    Date until{};
    double size = 0.0;

    template <class Self, class V>
    static void describe(Self& self, V& visitor) {
        using enum Presence;
        visitor.value(Field{"key", "", {}, "scenario", "Short name.", required}, self.key);
        visitor.value(Field{"kind",
                            "",
                            {},
                            "scenario",
                            "One of consumption, purchases, separations, productivity (of labour "
                            "and of all inputs alike), labour_productivity; with a central bank "
                            "also markup (target prices), foreign_demand, credit (adds to the "
                            "spread of loans), policy_rate (adds to the rate every month).",
                            required},
                      self.kind);
        visitor.value(Field{"sector",
                            "",
                            {},
                            "assumption",
                            "Sector of a shock to separations or productivity; empty for all."},
                      self.sector);
        visitor.value(Field{"from", "", {}, "scenario", "First day.", required}, self.from);
        visitor.value(Field{"until",
                            "",
                            {},
                            "scenario",
                            "Day after the last. Productivity rises evenly between the two dates "
                            "and stays; other shocks end.",
                            required},
                      self.until);
        visitor.value(Field{"size",
                            "1",
                            {-0.9, 100.0},
                            "scenario",
                            "Relative change, for example -0.05 for five per cent less; of credit "
                            "and policy_rate the amount that is added [1/yr].",
                            required},
                      self.size);
    }
};

enum class ShockKind {
    consumption,
    purchases,
    separations,
    productivity,        // of labour and of all inputs alike (Hicks-neutral)
    labour_productivity, // labour-saving
    // with a central bank only:
    markup,         // target prices of firms
    foreign_demand, // exports
    credit,         // adds to the spread of loans to firms [1/yr]
    policy_rate     // surprises that add to the policy rate every month [1/yr]
};
inline constexpr std::ptrdiff_t first_finance_shock = 5;

/// Names of the kinds, in the order of ShockKind.
inline constexpr std::array<std::string_view, 9> shock_kinds{"consumption",
                                                             "purchases",
                                                             "separations",
                                                             "productivity",
                                                             "labour_productivity",
                                                             "markup",
                                                             "foreign_demand",
                                                             "credit",
                                                             "policy_rate"};

/// Product of (1 + size) over the shocks of this kind that last on `date` and apply to `sector`.
[[nodiscard]] double shock_factor(const std::vector<Shock>& shocks,
                                  ShockKind kind,
                                  Date date,
                                  const std::string& sector = {});

/// Sum of the sizes of the shocks of this kind that last on `date`.
[[nodiscard]] double shock_sum(const std::vector<Shock>& shocks, ShockKind kind, Date date);

/// Logarithm of the productivity gain of a sector from shocks of this kind by `date`: log(1 + size)
/// for each, in proportion to the time passed between its two dates.
[[nodiscard]] double
progress(const std::vector<Shock>& shocks, ShockKind kind, const std::string& sector, Date date);

} // namespace tenfold
