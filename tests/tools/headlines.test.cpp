// SPDX-License-Identifier: Apache-2.0
#include "tools/headlines.hpp"

#include "output/series.hpp"

#include <algorithm>
#include <cmath>

#include <doctest/doctest.h>

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

TEST_CASE("a mean is over the months that have a value") {
    ResultsFile file = test::sample_file(4, 10.0);
    const Headline real{"x", "real_gdp", FigureStyle::plain, true};
    CHECK(mean_of(file, real, 1, 3) == 11.5);
    file.variables[1].values[1] = NAN;
    CHECK(mean_of(file, real, 1, 3) == 12.0);
    CHECK_FALSE(mean_of(file, real, 1, 2));
    CHECK_FALSE(mean_of(file, Headline{"x", "none", FigureStyle::plain, true}, 0, 4));
    CHECK_FALSE(mean_of(file, Headline{"x", "employment", FigureStyle::plain, true}, 0, 4));
    const Headline divided{"x", "real_gdp", FigureStyle::plain, true, "unemployment_rate"};
    CHECK(mean_of(file, divided, 0, 1).value() == doctest::Approx(250.0));
    CHECK_FALSE(mean_of(file, Headline{"x", "real_gdp", FigureStyle::plain, true, "none"}, 0, 1));
}

TEST_CASE("figures and differences are written in their units") {
    using enum FigureStyle;
    CHECK(headline_text(percent, 0.041) == "4.1 %");
    CHECK(headline_text(count, 1234.0) == "1,234");
    CHECK(headline_text(count, 153.42e6) == "153.42 million");
    CHECK(headline_text(wage, 55634.2) == "$55,634");
    CHECK(headline_text(energy, 5.586e11) == "558.6 TWh a year");
    CHECK(difference_text(percent, false, -0.0014) == "-0.14 points");
    CHECK(difference_text(percent, true, 0.5) == "+50.00 %");
    CHECK(difference_text(dollars, true, 249.0) == "x250");
    CHECK(difference_text(count, false, 84.8e6) == "+84.80 M");
    CHECK(difference_text(count, false, -84.8e6) == "-84.80 M");
    CHECK(difference_text(energy, false, -5e9) == "-5.0 TWh");
    CHECK(difference_text(plain, false, 0.012) == "+0.0120");
}
