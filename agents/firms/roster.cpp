// SPDX-License-Identifier: Apache-2.0
#include "agents/firms/roster.hpp"

#include <algorithm>
#include <limits>

namespace tenfold {

namespace {

// Blocks double when they grow: all blocks that a slot has outgrown are together smaller than its
// current one. The factor leaves room for the seats of the start, twice as many in grown blocks,
// and as many again outgrown.
std::size_t address_space(std::uint32_t seats) {
    constexpr std::size_t factor = 5;
    constexpr std::size_t least = std::size_t{1} << 20;
    return std::min<std::size_t>(factor * seats + least, std::numeric_limits<std::uint32_t>::max());
}

} // namespace

Rosters::Rosters(std::uint32_t seats) : seats_{address_space(seats)}, used_{seats} {}

void Rosters::open(Slot& slot, std::uint32_t first, std::uint32_t count) {
    EXPECTS(first + count <= used_.load());
    validate(count <= Slot::most_seats, "more than 16,777,215 posts of one occupation in one firm");
    slot.first_seat = first;
    slot.vacant = Slot::no_place;
    make_vacant(slot, 0, count);
}

void Rosters::open(Slot& slot, std::uint32_t count) {
    slot.first_seat = reserve(count);
    slot.vacant = Slot::no_place;
    make_vacant(slot, 0, count);
}

// The position of a block depends on the order of calls; no result depends on it.
std::uint32_t Rosters::reserve(std::uint32_t count) {
    const std::uint32_t first = used_.fetch_add(count, std::memory_order_relaxed);
    validate(std::size_t{first} + count <= seats_.size(), "no address space for larger rosters");
    return first;
}

void Rosters::make_vacant(Slot& slot, std::uint32_t from, std::uint32_t to) {
    for (std::uint32_t place = to; place > from; --place) {
        leave(slot, place - 1); // in reverse, so that the first seat is taken first
    }
}

std::uint32_t Rosters::take(Slot& slot, WorkerId holder, std::uint32_t job_number, Day first_day) {
    if (slot.vacant == Slot::no_place) [[unlikely]] {
        grow(slot);
    }
    const std::uint32_t place = slot.vacant;
    Seat& seat = seats_[slot.first_seat + place];
    slot.vacant = seat.contract_or_place;
    seat = {holder, Seat::contract(job_number, first_day)};
    return place;
}

void Rosters::grow(Slot& slot) {
    constexpr std::uint32_t smallest = 4;
    const std::uint32_t size = slot.heads + slot.reserved; // no seat is vacant
    validate(size < Slot::most_seats, "more than 16,777,215 people of one occupation in one firm");
    const std::uint32_t larger = std::min(std::max(smallest, 2 * size), Slot::most_seats);
    const std::uint32_t first = reserve(larger);
    std::copy_n(seats_.data() + slot.first_seat, size, seats_.data() + first);
    slot.first_seat = first;
    make_vacant(slot, size, larger);
}

std::span<const Seat> Rosters::block(const Slot& slot) const {
    std::size_t size = std::size_t{slot.heads} + slot.reserved;
    for (std::uint32_t place = slot.vacant; place != Slot::no_place;
         place = seat(slot, place).contract_or_place) {
        ++size;
    }
    return {seats_.data() + slot.first_seat, size};
}

std::span<Seat> Rosters::block_at(std::uint32_t first, std::size_t count) {
    validate(std::size_t{first} + count <= used_.load(), "a roster exceeds the reserved seats");
    return {seats_.data() + first, count};
}

bool Rosters::fits(const Slot& slot, std::size_t count) const {
    const std::size_t holders = std::size_t{slot.heads} + slot.reserved;
    std::size_t vacant = 0;
    std::uint32_t place = slot.vacant;
    while (place != Slot::no_place && place < count && holders + vacant < count) {
        place = seat(slot, place).contract_or_place;
        ++vacant;
    }
    return place == Slot::no_place && holders + vacant == count;
}

std::vector<std::uint32_t> Rosters::newest(const Slot& slot, std::uint32_t count, Day today) const {
    struct Holder {
        Day first_day;
        std::uint32_t place;
    };
    std::vector<Holder> holders;
    holders.reserve(slot.heads);
    for_each_holder(slot, [&](std::uint32_t place, const Seat& seat) {
        if (seat.first_day() <= today) {
            holders.push_back({seat.first_day(), place});
        }
    });
    const auto end =
        holders.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(count, holders.size()));
    std::partial_sort(holders.begin(), end, holders.end(), [](const Holder& a, const Holder& b) {
        return a.first_day != b.first_day ? a.first_day > b.first_day : a.place < b.place;
    });
    std::vector<std::uint32_t> places;
    for (auto holder = holders.begin(); holder != end; ++holder) {
        places.push_back(holder->place);
    }
    return places;
}

} // namespace tenfold
