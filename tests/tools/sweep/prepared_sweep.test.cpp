// SPDX-License-Identifier: Apache-2.0
#include "tools/sweep/prepared_sweep.hpp"

#include "core/check.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "tests/support/small_study.hpp"

using namespace tenfold;

namespace {

std::string refusal_of(const std::string& outputs) {
    const test::SmallStudy study;
    study.write("small", "values: [0.03, 0.04]", outputs);
    try {
        (void)prepare_sweep(study.path(), {});
    } catch (const ScenarioError& error) {
        return error.what();
    }
    return "";
}

} // namespace

TEST_CASE("headlines are expanded, each series once") {
    const test::SmallStudy study;
    study.write("small", "values: [0.03, 0.04]", "series: [headlines]");
    const std::vector<std::string> all = series_of(prepare_sweep(study.path(), {}).loaded.study);
    CHECK(all.size() > 10);
    CHECK(std::ranges::count(all, "gdp") == 1);
}

TEST_CASE("a scalar with the name of a headline is refused before anything runs") {
    CHECK(refusal_of("series: [gdp], scalars: [{key: jobs, series: gdp}]") == "");
    CHECK(refusal_of("scalars: [{key: gdp, series: gdp}]") ==
          "small: outputs.scalars: gdp is also the name of an output series; give it another key, "
          "or omit the series");
}

TEST_CASE("a study that forecasts keeps the series of the targets, each once") {
    Study study;
    study.outputs.series = {"gdp", "employed"};
    CHECK(series_of(study) == std::vector<std::string>{"gdp", "employed"});
    study.forecast.origins = {"2010Q1", "2010Q4"};
    CHECK(series_of(study) ==
          std::vector<std::string>{
              "gdp", "employed", "real_gdp", "unemployment_rate", "policy_rate"});
}
