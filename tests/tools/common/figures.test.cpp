// SPDX-License-Identifier: Apache-2.0
#include "tools/common/figures.hpp"

#include <cmath>

#include <doctest/doctest.h>

using namespace tenfold;

TEST_CASE("figures have four digits at any size") {
    CHECK(figure_text(NAN) == "-");
    CHECK(figure_text(0.0) == "0");
    CHECK(figure_text(-3.0) == "-3");
    CHECK(figure_text(0.0412) == "0.04120");
    CHECK(figure_text(-0.5) == "-0.5000");
    CHECK(figure_text(999.94) == "999.9");
    CHECK(figure_text(999.96) == "1,000");
    CHECK(figure_text(812345.6) == "812,346");
    CHECK(figure_text(999999.9) == "1.000 M");
    CHECK(figure_text(28.43e12) == "28.43 T");
    CHECK(figure_text(-5e9) == "-5.000 B");
    CHECK(figure_text(2.1e25) == "2.10e25");
    CHECK(figure_text(5.08e-8) == "5.08e-08");
}

TEST_CASE("the width of text is its number of characters, not of bytes") {
    CHECK(text_width("Łódź") == 4);
    CHECK(padded("Łódź", 6) == "Łódź  ");
    CHECK(padded("Łódź", 2) == "Łó");
    CHECK(padded("", 2) == "  ");
}

TEST_CASE("long text is wrapped between words") {
    CHECK(wrapped("one two three", 9, 2) == "  one two\n  three\n");
    CHECK(wrapped("one\ntwo", 80, 0) == "one two\n");
    CHECK(wrapped("unbreakable", 4, 1) == " unbreakable\n");
}
