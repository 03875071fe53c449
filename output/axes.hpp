// SPDX-License-Identifier: Apache-2.0
/// The axes common to files of results and of sweeps: time in months, and categories.
#pragma once

#include "core/time.hpp"

#include "output/hdf5.hpp"
#include "output/results_file.hpp"

#include <span>

namespace tenfold {

/// Defines `time`, `bounds`, `time_bounds` and `month_days`. A month is labelled by its last day,
/// which belongs to it, so that grouping by year or month is correct. time_bounds has the exact,
/// half-open interval. `ends` are the first days after each month, `lengths` their days.
void write_time_axis(Hdf5Writer& file,
                     Date start,
                     std::span<const Date> ends,
                     std::span<const int> lengths);

/// Defines the dimension of a category with its keys, and a variable with the names for people.
void write_axis(Hdf5Writer& file, const Axis& axis);

/// Defines `quantile` and `dollar_bin`, the coordinates of distributions, with their bounds;
/// `bounds` must be defined before.
void write_distribution_axes(Hdf5Writer& file);

/// Classes of firms by size.
[[nodiscard]] Axis size_class_axis();

} // namespace tenfold
