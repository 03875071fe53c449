// SPDX-License-Identifier: Apache-2.0
#include "agents/accounts/observed_counts.hpp"

#include <vector>

#include <doctest/doctest.h>

using namespace tenfold;

TEST_CASE("size classes are those of the Business Trends and Outlook Survey") {
    CHECK(size_class(0) == size_classes.size());
    const std::vector<std::uint32_t> lower{1, 5, 10, 20, 50, 100, 250};
    for (std::size_t place = 0; place < lower.size(); ++place) {
        CHECK(size_classes[place].least == lower[place]);
        CHECK(size_class(lower[place]) == place);
        if (place > 0) {
            CHECK(size_class(lower[place] - 1) == place - 1);
        }
    }
    CHECK(size_class(1'000'000) == 6);
}

TEST_CASE("no two counts share an index") {
    const ObservedLayout layout{3, 5};
    std::vector<int> used(layout.cells(), 0);
    const auto take = [&](std::size_t place) {
        REQUIRE(place < used.size());
        ++used[place];
    };
    for (std::size_t s = 0; s < 3; ++s) {
        for (std::size_t o = 0; o < 5; ++o) {
            for (std::size_t k = 0; k < static_cast<std::size_t>(WorkCount::kinds); ++k) {
                take(layout.place(s, o, WorkCount{k}));
            }
        }
    }
    for (std::size_t place = 0; place < size_classes.size(); ++place) {
        for (std::size_t k = 0; k < static_cast<std::size_t>(SizeCount::kinds); ++k) {
            take(layout.place(place, SizeCount{k}));
        }
    }
    for (std::size_t k = 0; k < static_cast<std::size_t>(PayoutCount::kinds); ++k) {
        take(layout.place(PayoutCount{k}));
    }
    for (const int count : used) {
        CHECK(count == 1);
    }
}

TEST_CASE("counts of all threads add up by sector and by occupation, and months are differences") {
    ObservedCounts counts{{2, 3}, 2};
    counts.add(0, SectorId{1}, OccupationId{2}, WorkCount::task_minutes, 100);
    const ObservedTotals before = counts.totals();
    counts.add(1, SectorId{1}, OccupationId{2}, WorkCount::task_minutes, 7);
    counts.add(0, SectorId{1}, OccupationId{0}, WorkCount::task_minutes, 20);
    counts.add(0, SectorId{0}, OccupationId{2}, WorkCount::task_minutes, 3);
    counts.add(1, SectorId{0}, OccupationId{2}, WorkCount::token_cents, 5);
    counts.add(0, 6, SizeCount::heads, 250);
    counts.add(1, PayoutCount::lab_capital, 11);
    const ObservedTotals month = counts.totals().since(before);
    CHECK(before.of_sector(1, WorkCount::task_minutes) == 100);
    CHECK(month.of_sector(1, WorkCount::task_minutes) == 27);
    CHECK(month.of_sector(0, WorkCount::task_minutes) == 3);
    CHECK(month.of_occupation(2, WorkCount::task_minutes) == 10);
    CHECK(month.of_occupation(0, WorkCount::task_minutes) == 20);
    CHECK(month.of_occupation(1, WorkCount::task_minutes) == 0);
    CHECK(month.of_sector(0, WorkCount::token_cents) == 5);
    CHECK(month.of_size(6, SizeCount::heads) == 250);
    CHECK(month.of_size(6, SizeCount::firms) == 0);
    CHECK(month.of(PayoutCount::lab_capital) == 11);
    CHECK(month.of(PayoutCount::labs) == 0);
}
