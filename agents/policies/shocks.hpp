// SPDX-License-Identifier: Apache-2.0
/// Shocks of a scenario.
#pragma once

#include "core/describe.hpp"
#include "core/time.hpp"

#include <array>
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
                            "and of all inputs alike), labour_productivity.",
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
                            "Relative change, for example -0.05 for five per cent less.",
                            required},
                      self.size);
    }
};

enum class ShockKind {
    consumption,
    purchases,
    separations,
    productivity,       // of labour and of all inputs alike (Hicks-neutral)
    labour_productivity // labour-saving
};

/// Names of the kinds, in the order of ShockKind.
inline constexpr std::array<std::string_view, 5> shock_kinds{
    "consumption", "purchases", "separations", "productivity", "labour_productivity"};

/// Product of (1 + size) over the shocks of this kind that last on `date` and apply to `sector`.
[[nodiscard]] double shock_factor(const std::vector<Shock>& shocks,
                                  ShockKind kind,
                                  Date date,
                                  const std::string& sector = {});

/// Logarithm of the productivity gain of a sector from shocks of this kind by `date`: log(1 + size)
/// for each, in proportion to the time passed between its two dates.
[[nodiscard]] double
progress(const std::vector<Shock>& shocks, ShockKind kind, const std::string& sector, Date date);

} // namespace tenfold
