// SPDX-License-Identifier: Apache-2.0
/// How the means of two samples differ, absolutely or relative to the reference.
#pragma once

#include <span>

#include "tools/analysis/confidence.hpp"

namespace tenfold {

/// How the runs of two samples correspond.
enum class Pairing {
    single,     // at least one sample has a single run: no interval
    paired,     // run i of one shares its random numbers with run i of the other
    independent // different random numbers (Welch)
};

/// Two samples compared.
struct Difference {
    double reference = 0.0; // means
    double value = 0.0;
    bool relative = false; // whether the estimate is a share of the reference
    Estimate estimate;
};

/// Neither sample is empty; paired ones have the same size. The difference is relative where
/// `relative` asks for it and all numbers are positive: it is then estimated in logarithms, so that
/// exchanging the samples changes its sign only.
[[nodiscard]] Difference difference_of(std::span<const double> reference,
                                       std::span<const double> value,
                                       Pairing pairing,
                                       bool relative);

/// From a difference of logarithms to a share: 0.693 is 1 (twice as much), -0.693 is -0.5.
[[nodiscard]] Estimate relative_change(Estimate logarithm);

} // namespace tenfold
