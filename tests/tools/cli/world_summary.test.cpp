// SPDX-License-Identifier: Apache-2.0
#include "tools/cli/world_summary.hpp"

#include <sstream>
#include <string>

#include <doctest/doctest.h>

#include "tools/cli/commands.hpp"

using namespace tenfold;

namespace {

/// Two years in one of two countries, which pays for tokens what the other receives.
RunResult country(std::int64_t paid, std::int64_t received) {
    RunResult result;
    result.workers = 1000;
    result.firms = 10;
    for (int i = 0; i < 24; ++i) {
        MonthlyMeasures month;
        const Date first{(std::chrono::year{2023} / 1 + std::chrono::months{i}) / 1};
        month.month_end = Date{(std::chrono::year{2023} / 1 + std::chrono::months{i + 1}) / 1};
        month.days = static_cast<int>((month.month_end - first).count());
        month.scale = 1000.0;
        month.people = 1'000'000;
        month.total.unemployed = 41'000;
        month.firms = {8, 2};
        month.adopters = {2, 1};
        month.coworkers_by_sector = {{2000.0, 0.0, 0.0, 0.0, 0.0}, {500.0, 0.0, 0.0, 0.0, 0.0}};
        month.goods.gdp = 1e9;
        month.goods.real_gdp = i < 12 ? 1e9 : 1.25e9;
        month.token_spend = 1e6 * month.days;
        month.uses.days = month.days; // which the payday settles
        month.abroad.tokens_paid = paid;
        month.abroad.tokens_received = received;
        month.abroad.dividends_received = paid / 4;
        month.abroad.dividends_paid = received / 4;
        result.months.push_back(month);
    }
    return result;
}

bool says(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

} // namespace

TEST_CASE("the summary of a world has a line for each country and fits a screen") {
    Scenario scenario;
    scenario.name = "two";
    scenario.scale = 1000.0;
    scenario.countries.resize(2);
    scenario.countries[0].key = "HOME";
    scenario.countries[0].name = "A land of a very long name, where labs are";
    scenario.countries[1].key = "AWAY";
    scenario.countries[1].name = "Away";
    WorldResult result;
    result.countries = {country(0, 200'000'000), country(200'000'000, 0)};
    result.state_digest = 0xabc;
    result.threads = 2;
    const std::string text = summarise_world(scenario, result, {"w.HOME.h5", "w.AWAY.h5"}, 100);
    CAPTURE(text);
    std::istringstream lines{text};
    for (std::string line; std::getline(lines, line);) {
        CAPTURE(line);
        CHECK(line.size() <= 100);
    }
    CHECK(says(text, "2,000 people in 20 firms of 2 countries (scale 1:1,000)"));
    CHECK(says(text, "digest 0000000000000abc"));
    CHECK(says(text, "A land of a very l (labs)"));
    // 1,000 million people, 4.1 %, 1.25 times, 2.5 million coworkers, 3 of 10 firms, 365 billion
    // dollars a year on tokens, 2 billion paid, 0.2 % of GDP, half a billion back.
    CHECK(says(text,
               "Away                        1000.0    4.1   1.25       2.5    30.0      365       "
               "2.0   0.20     0.5\n"));
    CHECK(says(text, "-2.0  -0.20    -0.5\n"));
    CHECK(says(text, "w.AWAY.h5"));
}
