// SPDX-License-Identifier: Apache-2.0
/// Sorts the records of a window: by agent, then time, then number, then payload.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <utility>
#include <vector>

namespace tenfold {

namespace detail {

/// Widest digit of a counting pass [bits]: its counters fit in the first-level cache.
inline constexpr unsigned widest_digit = 11;

/// Records, and room for as many.
template <class Record>
struct Buffers {
    Record* records;
    Record* room;
    std::size_t count;
};

/// One stable counting pass on the digit of `bits` bits from bit `shift` of `word(record)`; swaps
/// records and room.
template <class Record, class Word>
void counting_pass(Buffers<Record>& buffers, Word&& word, unsigned shift, unsigned bits) {
    std::array<std::uint32_t, std::size_t{1} << widest_digit> position;
    const std::uint32_t mask = (1U << bits) - 1U;
    std::fill_n(position.begin(), std::size_t{mask} + 1, 0);
    const Record* const from = buffers.records;
    Record* const to = buffers.room;
    for (std::size_t i = 0; i < buffers.count; ++i) {
        ++position[(word(from[i]) >> shift) & mask];
    }
    std::uint32_t sum = 0;
    for (std::uint32_t digit = 0; digit <= mask; ++digit) {
        sum += std::exchange(position[digit], sum);
    }
    for (std::size_t i = 0; i < buffers.count; ++i) {
        to[position[(word(from[i]) >> shift) & mask]++] = from[i];
    }
    std::swap(buffers.records, buffers.room);
}

/// Sorts by bits [low, high) of `word(record)`, least significant digit first, stably; digits are
/// at most `widest` bits wide.
template <class Record, class Word>
void sort_by_word(
    Buffers<Record>& buffers, Word&& word, unsigned low, unsigned high, unsigned widest) {
    if (low >= high) {
        return;
    }
    const unsigned passes = (high - low + widest - 1) / widest;
    const unsigned bits = (high - low + passes - 1) / passes;
    for (; low < high; low += bits) {
        counting_pass(buffers, word, low, std::min(bits, high - low));
    }
}

/// Word `word` of the order within an agent: time and number first, then the payload.
template <class Record>
std::uint32_t order_word(const Record& record, std::size_t word) {
    if constexpr (sizeof(Record) == 8) {
        return record.when;
    } else {
        return word == 0 ? record.when : record.payload.words[word - 1];
    }
}

/// Sorts a long group (a market can receive events of thousands of agents at one tick) by time,
/// number and the first word of the payload, as far as the records differ in them, and by
/// comparison within equal keys.
template <class Record>
void order_long_group(Record* first, Record* last, std::vector<Record>& scratch) {
    const auto count = static_cast<std::size_t>(last - first);
    if (scratch.size() < count) {
        scratch.resize(count);
    }
    Buffers<Record> buffers{first, scratch.data(), count};
    constexpr std::size_t words = sizeof(Record) == 8 ? 1 : 2;
    for (std::size_t word = words; word-- > 0;) {
        const auto value = [word](const Record& record) { return order_word(record, word); };
        const std::uint32_t one = value(buffers.records[0]);
        std::uint32_t differ = 0;
        for (std::size_t i = 1; i < count; ++i) {
            differ |= value(buffers.records[i]) ^ one;
        }
        const auto low = static_cast<unsigned>(std::countr_zero(differ));
        const auto high = static_cast<unsigned>(std::bit_width(differ));
        sort_by_word(buffers, value, low, high, widest_digit);
    }
    if (buffers.records != first) {
        std::copy_n(buffers.records, count, first);
    }
    for (std::size_t begin = 0, end = 0; begin < count; begin = end) {
        for (end = begin + 1;
             end < count && order_word(first[end], 0) == order_word(first[begin], 0) &&
             order_word(first[end], words - 1) == order_word(first[begin], words - 1);) {
            ++end;
        }
        if (end - begin > 1) {
            std::sort(first + begin, first + end);
        }
    }
}

/// Orders records that are already grouped by agent. Agents have few events per window, so that
/// insertion within the group is cheapest; long groups are sorted.
template <class Record>
void order_groups(std::vector<Record>& records, std::vector<Record>& scratch) {
    constexpr std::size_t short_group = 32;
    constexpr std::size_t long_group = 512;
    for (std::size_t begin = 0, end = 0; begin < records.size(); begin = end) {
        bool ordered = true;
        for (end = begin + 1; end < records.size() && records[end].agent == records[begin].agent;
             ++end) {
            ordered = ordered && !(records[end] < records[end - 1]);
        }
        if (ordered) {
            continue;
        }
        Record* const first = records.data() + begin;
        Record* const last = records.data() + end;
        if (end - begin > long_group) {
            order_long_group(first, last, scratch);
        } else if (end - begin > short_group) {
            std::sort(first, last);
        } else {
            for (Record* i = first + 1; i != last; ++i) {
                const Record moved = *i;
                Record* j = i;
                for (; j != first && moved < *(j - 1); --j) {
                    *j = *(j - 1);
                }
                *j = moved;
            }
        }
    }
}

} // namespace detail

/// Sorts `records` of agents below `agents`; `scratch` is used as work space. O(n) for many
/// records.
template <class Record>
void sort_records(std::vector<Record>& records,
                  std::vector<Record>& scratch,
                  std::uint32_t agents) {
    constexpr std::size_t few = 64;
    if (records.size() < few) {
        std::sort(records.begin(), records.end());
        return;
    }
    // Few records justify few counters only.
    const auto widest = std::clamp(
        static_cast<unsigned>(std::bit_width(records.size())) - 1U, 8U, detail::widest_digit);
    scratch.resize(records.size());
    detail::Buffers<Record> buffers{records.data(), scratch.data(), records.size()};
    const auto agent = [](const Record& record) { return record.agent; };
    detail::sort_by_word(
        buffers, agent, 0, static_cast<unsigned>(std::bit_width(agents - 1)), widest);
    if (buffers.records != records.data()) {
        std::swap(records, scratch);
    }
    detail::order_groups(records, scratch);
}

} // namespace tenfold
