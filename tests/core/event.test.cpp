// SPDX-License-Identifier: Apache-2.0
#include "core/event.hpp"

#include "core/ids.hpp"

#include <doctest/doctest.h>

using namespace tenfold;

namespace {

using ThingId = Id<struct ThingTag>;

struct Nothing {
    using Target = ThingId;
};
struct Small {
    using Target = ThingId;
    ThingId from;
};
struct Large {
    using Target = ThingId;
    ThingId from;
    std::uint32_t amount = 0;
    std::int32_t change = 0;
};
struct Odd {
    using Target = ThingId;
    std::uint8_t flag = 0;
};

Record<2>
record(std::uint32_t agent, std::uint32_t when, std::uint32_t first, std::uint32_t second) {
    Record<2> result;
    result.agent = agent;
    result.when = when;
    result.payload.words = {first, second};
    return result;
}

} // namespace

TEST_CASE("events are numbered by their place in the list, with as many bits as that takes") {
    using Events = EventList<Nothing, Small, Large>;
    static_assert(Events::number<Nothing>() == 0);
    static_assert(Events::number<Large>() == 2);
    static_assert(Events::number_bits == 2);
    static_assert(Events::payload_words() == 3);
    static_assert(EventList<>::number_bits == 0);
    static_assert(EventList<>::payload_words() == 0);
    static_assert(EventList<Nothing>::number_bits == 0);
    static_assert(EventList<Nothing>::payload_words() == 0);
    static_assert(EventList<Nothing, Small>::number_bits == 1);
    static_assert(EventList<Odd>::payload_words() == 1);
    static_assert(sizeof(Record<0>) == 8);
    static_assert(sizeof(Record<1>) == 12);
    static_assert(sizeof(Record<3>) == 20);
}

TEST_CASE("records are ordered by agent, time and number, then payload word by word") {
    const Record<2> base = record(5, 100, 7, 7);
    CHECK_FALSE(base < base);
    CHECK(record(4, 999, 9, 9) < base);
    CHECK(record(5, 99, 9, 9) < base);
    CHECK(record(5, 100, 6, 9) < base);
    CHECK(record(5, 100, 7, 6) < base);
    CHECK(base < record(5, 100, 7, 8));
    CHECK(base < record(5, 100, 8, 0));
    CHECK(base < record(5, 101, 0, 0));
    CHECK(base < record(6, 0, 0, 0));
    CHECK(base < record(0xffffffff, 0, 0, 0)); // unsigned
    CHECK(base < record(5, 100, 0xffffffff, 0));
}

TEST_CASE("payloads come back as they were stored, and words that they do not use are zero") {
    Record<3> large;
    large.store(Large{ThingId{17}, 0xfedcba98, -3});
    CHECK(large.load<Large>().from == ThingId{17});
    CHECK(large.load<Large>().amount == 0xfedcba98);
    CHECK(large.load<Large>().change == -3);
    Record<3> small;
    small.store(Small{ThingId{18}});
    CHECK(small.load<Small>().from == ThingId{18});
    CHECK(small.payload.words[1] == 0);
    CHECK(small.payload.words[2] == 0);
    Record<3> odd;
    odd.store(Odd{255});
    CHECK(odd.load<Odd>().flag == 255);
    CHECK(odd.payload.words[0] == 255);
}

TEST_CASE("ids are typed, ordered, and none is none") {
    CHECK_FALSE(ThingId{});
    CHECK(ThingId::none() == ThingId{});
    CHECK(ThingId{0});
    CHECK(ThingId{1} < ThingId{2});
    CHECK(ThingId{3}.index() == 3);
    static_assert(!std::is_convertible_v<std::uint32_t, ThingId>);
    static_assert(!std::is_convertible_v<ThingId, Id<struct OtherTag>>);
}
