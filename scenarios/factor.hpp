// SPDX-License-Identifier: Apache-2.0
/// Maps a factor's place in the unit interval to changes of a scenario.
#pragma once

#include "scenarios/load.hpp"
#include "scenarios/study.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace tenfold {

/// A factor at one place.
struct FactorValue {
    std::string text;              // of the value, or the key of the case
    double number = 0.0;           // the value; of a case or a text its index in the list
    std::vector<Override> changes; // of the scenario
};

/// The number in `text`, if it is one.
[[nodiscard]] std::optional<double> number_in(const std::string& text);

/// Values that a factor has in a design of that kind; 0: a continuum.
[[nodiscard]] std::size_t levels_of(const Factor& factor);

/// Share of a factor's normal distribution that lies within its range. Expects a standard deviation
/// above 0 and, on a log scale, a mean above 0.
[[nodiscard]] double share_within_range(const Factor& factor);

/// Whether its values are numbers; otherwise their indices in the list identify them.
[[nodiscard]] bool is_numeric(const Factor& factor);

/// The value at `place` in [0, 1]: the quantile of the factor's distribution, rounded to nine
/// figures; or the value or case of that level. In a grid (`evenly`) the levels of a range are
/// evenly spaced on its scale, its ends included. `whole`: the parameter is a whole number.
[[nodiscard]] FactorValue
factor_value(const Factor& factor, double place, bool whole, bool evenly = false);

/// The place of the factor's best value. Throws RunError if `best` is not one of its values.
[[nodiscard]] double best_place(const Factor& factor);

} // namespace tenfold
