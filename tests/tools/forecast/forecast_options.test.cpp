// SPDX-License-Identifier: Apache-2.0
#include "tools/forecast/forecast_options.hpp"

#include "core/check.hpp"

#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "tests/support/temporary_directory.hpp"
#include "tests/tools/parse_options.hpp"

using namespace tenfold;

namespace {

using Words = std::vector<std::string>;

ForecastRequest request(Words words) {
    return test::request_of(define_forecast, check_forecast_options, std::move(words));
}

std::string refusal(Words words) {
    words.insert(words.begin(), {"a.yaml", "--dir", "d"});
    try {
        (void)request(std::move(words));
    } catch (const UsageError& error) {
        return error.what();
    }
    return "not refused";
}

} // namespace

TEST_CASE("a study has runs, data, origins and horizons") {
    const ForecastRequest made = request({"a.yaml",
                                          "--dir",
                                          "d",
                                          "--data",
                                          "us.csv",
                                          "--origins",
                                          "2010Q2:2012Q4",
                                          "--horizons",
                                          "1,4,40",
                                          "--jobs",
                                          "2",
                                          "--set",
                                          "scale=2",
                                          "--peers",
                                          "p.csv",
                                          "--peer",
                                          "abm"});
    CHECK(made.runs.study == "a.yaml");
    CHECK(made.runs.directory == "d");
    CHECK(made.runs.jobs == 2);
    CHECK(made.runs.overrides.size() == 1);
    CHECK(made.data == "us.csv");
    REQUIRE(made.origins);
    CHECK(made.origins->first == Quarter{2010, 2});
    CHECK(made.origins->last == Quarter{2012, 4});
    CHECK(made.horizons == std::vector<double>{1.0, 4.0, 40.0});
    CHECK(made.shown_peers == Words{"abm"});
    const ForecastRequest plain = request({"a.yaml", "--dir", "d", "--origins", "2010Q2"});
    CHECK(plain.origins->first == plain.origins->last);
    CHECK(plain.horizons.empty());
}

TEST_CASE("a directory stands for its earlier forecasts") {
    const test::TemporaryDirectory folder;
    const std::string path = folder.path().string();
    const ForecastRequest made = request({path, "--json"});
    CHECK(made.runs.study.empty());
    CHECK(made.runs.directory == path);
    CHECK(made.runs.json);
    CHECK(request({path, "--dir", "d"}).runs.study == path);
    CHECK_THROWS_AS((void)request({path, "--data", "us.csv"}), UsageError);
    CHECK_THROWS_AS((void)request({path, "--jobs", "2"}), UsageError);
}

TEST_CASE("wrong origins and horizons are refused with an example") {
    CHECK(refusal({"--origins", "2010:2012"}) ==
          "--origins is '2010:2012'; it must be one quarter or the first and last of a range, such "
          "as 2010Q2:2019Q4");
    CHECK(refusal({"--origins", "2012Q1:2010Q1"}) == "--origins ends in 2010Q1, before 2012Q1");
    CHECK(refusal({"--horizons", "1,2.5"}).find("--horizons") == 0);
    CHECK(refusal({"--horizons", "0"}).find("--horizons") == 0);
    CHECK(refusal({"--horizons", "41"}).find("--horizons") == 0);
    CHECK(refusal({"--horizons", "1,,4"}).find("--horizons") == 0);
    CHECK(refusal({"--horizons", "4,1"}) ==
          "--horizons is '4,1'; each number must exceed the one before it");
    CHECK(refusal({"--peer", "abm"}).find("--peers") != std::string::npos);
}

TEST_CASE("a study needs a directory, and the command a study") {
    CHECK_THROWS_AS((void)request({"a.yaml"}), UsageError);
    CHECK_THROWS_AS((void)request({"--dir", "d"}), UsageError);
}
