// SPDX-License-Identifier: Apache-2.0
#include "tools/forecast/economy_forecast.hpp"

#include "core/check.hpp"

#include <cmath>
#include <limits>
#include <vector>

#include <doctest/doctest.h>

#include "tests/support/approximately.hpp"
#include "tests/support/draws.hpp"

using namespace tenfold;

namespace {

constexpr double persistence = 0.8;

/// A world of independent AR(1) with these means and standard deviations of the residuals.
struct World {
    std::vector<double> means{2.0, 2.0, 4.0, 5.0, 3.0};
    std::vector<double> noise{1.0, 0.5, 0.0, 0.4, 0.3};

    [[nodiscard]] PeriodRows history(std::uint32_t trial, std::size_t quarters) const {
        test::Draws draws{trial};
        PeriodRows rows{means};
        while (rows.size() < quarters + 30) {
            std::vector<double> row;
            for (std::size_t i = 0; i < means.size(); ++i) {
                row.push_back(means[i] + persistence * (rows.back()[i] - means[i]) +
                              noise[i] * draws.normal());
            }
            row[2] = row[0] + row[1];
            rows.push_back(std::move(row));
        }
        rows.erase(rows.begin(), rows.begin() + 30);
        return rows;
    }
    [[nodiscard]] std::vector<PeriodRows> histories(std::size_t count) const {
        std::vector<PeriodRows> all;
        for (std::size_t i = 0; i < count; ++i) {
            all.push_back(history(static_cast<std::uint32_t>(i), 160));
        }
        return all;
    }
};

ForecastParameters options(const std::string& comparison) {
    ForecastParameters forecast;
    forecast.horizons = {1.0, 4.0};
    forecast.neighbours = 3000;
    forecast.states = {comparison, comparison, comparison, comparison};
    return forecast;
}

/// The reference of a world with other means and standard deviations, which it has exactly.
PeriodRows reference_of(const std::vector<double>& means, const std::vector<double>& deviations) {
    PeriodRows rows(2);
    for (std::size_t i = 0; i < means.size(); ++i) {
        rows[0].push_back(means[i] - deviations[i]);
        rows[1].push_back(means[i] + deviations[i]);
    }
    return rows;
}

} // namespace

TEST_CASE("an economy like the data forecasts their conditional means from levels") {
    const World world;
    const SimulatedEconomy economy{world.histories(100), options("levels")};
    CHECK(economy.windows() == 100 * (160 - 5 + 1));
    const PeriodRows past{{3.0, 1.0, 4.0, 5.5, 2.5}};
    const OriginForecasts forecast = economy.forecast(past, world.history(1, 40));
    for (const std::size_t target : {0U, 1U, 3U, 4U}) {
        const double gap = past[0][target] - world.means[target];
        CHECK(std::abs(forecast[0][target].mean - world.means[target] - persistence * gap) < 0.15);
        CHECK(std::abs(forecast[1][target].mean - world.means[target] -
                       std::pow(persistence, 4.0) * gap) < 0.3);
    }
    CHECK(forecast[0][2].mean ==
          test::approximately(forecast[0][0].mean + forecast[0][1].mean).epsilon(1e-9));
    // The band of a sum is that of the sums, not the sum of the bands.
    CHECK(forecast[0][2].upper < forecast[0][0].upper + forecast[0][1].upper - 0.1);
}

TEST_CASE("deviations move the means to those of the data, and scaling also the deviations") {
    const World world;
    const std::vector<double> means{4.0, 5.0, 9.0, 10.0, 8.0};
    std::vector<double> deviations;
    for (const double noise : world.noise) {
        deviations.push_back(2.0 * noise / std::sqrt(1.0 - persistence * persistence));
    }
    const PeriodRows reference = reference_of(means, deviations);
    const PeriodRows past{{6.0, 5.0, 11.0, 12.0, 7.5}};
    const auto histories = world.histories(100);
    const SimulatedEconomy moved{histories, options("deviations")};
    const SimulatedEconomy scaled{histories, options("scaled")};
    const OriginForecasts a = moved.forecast(past, reference);
    const OriginForecasts b = scaled.forecast(past, reference);
    for (const std::size_t target : {0U, 1U, 3U, 4U}) {
        const double expected = means[target] + persistence * (past[0][target] - means[target]);
        CHECK(std::abs(a[0][target].mean - expected) < 0.3);
        CHECK(std::abs(b[0][target].mean - expected) < 0.3);
        // Twice the standard deviation, twice the band.
        CHECK(b[0][target].upper - b[0][target].lower ==
              test::approximately(2.0 * (a[0][target].upper - a[0][target].lower)).epsilon(0.1));
    }
}

TEST_CASE("a state with a missing value has no forecast") {
    const SimulatedEconomy economy{World{}.histories(5), options("levels")};
    PeriodRows past{{3.0, 1.0, 4.0, 5.5, std::numeric_limits<double>::quiet_NaN()}};
    CHECK(std::isnan(economy.forecast(past, past)[0][0].mean));
    CHECK(std::isnan(economy.forecast({}, past)[1][4].mean));
}

TEST_CASE("too few windows, and scaling what never varies, are refused") {
    CHECK_THROWS_WITH_AS((SimulatedEconomy{{World{}.history(1, 53)}, options("levels")}),
                         doctest::Contains("hold 49 windows"),
                         RunError);
    CHECK_NOTHROW((SimulatedEconomy{{World{}.history(1, 54)}, options("levels")}));
    World still;
    still.noise[4] = 0.0;
    CHECK_THROWS_WITH_AS((SimulatedEconomy{still.histories(1), options("scaled")}),
                         doctest::Contains("forecast.states.policy_rate"),
                         RunError);
}
