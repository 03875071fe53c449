// SPDX-License-Identifier: Apache-2.0
#include "agents/labour_network/labour_network.hpp"

#include "core/check.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

#include <doctest/doctest.h>

#include "tests/support/approximately.hpp"

using namespace tenfold;

namespace {

const LabourOccupations five{{40000.0, 12000.0, 90000.0, 300.0, 7000.0},
                             {0.95, 0.02, 0.4, 0.7, 0.05}};

double sum(std::span<const double> values) {
    return std::accumulate(values.begin(), values.end(), 0.0);
}

struct Rest {
    double unemployment; // per person of the labour force
    double vacancies;
};

/// Stationary state of the complete network, where occupations do not matter, by bisection for a
/// labour force of 1: separations equal hires, and new vacancies equal filled ones. The first
/// condition gives v for each u.
Rest rest_of_complete_network() {
    const LabourNetworkParameters p;
    const auto vacancies_filling = [&](double u) { // v at which hires equal separations
        double low = 1e-9;
        double high = 1.0;
        for (int i = 0; i < 200; ++i) {
            const double v = (low + high) / 2;
            const double hires = v * (1.0 - std::exp(-u / v));
            (hires < p.separation_rate * (1.0 - u) ? low : high) = v;
        }
        return low;
    };
    double low = p.separation_rate / (1.0 + p.separation_rate);
    double high = 0.5;
    for (int i = 0; i < 200; ++i) {
        const double u = (low + high) / 2;
        const double v = vacancies_filling(u);
        const double gap = 1.0 - (1.0 - u) - v;
        const double openings = p.opening_rate * (1.0 - u) +
                                (1.0 - p.opening_rate) * p.adjustment_rate * std::max(0.0, gap);
        (openings < p.separation_rate * (1.0 - u) ? low : high) = u;
    }
    return {low, vacancies_filling(low)};
}

} // namespace

TEST_CASE("the complete network converges to the stationary state of its equations") {
    const Rest rest = rest_of_complete_network();
    const double unemployment = 100.0 * rest.unemployment;
    const double vacancies = 100.0 * rest.vacancies / (rest.vacancies + 1.0 - rest.unemployment);
    CHECK(std::abs(unemployment - 4.10657263) < 5e-9);
    CHECK(std::abs(vacancies - 1.72190212) < 5e-9);
    const auto network = MobilityNetwork::complete(5);
    const auto rows = run_labour_network_map(network, five, LabourShock::none);
    REQUIRE(rows.size() == 600);
    CHECK(std::abs(rows.back().unemployment - unemployment) < 1e-9);
    CHECK(std::abs(rows.back().vacancies - vacancies) < 1e-9);
}

TEST_CASE("the labour force is conserved to 1e-9 of itself under both shocks") {
    const auto network = MobilityNetwork::complete(5).with_self_loops(labour_network_self_loop);
    for (const LabourShock shock : {LabourShock::automation, LabourShock::cycle}) {
        LabourNetworkMap map{network, five, shock};
        for (int step = 0; step < 600; ++step) {
            map.step();
            const double people = sum(map.employed()) + sum(map.unemployed());
            CHECK(std::abs(people / map.labour_force() - 1.0) < 1e-9);
        }
        CHECK(map.steps() == 600);
    }
}

TEST_CASE("automation moves demand between occupations and preserves its sum") {
    const std::vector<double> initial{10.0, 20.0, 30.0};
    const TargetDemand target{LabourShock::automation, initial, std::vector<double>{0.9, 0.1, 0.5}};
    CHECK(target.strength(0) == 0.0);
    CHECK(target.strength(99) == 0.0);
    CHECK(target.strength(100) == test::approximately(1e-4).epsilon(1e-9));
    CHECK(target.strength(216) == test::approximately(0.5).epsilon(0.05));
    CHECK(target.strength(332) > 0.9999);
    double total = 0.0;
    for (std::uint32_t i = 0; i < 3; ++i) {
        CHECK(target.at(OccupationId{i}, 0.0) == initial[i]);
        total += target.at(OccupationId{i}, 1.0);
    }
    CHECK(total == test::approximately(60.0).epsilon(1e-14));
    // 1, 18 and 15 of the initial demand are left, in sum 34 of 60.
    CHECK(target.at(OccupationId{1}, 1.0) ==
          test::approximately(18.0 * 60.0 / 34.0).epsilon(1e-14));
    CHECK_THROWS_AS(
        (TargetDemand{LabourShock::automation, initial, std::vector<double>{1.0, 1.0, 1.0}}),
        RunError);
    CHECK_THROWS_AS((TargetDemand{LabourShock::none, initial, std::vector<double>{0.5}}), RunError);
}

TEST_CASE("the business cycle is a sine of 103 steps from step 80 on") {
    const TargetDemand target{LabourShock::cycle, {10.0, 20.0}, std::vector<double>{0.5, 0.5}};
    CHECK(target.strength(79) == 0.0);
    for (std::int64_t step = 80; step < 300; ++step) {
        const double phase = 2.0 * 3.14159265358979323846 * static_cast<double>(step + 80) / 103.0;
        CHECK(std::abs(target.strength(step) + 0.065 * std::sin(phase)) < 1e-14);
        CHECK(target.strength(step) == target.strength(step + 103));
    }
    CHECK(target.at(OccupationId{1}, 0.065) == test::approximately(21.3).epsilon(1e-14));
}

TEST_CASE("an occupation above its target separates people, one below it opens vacancies") {
    const LabourNetworkParameters p;
    const LabourFlows rest = labour_flows(p, 100.0, 2.0, 102.0);
    CHECK(rest.separations == test::approximately(100.0 * p.separation_rate));
    CHECK(rest.openings == test::approximately(100.0 * p.opening_rate));
    const LabourFlows above = labour_flows(p, 100.0, 2.0, 92.0);
    CHECK(above.separations ==
          test::approximately(rest.separations +
                              (1.0 - p.separation_rate) * 10.0 * p.adjustment_rate));
    CHECK(above.openings == rest.openings);
    const LabourFlows below = labour_flows(p, 100.0, 2.0, 112.0);
    CHECK(below.separations == rest.separations);
    CHECK(below.openings ==
          test::approximately(rest.openings + (1.0 - p.opening_rate) * 10.0 * p.adjustment_rate));
    // Separations cannot exceed employment, however large the surplus.
    CHECK(labour_flows(p, 1.0, 1e6, 0.0).separations == test::approximately(1.0));
    CHECK(labour_flows(p, 1.0, 0.0, 1e6).openings == test::approximately(1.0));
}

TEST_CASE("the probability of being hired falls from 1 to vacancies per application") {
    CHECK(hiring_probability(1.0, 1e-12) == test::approximately(1.0).epsilon(1e-11));
    CHECK(hiring_probability(10.0, 10.0) ==
          test::approximately(1.0 - std::exp(-1.0)).epsilon(1e-15));
    CHECK(hiring_probability(1.0, 1000.0) == test::approximately(0.001).epsilon(1e-12));
    // The series and the formula agree where they meet.
    const double below = hiring_probability(1.0, 1e-5 * (1.0 - 1e-9));
    const double above = hiring_probability(1.0, 1e-5 * (1.0 + 1e-9));
    CHECK(std::abs(below - above) < 1e-10);
}

TEST_CASE("long-term unemployed people were separated at least four steps ago, after the start") {
    const auto network = MobilityNetwork::complete(5);
    const auto rows = run_labour_network_map(network, five, LabourShock::none, 10);
    for (std::size_t t = 0; t < 4; ++t) {
        CHECK(rows[t].long_term_unemployment == 0.0);
    }
    CHECK(rows[4].long_term_unemployment > 0.1);
    CHECK(rows[4].long_term_unemployment < rows[5].long_term_unemployment);
}

TEST_CASE("people whose occupation leads nowhere find no work") {
    // Occupation 1 leads nowhere and has no demand: its people cannot apply elsewhere.
    const auto network = MobilityNetwork::from_links(
        2, {{OccupationId{0}, OccupationId{0}, 1.0}, {OccupationId{1}, OccupationId{1}, 1.0}});
    const LabourOccupations two{{1000.0, 1000.0}, {0.0, 1.0}};
    LabourNetworkMap map{network, two, LabourShock::automation};
    for (int step = 0; step < 600; ++step) {
        map.step();
    }
    CHECK(map.unemployed()[1] > 900.0);
    CHECK(map.rates().long_term_unemployment > 40.0);
}
