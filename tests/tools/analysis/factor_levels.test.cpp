// SPDX-License-Identifier: Apache-2.0
#include "tools/analysis/factor_levels.hpp"

#include <limits>
#include <string>
#include <vector>

#include <doctest/doctest.h>

using namespace tenfold;

using Labels = std::vector<std::string>;
using Places = std::vector<int>;

TEST_CASE("numeric levels are in ascending order, and a run without number has none") {
    constexpr double nothing = std::numeric_limits<double>::quiet_NaN();
    const Levels levels = number_levels(std::vector<double>{3.0, 1.0, nothing, 3.0});
    CHECK(levels.labels == Labels{"1", "3"});
    CHECK(levels.of_run == Places{1, 0, -1, 1});
}

TEST_CASE("labels have all digits if five would make two labels equal") {
    CHECK(number_levels(std::vector<double>{0.123456, 0.5}).labels == Labels{"0.12346", "0.5"});
    CHECK(number_levels(std::vector<double>{0.123456, 0.1234561}).labels ==
          Labels{"0.123456", "0.1234561"});
}

TEST_CASE("more numbers than the rows of a chart have no levels") {
    std::vector<double> values(most_number_levels);
    for (std::size_t i = 0; i < values.size(); ++i) {
        values[i] = static_cast<double>(i);
    }
    CHECK(number_levels(values).count() == most_number_levels);
    values.push_back(-1.0);
    CHECK(number_levels(values).count() == 0);
}

TEST_CASE("text levels follow the given order, then the runs") {
    const Levels levels = text_levels({"none", "unused", "grant"}, Labels{"late", "grant", "none"});
    CHECK(levels.labels == Labels{"none", "grant", "late"});
    CHECK(levels.of_run == Places{2, 1, 0});
}

TEST_CASE("of many texts the first two hundred are levels") {
    Labels texts;
    for (int i = 0; i < 201; ++i) {
        texts.push_back(std::to_string(i));
    }
    const Levels levels = text_levels({}, texts);
    CHECK(levels.count() == 200);
    CHECK(levels.of_run[199] == 199);
    CHECK(levels.of_run[200] == -1);
}
