// SPDX-License-Identifier: Apache-2.0
/// Parts of the table of series (output/series.cpp), and their common functions.
#pragma once

#include "output/series.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace tenfold {

/// Series on artificial intelligence: models, tokens, compute, coworkers, adoption, observations.
[[nodiscard]] std::span<const Series> ai_series();

/// Series on inflation, interest, credit and capital.
[[nodiscard]] std::span<const Series> finance_series();

namespace series {

using Month = const MonthlyMeasures&;
using Index = std::size_t;

inline constexpr auto time_only = SeriesDimension::time;
inline constexpr auto by_sector = SeriesDimension::sector;
inline constexpr auto by_occupation = SeriesDimension::occupation;
inline constexpr auto by_region = SeriesDimension::region;
inline constexpr auto by_size_class = SeriesDimension::size_class;
inline constexpr auto by_quantile = SeriesDimension::quantile;
inline constexpr auto by_dollar_bin = SeriesDimension::dollar_bin;
inline constexpr auto by_move = SeriesDimension::move;

/// A share of zero is 0.
[[nodiscard]] double ratio(double part, double whole);
[[nodiscard]] double ratio(std::int64_t part, std::int64_t whole);

/// 0 without a denominator.
[[nodiscard]] double share(double part, double whole);
[[nodiscard]] double share(std::int64_t part, std::int64_t whole);

/// A count in real units.
[[nodiscard]] double real(Month month, std::int64_t simulated);
[[nodiscard]] double real(Month month, double simulated);

/// Dollars a year from cents of one payday and the days that it covers.
[[nodiscard]] double yearly(Month month, std::int64_t cents);

[[nodiscard]] std::int64_t sum(const std::vector<std::int64_t>& counts);

} // namespace series

} // namespace tenfold
