// SPDX-License-Identifier: Apache-2.0
#include "output/rounding.hpp"

#include <cmath>
#include <limits>

#include <doctest/doctest.h>

using namespace tenfold;

TEST_CASE("a rounded number is right to so many significant digits and has fewer bits") {
    std::vector<double> values;
    for (int i = -300; i <= 300; ++i) {
        values.push_back(std::pow(10.0, i) * (1.0 + 0.7310585786300049 * i / 300.0));
        values.push_back(-values.back() / 3.0);
    }
    for (const int digits : {1, 2, 4, 7, 12}) {
        CAPTURE(digits);
        const std::vector<double> less = rounded(values, digits);
        for (std::size_t i = 0; i < values.size(); ++i) {
            CHECK(std::abs(less[i] / values[i] - 1.0) <= 0.5 * std::pow(10.0, -digits));
        }
        CHECK(rounded(less, digits) == less);
    }
    CHECK(rounded(values, 4) != values);
}

TEST_CASE("no digits and more than a double has leave numbers alone") {
    const std::vector<double> values{1.0 / 3.0, 1e300 / 7.0};
    CHECK(rounded(values, 0) == values);
    CHECK(rounded(values, 16) == values);
}

TEST_CASE("NaN, infinities and zero stay, and rounding carries into the next power of two") {
    const double infinity = std::numeric_limits<double>::infinity();
    const std::vector<double> less =
        rounded({0.0, -0.0, infinity, -infinity, std::nan(""), std::nextafter(2.0, 0.0)}, 3);
    CHECK(less[0] == 0.0);
    CHECK(std::signbit(less[1]));
    CHECK(less[2] == infinity);
    CHECK(less[3] == -infinity);
    CHECK(std::isnan(less[4]));
    CHECK(less[5] == 2.0);
}
