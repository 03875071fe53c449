// SPDX-License-Identifier: Apache-2.0
/// The axes that files of results and of sweeps share: time in months, and categories.
#pragma once

#include "core/time.hpp"

#include "output/hdf5.hpp"
#include "output/results_file.hpp"

#include <span>

namespace tenfold {

/// Defines `time`, `bounds`, `time_bounds` and `month_days`. A month is labelled by its last day,
/// which belongs to it: grouping by year or month then does what one expects. The exact interval,
/// half-open, is in time_bounds. `ends` are the first days after each month, `lengths` their days.
void write_time_axis(Hdf5Writer& file,
                     Date start,
                     std::span<const Date> ends,
                     std::span<const int> lengths);

/// Defines the dimension of a category with its keys, and a variable with the names for people.
void write_axis(Hdf5Writer& file, const Axis& axis);

/// Defines `quantile` and `dollar_bin`, the numbers along the axes of distributions, with their
/// bounds; after `bounds` is there.
void write_distribution_axes(Hdf5Writer& file);

/// Classes of firms by size.
[[nodiscard]] Axis size_class_axis();

} // namespace tenfold
