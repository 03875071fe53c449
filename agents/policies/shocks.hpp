// SPDX-License-Identifier: Apache-2.0
/// Shocks of a scenario at a date.
#pragma once

#include "core/time.hpp"

#include "agents/money/macro_parameters.hpp"

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace tenfold {

enum class ShockKind {
    consumption,
    purchases,
    separations,
    productivity,       // of labour and of all inputs alike (Hicks-neutral)
    labour_productivity // labour-saving
};

/// The words for the kinds, in their order.
inline constexpr std::array<std::string_view, 5> shock_kinds{
    "consumption", "purchases", "separations", "productivity", "labour_productivity"};

/// Product of (1 + size) over the shocks of a kind that last on `date` and mean this sector.
[[nodiscard]] double shock_factor(const std::vector<Shock>& shocks,
                                  ShockKind kind,
                                  Date date,
                                  const std::string& sector = {});

/// Logarithm of what productivity shocks of a kind have brought a sector by `date`: log(1 + size)
/// for each, in proportion to the time that has passed between its two dates.
[[nodiscard]] double
progress(const std::vector<Shock>& shocks, ShockKind kind, const std::string& sector, Date date);

} // namespace tenfold
