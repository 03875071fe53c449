// SPDX-License-Identifier: Apache-2.0
#include "agents/firms/roster.hpp"

#include <cstdint>
#include <map>
#include <vector>

#include <doctest/doctest.h>

using namespace tenfold;

namespace {

/// Hires a worker and counts the holder as firms do.
std::uint32_t hire(Rosters& rosters, Slot& slot, std::uint32_t worker, Day first_day) {
    const std::uint32_t place = rosters.take(slot, WorkerId{worker}, worker % 7, first_day);
    ++slot.heads;
    return place;
}

} // namespace

TEST_CASE("seats are taken in order, identified by holder and contract, and reused") {
    Rosters rosters{10};
    Slot slot;
    rosters.open(slot, 2, 3);
    CHECK(hire(rosters, slot, 70, -1) == 0);
    CHECK(hire(rosters, slot, 71, 5) == 1);
    CHECK(rosters.holds(slot, 1, WorkerId{71}, 1));
    CHECK_FALSE(rosters.holds(slot, 1, WorkerId{71}, 2)); // another job
    CHECK_FALSE(rosters.holds(slot, 1, WorkerId{70}, 1));
    CHECK_FALSE(rosters.holds(slot, 2, WorkerId{70}, 0)); // vacant
    CHECK(rosters.seat(slot, 0).first_day() == -1);
    CHECK(rosters.seat(slot, 1).first_day() == 5);
    rosters.leave(slot, 0);
    --slot.heads;
    CHECK(hire(rosters, slot, 72, 6) == 0);
}

TEST_CASE("a roster grows beyond its block and keeps places, holders and its neighbours") {
    Rosters rosters{6};
    Slot slot;
    Slot neighbour;
    rosters.open(slot, 0, 3);
    rosters.open(neighbour, 3, 3);
    for (std::uint32_t worker = 0; worker < 3; ++worker) {
        hire(rosters, neighbour, 1000 + worker, 0);
    }
    const std::size_t before = rosters.bytes();
    std::map<std::uint32_t, std::uint32_t> places; // by worker
    for (std::uint32_t worker = 0; worker < 500; ++worker) {
        places[worker] = hire(rosters, slot, worker, worker);
        if (worker % 3 == 2) { // some are separated again
            rosters.leave(slot, places[worker - 1]);
            --slot.heads;
            places.erase(worker - 1);
        }
    }
    CHECK(rosters.bytes() > before);
    CHECK(slot.heads == places.size());
    std::map<std::uint32_t, std::uint32_t> seen;
    rosters.for_each_holder(slot, [&](std::uint32_t place, const Seat& seat) {
        seen[seat.holder.index()] = place;
        CHECK(seat.job_number() == seat.holder.index() % 7);
        CHECK(seat.first_day() == seat.holder.index());
    });
    CHECK(seen == places);
    std::uint32_t neighbours = 0;
    rosters.for_each_holder(neighbour, [&](std::uint32_t place, const Seat& seat) {
        CHECK(seat.holder.index() == 1000 + place);
        ++neighbours;
    });
    CHECK(neighbours == 3);
}

TEST_CASE(
    "the newest holders are the last to start, by place within a day, excluding future starts") {
    Rosters rosters{8};
    Slot slot;
    rosters.open(slot, 0, 8);
    const std::vector<Day> first_days{-1, 4, 9, 4, 2, 12, 60'000, 9};
    for (std::uint32_t worker = 0; worker < first_days.size(); ++worker) {
        hire(rosters, slot, worker, first_days[worker]);
    }
    CHECK(rosters.newest(slot, 3, 10) == std::vector<std::uint32_t>{2, 7, 1});
    CHECK(rosters.newest(slot, 100, 9) == std::vector<std::uint32_t>{2, 7, 1, 3, 4, 0});
    CHECK(rosters.newest(slot, 1, 12) == std::vector<std::uint32_t>{5});
    CHECK(rosters.newest(slot, 1, 200'000) == std::vector<std::uint32_t>{6});
    CHECK(rosters.newest(slot, 0, 12).empty());
}

TEST_CASE("a new firm gets its own blocks, and first days may lie before the run") {
    Rosters rosters{2};
    Slot old;
    rosters.open(old, 0, 2);
    Slot fresh;
    rosters.open(fresh, 3);
    CHECK(fresh.first_seat >= 2);
    for (std::uint32_t i = 0; i < 5; ++i) { // more than the block holds
        const std::uint32_t place = rosters.take(fresh, WorkerId{i}, 7 + i, Day{i} - 200);
        ++fresh.heads;
        CHECK(rosters.seat(fresh, place).first_day() == Day{i} - 200);
        CHECK(rosters.seat(fresh, place).job_number() == 7 + i);
    }
    CHECK(Seat{WorkerId{1}, Seat::contract(1, -Seat::days_before)}.first_day() ==
          -Seat::days_before);
    CHECK_THROWS_AS(static_cast<void>(Seat::contract(1, -Seat::days_before - 1)), RunError);
    CHECK_THROWS_AS(static_cast<void>(Seat::contract(1, 70'000)), RunError);
}

TEST_CASE("a slot fits its block if holders and linked vacant seats are all of its seats") {
    Rosters rosters{8};
    Slot slot;
    rosters.open(slot, 0, 5);
    hire(rosters, slot, 1, 0);
    hire(rosters, slot, 2, 0);
    CHECK(rosters.fits(slot, 5));
    CHECK_FALSE(rosters.fits(slot, 4));
    CHECK_FALSE(rosters.fits(slot, 6));
    Slot broken = slot;
    ++broken.heads; // more people than seats that are not vacant
    CHECK_FALSE(rosters.fits(broken, 5));
    broken = slot;
    broken.vacant = 77; // beyond the block
    CHECK_FALSE(rosters.fits(broken, 5));
}
