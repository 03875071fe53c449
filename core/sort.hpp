// SPDX-License-Identifier: Apache-2.0
/// Sorts the records of a window: by agent, then time, then number, then payload.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>
#include <vector>

namespace tenfold {

namespace detail {

/// One stable counting pass on eight bits of the agent, from `from` to `to`.
template <class Record>
void counting_pass(const std::vector<Record>& from, std::vector<Record>& to, unsigned shift) {
    std::array<std::uint32_t, 256> position{};
    for (const Record& record : from) {
        ++position[(record.agent >> shift) & 255U];
    }
    std::uint32_t sum = 0;
    for (std::uint32_t& count : position) {
        sum += std::exchange(count, sum);
    }
    to.resize(from.size());
    for (const Record& record : from) {
        to[position[(record.agent >> shift) & 255U]++] = record;
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

/// Sorts a long group (a market hears from thousands of agents at one tick): least significant byte
/// first over time, number and the first word of the payload, leaving out bytes that all records
/// share, and comparison within what is still equal.
template <class Record>
void order_long_group(Record* first, Record* last, std::vector<Record>& scratch) {
    const auto count = static_cast<std::size_t>(last - first);
    scratch.resize(count);
    Record* from = first;
    Record* to = scratch.data();
    constexpr std::size_t words = sizeof(Record) == 8 ? 1 : 2;
    for (std::size_t byte = 4 * words; byte-- > 0;) {
        const std::size_t word = byte / 4;
        const unsigned shift = static_cast<unsigned>(8 * (3 - byte % 4));
        std::array<std::uint32_t, 256> position{};
        for (std::size_t i = 0; i < count; ++i) {
            ++position[(order_word(from[i], word) >> shift) & 255U];
        }
        if (position[(order_word(from[0], word) >> shift) & 255U] == count) {
            continue;
        }
        std::uint32_t sum = 0;
        for (std::uint32_t& bin : position) {
            sum += std::exchange(bin, sum);
        }
        for (std::size_t i = 0; i < count; ++i) {
            to[position[(order_word(from[i], word) >> shift) & 255U]++] = from[i];
        }
        std::swap(from, to);
    }
    if (from != first) {
        std::copy(from, from + count, first);
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

/// Orders records that are already grouped by agent: agents have few events a window each, so that
/// moving each back within its group is cheapest; long groups are sorted.
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
    for (unsigned shift = 0; shift < 32 && (agents - 1) >> shift > 0; shift += 8) {
        detail::counting_pass(records, scratch, shift);
        std::swap(records, scratch);
    }
    detail::order_groups(records, scratch);
}

} // namespace tenfold
