// SPDX-License-Identifier: Apache-2.0
#include "tools/forecast/forecast_table.hpp"

#include "core/check.hpp"

#include <cmath>
#include <fstream>
#include <limits>
#include <string>

#include <doctest/doctest.h>

#include "sample_forecasts.hpp"
#include "tests/support/temporary_directory.hpp"

using namespace tenfold;

namespace {

constexpr double no_number = std::numeric_limits<double>::quiet_NaN();

/// Writes a text and gives its path to a reader.
template <class Reader>
auto read(const std::string& text, Reader reader) {
    const test::TemporaryDirectory folder;
    const std::filesystem::path path = folder.path() / "file.csv";
    std::ofstream{path} << text;
    return reader(path);
}

template <class Reader>
std::string refusal(const std::string& text, Reader reader) {
    try {
        (void)read(text, reader);
    } catch (const std::runtime_error& error) {
        return error.what();
    }
    return "not refused";
}

bool contains(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

} // namespace

TEST_CASE("forecasts that are written are read again to the bit") {
    ForecastTable table = test::sample_forecasts();
    table.rows[0].band = {1.0 / 3.0, no_number, no_number};
    table.rows[1].actual = no_number;
    table.rows[1].scored = false;
    const ForecastTable again = read(forecasts_csv(table), read_forecasts);
    CHECK(again.study == "sample");
    REQUIRE(again.rows.size() == table.rows.size());
    CHECK(again.rows[0].band.mean == 1.0 / 3.0);
    CHECK(std::isnan(again.rows[0].band.lower));
    CHECK_FALSE(again.rows[1].scored);
    CHECK(again.rows[2].scored);
    CHECK(again.rows[2].origin == Quarter{2010, 3});
    CHECK(forecasts_csv(again) == forecasts_csv(table));
}

TEST_CASE("files that are no forecasts are refused with the place") {
    CHECK(contains(refusal("target,origin\n", read_forecasts), "first lines are not those"));
    std::string text = forecasts_csv(test::sample_forecasts());
    text.replace(text.find("real_gdp,2010Q2"), 15, "real_gpd,2010Q2");
    CHECK(contains(refusal(text, read_forecasts), "did you mean real_gdp?"));
    text = forecasts_csv(test::sample_forecasts());
    text += "real_gdp,2010Q1,1,economy,1,0,2,2,1\n";
    CHECK(contains(refusal(text, read_forecasts), "repeats the forecast of an earlier line"));
    text = forecasts_csv(test::sample_forecasts());
    text += "real_gdp,2010Q1,1.5,economy,1,0,2,2,1\n";
    CHECK(contains(refusal(text, read_forecasts), "a horizon is a whole number of quarters"));
}

TEST_CASE("forecasts of other models are scored in the quarters of the table alone") {
    ForecastTable table = test::sample_forecasts();
    table.rows[0].scored = false; // of the economy from 2010Q1
    const auto others = read("target,origin,horizon,model,mean,note\n"
                             "real_gdp,2010Q1,1,mine,3,a\n"
                             "real_gdp,2010Q2,1,mine,4,b\n"
                             "real_gdp,2010Q2,4,mine,4,c\n"
                             "policy_rate,2010Q2,1,mine,4,d\n",
                             read_other_forecasts);
    REQUIRE(others.size() == 4);
    CHECK(add_forecasts(table, others) == 2);
    CHECK_FALSE(table.rows[table.rows.size() - 2].scored);
    CHECK(table.rows.back().scored);
    CHECK(table.rows.back().actual == 2.0);
    CHECK(std::isnan(table.rows.back().band.upper));
    CHECK_THROWS_AS(add_forecasts(table, others), ScenarioError); // the name is taken
    ForecastTable twice = test::sample_forecasts();
    CHECK_THROWS_AS(add_forecasts(twice, {others[0], others[0]}), ScenarioError);
    CHECK(contains(refusal("target,origin,horizon,mean\n", read_other_forecasts), "model"));
}

TEST_CASE("the survey of a quarter forecasts from the quarter before it") {
    const auto rows = read("# by hand\n"
                           "quarter,RGDP_h1,RGDP_h5,PGDP_h2,other\n"
                           "2010Q3,2.5,3.5,,9\n"
                           "2010Q4,,,1.5,9\n",
                           read_survey);
    REQUIRE(rows.size() == 3);
    CHECK(rows[0].target == "real_gdp");
    CHECK(rows[0].origin == Quarter{2010, 2});
    CHECK(rows[0].horizon == 1);
    CHECK(rows[0].band.mean == 2.5);
    CHECK(rows[1].horizon == 5);
    CHECK(rows[2].target == "gdp_deflator");
    CHECK(rows[2].origin == Quarter{2010, 3});
    CHECK(rows[2].model == "survey");
    CHECK(contains(refusal("quarter,growth\n2010Q1,2\n", read_survey), "holds no forecast"));
    CHECK(contains(refusal("quarter,RGDP_h1\nspring,2\n", read_survey), "\"spring\""));
}
