// SPDX-License-Identifier: Apache-2.0
/// The command that forecasts.
#pragma once

#include <array>

#include "tools/common/command.hpp"

namespace tenfold {

/// Forecasts with the runs of a study and scores the forecasts, or prints the scores of earlier ones.
/// Throws UsageError, ScenarioError (study or data), FileError, RunError (too few windows).
[[nodiscard]] OptionCheck forecast_command(Options& options);

inline constexpr std::array forecast_commands{
    Command{"forecast",
            CommandGroup::study,
            "Forecast with the runs of a study, and score the forecasts beside those of rivals",
            forecast_command}};

} // namespace tenfold
