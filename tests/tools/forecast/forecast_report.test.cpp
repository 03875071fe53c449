// SPDX-License-Identifier: Apache-2.0
#include "tools/forecast/forecast_report.hpp"

#include <nlohmann/json.hpp>
#include <sstream>
#include <string>

#include <doctest/doctest.h>

#include "sample_forecasts.hpp"

using namespace tenfold;

namespace {

ForecastReport sample_report() {
    ForecastReport report;
    report.table = test::sample_forecasts();
    report.scores = cell_scores(report.table);
    report.peers = {{"abm", "real_gdp", 1, 53, 1.75, 1.25}};
    report.shown_peers = {"abm"};
    return report;
}

bool contains(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

/// A text with each row of blanks as one.
std::string single_blanks(const std::string& text) {
    std::string result;
    for (const char c : text) {
        if (c != ' ' || result.empty() || result.back() != ' ') {
            result += c;
        }
    }
    return result;
}

std::size_t widest_line(const std::string& text) {
    std::istringstream lines{text};
    std::size_t widest = 0;
    for (std::string line; std::getline(lines, line);) {
        widest = std::max(widest, line.size());
    }
    return widest;
}

} // namespace

TEST_CASE("the table has a row for each cell, and the text says where the economy is better") {
    const std::string text = forecast_text(sample_report(), 80);
    CHECK(contains(text, "sample: forecasts from 2010Q1 to 2011Q4"));
    CHECK(contains(single_blanks(text), "real GDP 1 1.12 1.58 0.71 - - 1.75 0.50 <0.01\n"));
    CHECK(contains(text, "peer1: abm, as published"));
    CHECK(contains(text, "better: 1 of 1                real GDP 1"));
    CHECK(contains(text, "worse by more: 0 of 1         none"));
    CHECK(contains(text, "better, p below 5 %: 1 of 1   real GDP 1"));
    CHECK(contains(text, "less, too narrow: 1 of 1      real GDP 1"));
    CHECK(widest_line(text) <= 80);
}

TEST_CASE("forecasts that cannot be scored are told of") {
    ForecastReport report = sample_report();
    for (ForecastRow& row : report.table.rows) {
        row.scored = row.scored && row.origin != Quarter{2010, 1};
    }
    report.scores = cell_scores(report.table);
    CHECK(contains(forecast_text(report, 100), "1 forecasts of the economy are not scored"));
    report.scores.clear();
    CHECK(contains(forecast_text(report, 100), "no forecast of the economy can be scored"));
}

TEST_CASE("JSON has a row for each model and cell, and null where there is no number") {
    const auto json = nlohmann::json::parse(forecast_json(sample_report()));
    CHECK(json["study"] == "sample");
    REQUIRE(json["rows"].size() == 4);
    const auto& row = json["rows"][0];
    CHECK(row["target"] == "real_gdp");
    CHECK(row["horizon"] == 1);
    CHECK(row["model"] == "economy");
    CHECK(row["n"] == 8);
    CHECK(row["coverage_80"] == 0.5);
    CHECK(row["rival"] == "historical_mean");
    CHECK(row["dm_p"].is_number());
    CHECK(json["rows"][1]["dm_p"].is_null());
    CHECK(json["peers"][0]["n"] == 53);
}
