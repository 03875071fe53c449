// SPDX-License-Identifier: Apache-2.0
/// Observers: output series that a program adds. An observer reads the whole economy and changes
/// nothing.
#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tenfold {

struct ObserverView; // agents/observe/view.hpp

enum class ObserverDimension { economy, sector, occupation, region };

/// "economy", "sector" and the like; empty for any other number.
[[nodiscard]] std::string_view to_string(ObserverDimension dimension);

/// Most letters of the name of an observer.
inline constexpr std::size_t longest_observer_name = 64;

/// Description of an observer's series.
struct ObserverInfo {
    std::string name; // of the series: lower-case words joined by _
    std::string unit; // as printed
    ObserverDimension dimension = ObserverDimension::economy;
    std::string doc; // one sentence
    std::string source = "definition";
};

struct Observer {
    ObserverInfo info;
    /// Value at the end of a month; `index` is the position on the axis, 0 for the whole economy.
    std::function<double(const ObserverView& see, std::size_t index)> value;
};

/// Values that an observer has recorded.
struct ObservedSeries {
    ObserverInfo info;
    std::vector<double> values; // month by month, category by category
};

/// Throws RunError with the observer and what is allowed, unless each observer has a name of its
/// own that is not among `taken`, a unit, a dimension, a sentence, a source and a function.
void check_observers(std::span<const Observer> observers, std::span<const std::string> taken);

} // namespace tenfold
