// SPDX-License-Identifier: Apache-2.0
#include "core/probability.hpp"

#include <cmath>
#include <vector>

#include <boost/math/distributions/binomial.hpp>
#include <boost/math/distributions/poisson.hpp>
#include <doctest/doctest.h>

#include "tests/support/approximately.hpp"

using namespace tenfold;

TEST_CASE("Stirling's formula and its correction give factorials") {
    // The long double logarithm of the gamma function has errors of 1e-19 of up to 700.
    const long double half_log_two_pi = 0.5L * std::log(2.0L * std::acos(-1.0L));
    for (int n = 1; n <= 170; ++n) {
        CAPTURE(n);
        const auto x = static_cast<long double>(n);
        const long double expected =
            std::lgamma(x + 1.0L) - half_log_two_pi - (x + 0.5L) * std::log(x) + x;
        CHECK(std::abs(probability::stirling_correction(n) - static_cast<double>(expected)) <
              3e-16);
    }
    for (const double n : {1e3, 1e6, 2147483648.0, 1e15}) { // two terms suffice
        CHECK(probability::stirling_correction(n) * 12.0 * n ==
              test::approximately(1.0 - 1.0 / (30.0 * n * n)).epsilon(1e-13));
    }
}

TEST_CASE("the deviance keeps its digits near the mean and far from it") {
    for (const double mean : {1e-3, 0.5, 12.0, 1e6, 1e15}) {
        CAPTURE(mean);
        CHECK(probability::deviance(mean, mean) == 0.0);
        CHECK(probability::deviance(0.0, mean) == mean);
        for (const double t : {1e-7, -1e-7, 1e-5, -1e-4, 9e-4}) {
            const double x = mean + t * mean;
            const double exact = (x - mean) / mean; // what is left of t
            const double expected =
                mean * exact * exact *
                (0.5 - exact / 6 + exact * exact / 12 - exact * exact * exact / 20);
            CHECK(probability::deviance(x, mean) == test::approximately(expected).epsilon(1e-13));
        }
        for (const double t :
             {-0.999, -0.5, -0.3, -0.29, -0.01, 0.01, 0.3, 0.414, 0.415, 3.0, 1e6}) {
            CAPTURE(t);
            const double x = mean * (1.0 + t);
            const auto ratio = static_cast<long double>(x) / static_cast<long double>(mean);
            const long double expected =
                static_cast<long double>(mean) * (ratio * std::log(ratio) - (ratio - 1.0L));
            CHECK(probability::deviance(x, mean) ==
                  test::approximately(static_cast<double>(expected)).epsilon(1e-13));
        }
    }
}

TEST_CASE("a bound is told from a Poisson probability to ten digits") {
    for (const double mean : {0.01, 3.0, 15.0, 200.0, 1e6}) {
        const boost::math::poisson distribution{mean};
        const double deviation = std::sqrt(mean);
        for (const double z : {-6.0, -3.0, -1.0, 0.0, 1.0, 3.0, 6.0, 12.0}) {
            const double count = std::floor(mean + z * deviation);
            if (count < 0.0) {
                continue;
            }
            CAPTURE(mean);
            CAPTURE(count);
            const double exact = boost::math::pdf(distribution, count);
            CHECK(probability::is_below_poisson(exact * (1.0 - 1e-10), count, mean));
            CHECK_FALSE(probability::is_below_poisson(exact * (1.0 + 1e-10), count, mean));
        }
    }
}

TEST_CASE("binomial probabilities have ten digits, at the ends too") {
    struct Case {
        double trials;
        double p;
    };
    for (const Case& test : {Case{1, 0.3},
                             Case{20, 0.5},
                             Case{1000, 0.013},
                             Case{1000, 0.5},
                             Case{1e6, 0.999},
                             Case{100, 1e-9}}) {
        const boost::math::binomial distribution{test.trials, test.p};
        const double deviation = std::sqrt(test.trials * test.p * (1.0 - test.p));
        std::vector<double> counts{0.0, test.trials};
        for (const double z : {-6.0, -3.0, -1.0, 0.0, 1.0, 3.0, 6.0}) {
            counts.push_back(std::floor(test.trials * test.p + z * deviation));
        }
        for (const double count : counts) {
            if (count < 0.0 || count > test.trials) {
                continue;
            }
            const double exact = boost::math::pdf(distribution, count);
            if (exact < 1e-290) {
                continue;
            }
            CAPTURE(test.trials);
            CAPTURE(test.p);
            CAPTURE(count);
            CHECK(std::exp(probability::log_binomial(count, test.trials, test.p)) ==
                  test::approximately(exact).epsilon(1e-10));
        }
    }
}
