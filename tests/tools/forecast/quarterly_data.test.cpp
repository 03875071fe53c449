// SPDX-License-Identifier: Apache-2.0
#include "tools/forecast/quarterly_data.hpp"

#include "core/check.hpp"

#include <cmath>
#include <fstream>
#include <string>

#include <doctest/doctest.h>

#include "tests/support/approximately.hpp"
#include "tests/support/temporary_directory.hpp"

using namespace tenfold;

namespace {

/// Reads a text as a file of data.
QuarterlyData read(const std::string& text, const std::vector<std::string>& further = {}) {
    const test::TemporaryDirectory folder;
    std::ofstream{folder.path() / "data.csv"} << text;
    return read_quarterly_data(folder.path() / "data.csv", further);
}

/// The message of the refusal of a text.
std::string refusal(const std::string& text, const std::vector<std::string>& further = {}) {
    try {
        (void)read(text, further);
    } catch (const ScenarioError& error) {
        return error.what();
    }
    return {};
}

bool contains(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

const std::string good = "# a comment\n"
                         "quarter,GDPC1,other,GDP,GDPDEF,UNRATE,FEDFUNDS\n"
                         "1999Q4,100,7,200,50,,5\n"
                         "2000Q1,101,8,204,50.5,4.5,\n"
                         "2000Q2,102,9,,51,4.25,6\n";

} // namespace

TEST_CASE("data become annualised growth and levels, and empty cells are missing") {
    const QuarterlyData data = read(good, {"other"});
    CHECK(data.first == Quarter{1999, 4});
    CHECK(data.last() == Quarter{2000, 2});
    CHECK(std::isnan(data.targets[0][0]));
    CHECK(data.targets[1][0] == test::approximately(400.0 * std::log(1.01)));
    CHECK(data.targets[1][1] == test::approximately(400.0 * std::log(1.01)));
    CHECK(data.targets[1][2] == test::approximately(400.0 * std::log(1.02)));
    CHECK(std::isnan(data.targets[2][2]));
    CHECK(std::isnan(data.targets[0][3]));
    CHECK(data.targets[2][3] == 4.25);
    CHECK(std::isnan(data.targets[1][4]));
    CHECK(data.further_values[2][0] == 9.0);
    CHECK(data.actual(4, Quarter{2000, 2}) == 6.0);
    CHECK(std::isnan(data.actual(4, Quarter{2000, 3})));
    CHECK(data.row(Quarter{2000, 1}) == 1);
}

TEST_CASE("a file that lacks columns is refused with the columns that it needs") {
    const std::string text = refusal("quarter,GDPC1,GDP,GDPDEF,UNRAT,FEDFUNDS\n2000Q1,1,1,1,1,1\n");
    CHECK(contains(text, "has no column UNRATE; did you mean UNRAT?"));
    CHECK(contains(text, "FEDFUNDS (policy rate"));
    CHECK(contains(text, "fred.stlouisfed.org"));
    CHECK(contains(refusal(good, {"PAYEMS"}), "has no column PAYEMS"));
    CHECK(contains(refusal("# nothing\n"), "the file is empty"));
    CHECK(contains(refusal("quarter,GDPC1\n"), "holds no data"));
}

TEST_CASE("quarters that are none or do not follow each other are refused with their place") {
    const std::string head = "quarter,GDPC1,GDP,GDPDEF,UNRATE,FEDFUNDS\n";
    CHECK(contains(refusal(head + "2000-01-01,1,1,1,1,1\n"),
                   "data.csv:2:1: quarter: \"2000-01-01\" is no quarter such as 2010Q2"));
    CHECK(contains(refusal(head + "2000Q1,1,1,1,1,1\n2000Q3,1,1,1,1,1\n"),
                   "data.csv:3:1: quarter: 2000Q3 is not 2000Q2"));
    CHECK(contains(refusal(head + "2000Q1,1,1,1,1,1\n2000Q1,1,1,1,1,1\n"), "is not 2000Q2"));
}

TEST_CASE("cells that are no numbers, and levels that are not positive, are refused") {
    const std::string head = "quarter,GDPC1,GDP,GDPDEF,UNRATE,FEDFUNDS\n";
    CHECK(contains(refusal(head + "2000Q1,many,1,1,1,1\n"), "data.csv:2:8"));
    CHECK(contains(refusal(head + "2000Q1,1,0,1,1,1\n"), "data.csv:2:10"));
    CHECK(refusal(head + "2000Q1,1,1,1,1,-0.5\n").empty());
}
