// SPDX-License-Identifier: Apache-2.0
#include "scenarios/design.hpp"

#include "core/check.hpp"
#include "core/quasi_random.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <numeric>
#include <set>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "tests/support/approximately.hpp"
#include "tests/support/statistics.hpp"

using namespace tenfold;

namespace {

using Rows = std::vector<DesignRow>;
using Places = std::vector<double>;

const std::vector<DesignKind> all_kinds{DesignKind::list,
                                        DesignKind::grid,
                                        DesignKind::random,
                                        DesignKind::latin_hypercube,
                                        DesignKind::sobol,
                                        DesignKind::saltelli,
                                        DesignKind::morris,
                                        DesignKind::one_at_a_time};

/// A request that every kind can meet.
DesignRequest request_of(DesignKind kind, std::size_t factors = 3, std::size_t samples = 8) {
    DesignRequest request;
    request.kind = kind;
    request.samples = samples;
    request.levels.assign(factors, 4);
    request.best.assign(factors, 0.375);
    return request;
}

bool same(const DesignRow& a, const DesignRow& b) {
    return a.place == b.place && a.role == b.role && a.factor == b.factor && a.group == b.group;
}

bool begins_with(const Rows& longer, const Rows& shorter) {
    return shorter.size() <= longer.size() &&
           std::equal(shorter.begin(), shorter.end(), longer.begin(), same);
}

/// How many places of a factor lie in each of `parts` equal parts of [0, 1).
std::vector<std::int64_t> counts_in_parts(const Rows& rows, std::size_t factor, std::size_t parts) {
    std::vector<std::int64_t> counts(parts, 0);
    for (const DesignRow& row : rows) {
        REQUIRE(row.place[factor] >= 0.0);
        REQUIRE(row.place[factor] < 1.0);
        ++counts[static_cast<std::size_t>(row.place[factor] * static_cast<double>(parts))];
    }
    return counts;
}

/// The factors whose places differ.
std::vector<int> differences(const Places& a, const Places& b) {
    std::vector<int> factors;
    for (std::size_t i = 0; i < a.size(); ++i) {
        if (a[i] != b[i]) {
            factors.push_back(static_cast<int>(i));
        }
    }
    return factors;
}

void check_uniform(const std::vector<std::int64_t>& counts) {
    const double mean = static_cast<double>(std::accumulate(counts.begin(), counts.end(), 0LL)) /
                        static_cast<double>(counts.size());
    statistics::check_chi_square(counts, std::vector<double>(counts.size(), mean));
}

} // namespace

TEST_CASE("every design has the rows it announces, and the same ones again") {
    for (const DesignKind kind : all_kinds) {
        CAPTURE(static_cast<int>(kind));
        DesignRequest request = request_of(kind);
        const Rows rows = make_design(request);
        CHECK(rows.size() == design_size(request));
        CHECK(begins_with(rows, make_design(request)));
        for (const DesignRow& row : rows) {
            REQUIRE(row.place.size() == 3);
            for (const double place : row.place) {
                CHECK(place >= 0.0);
                CHECK(place <= 1.0);
            }
        }
        const bool drawn = kind != DesignKind::list && kind != DesignKind::grid &&
                           kind != DesignKind::one_at_a_time;
        request.seed = 2;
        CHECK(begins_with(rows, make_design(request)) != drawn);
    }
}

TEST_CASE("sizes follow from factors, levels and samples") {
    DesignRequest request = request_of(DesignKind::grid);
    request.levels = {2, 3, 5};
    CHECK(design_size(request) == 30);
    CHECK(design_size(request_of(DesignKind::list)) == 4);
    CHECK(design_size(request_of(DesignKind::random)) == 8);
    CHECK(design_size(request_of(DesignKind::latin_hypercube)) == 8);
    CHECK(design_size(request_of(DesignKind::sobol)) == 8);
    CHECK(design_size(request_of(DesignKind::morris)) == 8 * 4);
    CHECK(design_size(request_of(DesignKind::one_at_a_time)) == 7);
    request = request_of(DesignKind::saltelli);
    CHECK(design_size(request) == 8 * 5);
    request.second_order = true;
    CHECK(design_size(request) == 8 * 8);
}

TEST_CASE("sizes are counted in 64 bits, and more than that is refused") {
    DesignRequest request = request_of(DesignKind::grid, 31);
    CHECK(design_size(request) == std::uint64_t{1} << 62);
    request.levels.push_back(4);
    CHECK_THROWS_AS(static_cast<void>(design_size(request)), RunError);
    CHECK_THROWS_AS(static_cast<void>(make_design(request)), RunError);
    request = request_of(DesignKind::saltelli, 1000, (std::size_t{1} << 48) - 1);
    CHECK(design_size(request) == ((std::uint64_t{1} << 48) - 1) * 1002);
    request = request_of(DesignKind::morris, 65'535, (std::size_t{1} << 48) - 1);
    CHECK(design_size(request) == ((std::uint64_t{1} << 48) - 1) * 65'536);
    request.levels.push_back(0);
    CHECK_THROWS_AS(static_cast<void>(design_size(request)), RunError);
}

TEST_CASE("a list gives every factor its level of the row") {
    const Rows rows = make_design(request_of(DesignKind::list, 2));
    REQUIRE(rows.size() == 4);
    for (std::size_t i = 0; i < 4; ++i) {
        CHECK(rows[i].place == Places(2, (static_cast<double>(i) + 0.5) / 4.0));
        CHECK(rows[i].role == RowRole::sample);
        CHECK(rows[i].factor == -1);
        CHECK(rows[i].group == i);
    }
}

TEST_CASE("a grid is the product of the levels, the last factor fastest") {
    DesignRequest request = request_of(DesignKind::grid);
    request.levels = {2, 1, 3};
    const Rows rows = make_design(request);
    std::vector<std::vector<int>> read;
    for (const DesignRow& row : rows) {
        std::vector<int> levels;
        for (std::size_t i = 0; i < 3; ++i) {
            levels.push_back(
                static_cast<int>(row.place[i] * static_cast<double>(request.levels[i])));
        }
        read.push_back(levels);
    }
    CHECK(read == std::vector<std::vector<int>>{
                      {0, 0, 0}, {0, 0, 1}, {0, 0, 2}, {1, 0, 0}, {1, 0, 1}, {1, 0, 2}});
    CHECK(rows[4].place == Places{0.75, 0.5, 0.5});
    CHECK(rows[4].group == 4);
}

TEST_CASE("the place of a level reads back as that level, for many levels") {
    DesignRequest request = request_of(DesignKind::list, 1);
    for (const std::size_t levels : {1U, 3U, 10U, 49U, 1000U, 65'537U}) {
        request.levels = {levels};
        const Rows rows = make_design(request);
        std::size_t wrong = 0;
        for (std::size_t level = 0; level < levels; ++level) {
            const double read = std::floor(rows[level].place[0] * static_cast<double>(levels));
            wrong += read == static_cast<double>(level) ? 0 : 1;
        }
        CHECK(wrong == 0);
    }
}

TEST_CASE("a larger random, Sobol, Saltelli or Morris design begins with the smaller one") {
    for (const DesignKind kind :
         {DesignKind::random, DesignKind::sobol, DesignKind::saltelli, DesignKind::morris}) {
        for (const bool second_order : {false, true}) {
            CAPTURE(static_cast<int>(kind));
            DesignRequest request = request_of(kind, 4, 13);
            request.second_order = second_order;
            const Rows smaller = make_design(request);
            request.samples = 40;
            CHECK(begins_with(make_design(request), smaller));
        }
    }
}

TEST_CASE("a random design is uniform and its factors independent") {
    const std::size_t samples = statistics::sample(20'000);
    const Rows rows = make_design(request_of(DesignKind::random, 3, samples));
    std::vector<std::int64_t> joint(16, 0);
    for (std::size_t factor = 0; factor < 3; ++factor) {
        std::vector<double> places;
        for (const DesignRow& row : rows) {
            places.push_back(row.place[factor]);
        }
        statistics::check_distribution(places, [](double x) { return x; });
    }
    for (const DesignRow& row : rows) {
        ++joint[static_cast<std::size_t>(row.place[0] * 4.0) * 4 +
                static_cast<std::size_t>(row.place[2] * 4.0)];
    }
    check_uniform(joint);
    CHECK(rows[5].group == 5);
}

TEST_CASE("a Latin hypercube has one point in each stratum of each factor") {
    for (const std::size_t samples : {1U, 2U, 7U, 100U, 4099U}) {
        const Rows rows = make_design(request_of(DesignKind::latin_hypercube, 5, samples));
        for (std::size_t factor = 0; factor < 5; ++factor) {
            CAPTURE(samples);
            CHECK(counts_in_parts(rows, factor, samples) == std::vector<std::int64_t>(samples, 1));
        }
    }
}

TEST_CASE("all permutations of a Latin hypercube are as likely, and places within strata uniform") {
    const std::size_t seeds = statistics::sample(12'000);
    std::vector<std::int64_t> first_and_second(16, 0); // strata of row 0 and 1, of four
    std::vector<std::int64_t> two_factors(16, 0);      // of row 2 in either factor
    std::vector<double> within;
    for (std::size_t seed = 0; seed < seeds; ++seed) {
        DesignRequest request = request_of(DesignKind::latin_hypercube, 2, 4);
        request.seed = seed;
        const Rows rows = make_design(request);
        const auto stratum = [&](std::size_t row, std::size_t factor) {
            return static_cast<std::size_t>(rows[row].place[factor] * 4.0);
        };
        ++first_and_second[stratum(0, 0) * 4 + stratum(1, 0)];
        ++two_factors[stratum(2, 0) * 4 + stratum(2, 1)];
        within.push_back(rows[3].place[1] * 4.0 - std::floor(rows[3].place[1] * 4.0));
    }
    std::vector<std::int64_t> possible;
    for (std::size_t i = 0; i < 16; ++i) {
        if (i % 4 == i / 4) {
            CHECK(first_and_second[i] == 0);
        } else {
            possible.push_back(first_and_second[i]);
        }
    }
    check_uniform(possible);
    check_uniform(two_factors);
    statistics::check_distribution(within, [](double x) { return x; });
}

TEST_CASE("a Sobol design is the shifted Sobol sequence, balanced in each factor") {
    DesignRequest request = request_of(DesignKind::sobol, 6, 256);
    request.seed = 77;
    const Rows rows = make_design(request);
    const std::vector<double> points = shifted_sobol_points(256, 6, 77);
    for (std::size_t factor = 0; factor < 6; ++factor) {
        CHECK(rows[200].place[factor] == points[std::size_t{200} * 6 + factor]);
        CHECK(counts_in_parts(rows, factor, 256) == std::vector<std::int64_t>(256, 1));
    }
}

TEST_CASE("rows of a Saltelli design mix A and B as their roles say") {
    const std::size_t factors = 3;
    DesignRequest request = request_of(DesignKind::saltelli, factors, 64);
    request.second_order = true;
    const Rows rows = make_design(request);
    const std::size_t width = 2 * factors + 2;
    const std::vector<double> points = shifted_sobol_points(64, 2 * factors, request.seed);
    for (std::size_t sample = 0; sample < 64; ++sample) {
        const auto row = rows.begin() + static_cast<std::ptrdiff_t>(sample * width);
        const DesignRow& a = *row;
        const DesignRow& b = row[static_cast<std::ptrdiff_t>(width) - 1];
        CHECK(a.role == RowRole::a);
        CHECK(b.role == RowRole::b);
        CHECK(a.factor == -1);
        CHECK(b.factor == -1);
        Places both = a.place;
        both.insert(both.end(), b.place.begin(), b.place.end());
        CHECK(std::equal(both.begin(),
                         both.end(),
                         points.begin() + static_cast<std::ptrdiff_t>(sample * 2 * factors)));
        for (int factor = 0; factor < static_cast<int>(factors); ++factor) {
            const DesignRow& ab = row[1 + factor];
            const DesignRow& ba = row[1 + static_cast<std::ptrdiff_t>(factors) + factor];
            CHECK(ab.role == RowRole::ab);
            CHECK(ba.role == RowRole::ba);
            CHECK(ab.factor == factor);
            CHECK(ba.factor == factor);
            CHECK(ab.group == sample);
            CHECK(ba.group == sample);
            CHECK(differences(ab.place, a.place) == std::vector<int>{factor});
            CHECK(differences(ba.place, b.place) == std::vector<int>{factor});
            CHECK(ab.place[static_cast<std::size_t>(factor)] ==
                  b.place[static_cast<std::size_t>(factor)]);
            CHECK(ba.place[static_cast<std::size_t>(factor)] ==
                  a.place[static_cast<std::size_t>(factor)]);
        }
    }
    // Without second order the same rows less BA.
    Rows shorter;
    std::copy_if(rows.begin(), rows.end(), std::back_inserter(shorter), [](const DesignRow& row) {
        return row.role != RowRole::ba;
    });
    request.second_order = false;
    CHECK(begins_with(make_design(request), shorter));
    CHECK(design_size(request) == shorter.size());
}

TEST_CASE("a Morris trajectory moves each factor once, by half of the levels") {
    const std::size_t factors = 5;
    for (const std::size_t levels : {2U, 4U, 10U}) {
        DesignRequest request = request_of(DesignKind::morris, factors, 50);
        request.morris_levels = levels;
        const Rows rows = make_design(request);
        const double last = static_cast<double>(levels) - 1.0;
        const double delta = static_cast<double>(levels) / (2.0 * last);
        for (std::size_t i = 0; i < rows.size(); ++i) {
            CHECK(rows[i].group == i / (factors + 1));
            for (const double place : rows[i].place) {
                CHECK(place == std::round(place * last) / last);
            }
            if (i % (factors + 1) == 0) {
                CHECK(rows[i].role == RowRole::base);
                CHECK(rows[i].factor == -1);
                continue;
            }
            CHECK(rows[i].role == RowRole::step);
            CHECK(differences(rows[i].place, rows[i - 1].place) ==
                  std::vector<int>{rows[i].factor});
            const auto moved = static_cast<std::size_t>(rows[i].factor);
            CHECK(std::abs(rows[i].place[moved] - rows[i - 1].place[moved]) ==
                  test::approximately(delta).epsilon(1e-14));
        }
        for (std::size_t base = 0; base < rows.size(); base += factors + 1) {
            std::set<int> moved;
            for (std::size_t i = 1; i <= factors; ++i) {
                moved.insert(rows[base + i].factor);
            }
            CHECK(moved.size() == factors);
        }
    }
}

TEST_CASE("levels, directions and orders of Morris trajectories are as likely") {
    const std::size_t trajectories = statistics::sample(20'000);
    DesignRequest request = request_of(DesignKind::morris, 3, trajectories);
    request.morris_levels = 6;
    const Rows rows = make_design(request);
    std::vector<std::int64_t> levels(36, 0); // where two factors begin
    std::vector<std::int64_t> orders(9, 0);  // the first two factors that move
    for (std::size_t base = 0; base < rows.size(); base += 4) {
        const auto level = [&](std::size_t factor) {
            return static_cast<std::size_t>(std::lround(rows[base].place[factor] * 5.0));
        };
        ++levels[level(0) * 6 + level(2)]; // the upper three go down: directions too
        const auto first = static_cast<std::size_t>(rows[base + 1].factor);
        const auto second = static_cast<std::size_t>(rows[base + 2].factor);
        ++orders[first * 3 + second];
    }
    check_uniform(levels);
    std::vector<std::int64_t> possible;
    for (std::size_t i = 0; i < 9; ++i) {
        if (i % 3 != i / 3) {
            possible.push_back(orders[i]);
        }
    }
    check_uniform(possible);
}

TEST_CASE("one at a time sends each factor to its ends, the others at their best") {
    DesignRequest request = request_of(DesignKind::one_at_a_time, 2);
    request.best = {0.25, 1.0};
    const Rows expected{{{0.25, 1.0}, RowRole::base, -1, 0},
                        {{0.0, 1.0}, RowRole::low, 0, 0},
                        {{1.0, 1.0}, RowRole::high, 0, 0},
                        {{0.25, 0.0}, RowRole::low, 1, 0},
                        {{0.25, 1.0}, RowRole::high, 1, 0}};
    const Rows rows = make_design(request);
    CHECK(rows.size() == expected.size());
    CHECK(begins_with(rows, expected));
}

TEST_CASE("requests that have no design are refused") {
    for (const DesignKind kind : all_kinds) {
        CHECK_THROWS_AS(static_cast<void>(design_size(request_of(kind, 0))), RunError);
        CHECK_THROWS_AS(static_cast<void>(make_design(request_of(kind, 0))), RunError);
    }
    for (const DesignKind kind : {DesignKind::random,
                                  DesignKind::latin_hypercube,
                                  DesignKind::sobol,
                                  DesignKind::saltelli,
                                  DesignKind::morris}) {
        CHECK_THROWS_AS(static_cast<void>(design_size(request_of(kind, 2, 0))), RunError);
    }
    for (const DesignKind kind : {DesignKind::grid, DesignKind::list}) {
        DesignRequest request = request_of(kind);
        request.levels[1] = 0;
        CHECK_THROWS_AS(static_cast<void>(design_size(request)), RunError);
    }
    DesignRequest request = request_of(DesignKind::list);
    request.levels[2] = 5;
    CHECK_THROWS_AS(static_cast<void>(design_size(request)), RunError);
    for (const std::size_t levels : {0U, 1U, 3U}) {
        request = request_of(DesignKind::morris);
        request.morris_levels = levels;
        CHECK_THROWS_AS(static_cast<void>(make_design(request)), RunError);
    }
    request = request_of(DesignKind::one_at_a_time);
    request.best.pop_back();
    CHECK_THROWS_AS(static_cast<void>(make_design(request)), RunError);
    request.best.push_back(1.5);
    CHECK_THROWS_AS(static_cast<void>(make_design(request)), RunError);
    request.best.back() = std::nan("");
    CHECK_THROWS_AS(static_cast<void>(make_design(request)), RunError);
}

TEST_CASE("Sobol and Saltelli designs end where direction numbers do") {
    CHECK(make_design(request_of(DesignKind::sobol, largest_sobol_dimension, 2)).size() == 2);
    CHECK_THROWS_AS(static_cast<void>(
                        make_design(request_of(DesignKind::sobol, largest_sobol_dimension + 1, 2))),
                    RunError);
    CHECK(make_design(request_of(DesignKind::saltelli, 1833, 1)).size() == 1835);
    CHECK_THROWS_AS(static_cast<void>(make_design(request_of(DesignKind::saltelli, 1834, 1))),
                    RunError);
}
