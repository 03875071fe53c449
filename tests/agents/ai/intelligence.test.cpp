// SPDX-License-Identifier: Apache-2.0
#include "agents/ai/intelligence.hpp"

#include <cmath>

#include <doctest/doctest.h>

#include "tests/support/approximately.hpp"

using namespace tenfold;
using namespace std::chrono_literals;

namespace {

IntelligenceParameters with_steps() {
    IntelligenceParameters parameters;
    parameters.inference_steps = {{"large", std::chrono::sys_days{2025y / 11 / 18}, 100.0},
                                  {"base", std::chrono::sys_days{2023y / 1 / 1}, 1.0},
                                  {"reasoning", std::chrono::sys_days{2024y / 9 / 12}, 10.0}};
    return parameters;
}

} // namespace

TEST_CASE("intelligence is the logarithm of effective compute, with slope one (observation O1)") {
    const IntelligenceParameters parameters;
    CHECK(intelligence_of(parameters, 2.1e25, 0.0) == test::approximately(0.0));
    CHECK(intelligence_of(parameters, 2.1e27, 0.5) == test::approximately(2.5));
    for (const double efficiency : {-0.3, 0.0, 2.0}) {
        for (const double level : {-4.0, 0.0, 3.3}) {
            const double compute = compute_needed(parameters, level, efficiency);
            CHECK(intelligence_of(parameters, compute, efficiency) == test::approximately(level));
        }
    }
}

TEST_CASE("capital grows at its own rate far from its limit, and with output at the limit") {
    const IntelligenceParameters parameters;
    const double far = 1e20; // GDP at which the limit has no effect
    CHECK(training_capital(parameters, far, reference_year) == test::approximately(0.30e9));
    CHECK(training_capital(parameters, far, 2025.2) / training_capital(parameters, far, 2024.2) ==
          test::approximately(3.33));
    const double limited = training_capital(parameters, 40e12, 2060.0);
    CHECK(limited == test::approximately(0.0022 * 40e12).epsilon(1e-9));
    CHECK(training_capital(parameters, 80e12, 2060.0) == test::approximately(2.0 * limited));
    CHECK(flop_per_dollar(parameters, 2024.2) == test::approximately(1.35 * 4e17));
}

TEST_CASE("algorithmic progress is complete while compute grows on trend, and its compute-bound "
          "half slows with compute") {
    const IntelligenceParameters parameters;
    const double full = std::log(3.33 * 1.35);
    CHECK(algorithmic_progress(parameters, full) == test::approximately(std::log10(3.0)));
    CHECK(algorithmic_progress(parameters, 0.0) == test::approximately(0.5 * std::log10(3.0)));
    CHECK(algorithmic_progress(parameters, -5.0) == test::approximately(0.5 * std::log10(3.0)));
    CHECK(algorithmic_progress(parameters, 9.0) == test::approximately(1.15 * std::log10(3.0)));
}

TEST_CASE("capital is finite and positive for every combination of extreme parameters") {
    for (const double growth : {1.0, 1000.0}) {
        for (const double gdp : {0.0, 1.0, 1e20}) {
            for (const double year : {1990.0, 2023.0, 2100.0, 2230.0}) {
                IntelligenceParameters parameters;
                parameters.capital_growth = growth;
                const double capital = training_capital(parameters, gdp, year);
                CHECK(std::isfinite(capital));
                CHECK(capital >= 0.0);
            }
        }
    }
}

TEST_CASE("inference compute on offer is that of the latest step, for any order of the steps") {
    const IntelligenceParameters parameters = with_steps();
    const auto on = [&](std::chrono::year_month_day date) {
        return inference_multiplier(parameters, std::chrono::sys_days{date});
    };
    CHECK(on(2022y / 12 / 31) == 1.0);
    CHECK(on(2024y / 9 / 11) == 1.0);
    CHECK(on(2024y / 9 / 12) == 10.0);
    CHECK(on(2025y / 11 / 17) == 10.0);
    CHECK(on(2035y / 1 / 1) == 100.0);
    CHECK(inference_multiplier(IntelligenceParameters{}, std::chrono::sys_days{2030y / 1 / 1}) ==
          1.0);
}

TEST_CASE("the horizon gains 0.507 powers of ten per unit of intelligence, and 0.7 units per "
          "tenfold inference compute") {
    const IntelligenceParameters parameters;
    CHECK(horizon_minutes(parameters, 0.0, 1.0, 0.0) == test::approximately(1.88));
    CHECK(horizon_minutes(parameters, 1.0, 1.0, 0.0) ==
          test::approximately(1.88 * std::pow(10.0, 0.507)));
    CHECK(horizon_minutes(parameters, 0.0, 10.0, 0.0) ==
          test::approximately(1.88 * std::pow(10.0, 0.507 * 0.7)));
    CHECK(horizon_minutes(parameters, 0.0, 1.0, -0.5) ==
          test::approximately(1.88 * std::pow(10.0, -0.5)));
}

TEST_CASE("tenfold inference compute adds the same intelligence to every model (Eq. 7)") {
    IntelligenceParameters parameters;
    parameters.inference_gain = 0.7;
    for (const double intelligence : {-2.0, 0.0, 5.0}) {
        CHECK(level_with_inference(parameters, intelligence, 1.0) == intelligence);
        CHECK(level_with_inference(parameters, intelligence, 100.0) ==
              test::approximately(intelligence + 1.4).epsilon(1e-14));
        // The horizon depends only on intelligence with inference.
        CHECK(horizon_minutes(parameters, intelligence, 100.0, 0.2) ==
              test::approximately(horizon_minutes(parameters, intelligence + 1.4, 1.0, 0.2))
                  .epsilon(1e-12));
    }
}

TEST_CASE("success is half of the ceiling at the horizon and 80 % of it at the horizon over 5.23") {
    CHECK(success_probability(30.0, 30.0, 0.838, 1.0) == test::approximately(0.5));
    CHECK(success_probability(30.0, 30.0, 0.838, 0.9) == test::approximately(0.45));
    CHECK(success_probability(30.0 / 5.23, 30.0, 0.838, 1.0) ==
          test::approximately(0.8).epsilon(1e-3));
    CHECK(success_probability(0.0, 30.0, 0.838, 0.97) == 0.97);
    CHECK(success_probability(7.0, 30.0, 2.0, 1.0) ==
          test::approximately(1.0 / (1.0 + std::pow(7.0 / 30.0, 2.0))));
}
