// SPDX-License-Identifier: Apache-2.0
#include "core/text.hpp"

#include <array>

#include <doctest/doctest.h>

using namespace tenfold;

TEST_CASE("edit distance counts inserts, deletes, substitutions and swaps of neighbours") {
    CHECK(edit_distance("", "") == 0);
    CHECK(edit_distance("", "abc") == 3);
    CHECK(edit_distance("abc", "") == 3);
    CHECK(edit_distance("abc", "abc") == 0);
    CHECK(edit_distance("abc", "abxc") == 1);
    CHECK(edit_distance("abc", "ac") == 1);
    CHECK(edit_distance("abc", "axc") == 1);
    CHECK(edit_distance("abcd", "acbd") == 1);
    CHECK(edit_distance("kitten", "sitting") == 3);
    CHECK(edit_distance("ca", "abc") ==
          3); // optimal string alignment: no edit between swapped letters
}

TEST_CASE("edit distance ignores case and is symmetric") {
    CHECK(edit_distance("Scale", "sCALE") == 0);
    const std::array<std::string_view, 5> words{
        "seed", "scale", "replicate", "replicates", "start"};
    for (const std::string_view a : words) {
        for (const std::string_view b : words) {
            CHECK(edit_distance(a, b) == edit_distance(b, a));
        }
    }
}

TEST_CASE("the nearest candidate is within a third of the length, the first among equals") {
    const std::array<std::string, 5> keys{"scale", "seed", "separation_rate", "start", "stars"};
    CHECK(nearest("scal", keys) == "scale");
    CHECK(nearest("sacle", keys) == "scale");
    CHECK(nearest("SEED", keys) == "seed");
    CHECK(nearest("separatoin_rates", keys) == "separation_rate");
    CHECK(nearest("starx", keys) == "start"); // as near as "stars"
    CHECK(nearest("temperature", keys).empty());
    CHECK(nearest("", keys).empty());
    CHECK(nearest("scale", {}).empty());
}

TEST_CASE("a prefix of three letters or more suggests what it begins") {
    const std::array<std::string, 2> keys{"separation_rate", "vacancy_rate"};
    CHECK(nearest("sep", keys) == "separation_rate");
    CHECK(nearest("VACANCY", keys) == "vacancy_rate");
    CHECK(nearest("se", keys).empty());
}

TEST_CASE("a whole word that a candidate begins with means more than a similar word") {
    const std::array<std::string, 5> series{
        "employment", "unemployed", "unemployment_rate_by_region", "unemployment_rate", "wages"};
    CHECK(nearest("unemployment", series) == "unemployment_rate");
    CHECK(nearest("umemployed", series) == "unemployed"); // one edit
    CHECK(nearest("wage", series) == "wages");
    CHECK(nearest("region", series) == "unemployment_rate_by_region");
}

TEST_CASE("a lower-case name has words of ASCII letters and digits, joined by single underscores") {
    for (const std::string_view name :
         {"a", "wage", "adopters_wage", "price_level_2", "gpt4_price"}) {
        CAPTURE(name);
        CHECK(is_lower_case_name(name));
    }
    for (const std::string_view name :
         {"", "_", "_a", "a_", "a__b", "4gpt", "Wage", "a b", "a/b", "a.b", "a-b", "größe"}) {
        CAPTURE(name);
        CHECK_FALSE(is_lower_case_name(name));
    }
    CHECK_FALSE(is_lower_case_name(std::string_view{"a\0b", 3}));
}
