// SPDX-License-Identifier: Apache-2.0
#include "agents/intelligence.hpp"

#include "core/math.hpp"

#include <cmath>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

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

struct Line {
    double slope;
    double fit; // R^2
};

Line regress(const std::vector<std::pair<double, double>>& points) {
    double mean_x = 0.0;
    double mean_y = 0.0;
    for (const auto& [x, y] : points) {
        mean_x += x / static_cast<double>(points.size());
        mean_y += y / static_cast<double>(points.size());
    }
    double xx = 0.0;
    double xy = 0.0;
    double yy = 0.0;
    for (const auto& [x, y] : points) {
        xx += (x - mean_x) * (x - mean_x);
        xy += (x - mean_x) * (y - mean_y);
        yy += (y - mean_y) * (y - mean_y);
    }
    return {xy / xx, xy * xy / (xx * yy)};
}

} // namespace

TEST_CASE("intelligence is the logarithm of resources: slope one, no residual (observation O1)") {
    const FrontierPath path{with_steps(), 2023.0, 2036.0};
    std::vector<std::pair<double, double>> points;
    for (int month = 0; month <= 156; ++month) {
        const double year = 2023.0 + month / 12.0 + 0.01;
        points.emplace_back(
            std::log10(path.training_compute(year) * path.algorithmic_efficiency(year)),
            path.intelligence(year));
    }
    const Line line = regress(points);
    CHECK(std::abs(line.slope - 1.0) < 1e-12);
    CHECK(std::abs(line.fit - 1.0) < 1e-12);
    CHECK(path.effective_resources(2027.3) ==
          doctest::Approx(path.training_compute(2027.3) * path.algorithmic_efficiency(2027.3))
              .epsilon(1e-12));
}

TEST_CASE("the frontier passes the reference model in the months around March 2023 and is below it "
          "in January") {
    const FrontierPath path{with_steps(), 2023.0, 2036.0};
    CHECK(path.algorithmic_efficiency(reference_year) == doctest::Approx(1.0).epsilon(1e-12));
    CHECK(std::abs(path.intelligence(reference_year)) < 0.2);
    CHECK(path.intelligence(2023.0) < 0.0);
    CHECK(path.intelligence(2023.0) > -0.5);
    for (double year = 2022.0; year < 2037.0; year += 0.05) {
        CHECK(path.intelligence(year + 0.05) > path.intelligence(year));
    }
}

TEST_CASE(
    "far from its limit, compute grows with capital and hardware, algorithms at their full pace") {
    IntelligenceParameters parameters;
    parameters.capital_limit = 1.0;
    const FrontierPath path{parameters, 2023.0, 2026.0};
    CHECK(path.training_compute(2025.2) / path.training_compute(2024.2) ==
          doctest::Approx(3.33 * 1.35).epsilon(1e-9));
    CHECK(path.algorithmic_efficiency(2025.2) == doctest::Approx(9.0).epsilon(1e-9));
}

TEST_CASE("at its limit, capital grows with output, and the compute-bound half of algorithmic "
          "progress slows down") {
    const IntelligenceParameters parameters;
    const FrontierPath path{parameters, 2023.0, 2060.0};
    const double growth = std::exp(0.032) * 1.35;
    CHECK(path.training_compute(2051.2) / path.training_compute(2050.2) ==
          doctest::Approx(growth).epsilon(1e-9));
    const double share = std::log(growth) / std::log(3.33 * 1.35);
    CHECK(path.algorithmic_efficiency(2051.2) / path.algorithmic_efficiency(2050.2) ==
          doctest::Approx(std::pow(3.0, 0.5 + 0.5 * share)).epsilon(1e-9));
}

TEST_CASE("tables are interpolated in logarithms, and the path does not depend on the years that "
          "were asked for") {
    const FrontierPath shorter{with_steps(), 2024.0, 2025.0};
    const FrontierPath longer{with_steps(), 2020.0, 2040.0};
    for (const double year : {2024.0, 2024.37, 2025.0}) {
        CHECK(shorter.intelligence(year) ==
              doctest::Approx(longer.intelligence(year)).epsilon(1e-10));
    }
    const double before = reference_year + 12.0 / 12.0;
    const double after = reference_year + 13.0 / 12.0;
    const double middle = 0.5 * (before + after);
    CHECK(longer.training_compute(middle) ==
          doctest::Approx(
              std::sqrt(longer.training_compute(before) * longer.training_compute(after))));
}

TEST_CASE("the time horizon doubles in 105 to 157 days from March 2023 to March 2026") {
    // METR finds 129 days since 2023 (95 % interval 105 to 157).
    const IntelligenceParameters parameters = with_steps();
    const FrontierPath path{parameters, 2023.0, 2027.0};
    const auto horizon = [&](double year, double multiplier) {
        return horizon_minutes(parameters, path.intelligence(year), multiplier, 0.0);
    };
    const double doublings = std::log2(horizon(2026.2, 100.0) / horizon(2023.2, 1.0));
    const double days = 3.0 * days_per_year / doublings;
    MESSAGE("doubling time of the horizon [d]: " << days);
    CHECK(days > 105.0);
    CHECK(days < 157.0);
}

TEST_CASE("inference compute on offer is that of the latest step, in whatever order the steps are "
          "listed") {
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

TEST_CASE("the horizon gains 0.507 decades per unit of intelligence and 0.7 units per decade of "
          "inference compute") {
    const IntelligenceParameters parameters;
    CHECK(horizon_minutes(parameters, 0.0, 1.0, 0.0) == doctest::Approx(1.88));
    CHECK(horizon_minutes(parameters, 1.0, 1.0, 0.0) ==
          doctest::Approx(1.88 * std::pow(10.0, 0.507)));
    CHECK(horizon_minutes(parameters, 0.0, 10.0, 0.0) ==
          doctest::Approx(1.88 * std::pow(10.0, 0.507 * 0.7)));
    CHECK(horizon_minutes(parameters, 0.0, 1.0, -0.5) ==
          doctest::Approx(1.88 * std::pow(10.0, -0.5)));
}

TEST_CASE("success is half of the ceiling at the horizon and 80 % at the horizon over 5.23") {
    CHECK(success_probability(30.0, 30.0, 0.838, 1.0) == doctest::Approx(0.5));
    CHECK(success_probability(30.0, 30.0, 0.838, 0.9) == doctest::Approx(0.45));
    CHECK(success_probability(30.0 / 5.23, 30.0, 0.838, 1.0) == doctest::Approx(0.8).epsilon(1e-3));
    CHECK(success_probability(0.0, 30.0, 0.838, 0.97) == 0.97);
    CHECK(success_probability(7.0, 30.0, 2.0, 1.0) ==
          doctest::Approx(1.0 / (1.0 + std::pow(7.0 / 30.0, 2.0))));
}

TEST_CASE("the path is finite for every combination of extreme parameters") {
    for (const double growth : {1.0, 1000.0}) {
        for (const double hardware : {1.0, 100.0}) {
            for (const double nominal : {-0.5, 0.5}) {
                IntelligenceParameters parameters;
                parameters.capital_growth = growth;
                parameters.hardware_growth = hardware;
                parameters.nominal_growth = nominal;
                const FrontierPath path{parameters, 2023.0, 2036.0};
                for (const double year : {2020.0, 2023.0, 2029.5, 2036.0, 2040.0}) {
                    CHECK(std::isfinite(path.intelligence(year)));
                    CHECK(path.training_compute(year) > 0.0);
                }
            }
        }
    }
}
