// SPDX-License-Identifier: Apache-2.0
#include "tools/results/sparkline.hpp"

#include <cmath>
#include <vector>

#include <doctest/doctest.h>

using namespace tenfold;

TEST_CASE("a sparkline goes from the smallest to the largest value") {
    const std::vector<double> values{0, 1, 2, 3, 4, 5, 6, 7};
    CHECK(sparkline(values, 8, Characters::unicode) == "▁▂▃▄▅▆▇█");
    CHECK(sparkline(values, 8, Characters::ascii) == "_.-~=+*#");
    CHECK(sparkline(values, 100, Characters::ascii) == "_.-~=+*#"); // never wider than values
    CHECK(sparkline(values, 2, Characters::ascii) == "_#");         // means of halves
}

TEST_CASE("constant values are a low line, and missing ones are gaps") {
    CHECK(sparkline(std::vector<double>{5, 5, 5}, 3, Characters::ascii) == "___");
    CHECK(sparkline(std::vector<double>{1, NAN, 2}, 3, Characters::ascii) == "_ #");
    CHECK(sparkline(std::vector<double>{NAN}, 3, Characters::ascii) == " ");
    CHECK(sparkline({}, 3, Characters::ascii).empty());
}

TEST_CASE("values over orders of magnitude are drawn on a logarithmic scale") {
    const std::vector<double> values{1, 10, 100, 1000, 1e4, 1e5, 1e6, 1e7};
    CHECK(spans_magnitudes(values));
    CHECK(sparkline(values, 8, Characters::ascii) == "_.-~=+*#");
    CHECK_FALSE(spans_magnitudes(std::vector<double>{0, 1e9})); // zero has no logarithm
    CHECK_FALSE(spans_magnitudes(std::vector<double>{1, 999}));
    CHECK_FALSE(spans_magnitudes({}));
}

TEST_CASE("a chart starts at zero or at the smallest value, which is labelled") {
    CHECK(chart(std::vector<double>{1, 1.5, 4}, 20, 2, Characters::ascii) ==
          "           4   #\n           0 ###");
    CHECK(chart(std::vector<double>{9, 10}, 20, 2, Characters::ascii) ==
          "          10  #\n           9 ##");
    CHECK(chart(std::vector<double>{0, 8}, 20, 1, Characters::unicode) == "           0 ▁█");
    CHECK(chart(std::vector<double>{1, 1e6}, 20, 2, Characters::ascii) ==
          "     1.000 M  #\n           1 ##");
}
