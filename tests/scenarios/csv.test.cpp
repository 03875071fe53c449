// SPDX-License-Identifier: Apache-2.0
#include "scenarios/csv.hpp"

#include "core/check.hpp"

#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "tests/scenarios/support.hpp"

using namespace tenfold;
using namespace tenfold::testing;

namespace {

CsvTable parse(const std::string& text) {
    return CsvTable::parse(text, "x.csv");
}

std::string problem_of(const std::string& text) {
    return message_of<ScenarioError>([&] { (void)parse(text); });
}

std::vector<std::string> row(const CsvTable& table, std::size_t index) {
    std::vector<std::string> texts;
    for (const CsvCell& cell : table.row(index)) {
        texts.emplace_back(cell.text);
    }
    return texts;
}

using Texts = std::vector<std::string>;

/// What csv_number says about a cell, or "" when it takes it.
std::string number_problem(const std::string& cell, const Range& range = range::any) {
    const CsvTable table = parse("\"" + cell + "\"\n");
    Problems problems;
    csv_number(table, table.row(0)[0], "weight", range, problems);
    return problems.empty() ? "" : message_of<ScenarioError>([&] { problems.raise_if_any(); });
}

} // namespace

TEST_CASE("cells keep their text and their place") {
    CsvTable table = parse("id,name\r\n# a comment, with a comma\n\n  1 , \"a, \"\"b\"\"\"  \n2,");
    CHECK(table.columns() == 2);
    REQUIRE(table.rows() == 3);
    CHECK(row(table, 0) == Texts{"id", "name"});
    CHECK(row(table, 1) == Texts{"1", "a, \"b\""});
    CHECK(row(table, 2) == Texts{"2", ""});
    CHECK(to_string(table.position(table.row(1)[0])) == "x.csv:4:3");
    CHECK(to_string(table.position(table.row(1)[1])) == "x.csv:4:7");
    // A table that moves takes its texts along, short ones too.
    const CsvTable moved = std::move(table);
    CHECK(row(moved, 1) == Texts{"1", "a, \"b\""});
    const CsvTable tiny = [] {
        CsvTable inner = parse("a");
        return inner;
    }();
    CHECK(row(tiny, 0) == Texts{"a"});
}

TEST_CASE("files that are not tables are refused with a place") {
    CHECK(problem_of("") == "x.csv:1:1: the file is empty");
    CHECK(problem_of("# only a comment\n\n") == "x.csv:1:1: the file is empty");
    CHECK(problem_of("a,b\n1,2\n1,2,3\n4\n") == "x.csv:3:1: 3 cells, where the first line has 2\n"
                                                "x.csv:4:1: 1 cell, where the first line has 2");
    CHECK(problem_of("a,b\n1,\"2\n") == "x.csv:2:3: a quote is not closed on its line");
    CHECK(problem_of("a,b\n1,\"2") == "x.csv:2:3: a quote is not closed on its line");
    CHECK(problem_of("a,b\n1,2\"\n") == "x.csv:2:4: a quote in a cell without quotes around it");
    CHECK(problem_of("a,b\n\"1\"x,2\n") ==
          "x.csv:2:4: text after a closing quote (a quote within quotes is doubled)");
    CHECK(problem_of("a\tb\n") == "x.csv:1:2: a tab (cells are separated by commas)");
    CHECK(problem_of("\xEF\xBB\xBF"
                     "a\n") == "x.csv:1:1: a byte order mark (save the file as UTF-8 without it)");
    CHECK(problem_of("a\n\xFF\n") == "x.csv:2:1: bytes that are not valid UTF-8");
}

TEST_CASE("columns are found by name, or by another name for the same") {
    const CsvTable table = parse("weigth,source,people,source\n");
    Problems problems;
    CHECK(find_csv_column(table, {"employment", "people"}, problems) == 2);
    CHECK(problems.empty());
    CHECK(find_csv_column(table, {"source"}, problems) == 4);
    CHECK(find_csv_column(table, {"weight"}, problems) == 4);
    CHECK(find_csv_column(table, {"employment", "staff"}, problems) == 4);
    CHECK(message_of<ScenarioError>([&] { problems.raise_if_any(); }) ==
          "x.csv:1:1: weight: the column is missing (allowed: weight); did you mean weigth?\n"
          "x.csv:1:1: employment: the column is missing (allowed: employment or staff)\n"
          "x.csv:1:22: source: the column is given twice (first at x.csv:1:8)");
}

TEST_CASE("numbers are decimal, finite and in range") {
    const CsvTable table = parse("0.25,-1e3,.5\n");
    Problems problems;
    CHECK(csv_number(table, table.row(0)[0], "a", range::any, problems) == 0.25);
    CHECK(csv_number(table, table.row(0)[1], "a", range::any, problems) == -1000.0);
    CHECK(csv_number(table, table.row(0)[2], "a", range::any, problems) == 0.5);
    CHECK(problems.empty());
    const std::string at = "x.csv:1:1: weight: ";
    CHECK(number_problem("") == at + "a number is missing (allowed: any number)");
    CHECK(number_problem("many", range::share) ==
          at + "expected a number, found the text \"many\" (allowed: [0, 1])");
    CHECK(number_problem("5%", range::share) ==
          at + "expected a number, found the text \"5%\" (allowed: [0, 1])");
    CHECK(number_problem("nan", range::share) ==
          at + "nan is not allowed (write a finite number; allowed: [0, 1])");
    CHECK(number_problem("-inf", range::share) ==
          at + "-inf is not allowed (write a finite number; allowed: [0, 1])");
    CHECK(number_problem("1e999", range::share) == at + "1e999 is too large (allowed: [0, 1])");
    CHECK(number_problem("0,5", range::share) ==
          at + "0,5 contains a comma (write 1234.5, without separators; allowed: [0, 1])");
    CHECK(number_problem("1.5", range::share) == at + "1.5 is out of range (allowed: [0, 1])");
    CHECK(number_problem("-2", range::non_negative) == at + "-2 is out of range (allowed: >= 0)");
}
