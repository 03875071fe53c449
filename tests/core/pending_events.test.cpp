// SPDX-License-Identifier: Apache-2.0
#include "core/pending_events.hpp"

#include "core/event.hpp"
#include "core/random.hpp"

#include <algorithm>
#include <map>
#include <set>

#include <doctest/doctest.h>

using namespace tenfold;

namespace {

using Event = Record<1>;

Event event_of(std::uint32_t agent) {
    Event event;
    event.agent = agent;
    return event;
}

/// The agents of the events taken in `window`, sorted.
std::vector<std::uint32_t> take(PendingEvents<Event>& pending, std::int64_t window) {
    std::vector<Event> records;
    pending.take(window, records);
    std::vector<std::uint32_t> agents(records.size());
    std::transform(records.begin(), records.end(), agents.begin(), [](const Event& event) {
        return event.agent;
    });
    std::sort(agents.begin(), agents.end());
    return agents;
}

} // namespace

TEST_CASE("events come out in their window, near, far and further than the coarse buckets") {
    // Windows of all distances, random times of adding; every event is due in its window and is
    // taken there.
    PendingEvents<Event> pending;
    std::map<std::int64_t, std::vector<std::uint32_t>> expected;
    std::set<std::int64_t> due;
    RandomStream random{RandomKey{4, 4}, {}};
    constexpr std::int64_t last = 60'000;
    std::uint32_t next = 0;
    std::size_t size = 0;
    for (std::int64_t window = 0; window < last; ++window) {
        if (window % near_windows == 0) {
            pending.open_bucket(window, [&](std::int64_t of) { due.insert(of); });
        }
        if (window % 40 == 0) {
            for (const std::int64_t ahead :
                 {0, 1, 255, 256, 257, 511, 512, 16'127, 16'128, 16'383, 16'384, 16'640, 40'000}) {
                const std::int64_t at = window + ahead;
                pending.add(window, at, event_of(next));
                expected[at].push_back(next++);
                ++size;
                if (ahead < near_windows) {
                    due.insert(at);
                }
            }
        }
        REQUIRE(pending.size() == size);
        const auto wanted = expected.find(window);
        REQUIRE(due.contains(window) == (wanted != expected.end()));
        const std::vector<std::uint32_t> taken = take(pending, window);
        if (wanted == expected.end()) {
            REQUIRE(taken.empty());
        } else {
            REQUIRE(taken == wanted->second);
            size -= taken.size();
            expected.erase(wanted);
        }
    }
    CHECK(next > 10'000);
}

TEST_CASE("memory is recycled: it does not grow with the number of windows") {
    PendingEvents<Event> pending;
    std::size_t settled = 0;
    for (std::int64_t window = 0; window < 10 * near_windows; ++window) {
        for (std::uint32_t i = 0; i < 1000; ++i) {
            pending.add(window, window + 1 + i % 200, event_of(i));
        }
        static_cast<void>(take(pending, window));
        if (window == 2 * near_windows) {
            settled = pending.bytes();
        }
    }
    CHECK(pending.bytes() == settled);
    CHECK(settled < 3 * 200 * 1000 * sizeof(Event));
}

TEST_CASE("outboxes return what was pushed, shard by shard, and are empty after clear") {
    Outbox<Event> outbox;
    outbox.resize(5);
    for (std::uint32_t i = 0; i < 1000; ++i) {
        outbox.push(i % 2 == 0 ? 1 : 4, 1 + i % 3, event_of(i));
    }
    std::vector<std::uint32_t> touched = outbox.touched();
    std::sort(touched.begin(), touched.end());
    CHECK(touched == std::vector<std::uint32_t>{1, 4});
    std::size_t seen = 0;
    outbox.visit(4, [&](const auto* sent, std::uint32_t count) {
        for (std::uint32_t i = 0; i < count; ++i) {
            CHECK(sent[i].record.agent % 2 == 1);
            CHECK(sent[i].ahead == 1 + sent[i].record.agent % 3);
            ++seen;
        }
    });
    CHECK(seen == 500);
    const std::size_t bytes = outbox.bytes();
    outbox.clear();
    CHECK(outbox.touched().empty());
    outbox.visit(1, [&](const auto*, std::uint32_t) { FAIL("nothing is left"); });
    for (std::uint32_t i = 0; i < 1000; ++i) {
        outbox.push(3 * (i % 2), 1, event_of(i));
    }
    CHECK(outbox.bytes() == bytes);
}
