// SPDX-License-Identifier: Apache-2.0
#include "scenarios/quarter.hpp"

#include <doctest/doctest.h>

using namespace tenfold;

TEST_CASE("quarters are read and written, counted and compared") {
    const std::optional<Quarter> quarter = Quarter::parse("2010Q2");
    REQUIRE(quarter);
    CHECK(quarter->text() == "2010Q2");
    CHECK((*quarter + 3).text() == "2011Q1");
    CHECK((*quarter + -2).text() == "2009Q4");
    CHECK(Quarter{2019, 4} - *quarter == 38);
    CHECK(*quarter < Quarter{2010, 3});
    CHECK(Quarter::parse("0001Q1")->text() == "0001Q1");
}

TEST_CASE("other texts are no quarters") {
    for (const char* const text : {"",
                                   "2010",
                                   "2010Q0",
                                   "2010Q5",
                                   "2010q1",
                                   "2010-Q1",
                                   "10Q1",
                                   "20100Q1",
                                   "-201Q1",
                                   "20 0Q1",
                                   "2010Q1 "}) {
        CAPTURE(text);
        CHECK_FALSE(Quarter::parse(text));
    }
}
