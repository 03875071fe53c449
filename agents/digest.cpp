// SPDX-License-Identifier: Apache-2.0
/// One number that tells two states of the economy apart.
#include "agents/economy.hpp"

#include <cstring>

namespace tenfold {

namespace {

// Words mixed into one, the order and number of them included.
class MixedWord {
public:
    explicit MixedWord(std::uint64_t start) : value_{start} {}
    void add(std::uint32_t word) {
        value_ = (value_ ^ word) * 0x9e3779b97f4a7c15ULL;
        value_ ^= value_ >> 29;
    }
    [[nodiscard]] std::uint64_t value() const { return value_; }

private:
    std::uint64_t value_;
};

// Sum of a mixed word for each of `count` records: exact in any order. `mix(index, word)` adds what
// belongs to the record.
template <class Mix>
void add_digest(ThreadPool& pool, std::size_t count, std::uint64_t salt, Tally& sum, Mix&& mix) {
    constexpr std::size_t block = 1U << 16;
    pool.for_each((count + block - 1) / block, [&](std::size_t task, unsigned thread) {
        const std::size_t end = std::min(count, (task + 1) * block);
        std::uint64_t total = 0;
        for (std::size_t index = task * block; index < end; ++index) {
            MixedWord word{salt + index};
            mix(index, word);
            total += word.value();
        }
        sum.add(thread, 0, static_cast<std::int64_t>(total));
    });
}

template <class Record>
void add_bytes(const Record& record, MixedWord& word) {
    std::uint32_t words[sizeof(Record) / sizeof(std::uint32_t)];
    std::memcpy(words, &record, sizeof words);
    for (const std::uint32_t part : words) {
        word.add(part);
    }
}

void add_desks(const TaskDesks& desks, MixedWord& word) {
    word.add(desks.team());
    for (const TaskDesk& desk : desks.desks()) {
        word.add(desk.running);
        word.add(desk.line.reviews());
        add_bytes(desk.kilotokens, word);
        add_bytes(desk.cents, word);
        desk.line.for_each([&](const TaskInHand& task) { add_bytes(task, word); });
    }
}

} // namespace

std::uint64_t Economy::state_digest() const {
    Tally sum{1, pool.threads()};
    add_digest(pool, workers.size(), 1ULL << 40, sum, [&](std::size_t index, MixedWord& word) {
        add_bytes(workers[index], word);
    });
    add_digest(pool, firms.size(), 2ULL << 40, sum, [&](std::size_t index, MixedWord& word) {
        Firm firm = firms[index];
        for_each_occupation(firm, [&](OccupationId occupation) {
            const std::uint32_t place = firm.slot(occupation);
            Slot slot = slots[place];
            rosters.for_each_holder(slot, [&](std::uint32_t seat_place, const Seat& seat) {
                word.add(seat_place);
                add_bytes(seat, word);
            });
            slot.first_seat = 0; // where the block lies is nobody's business
            add_bytes(slot, word);
            word.add(std::bit_cast<std::uint32_t>(slots.requirement(place)));
            word.add(slots.waiting(place));
        });
        if (tasks_are_events()) {
            add_desks(desks[index], word);
        }
        firm.first_slot = 0; // likewise
        add_bytes(firm, word);
    });
    return sum.residue(0);
}

} // namespace tenfold
