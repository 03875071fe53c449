// SPDX-License-Identifier: Apache-2.0
/// Logarithms of Poisson and binomial probabilities, from core/math alone: the same bits on every
/// IEEE 754 processor. Nothing cancels for large counts (Loader, "Fast and accurate computation of
/// binomial probabilities", 2000): the relative error of a probability is a few 1e-16 times one
/// plus the distance of its logarithm from 0.
#pragma once

namespace tenfold::probability {

/// ln(n!) less Stirling's formula, ln(sqrt(2 pi n) (n / e)^n), for a whole number n > 0; absolute
/// error below 2e-16.
[[nodiscard]] double stirling_correction(double n);

/// x ln(x / mean) + mean - x for x >= 0 and mean > 0: 0 at the mean, positive elsewhere.
[[nodiscard]] double deviance(double x, double mean);

/// Whether `bound` > 1e-150 is at most the probability of `count` at a Poisson distribution with
/// `mean` > 0; `count` is a whole number of at least 0.
[[nodiscard]] bool is_below_poisson(double bound, double count, double mean);

/// Logarithm of the probability of `successes` in `trials` that succeed with probability p each,
/// 0 < p < 1; whole numbers, 0 <= successes <= trials.
[[nodiscard]] double log_binomial(double successes, double trials, double p);

} // namespace tenfold::probability
