// SPDX-License-Identifier: Apache-2.0
/// Rounds numbers to fewer bits for better compression.
#pragma once

#include <vector>

namespace tenfold {

/// The values with the last bits of their mantissas rounded away (to nearest, ties to even), so
/// that each is right to `digits` significant decimal digits: |error| <= 10^-digits / 2 of the
/// value. 0 digits: unchanged. Zeros, infinities and NaN stay.
[[nodiscard]] std::vector<double> rounded(std::vector<double> values, int digits);

} // namespace tenfold
