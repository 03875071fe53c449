// SPDX-License-Identifier: Apache-2.0
#include "tools/forecast/cell_scores.hpp"

#include "core/check.hpp"

#include <cmath>
#include <fstream>
#include <string>

#include <doctest/doctest.h>

#include "sample_forecasts.hpp"
#include "tests/support/approximately.hpp"
#include "tests/support/temporary_directory.hpp"

using namespace tenfold;

namespace {

std::vector<PeerScore> peers(const std::string& text) {
    const test::TemporaryDirectory folder;
    std::ofstream{folder.path() / "peers.csv"} << text;
    return read_peers(folder.path() / "peers.csv");
}

} // namespace

TEST_CASE("each model has a score in each cell, and the rival is the better naive model") {
    const auto scores = cell_scores(test::sample_forecasts());
    REQUIRE(scores.size() == 4);
    CHECK(scores[0].model == "economy");
    CHECK(scores[0].score.n == 8);
    CHECK(scores[0].score.rmse == test::approximately(std::sqrt((0.25 + 2.25) / 2.0)));
    CHECK(scores[0].score.mae == test::approximately(1.0));
    CHECK(scores[0].score.coverage == test::approximately(0.5));
    for (const CellScore& score : scores) {
        CHECK(score.rival == "historical_mean");
    }
    // Differences of squared errors: 0.25 - 1 and 2.25 - 4.
    CHECK(scores[0].test.mean == test::approximately(-1.25));
    CHECK(scores[0].test.p_value < 0.001);
    CHECK(std::isnan(scores[1].test.p_value)); // against itself
    CHECK(find_score(scores, scores[0], "ar_1")->score.mae == test::approximately(0.5));
    CHECK(find_score(scores, scores[0], "survey") == nullptr);
}

TEST_CASE("quarters that are not scored do not count") {
    ForecastTable table = test::sample_forecasts();
    for (ForecastRow& row : table.rows) {
        row.scored = row.origin == Quarter{2010, 1};
    }
    const auto scores = cell_scores(table);
    CHECK(scores[0].score.n == 1);
    CHECK(scores[0].score.rmse == test::approximately(0.5));
    for (ForecastRow& row : table.rows) {
        row.scored = false;
    }
    CHECK(cell_scores(table).empty());
}

TEST_CASE("published scores are those of the track without the pandemic, by our names") {
    const auto read = peers("# published\n"
                            "track,model,target,h,n,rmse,mae\n"
                            "all,abm,real_gdp,1,61,9,9\n"
                            "no_pandemic,abm,real_gdp,1,53,1.5,1.25\n"
                            "no_pandemic,abm,effective_federal_funds_rate,12,40,2,1\n"
                            "no_pandemic,abm,hours,1,53,2,1\n");
    REQUIRE(read.size() == 2);
    CHECK(read[0].rmse == 1.5);
    CHECK(read[0].n == 53);
    CHECK(read[1].target == "policy_rate");
    CHECK(read[1].horizon == 12);
    CHECK(peers("model,target,h,n,rmse,mae\nm,real_gdp,1,3,1,1\n").size() == 1);
    CHECK_THROWS_AS(peers("model,target,h,n,rmse\nm,real_gdp,1,3,1\n"), ScenarioError);
    CHECK_THROWS_AS(peers("model,target,h,n,rmse,mae\nm,real_gdp,1,3,-1,1\n"), ScenarioError);
}
