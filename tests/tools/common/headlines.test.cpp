// SPDX-License-Identifier: Apache-2.0
#include "tools/common/headlines.hpp"

#include "output/series.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "tests/support/approximately.hpp"
#include "tests/tools/sample_files.hpp"

using namespace tenfold;

TEST_CASE("every headline is a series of the economy as a whole") {
    for (const Headline& headline : headlines()) {
        CAPTURE(headline.series);
        for (const std::string_view name : {headline.series, headline.deflator}) {
            const auto found = std::ranges::find(output_series(), name, &Series::name);
            CHECK((name.empty() ||
                   (found != output_series().end() && found->dimension == SeriesDimension::time)));
        }
    }
}

TEST_CASE("a day is written as its month") {
    CHECK(month_text(Date{std::chrono::year{2023} / 2 / 28}) == "2023-02");
}

TEST_CASE("a mean is over the months that have a value") {
    ResultsFile file = test::sample_file(4, 10.0);
    const Headline real{"x", "real_gdp", FigureStyle::plain, true};
    const SeriesReader read = reader_of(file);
    CHECK(mean_of(read, real, 1, 3) == 11.5);
    file.variables[1].values[1] = NAN;
    CHECK(mean_of(read, real, 1, 3) == 12.0);
    CHECK_FALSE(mean_of(read, real, 1, 2));
    CHECK_FALSE(mean_of(read, Headline{"x", "none", FigureStyle::plain, true}, 0, 4));
    CHECK_FALSE(mean_of(read, Headline{"x", "employment", FigureStyle::plain, true}, 0, 4));
    const Headline divided{"x", "real_gdp", FigureStyle::plain, true, "unemployment_rate"};
    CHECK(mean_of(read, divided, 0, 1).value() == test::approximately(250.0));
    CHECK_FALSE(mean_of(read, Headline{"x", "real_gdp", FigureStyle::plain, true, "none"}, 0, 1));
}

TEST_CASE("the months of a run and its file have the same means") {
    std::vector<MonthlyMeasures> months(3);
    for (std::size_t i = 0; i < months.size(); ++i) {
        months[i].goods.real_gdp = 10.0 + static_cast<double>(i);
        months[i].scale = 1.0;
    }
    const Headline real{"x", "real_gdp", FigureStyle::plain, true};
    CHECK(mean_of(reader_of(months), real, 1, 3) ==
          mean_of(reader_of(test::sample_file(3, 10.0)), real, 1, 3));
    CHECK_FALSE(mean_of(reader_of(months), Headline{"x", "none", FigureStyle::plain, true}, 0, 1));
    CHECK(reader_of(months)("employment").empty()); // by sector
}

TEST_CASE("the first and the last figures cover a year, or half of a shorter run") {
    CHECK(averaged_months(156) == 12);
    CHECK(averaged_months(24) == 12);
    CHECK(averaged_months(9) == 4);
    CHECK(averaged_months(1) == 1);
    const ResultsFile file = test::sample_file(9, 2e12);
    const std::string text = headline_table(reader_of(file), file.time, 100);
    CHECK(text.find("2023-01 to 2023-04") != std::string::npos);
    CHECK(text.find("2023-06 to 2023-09") != std::string::npos);
    CHECK(text.find("Real GDP a year") != std::string::npos);
    CHECK(text.find("Gini") == std::string::npos); // the file has no such series
}

TEST_CASE("headlines have distinct names that fit their column") {
    std::set<std::string_view> labels;
    for (const Headline& headline : headlines()) {
        CHECK(labels.insert(headline.label).second);
        CHECK(headline.label.size() <= 24);
    }
}

TEST_CASE("differences are written in their units") {
    using enum FigureStyle;
    const auto text = [](FigureStyle style, bool relative, double difference) {
        return difference_text(style, relative, difference, difference);
    };
    CHECK(text(percent, false, -0.0014) == "-0.14 points");
    CHECK(text(percent, true, 0.5) == "+50.00 %");
    CHECK(text(dollars, true, 249.0) == "x250");
    CHECK(text(count, false, 84.8e6) == "+84.80 million");
    CHECK(text(count, false, -84.8e6) == "-84.80 million");
    CHECK(text(tokens, false, 4.759e9) == "+4.8 quadrillion");
    CHECK(text(energy, false, -5e9) == "-5.0 TWh");
    CHECK(text(plain, false, 0.012) == "+0.0120");
    // Bounds of an interval beside a difference.
    CHECK(difference_text(count, false, -679'311.0, 2.984e6) == "-0.68 million");
    CHECK(difference_text(dollars, false, -467.7e6, 8.286e9) == "-$0.5 billion");
    CHECK(difference_text(plain, true, -0.9973, 13.89) == "x0.002700");
}
