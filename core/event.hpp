// SPDX-License-Identifier: Apache-2.0
/// Typed events and their records in calendars and outboxes.
///
/// An event is a small trivially copyable struct without padding that names its kind of receiver:
///     struct JobOffer { using Target = WorkerId; FirmId firm; std::uint32_t day; };
/// If the order among events of one kind at one time matters, the sender is its first member.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <type_traits>

namespace tenfold {

/// The events that one kind of agent handles. The position of an event here is its number in the
/// total order of events: (time, number, payload).
template <class... Events>
struct EventList {
    static constexpr std::size_t size = sizeof...(Events);
    /// Bits that the number of an event takes in a record.
    static constexpr unsigned number_bits = std::bit_width(size > 0 ? size - 1 : 0);

    template <class Event>
    static consteval std::uint32_t number() {
        constexpr bool matches[] = {std::is_same_v<Event, Events>...};
        for (std::uint32_t i = 0; i < size; ++i) {
            if (matches[i]) {
                return i;
            }
        }
        throw "this kind of agent does not handle the event";
    }

    static consteval std::size_t payload_words() {
        return std::max(
            {std::size_t{0}, (std::is_empty_v<Events> ? 0 : (sizeof(Events) + 3) / 4)...});
    }
};

/// A kind of agent: its id type, the events that it handles, and how many agents a shard should
/// hold at most (its hot block fits in the second-level cache; few busy agents want a shard each).
template <class IdType, class Events, std::uint32_t LargestShard = 1U << 15>
struct AgentKind {
    using Id = IdType;
    using EventTypes = Events;
    static constexpr std::uint32_t largest_shard = LargestShard;
};

/// The kinds of agents of a model.
template <class... Kinds>
struct KindList {
    static constexpr std::size_t size = sizeof...(Kinds);
};

/// Payload of a record, compared word by word.
template <std::size_t Words>
struct Payload {
    std::array<std::uint32_t, Words> words{};

    friend bool operator<(const Payload& a, const Payload& b) { return a.words < b.words; }
};
template <>
struct Payload<0> {};

/// A pending event: agent within its shard, offset within the window and number of the event,
/// payload. 8 bytes and the payload; the order of records is the order of events in a window, agent
/// after agent.
template <std::size_t Words>
struct Record {
    // In this order the two are one little-endian word, written and read in one piece: a load of
    // eight bytes would stall on two pending stores of four.
    std::uint32_t when = 0; // offset << number_bits | number
    std::uint32_t agent = 0;
    [[no_unique_address]] Payload<Words> payload;

    /// Agent, time and number in one word: most comparisons end here.
    [[nodiscard]] std::uint64_t key() const {
        std::uint64_t word = 0;
        std::memcpy(&word, static_cast<const void*>(this), sizeof word);
        return word;
    }
    void set_key(std::uint32_t of_agent, std::uint32_t at) {
        const std::uint64_t word = (std::uint64_t{of_agent} << 32) | at;
        std::memcpy(static_cast<void*>(this), &word, sizeof word);
    }
    [[nodiscard]] friend bool operator<(const Record& a, const Record& b) {
        if constexpr (Words == 0) {
            return a.key() < b.key();
        } else {
            return a.key() != b.key() ? a.key() < b.key() : a.payload < b.payload;
        }
    }

    template <class Event>
    void store(const Event& event) {
        static_assert(std::is_trivially_copyable_v<Event>);
        static_assert(std::is_empty_v<Event> || std::has_unique_object_representations_v<Event>,
                      "an event must not have padding, for its bytes are its order");
        if constexpr (!std::is_empty_v<Event>) {
            static_assert(sizeof(Event) <= 4 * Words);
            std::memcpy(payload.words.data(), &event, sizeof event);
        }
    }
    template <class Event>
    [[nodiscard]] Event load() const {
        Event event{};
        if constexpr (!std::is_empty_v<Event>) {
            std::memcpy(static_cast<void*>(&event), payload.words.data(), sizeof event);
        }
        return event;
    }
};
static_assert(sizeof(Record<0>) == 8);

} // namespace tenfold
