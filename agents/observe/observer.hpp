// SPDX-License-Identifier: Apache-2.0
/// Observers: series that a program adds to the output. An observer reads every room and acts on
/// none.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

namespace tenfold {

struct ObserverView; // agents/observe/view.hpp

enum class ObserverDimension { economy, sector, occupation, region };

/// What describes a series of an observer.
struct ObserverInfo {
    std::string name; // of the series: lower-case words joined by _
    std::string unit; // for people
    ObserverDimension dimension = ObserverDimension::economy;
    std::string doc; // one sentence
    std::string source = "definition";
};

struct Observer {
    ObserverInfo info;
    /// Value at the end of a month; `index` is the place on the axis, 0 for the whole economy.
    std::function<double(const ObserverView& see, std::size_t index)> value;
};

/// What an observer has seen.
struct ObservedSeries {
    ObserverInfo info;
    std::vector<double> values; // month after month, place after place
};

} // namespace tenfold
