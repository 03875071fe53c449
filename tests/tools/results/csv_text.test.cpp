// SPDX-License-Identifier: Apache-2.0
#include "tools/results/csv_text.hpp"

#include <cmath>

#include <doctest/doctest.h>

using namespace tenfold;

namespace {

std::string written(std::string_view text, const CsvStyle& style = {}) {
    CsvText csv{style};
    csv.field(text);
    return csv.take();
}

} // namespace

TEST_CASE("fields are quoted where necessary") {
    CHECK(written("plain") == "plain");
    CHECK(written("a,b") == "\"a,b\"");
    CHECK(written("a;b") == "a;b");
    CHECK(written("say \"a\"") == "\"say \"\"a\"\"\"");
    CHECK(written("two\nlines") == "\"two\nlines\"");
    CHECK(written("a,b", {';', false}) == "a,b");
    CHECK(written("a;b", {';', false}) == "\"a;b\"");
}

TEST_CASE("numbers are the shortest that read back as the same, and missing values are empty") {
    CHECK(csv_number(NAN).empty());
    CHECK(csv_number(0.1) == "0.1");
    CsvText csv{excel_style};
    csv.field(0.5).field(std::int64_t{-3}).field(NAN).field("").end_row();
    csv.field("a").end_row();
    CHECK(csv.take() == "\xEF\xBB\xBF"
                        "0.5;-3;;\na\n");
}
