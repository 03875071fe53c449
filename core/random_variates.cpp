// SPDX-License-Identifier: Apache-2.0
// Normal, Poisson and binomial draws of RandomStream, over core/math and + - * / alone: the same
// bits on every IEEE 754 processor. A library's distributions call the C library's exp, log and
// pow, whose last bit depends on the processor.
#include "core/check.hpp"
#include "core/math.hpp"
#include "core/probability.hpp"
#include "core/random.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstddef>
#include <limits>
#include <optional>

namespace tenfold {

namespace {

constexpr double most_expected = 1e15; // doubles represent adjacent whole numbers exactly
constexpr double most_trials = 0x1p52; // likewise

constexpr double step = 0x1p-32; // resolution of a 32-bit uniform

/// For x > 0: Newton's iteration from above, which falls until it has converged.
constexpr double square_root(double x) {
    double root = x > 1.0 ? x : 1.0;
    for (double next = 0.5 * (root + x / root); next < root; next = 0.5 * (root + x / root)) {
        root = next;
    }
    return root;
}

/// The area under exp(-x^2 / 2), x > 0, in 256 layers of equal area (Marsaglia and Tsang, "The
/// ziggurat method for generating random variables", Journal of Statistical Software 5(8), 2000).
/// Layer i lies between the heights i and i + 1 and is as wide as `width[i]`; layer 0 is the
/// rectangle below the first height with the tail beyond width[1], made as wide as its area needs.
struct Ziggurat {
    static constexpr std::size_t layers = 256;
    static constexpr double tail_from = 3.65415288536100877164543;
    static constexpr double height_of_tail = 0.00126028593049859756413346; // exp(-tail_from^2 / 2)
    static constexpr double area = 0.00492867323397465534736178;

    std::array<double, layers + 1> width{};
    std::array<double, layers + 1> height{};

    constexpr Ziggurat() {
        width[0] = area / height_of_tail;
        width[1] = tail_from;
        height[1] = height_of_tail;
        for (std::size_t i = 2; i < layers; ++i) {
            height[i] = height[i - 1] + area / width[i - 1];
            width[i] = square_root(-2.0 * math::log(height[i]));
        }
        width[layers] = 0.0;
        height[layers] = 1.0;
    }
};

constexpr Ziggurat ziggurat;

/// Half a normal distribution beyond Ziggurat::tail_from (Marsaglia, "Generating a variable from
/// the tail of the normal distribution", Technometrics 6(1), 1964).
double normal_tail(RandomStream& stream) {
    for (;;) {
        const double beyond = stream.exponential(1.0 / Ziggurat::tail_from);
        if (2.0 * stream.exponential(1.0) > beyond * beyond) {
            return Ziggurat::tail_from + beyond;
        }
    }
}

/// x to the power n, n >= 0.
double whole_power(double x, std::int64_t n) {
    double result = 1.0;
    for (; n > 0; n /= 2) {
        result *= n % 2 == 1 ? x : 1.0;
        x *= x;
    }
    return result;
}

/// Reciprocals of 1, 2, ...: inversion below a mean of 10 ends long before the last (the
/// probability beyond 64 is below 1e-28).
constexpr std::array<double, 64> reciprocals = [] {
    std::array<double, 64> result{};
    for (std::size_t i = 0; i < result.size(); ++i) {
        result[i] = 1.0 / static_cast<double>(i + 1);
    }
    return result;
}();

/// The smallest k at which the sum of probabilities reaches a uniform draw. The probability of 0 is
/// `probability`; that of k + 1 is `ratio(k)` / (k + 1) of that of k. The draw has 32 bits, and 64
/// if the first 32 do not decide. Ends when the sum, because of rounding, no longer grows.
template <class Ratio>
std::int64_t inverted(RandomStream& stream, double probability, Ratio&& ratio) {
    double low = stream() * step; // the draw lies between here
    double high = low + step;     // and there
    double sum = probability;
    for (std::size_t k = 0;; ++k) {
        if (sum > low) {
            if (sum < high && low < high) {
                low += to_unit(stream()) * step;
                high = low;
            }
            if (sum >= high) {
                return static_cast<std::int64_t>(k);
            }
        }
        probability *= ratio(static_cast<double>(k)) * reciprocals[k];
        if (sum + probability == sum || k + 1 == reciprocals.size()) {
            return static_cast<std::int64_t>(k);
        }
        sum += probability;
    }
}

/// Transformed rejection with squeeze and decomposition (Hörmann, "The transformed rejection method
/// for generating Poisson random variables", Insurance: Mathematics and Economics 12(1), 1993, and
/// "The generation of binomial random variates", Journal of Statistical Computation and Simulation
/// 46, 1993): a uniform draw is mapped by the inverse of a table mountain that covers the
/// histogram. Most draws fall where the mountain lies within the histogram and are accepted at
/// once.
class TableMountain {
public:
    /// Below `value` a second uniform accepts wherever the first is within `inner` of 0. One for
    /// each quarter of each power of two of the variance, that of the least variance in it: it is
    /// at most the exact one, and costs neither square root nor division.
    struct Squeeze {
        double value = 0.0;
        double reciprocal = 0.0;
    };
    using Squeezes = std::array<Squeeze, 204>; // variances from 1 to 2^51

    TableMountain(double a, double b, double centre, const Squeeze& squeeze)
        : a_{a}, b_{b}, centre_{centre}, squeeze_{squeeze} {}

    static const Squeeze& at_variance(const Squeezes& squeezes, double variance) {
        constexpr int shift = 50; // the exponent and the first two bits below it
        return squeezes[(std::bit_cast<std::uint64_t>(variance) >> shift) -
                        (std::bit_cast<std::uint64_t>(1.0) >> shift)];
    }

    /// Draws until `accepted(k, height)`, where `height` is the second uniform over the density of
    /// the proposal k; 0 <= k <= most.
    template <class Accepted>
    std::int64_t draw(RandomStream& stream, double most, Accepted&& accepted) const {
        for (;;) {
            const double word = stream();
            if ((word + 1.0) * step <= 2.0 * inner * squeeze_.value) {
                // The word is the first 32 bits of a uniform, which usually decide.
                const double place = position((word + 0.5) * step * squeeze_.reciprocal - inner);
                const double margin = (a_ / (outer * outer) + b_) * squeeze_.reciprocal * step;
                const double k = std::floor(place);
                if (place - k > margin && place - k < 1.0 - margin) {
                    return static_cast<std::int64_t>(k);
                }
            }
            double v = (word + to_unit(stream())) * step;
            double u = v * squeeze_.reciprocal - inner;
            if (v <= 2.0 * inner * squeeze_.value) {
                return static_cast<std::int64_t>(std::floor(position(u)));
            }
            if (v >= squeeze_.value) {
                u = stream.uniform() - 0.5;
            } else {
                u -= 0.5; // within `outer` of 0
                u = (u < 0.0 ? -0.5 : 0.5) - u;
                v = stream.uniform() * squeeze_.value;
            }
            const double k = std::floor(position(u));
            const double square = (0.5 - std::abs(u)) * (0.5 - std::abs(u));
            if (k >= 0.0 && k <= most && accepted(k, v * square / (a_ + b_ * square))) {
                return static_cast<std::int64_t>(k);
            }
        }
    }

private:
    static constexpr double inner = 0.43; // of the first uniform, which lies within 0.5 of 0
    static constexpr double outer = 0.07; // the rest

    /// Steepest where |u| is largest: a / (0.5 - |u|)^2 + b.
    [[nodiscard]] double position(double u) const {
        return (2.0 * a_ / (0.5 - std::abs(u)) + b_) * u + centre_;
    }

    double a_;
    double b_;
    double centre_;
    Squeeze squeeze_;
};

constexpr double poisson_width(double deviation) {
    return 0.931 + 2.53 * deviation;
}

constexpr double binomial_width(double deviation) {
    return 1.15 + 2.53 * deviation;
}

template <class AtDeviation>
constexpr TableMountain::Squeezes squeezes_of(AtDeviation&& squeeze) {
    TableMountain::Squeezes result{};
    double power = 1.0;
    for (std::size_t i = 0; i < result.size(); ++i) {
        result[i].value = squeeze(square_root(power * (1.0 + 0.25 * static_cast<double>(i % 4))));
        result[i].reciprocal = 1.0 / result[i].value;
        power *= i % 4 == 3 ? 2.0 : 1.0;
    }
    return result;
}

constexpr TableMountain::Squeezes poisson_squeezes = squeezes_of(
    [](double deviation) { return 0.9277 - 3.6224 / (poisson_width(deviation) - 2.0); });
constexpr TableMountain::Squeezes binomial_squeezes =
    squeezes_of([](double deviation) { return 0.92 - 4.2 / binomial_width(deviation); });

std::int64_t poisson_by_rejection(RandomStream& stream, double mean) {
    const double b = poisson_width(std::sqrt(mean));
    const TableMountain mountain{
        -0.059 + 0.02483 * b, b, mean + 0.445, TableMountain::at_variance(poisson_squeezes, mean)};
    return mountain.draw(stream, std::numeric_limits<double>::max(), [&](double k, double height) {
        const double scale = 1.1239 + 1.1328 / (b - 3.4); // of the hat
        return probability::is_below_poisson(height * scale, k, mean);
    });
}

/// Whether a draw is below the probability of k over that of the mode, in binomial trials of which
/// 10 or more are expected to succeed and to fail.
class BinomialShape {
public:
    BinomialShape(double trials, double p, double variance)
        : trials_{trials}, p_{p}, variance_{variance}, mode_{std::floor((trials + 1.0) * p)} {}

    [[nodiscard]] bool is_above(double draw, double k) const {
        const double distance = std::abs(k - mode_);
        if (distance <= 15.0) {
            return is_above_nearby(draw, k);
        }
        // Bounds of the logarithm of the ratio (Hörmann, step 3.2).
        const double logarithm = math::log(draw);
        const double width = distance / variance_ *
                             (((distance / 3.0 + 0.625) * distance + 1.0 / 6) / variance_ + 0.5);
        const double about = -distance * distance / (2.0 * variance_);
        if (logarithm < about - width) {
            return true;
        }
        return logarithm <= about + width &&
               logarithm <= probability::log_binomial(k, trials_, p_) -
                                probability::log_binomial(mode_, trials_, p_);
    }

private:
    /// The ratio as a product over the counts between.
    [[nodiscard]] bool is_above_nearby(double draw, double k) const {
        const double odds = p_ / (1.0 - p_);
        const double scaled = (trials_ + 1.0) * odds;
        double ratio = 1.0;
        for (double i = std::min(k, mode_) + 1.0; i <= std::max(k, mode_); ++i) {
            ratio *= scaled / i - odds; // of the probability of i over that of i - 1
        }
        return k > mode_ ? draw <= ratio : draw * ratio <= 1.0;
    }

    double trials_;
    double p_;
    double variance_;
    double mode_;
};

std::int64_t binomial_by_rejection(RandomStream& stream, double trials, double p) {
    const double variance = trials * p * (1.0 - p);
    const double deviation = std::sqrt(variance);
    const double b = binomial_width(deviation);
    const TableMountain mountain{-0.0873 + 0.0248 * b + 0.01 * p,
                                 b,
                                 trials * p + 0.5,
                                 TableMountain::at_variance(binomial_squeezes, variance)};
    return mountain.draw(stream, trials, [&](double k, double height) {
        const double scale = (2.83 + 5.1 / b) * deviation; // of the hat
        return BinomialShape{trials, p, variance}.is_above(height * scale, k);
    });
}

} // namespace

double RandomStream::normal() {
    for (;;) {
        const std::uint64_t high = (*this)();
        const std::uint64_t bits = (high << 32) | (*this)();
        const std::size_t layer = bits % Ziggurat::layers;
        // Uniform in (-1, 1): the other 53 bits, half a step off 0.
        const double u =
            (static_cast<double>(static_cast<std::int64_t>(bits) >> 11) + 0.5) * 0x1p-52;
        const double x = u * ziggurat.width[layer];
        if (std::abs(x) < ziggurat.width[layer + 1]) {
            return x;
        }
        if (layer == 0) {
            const double tail = normal_tail(*this);
            return u < 0.0 ? -tail : tail;
        }
        const double low = ziggurat.height[layer];
        const double height = low + uniform() * (ziggurat.height[layer + 1] - low);
        if (height < math::exp(-0.5 * x * x)) {
            return x;
        }
    }
}

std::int64_t RandomStream::poisson(double mean) {
    EXPECTS(mean >= 0.0 && mean <= most_expected);
    if (mean >= 15.0) {
        return poisson_by_rejection(*this, mean);
    }
    if (mean <= 0.0) {
        return 0;
    }
    return inverted(*this, math::exp(-mean), [mean](double) { return mean; });
}

std::int64_t RandomStream::binomial(std::int64_t trials, double p) {
    const auto n = static_cast<double>(trials);
    EXPECTS(trials >= 0 && n <= most_trials && p >= 0.0 && p <= 1.0);
    if (p > 0.5) {
        return trials - binomial(trials, 1.0 - p);
    }
    if (trials == 0 || p <= 0.0) {
        return 0;
    }
    if (n * p >= 10.0) {
        return binomial_by_rejection(*this, n, p);
    }
    const double odds = p / (1.0 - p);
    constexpr std::int64_t few = 64; // trials, so that rounding 1 - p does not matter
    const double none =
        trials <= few ? whole_power(1.0 - p, trials) : math::exp(n * math::log1p(-p));
    const std::int64_t successes = inverted(*this, none, [&](double k) { return odds * (n - k); });
    return std::min(successes, trials);
}

} // namespace tenfold
