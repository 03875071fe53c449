// SPDX-License-Identifier: Apache-2.0
#include "core/probability.hpp"

#include "core/check.hpp"
#include "core/math.hpp"

#include <array>
#include <cmath>
#include <cstddef>

namespace tenfold::probability {

namespace {

constexpr double two_pi = 6.28318530717958647693;

// The correction at 1, 2, ..., 7; for these the series would need too many terms.
constexpr std::array<double, 7> small_corrections{0.0810614667953272582196703,
                                                  0.0413406959554092940938221,
                                                  0.0276779256849983391487893,
                                                  0.0207906721037650931115228,
                                                  0.0166446911898211921631949,
                                                  0.0138761288230707479987457,
                                                  0.0118967099458917700950557};

} // namespace

double stirling_correction(double n) {
    EXPECTS(n >= 1.0);
    if (n <= static_cast<double>(small_corrections.size())) {
        return small_corrections[static_cast<std::size_t>(n) - 1];
    }
    // Stirling's series; the first term left out, 43,867 / (244,188 n^17), is below 1e-16.
    const double reciprocal = 1.0 / n;
    const double z = reciprocal * reciprocal;
    const double z2 = z * z;
    const double z4 = z2 * z2;
    const double low = (1.0 / 12 - z * (1.0 / 360)) + z2 * (1.0 / 1260 - z * (1.0 / 1680));
    const double high =
        (1.0 / 1188 - z * (691.0 / 360360)) + z2 * (1.0 / 156 - z * (3617.0 / 122400));
    return (low + z4 * high) * reciprocal;
}

double deviance(double x, double mean) {
    EXPECTS(x >= 0.0 && mean > 0.0);
    const double difference = x - mean;
    const double v = difference / (x + mean);
    if (v < -0.1716 || v > 0.1716) {
        return x > 0.0 ? x * math::log(x / mean) - difference : mean;
    }
    return v * difference + 2.0 * x * v * math::atanh_series(v * v); // ln(x / mean) = 2 atanh(v)
}

bool is_below_poisson(double bound, double count, double mean) {
    if (count == 0.0) {
        return math::log(bound) <= -mean;
    }
    // ln(bound) <= -(correction + deviance) - ln(sqrt(2 pi count)), in one logarithm.
    return math::log(bound * bound * (two_pi * count)) <=
           -2.0 * (stirling_correction(count) + deviance(count, mean));
}

double log_binomial(double successes, double trials, double p) {
    const double failures = trials - successes;
    if (successes == 0.0) {
        return trials * math::log1p(-p);
    }
    if (failures == 0.0) {
        return trials * math::log(p);
    }
    const double corrections = stirling_correction(trials) - stirling_correction(successes) -
                               stirling_correction(failures);
    const double deviances =
        deviance(successes, trials * p) + deviance(failures, trials * (1.0 - p));
    return corrections - deviances - 0.5 * math::log(two_pi * successes * (failures / trials));
}

} // namespace tenfold::probability
