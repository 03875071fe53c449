// SPDX-License-Identifier: Apache-2.0
#include "tools/common/text_table.hpp"

#include <algorithm>
#include <array>
#include <sstream>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "tools/common/figures.hpp"

using namespace tenfold;

namespace {

constexpr std::array<std::size_t, 3> widths{26, 34, 38};
const std::string rows =
    "Mean over the months\t2023-01 to 2023-12\t2035-01 to 2035-12\n"
    "Unemployed\t6.32 million (3.9 % of people)\t9.11 million (5.6 % of people)\n"
    "Price level\t1.009\t0.875\n";

std::size_t widest_line(const std::string& text) {
    std::size_t widest = 0;
    std::istringstream lines{text};
    for (std::string line; std::getline(lines, line);) {
        widest = std::max(widest, text_width(line));
    }
    return widest;
}

/// All that is not blank, in order of characters: a layout neither adds nor loses any.
std::string letters(std::string text) {
    std::erase_if(text, [](char c) { return c == ' ' || c == '\n' || c == '\t'; });
    std::ranges::sort(text);
    return text;
}

} // namespace

TEST_CASE("a table has the given widths if there is space") {
    const std::string text = table_text(rows, widths, 100);
    CHECK(text == "Mean over the months                      2023-01 to 2023-12"
                  "                    2035-01 to 2035-12\n"
                  "Unemployed                    6.32 million (3.9 % of people)"
                  "        9.11 million (5.6 % of people)\n"
                  "Price level                                            1.009"
                  "                                 0.875\n");
    CHECK(table_text(rows, widths, 200) == text);
}

TEST_CASE("a table fits every width from 40 columns up without loss") {
    for (std::size_t columns = 40; columns <= 200; ++columns) {
        CAPTURE(columns);
        const std::string text = table_text(rows, widths, columns);
        CHECK(widest_line(text) <= columns);
        CHECK(letters(text) == letters(rows));
        const std::string sectors = "Sector, at the end\tpeople\tcoworkers\tfirms\telasticity *\n"
                                    "Agriculture, forestry, fishing and hunting\t1,234,567\t"
                                    "12,345,678\t12.3 %\t0.4 (1.9)\n";
        constexpr std::array<std::size_t, 5> sector_widths{49, 13, 13, 10, 15};
        const std::string table = table_text(sectors, sector_widths, columns);
        CHECK(widest_line(table) <= columns);
        CHECK(letters(table) == letters(sectors));
    }
}

TEST_CASE("in few columns fields are wrapped, then moved below their label") {
    CHECK(table_text(rows, widths, 64) ==
          "Mean over the months    2023-01 to 2023-12    2035-01 to 2035-12\n"
          "Unemployed             6.32 million (3.9 %   9.11 million (5.6 %\n"
          "                                of people)            of people)\n"
          "Price level                          1.009                 0.875\n");
    const std::string narrow = table_text(rows, widths, 40);
    CHECK(narrow.starts_with("Mean over the months\n  2023-01 to 2023-12  2035-01 to 2035-12\n"));
}

TEST_CASE("a row may have fewer fields, and a word that is wider than its column is broken") {
    constexpr std::array<std::size_t, 3> two{10, 10, 10};
    CHECK(table_text("a\tb\nlabel\n", two, 100) == "a                  b\nlabel\n");
    const std::string word(50, 'x');
    const std::string text = table_text("label\t" + word + "\t" + word + "\n", two, 40);
    CHECK(widest_line(text) <= 40);
    CHECK(std::ranges::count(text, 'x') == 100);
}

TEST_CASE("text beside a label is wrapped beside it, unless that leaves too few columns") {
    CHECK(fitted("Label     a text\n", 40) == "Label     a text\n");
    CHECK(fitted("Label     a text of some words\n", 22) ==
          "Label     a text of\n          some words\n");
    CHECK(fitted("Label       a text of some words\n", 20) == "Label a text of\n  some words\n");
}

TEST_CASE("only lines that are too long are wrapped, with an indent") {
    CHECK(fitted("short\n   and another\n", 20) == "short\n   and another\n");
    CHECK(fitted("  a line of several words\nnext\n", 16) ==
          "  a line of\n    several\n    words\nnext\n");
    CHECK(fitted("", 20).empty());
    CHECK(fitted("0123456789 0123456789\n", 12) == "0123456789\n  0123456789\n");
}
