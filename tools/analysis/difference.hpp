// SPDX-License-Identifier: Apache-2.0
/// Absolute and relative differences between the means of two samples.
#pragma once

#include <span>

#include "tools/analysis/confidence.hpp"

namespace tenfold {

/// How the runs of two samples correspond to each other.
enum class Pairing {
    single,     // at least one sample has a single run: no interval
    paired,     // run i of one shares its random numbers with run i of the other
    independent // different random numbers (Welch)
};

/// A sample compared with a reference.
struct Difference {
    double reference = 0.0; // means
    double value = 0.0;
    bool relative = false; // whether `estimate` is a share of the reference
    Estimate estimate;
};

/// Neither sample may be empty; paired samples have the same size. The difference is relative if
/// `relative` is set and all numbers are positive. It is then estimated in logarithms, in which
/// doubling and halving cancel.
[[nodiscard]] Difference difference_of(std::span<const double> reference,
                                       std::span<const double> value,
                                       Pairing pairing,
                                       bool relative);

/// Converts a difference of logarithms to a share: 0.693 to 1 (doubling), -0.693 to -0.5.
[[nodiscard]] Estimate relative_change(Estimate logarithm);

} // namespace tenfold
