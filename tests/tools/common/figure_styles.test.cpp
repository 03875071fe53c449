// SPDX-License-Identifier: Apache-2.0
#include "tools/common/figure_styles.hpp"

#include <set>
#include <string_view>

#include <doctest/doctest.h>

using namespace tenfold;
using enum FigureStyle;

TEST_CASE("figures are written in their units, from small to large") {
    CHECK(styled(percent, 0.041) == "4.1 %");
    CHECK(styled(percent, -0.00001) == "0.0 %");
    CHECK(styled(index, 0.8751) == "0.875");
    CHECK(styled(count, 1234.0) == "1,234");
    CHECK(styled(count, 153.42e6) == "153.42 million");
    CHECK(styled(wage, 55634.2) == "$55,634");
    CHECK(styled(dollars, 4.2e6) == "$4.2 million");
    CHECK(styled(dollars, 1.26e9) == "$1.3 billion");
    CHECK(styled(dollars, 2.8432e13) == "$28,432 billion");
    CHECK(styled(dollars, -2.8432e13) == "-$28,432 billion");
    CHECK(styled(token_price, 37.5) == "$37.50 per million");
    CHECK(styled(token_price, 0.002) == "$2.00 per billion");
    CHECK(styled(token_price, 3.5e-8) == "$0.035 per trillion");
    CHECK(styled(token_price, 3.5e-9) == "$3.500 per 10^15");
    CHECK(styled(tokens, 12.0) == "12 million");
    CHECK(styled(tokens, 4500.0) == "4.5 billion");
    CHECK(styled(tokens, 4.5e7) == "45 trillion");
    CHECK(styled(tokens, 1.284e11) == "128 quadrillion");
    CHECK(styled(tokens, 1.284e12) == "1.3 quintillion");
    CHECK(styled(energy, 5.586e11) == "558.6 TWh a year");
    CHECK(styled(energy, 4.2e7) == "42.0 GWh a year");
    CHECK(styled(horizon, 0.99) == "59 seconds");
    CHECK(styled(horizon, 5.0) == "5.0 minutes");
    CHECK(styled(horizon, 60.0) == "60 minutes");
    CHECK(styled(horizon, 480.0) == "8.0 hours");
    CHECK(styled(horizon, 60000.0) == "125 working days");
    CHECK(styled(horizon, 240000.0) == "2.0 work-years");
}

TEST_CASE("every style has a distinct name, and steps down to 0") {
    std::set<std::string_view> names;
    for (const FigureStyle style : figure_styles()) {
        CHECK(names.insert(to_string(style)).second);
        const auto steps = figure_steps(style);
        REQUIRE_FALSE(steps.empty());
        CHECK(steps.back().from == 0.0);
        for (std::size_t i = 1; i < steps.size(); ++i) {
            CHECK(steps[i].from < steps[i - 1].from);
        }
    }
}

TEST_CASE("an observation has its decimals, or is a power of ten") {
    ObservedNumber number{"x", "1", "X."};
    CHECK(observed_text(number, -1.355) == "-1.35");
    CHECK(observed_text(number, 352'822.71) == "352,823");
    number.decimals = 0;
    CHECK(observed_text(number, 1234.6) == "1,235");
    number.decimals = powers_of_ten;
    CHECK(observed_text(number, 4.2e-7) == "10^-6.4");
    CHECK(observed_text(number, 0.0) == "0");
}
