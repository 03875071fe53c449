// SPDX-License-Identifier: Apache-2.0
#include "core/math.hpp"

#include <array>
#include <cmath>
#include <limits>

namespace tenfold::math {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

constexpr double inverse_root_two_pi = 0.39894228040143267794;

/// A ratio of two polynomials of degree at most 7, coefficients from the constant on.
struct Rational {
    std::array<double, 8> above;
    std::array<double, 8> below;

    [[nodiscard]] double operator()(double x) const {
        double numerator = 0.0;
        double denominator = 0.0;
        for (std::size_t i = above.size(); i-- > 0;) {
            numerator = numerator * x + above[i];
            denominator = denominator * x + below[i];
        }
        return numerator / denominator;
    }
};

// Upper tail of the normal distribution over e^(-x^2/2), for x from 0 to 7.07: Hart and others,
// Computer Approximations, 1968, number 5666; as used by West, Wilmott Magazine, May 2005.
constexpr Rational normal_tail{{220.2068679123761,
                                221.2135961699311,
                                112.0792914978709,
                                33.91286607838300,
                                6.373962203531650,
                                0.7003830644436881,
                                0.03526249659989109,
                                0.0},
                               {440.4137358247522,
                                793.8265125199484,
                                637.3336333788311,
                                296.5642487796737,
                                86.78073220294608,
                                16.06417757920695,
                                1.755667163182642,
                                0.08838834764831844}};

// Algorithm AS 241, PPND16: the middle, the tails, and what lies beyond e^-25.
constexpr Rational quantile_middle{{3.3871328727963666080e0,
                                    1.3314166789178437745e+2,
                                    1.9715909503065514427e+3,
                                    1.3731693765509461125e+4,
                                    4.5921953931549871457e+4,
                                    6.7265770927008700853e+4,
                                    3.3430575583588128105e+4,
                                    2.5090809287301226727e+3},
                                   {1.0,
                                    4.2313330701600911252e+1,
                                    6.8718700749205790830e+2,
                                    5.3941960214247511077e+3,
                                    2.1213794301586595867e+4,
                                    3.9307895800092710610e+4,
                                    2.8729085735721942674e+4,
                                    5.2264952788528545610e+3}};
constexpr Rational quantile_tail{{1.42343711074968357734e0,
                                  4.63033784615654529590e0,
                                  5.76949722146069140550e0,
                                  3.64784832476320460504e0,
                                  1.27045825245236838258e0,
                                  2.41780725177450611770e-1,
                                  2.27238449892691845833e-2,
                                  7.74545014278341407640e-4},
                                 {1.0,
                                  2.05319162663775882187e0,
                                  1.67638483018380384940e0,
                                  6.89767334985100004550e-1,
                                  1.48103976427480074590e-1,
                                  1.51986665636164571966e-2,
                                  5.47593808499534494600e-4,
                                  1.05075007164441684324e-9}};
constexpr Rational quantile_far_tail{{6.65790464350110377720e0,
                                      5.46378491116411436990e0,
                                      1.78482653991729133580e0,
                                      2.96560571828504891230e-1,
                                      2.65321895265761230930e-2,
                                      1.24266094738807843860e-3,
                                      2.71155556874348757815e-5,
                                      2.01033439929228813265e-7},
                                     {1.0,
                                      5.99832206555887937690e-1,
                                      1.36929880922735805310e-1,
                                      1.48753612908506148525e-2,
                                      7.86869131145613259100e-4,
                                      1.84631831751005468180e-5,
                                      1.42151175831644588870e-7,
                                      2.04426310338993978564e-15}};

/// 2^(i/32).
constexpr std::array<double, 32> roots_of_two{
    0x1.000p+0,           0x1.059b0d3158574p+0, 0x1.0b5586cf9890fp+0, 0x1.11301d0125b51p+0,
    0x1.172b83c7d517bp+0, 0x1.1d4873168b9aap+0, 0x1.2387a6e756238p+0, 0x1.29e9df51fdee1p+0,
    0x1.306fe0a31b715p+0, 0x1.371a7373aa9cbp+0, 0x1.3dea64c123422p+0, 0x1.44e086061892dp+0,
    0x1.4bfdad5362a27p+0, 0x1.5342b569d4f82p+0, 0x1.5ab07dd485429p+0, 0x1.6247eb03a5585p+0,
    0x1.6a09e667f3bcdp+0, 0x1.71f75e8ec5f74p+0, 0x1.7a11473eb0187p+0, 0x1.82589994cce13p+0,
    0x1.8ace5422aa0dbp+0, 0x1.93737b0cdc5e5p+0, 0x1.9c49182a3f090p+0, 0x1.a5503b23e255dp+0,
    0x1.ae89f995ad3adp+0, 0x1.b7f76f2fb5e47p+0, 0x1.c199bdd85529cp+0, 0x1.cb720dcef9069p+0,
    0x1.d5818dcfba487p+0, 0x1.dfc97337b9b5fp+0, 0x1.ea4afa2a490dap+0, 0x1.f50765b6e4540p+0};

} // namespace

double exp(double x) {
    if (!(x > -745.2)) {
        return x != x ? x : 0.0;
    }
    if (x > 709.79) {
        return infinity;
    }
    // x = k ln 2 / 32 + r with |r| <= 0.0109; Taylor series to r^6/6!, remainder below 4e-18.
    // Adding 1.5 * 2^52 rounds to a whole number in the lowest bits.
    constexpr double shift = 0x1.8p52;
    const double shifted = x * 0x1.71547652b82fep+5 + shift;
    const std::int64_t k =
        std::bit_cast<std::int64_t>(shifted) - std::bit_cast<std::int64_t>(shift);
    constexpr double step_high = 0x1.62e42fefa0000p-6; // 37 bits: exact times any k
    constexpr double step_low = 0x1.cf79abc9e3b3ap-45;
    const double whole = shifted - shift;
    const double r = (x - whole * step_high) - whole * step_low;
    const double r2 = r * r;
    const double high = (1.0 / 24 + r * (1.0 / 120)) + r2 * (1.0 / 720);
    const double series = r + r2 * ((1.0 / 2 + r * (1.0 / 6)) + r2 * high);
    const double root = roots_of_two[static_cast<std::size_t>(k & 31)];
    const double sum = root + root * series;
    const auto two_to = [](std::int64_t n) {
        return std::bit_cast<double>(static_cast<std::uint64_t>(n + 1023) << 52);
    };
    const std::int64_t exponent = k >> 5;
    if (exponent >= -1021 && exponent <= 1022) {
        return sum * two_to(exponent);
    }
    // Two steps, so that results near the ends of the range neither overflow nor lose bits early.
    const std::int64_t half = exponent / 2;
    return sum * two_to(half) * two_to(exponent - half);
}

double power(double x, double y) {
    return exp(y * log(x));
}

double logistic(double x) {
    return 1.0 / (1.0 + exp(-x));
}

double normal_density(double x) {
    return inverse_root_two_pi * exp(-0.5 * x * x);
}

double normal_distribution(double x) {
    const double distance = std::abs(x);
    const double bell = exp(-0.5 * x * x);
    double tail = 0.0;
    if (distance < 7.07) {
        tail = bell * normal_tail(distance);
    } else { // Laplace's continued fraction; the rest that it leaves out is below 1e-20
        const double inner = distance + 3.0 / (distance + 4.0 / (distance + 0.65));
        tail = inverse_root_two_pi * bell / (distance + 1.0 / (distance + 2.0 / inner));
    }
    return x < 0.0 ? tail : 1.0 - tail;
}

double normal_quantile(double probability) {
    if (!(probability > 0.0 && probability < 1.0)) {
        return probability != probability ? probability
                                          : (probability > 0.5 ? infinity : -infinity);
    }
    const double distance = probability - 0.5;
    constexpr double middle = 0.425;
    if (std::abs(distance) <= middle) {
        return distance * quantile_middle(middle * middle - distance * distance);
    }
    // The square root is exact to the last bit on every processor (IEEE 754).
    const double r = std::sqrt(-log(distance < 0.0 ? probability : 1.0 - probability));
    const double tail = r <= 5.0 ? quantile_tail(r - 1.6) : quantile_far_tail(r - 5.0);
    return distance < 0.0 ? -tail : tail;
}

} // namespace tenfold::math
