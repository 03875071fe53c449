// SPDX-License-Identifier: Apache-2.0
#include "agents/coworkers/review_line.hpp"

#include "core/random.hpp"

#include <deque>

#include <doctest/doctest.h>

using namespace tenfold;

namespace {

TaskInHand numbered(std::uint32_t number) {
    return {number, 0, 0, 0};
}

} // namespace

TEST_CASE("tasks are called first come, first served, one per free reviewer") {
    ReviewLine line;
    TaskInHand task{};
    CHECK_FALSE(line.call(3, task));
    for (std::uint32_t i = 0; i < 5; ++i) {
        line.join(numbered(i));
    }
    CHECK_FALSE(line.call(0, task));
    for (std::uint32_t i = 0; i < 3; ++i) {
        REQUIRE(line.call(3, task));
        CHECK(task.length_bits == i);
    }
    CHECK_FALSE(line.call(3, task));
    CHECK(line.waiting() == 2);
    CHECK(line.reviews() == 3);
    line.release();
    CHECK_FALSE(line.call(2, task)); // one reviewer fewer
    line.release();
    REQUIRE(line.call(2, task));
    CHECK(task.length_bits == 3);
}

TEST_CASE("the line equals a plain queue after any history") {
    ReviewLine line;
    std::deque<std::uint32_t> plain;
    std::uint32_t under_review = 0;
    std::uint32_t number = 0;
    RandomStream draws{RandomKey::make(5, 0), {0, 0, 0, 0}};
    for (int step = 0; step < 1500; ++step) {
        const std::uint64_t what = draws.below(step < 750 ? 3 : 4); // first grows, then shrinks
        TaskInHand task{};
        if (what < 2 && step % 750 < 600) {
            line.join(numbered(number));
            plain.push_back(number++);
        } else if (line.call(4, task)) {
            REQUIRE(!plain.empty());
            CHECK(task.length_bits == plain.front());
            plain.pop_front();
            ++under_review;
        } else if (under_review > 0) {
            line.release();
            --under_review;
        }
        CHECK(line.waiting() == plain.size());
        CHECK(line.reviews() == under_review);
        CHECK(under_review <= 4);
        std::size_t place = 0;
        line.for_each(
            [&](const TaskInHand& waiting) { CHECK(waiting.length_bits == plain[place++]); });
    }
    CHECK(number > 300);
}
