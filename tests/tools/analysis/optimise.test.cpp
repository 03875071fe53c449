// SPDX-License-Identifier: Apache-2.0
#include "tools/analysis/optimise.hpp"

#include "core/check.hpp"
#include "core/random.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <numbers>
#include <set>
#include <stdexcept>

#include <doctest/doctest.h>

using namespace tenfold;

namespace {

using Place = std::span<const double>;

constexpr double no_number = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();

double square(double x) {
    return x * x;
}

/// Smallest, 0, at (0.63, 0.27), with about a hundred local minima around.
double rastrigin(Place place) {
    const auto term = [](double x) {
        return x * x + 10.0 * (1.0 - std::cos(2.0 * std::numbers::pi * x));
    };
    return term(10.24 * (place[0] - 0.63)) + term(10.24 * (place[1] - 0.27));
}

/// Smallest, 0, at (0.75, 0.75), the end of a curved valley.
double rosenbrock(Place place) {
    const double x = 4.0 * place[0] - 2.0;
    const double y = 4.0 * place[1] - 2.0;
    return 100.0 * square(y - x * x) + square(1.0 - x);
}

/// Smallest, 0, at (0.6, 0.35, 0.8).
double bowl(Place place) {
    return 100.0 * (square(place[0] - 0.6) + square(place[1] - 0.35) + square(place[2] - 0.8));
}

/// Uniform on (-1, 1), another number for each place.
double noise(Place place) {
    const auto bits = std::bit_cast<std::uint64_t>(place[0]) +
                      std::bit_cast<std::uint64_t>(place[1]) * 3 +
                      std::bit_cast<std::uint64_t>(place[2]) * 5;
    const auto [high, low, a, b] = random_block(RandomKey::make(bits, 0), {});
    return 2.0 * to_unit(high, low) - 1.0;
}

void check_equal(const SearchResult& a, const SearchResult& b) {
    CHECK(a.place == b.place);
    CHECK(a.value == b.value);
    CHECK(a.stopped == b.stopped);
    REQUIRE(a.steps.size() == b.steps.size());
    for (std::size_t i = 0; i < a.steps.size(); ++i) {
        CHECK(a.steps[i].place == b.steps[i].place);
        CHECK(std::bit_cast<std::uint64_t>(a.steps[i].value) ==
              std::bit_cast<std::uint64_t>(b.steps[i].value));
        CHECK(a.steps[i].local == b.steps[i].local);
    }
}

} // namespace

TEST_CASE("a search finds the global minimum among local ones") {
    const SearchResult local = minimise(rastrigin, {0, 400, {0.05, 0.95}});
    CHECK(local.value > 1.0); // in the trap: the next best minima are at 1
    const SearchResult both = minimise(rastrigin, {200, 200, {0.05, 0.95}});
    CHECK(both.value < 1e-3);
    CHECK(std::abs(both.place[0] - 0.63) < 1e-3);
    CHECK(std::abs(both.place[1] - 0.27) < 1e-3);
}

TEST_CASE("a search follows a curved valley to the minimum") {
    const SearchResult result = minimise(rosenbrock, {0, 1000, {0.2, 0.75}});
    CHECK(result.value < 1e-4);
    CHECK(std::abs(result.place[0] - 0.75) < 1e-2);
    CHECK(std::abs(result.place[1] - 0.75) < 1e-2);
    CHECK(result.stopped == "the local search converged to 0.0001");
}

TEST_CASE("a search finds a minimum despite noise and steps") {
    // Noise of +-0.25 hides differences of 0.5: distances of sqrt(0.5 / 100) = 0.07 in the bowl.
    const auto noisy = [](Place place) { return bowl(place) + 0.25 * noise(place); };
    CHECK(bowl(minimise(noisy, {150, 150, {0.1, 0.1, 0.1}}).place) < 0.5);
    // Whole-number parameters of 20 values: the best cell is at most 0.025 off in each coordinate.
    const auto stepped = [](Place place) {
        const auto level = [&](std::size_t i) {
            return (std::floor(20.0 * place[i]) + 0.5) / 20.0;
        };
        const std::vector<double> cell{level(0), level(1), level(2)};
        return bowl(cell);
    };
    CHECK(minimise(stepped, {150, 150, {0.1, 0.1, 0.1}}).value <= 3 * 100.0 * square(0.025) + 1e-9);
}

TEST_CASE("failed evaluations do not end a search") {
    const auto partial = [](Place place) {
        if (place[0] < 0.3) {
            return no_number;
        }
        return place[1] > 0.5 ? infinity : place[2] < 0.5 ? -infinity : bowl(place);
    };
    const SearchResult result = minimise(partial, {150, 150, {0.1, 0.9, 0.1}});
    CHECK(result.value < 0.01);
    CHECK(std::isnan(result.steps[0].value)); // as the objective gave it
    const auto none = [](Place) { return no_number; };
    const SearchResult failed = minimise(none, {20, 20, {0.1, 0.9, 0.1}});
    CHECK(failed.value == infinity);
    CHECK(failed.place == std::vector<double>{0.1, 0.9, 0.1});
    CHECK(failed.steps.size() > 20);
}

TEST_CASE("a search is deterministic and stays in its bounds") {
    const auto noisy = [](Place place) { return bowl(place) + noise(place); };
    const SearchPlan plan{80, 60, {0.5, 0.5, 0.5}}; // the centre, where the global search begins
    const SearchResult first = minimise(noisy, plan);
    const std::vector<std::vector<double>> elsewhere(1000, std::vector<double>(3)); // in memory
    check_equal(minimise(noisy, plan), first);

    CHECK(first.steps[0].place == plan.start);
    const auto local = std::ranges::count_if(first.steps, &SearchStep::local);
    CHECK(local > 10);
    CHECK(local <= 60);
    CHECK(first.steps.size() - static_cast<std::size_t>(local) <= 80);
    std::set<std::vector<double>> places;
    double smallest = infinity;
    for (const SearchStep& step : first.steps) {
        CHECK(places.insert(step.place).second); // no place twice
        CHECK(std::ranges::all_of(step.place, [](double x) { return x >= 0.0 && x <= 1.0; }));
        smallest = std::min(smallest, step.value);
    }
    CHECK(first.value == smallest);
    CHECK(minimise(noisy, {1, 0, {0.5, 0.5, 0.5}}).steps.size() == 1);
    CHECK(minimise(noisy, {5, 0, {0.1, 0.5, 0.5}}).steps.size() == 5);
    CHECK(minimise(noisy, {5, 7, {0.1, 0.5, 0.5}}).stopped == "all evaluations were made");
}

TEST_CASE("an interrupted search returns the best so far") {
    for (const SearchPlan& plan :
         {SearchPlan{100, 100, {0.1, 0.1, 0.1}}, SearchPlan{0, 100, {0.1, 0.1, 0.1}}}) {
        std::atomic<bool> interrupted = false;
        int calls = 0;
        double last = 1.0;
        const auto objective = [&](Place place) {
            interrupted = ++calls == 15;
            return calls == 15 ? last * bowl(place) : bowl(place);
        };
        const SearchResult result = minimise(objective, plan, &interrupted);
        CHECK(calls == 15);
        CHECK(result.steps.size() == 15);
        CHECK(result.stopped == "it was interrupted");
        CHECK(result.value == bowl(result.place));
        calls = 0;
        last = no_number;
        interrupted = false;
        CHECK(minimise(objective, plan, &interrupted).steps.size() == 14);
        const SearchResult nothing = minimise(objective, plan, &interrupted);
        CHECK(nothing.steps.empty());
        CHECK(nothing.place == plan.start);
        CHECK(nothing.value == infinity);
    }
}

TEST_CASE("an exception of the objective is passed on") {
    for (const SearchPlan& plan :
         {SearchPlan{100, 0, {0.1, 0.1}}, SearchPlan{0, 100, {0.1, 0.1}}}) {
        int calls = 0;
        const auto objective = [&](Place place) {
            if (++calls == 5) {
                throw FileError{"disk full"};
            }
            return rosenbrock(place);
        };
        CHECK_THROWS_WITH_AS(static_cast<void>(minimise(objective, plan)), "disk full", FileError);
        CHECK(calls == 5);
    }
}

TEST_CASE("a search needs evaluations, coordinates and a start in the unit cube") {
    for (const SearchPlan& plan : {SearchPlan{0, 0, {0.1, 0.1}},
                                   SearchPlan{-1, 5, {0.1, 0.1}},
                                   SearchPlan{5, 5, {}},
                                   SearchPlan{5, 5, {0.1, 1.1}},
                                   SearchPlan{5, 5, {0.1, no_number}}}) {
        CHECK_THROWS_AS(static_cast<void>(minimise(rosenbrock, plan)), RunError);
    }
}
