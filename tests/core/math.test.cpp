// SPDX-License-Identifier: Apache-2.0
#include "core/math.hpp"

#include "core/random.hpp"

#include <cmath>
#include <limits>

#include <boost/math/distributions/normal.hpp>
#include <doctest/doctest.h>

#include "tests/support/approximately.hpp"

using namespace tenfold;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double quiet = std::numeric_limits<double>::quiet_NaN();

/// Units in the last place of `reference` by which `value` misses it.
double ulps(double value, long double reference) {
    const auto nearest = static_cast<double>(reference);
    const double unit = std::nextafter(std::abs(nearest), infinity) - std::abs(nearest);
    return static_cast<double>(std::abs(static_cast<long double>(value) - reference) /
                               static_cast<long double>(unit));
}

/// Uniform reals in [low, high), reproducible.
template <class Use>
void for_each_real(double low, double high, Use&& use) {
    const RandomKey key = RandomKey::make(8, 0);
    for (std::uint32_t i = 0; i < 100'000; ++i) {
        const RandomBlock words = random_block(key, {i, 0, 0, 0});
        use(low + (high - low) * to_unit(words[0], words[1]));
    }
}

} // namespace

TEST_CASE(
    "log is within 2 ulp of the long double logarithm over the whole range of normal numbers") {
    double worst = 0.0;
    for_each_real(-1022.0, 1024.0, [&](double exponent) {
        const double x = std::exp2(exponent);
        worst = std::max(worst, ulps(math::log(x), std::log(static_cast<long double>(x))));
    });
    for_each_real(0.5, 2.0, [&](double x) {
        worst = std::max(worst, ulps(math::log(x), std::log(static_cast<long double>(x))));
    });
    for_each_real(1.0 - 1e-6, 1.0 + 1e-6, [&](double x) {
        worst = std::max(worst, ulps(math::log(x), std::log(static_cast<long double>(x))));
    });
    CAPTURE(worst);
    CHECK(worst <= 2.0);
}

TEST_CASE("exp is within 2 ulp of the long double exponential where results are normal") {
    double worst = 0.0;
    for (const double reach : {1e-10, 1e-3, 1.0, 40.0, 708.0}) {
        for_each_real(-reach, reach, [&](double x) {
            worst = std::max(worst, ulps(math::exp(x), std::exp(static_cast<long double>(x))));
        });
    }
    CAPTURE(worst);
    CHECK(worst <= 2.0);
}

TEST_CASE("log1p has a relative error below 1e-15, for small arguments too") {
    double worst = 0.0;
    const auto compare = [&](double x) {
        const long double expected = std::log1p(static_cast<long double>(x));
        const auto error = static_cast<double>(
            std::abs(static_cast<long double>(math::log1p(x)) / expected - 1.0L));
        worst = std::max(worst, error);
    };
    for_each_real(-1.0, 1.0, compare);
    for_each_real(1.0, 1e6, compare);
    for_each_real(-300.0, -1.0, [&](double exponent) {
        compare(std::pow(10.0, exponent));
        compare(-std::pow(10.0, exponent));
    });
    CAPTURE(worst);
    CHECK(worst < 1e-15);
    CHECK(math::log1p(0.0) == 0.0);
}

TEST_CASE("power has a relative error of about 2e-16 times |y log x|") {
    double worst = 0.0;
    for_each_real(-30.0, 30.0, [&](double exponent) {
        const double x = std::exp2(exponent);
        for (const double y : {-7.5, -1.0, -0.3, 0.0, 0.01, 0.5, 1.0, 2.0, 10.0}) {
            const long double expected =
                std::pow(static_cast<long double>(x), static_cast<long double>(y));
            const auto error = static_cast<double>(
                std::abs(static_cast<long double>(math::power(x, y)) / expected - 1.0L));
            worst = std::max(worst, error / (1.0 + std::abs(y * std::log(x))));
        }
    });
    CAPTURE(worst);
    CHECK(worst <= 4e-16);
}

TEST_CASE("special values are exact") {
    CHECK(math::log(1.0) == 0.0);
    CHECK(math::exp(0.0) == 1.0);
    CHECK(math::exp(1.0) == test::approximately(2.718281828459045).epsilon(1e-15));
    CHECK(math::exp(-745.3) == 0.0);
    CHECK(math::exp(-infinity) == 0.0);
    CHECK(math::exp(709.8) == infinity);
    CHECK(math::exp(infinity) == infinity);
    CHECK(math::exp(709.78) < infinity);
    CHECK(math::exp(-744.0) > 0.0); // subnormal
    CHECK(std::isnan(math::exp(quiet)));
    CHECK(math::power(5.0, 0.0) == 1.0);
    CHECK(math::power(1.0, 1e6) == 1.0);
    CHECK(math::logistic(0.0) == 0.5);
    CHECK(math::logistic(-1000.0) == 0.0);
    CHECK(math::logistic(1000.0) == 1.0);
    CHECK(math::log10(1000.0) == test::approximately(3.0).epsilon(1e-15));
    CHECK(math::power10(-2.0) == test::approximately(0.01).epsilon(1e-15));
}

TEST_CASE("the logistic function is symmetric and matches its definition") {
    for_each_real(-30.0, 30.0, [](double x) {
        REQUIRE(math::logistic(x) + math::logistic(-x) == test::approximately(1.0).epsilon(1e-15));
        REQUIRE(math::logistic(x) ==
                test::approximately(1.0 / (1.0 + std::exp(-x))).epsilon(1e-14));
    });
}

TEST_CASE(
    "the normal distribution is within 3e-16 of erfc, and its lower tail within 1e-8 of itself") {
    double worst = 0.0;
    double worst_relative = 0.0;
    const auto compare = [&](double x) {
        const long double expected =
            0.5L * std::erfc(-static_cast<long double>(x) / std::sqrt(2.0L));
        const long double error =
            std::abs(static_cast<long double>(math::normal_distribution(x)) - expected);
        worst = std::max(worst, static_cast<double>(error));
        worst_relative =
            std::max(worst_relative, x < 0.0 ? static_cast<double>(error / expected) : 0.0);
    };
    for_each_real(-37.0, 12.0, compare);
    for_each_real(-2.0, 2.0, compare);
    for_each_real(-7.1, -7.0, compare); // where one formula ends and the other begins
    CAPTURE(worst);
    CAPTURE(worst_relative);
    CHECK(worst < 3e-16);
    CHECK(worst_relative < 1e-8);
    CHECK(math::normal_distribution(0.0) == 0.5);
    CHECK(math::normal_distribution(-infinity) == 0.0);
    CHECK(math::normal_distribution(infinity) == 1.0);
    CHECK(std::isnan(math::normal_distribution(quiet)));
    CHECK(math::normal_density(0.0) == test::approximately(0.3989422804014327).epsilon(1e-15));
}

TEST_CASE("the normal distribution has the values of forty-digit arithmetic") {
    struct Value {
        double x;
        double probability; // mpmath 1.3, to 17 digits
    };
    for (const Value value : {Value{-37.0, 5.7255712225245768e-300},
                              Value{-20.0, 2.7536241186062337e-89},
                              Value{-10.0, 7.6198530241605261e-24},
                              Value{-7.5, 3.1908916729108962e-14},
                              Value{-5.0, 2.8665157187919391e-7},
                              Value{-3.0, 0.0013498980316300945},
                              Value{-1.0, 0.15865525393145705},
                              Value{-0.5, 0.30853753872598690},
                              Value{-1.0 / 1024, 0.49961040799121946},
                              Value{0.25, 0.59870632568292372},
                              Value{1.0, 0.84134474606854295},
                              Value{1.5, 0.93319279873114193},
                              Value{2.5, 0.99379033467422386},
                              Value{4.0, 0.99996832875816688},
                              Value{6.0, 0.99999999901341235}}) {
        CAPTURE(value.x);
        const double error = std::abs(math::normal_distribution(value.x) - value.probability);
        CHECK(error < 3e-16);
        CHECK(error < 1e-8 * value.probability);
    }
}

TEST_CASE("the normal distribution does not fall") {
    double last = 0.0;
    for (double x = -9.0; x <= 9.0; x += 1.0 / 4096) {
        const double here = math::normal_distribution(x);
        REQUIRE(here >= last);
        last = here;
    }
}

TEST_CASE("the normal quantile is the inverse of the distribution, to the last digits in the tails "
          "too") {
    // Against Boost.Math, whose own error is below 1e-15 relative.
    const boost::math::normal_distribution<long double> normal;
    double worst = 0.0;
    const auto compare = [&](double probability) {
        const auto expected = static_cast<double>(
            boost::math::quantile(normal, static_cast<long double>(probability)));
        worst = std::max(worst,
                         std::abs(math::normal_quantile(probability) - expected) /
                             std::max(1.0, std::abs(expected)));
    };
    for_each_real(0.0, 1.0, compare);
    for_each_real(-300.0, 0.0, [&](double exponent) { compare(std::pow(10.0, exponent)); });
    for_each_real(0.0, 0.5, [](double p) {
        REQUIRE(math::normal_quantile(1.0 - p) == test::approximately(-math::normal_quantile(p)));
    });
    CAPTURE(worst);
    CHECK(worst < 2e-15);
    CHECK(math::normal_quantile(0.5) == 0.0);
    CHECK(math::normal_quantile(0.0) == -infinity);
    CHECK(math::normal_quantile(1.0) == infinity);
    CHECK(std::isnan(math::normal_quantile(quiet)));
}
