// SPDX-License-Identifier: Apache-2.0
/// The engine's data for each kind of agent: shards with their calendars, and a lane for each
/// thread.
#pragma once

#include "core/check.hpp"
#include "core/event.hpp"
#include "core/pending_events.hpp"
#include "core/random.hpp"
#include "core/time.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

namespace tenfold::detail {

/// Division of 32-bit numbers by a constant known at run time (Lemire, Kaser and Kurz 2019).
class Divider {
public:
    explicit Divider(std::uint32_t divisor = 1)
        : magic_{divisor == 1 ? 0 : ~std::uint64_t{0} / divisor + 1}, divisor_{divisor} {}
    [[nodiscard]] std::uint32_t divisor() const { return divisor_; }
    [[nodiscard]] std::uint32_t quotient(std::uint32_t n) const {
        __extension__ using Wide = unsigned __int128;
        return magic_ == 0 ? n : static_cast<std::uint32_t>((Wide{magic_} * n) >> 64);
    }

private:
    std::uint64_t magic_;
    std::uint32_t divisor_;
};

/// Several shards per thread, so that no thread waits long for the last shard of another; but no
/// shard so small that its fixed cost per window matters, and none of more than `largest` agents.
[[nodiscard]] inline std::uint32_t
shards_by_size(std::uint32_t size, std::uint32_t largest, unsigned threads) {
    constexpr std::uint32_t shards_per_thread = 8;
    const std::uint32_t smallest = std::max(1U, largest / 128);
    const std::uint32_t balanced =
        threads > 1 ? std::min(shards_per_thread * threads, size / smallest) : 1;
    return std::max({1U, balanced, (size + largest - 1) / largest});
}

/// Splits a span of ticks into windows without a 64-bit division.
class WindowDivider {
public:
    explicit WindowDivider(Tick window)
        : window_{window}, inverse_{1.0 / static_cast<double>(window)} {}
    [[nodiscard]] std::int64_t quotient(Tick span, Tick& rest) const {
        auto q = static_cast<std::int64_t>(static_cast<double>(span) * inverse_);
        rest = span - q * window_;
        if (rest < 0) {
            --q;
            rest += window_;
        } else if (rest >= window_) {
            ++q;
            rest -= window_;
        }
        return q;
    }

private:
    Tick window_;
    double inverse_;
};

/// The kind whose id type is `IdType`, among `Kinds`.
template <class IdType, class... Kinds>
consteval std::size_t kind_index(KindList<Kinds...> /*kinds*/) {
    constexpr bool matches[] = {std::is_same_v<IdType, typename Kinds::Id>...};
    for (std::size_t i = 0; i < sizeof...(Kinds); ++i) {
        if (matches[i]) {
            return i;
        }
    }
    throw "no kind of agent has this id type";
}

template <class Model, class Kind>
struct Shard {
    using Record = tenfold::Record<Kind::EventTypes::payload_words()>;
    PendingEvents<Record> pending;
};

/// Work space of one thread for shards of one kind; reused in every window.
template <class Model, class Kind>
struct alignas(128) Lane {
    using Record = typename Shard<Model, Kind>::Record;
    std::array<Outbox<Record>, 2> outboxes; // by parity of the sending window
    std::vector<Record> records;
    std::vector<Record> scratch;
    std::vector<Record>
        own; // events that the current agent has scheduled within the window, the next one last
    std::uint64_t events = 0;

    // Draws for the next events, computed together.
    static constexpr std::size_t batch = 32;
    std::array<RandomPosition, batch> positions{};
    std::array<RandomBlock, batch> blocks{};
};

/// The engine's data for one kind of agent.
template <class Model, class Kind>
struct Population {
    using KindType = Kind;
    using Record = typename Shard<Model, Kind>::Record;
    std::uint32_t size = 0;
    std::uint32_t random_base = 0; // so that worker 5 and firm 5 draw from different streams
    Divider shard_size;
    std::vector<Shard<Model, Kind>> shards;
    std::vector<Lane<Model, Kind>> lanes;
    std::vector<std::uint8_t> due;   // [window modulo near_windows][shard]: has events then
    std::vector<std::uint8_t> inbox; // [shard]: has events from the previous window

    [[nodiscard]] std::uint32_t first(std::size_t shard) const {
        return static_cast<std::uint32_t>(shard) * shard_size.divisor();
    }
    [[nodiscard]] std::uint32_t last(std::size_t shard) const {
        return static_cast<std::uint32_t>(
            std::min<std::uint64_t>(size, std::uint64_t{first(shard)} + shard_size.divisor()));
    }
    void mark_due(std::int64_t window, std::size_t shard) {
        due[static_cast<std::size_t>(window % near_windows) * shards.size() + shard] = 1;
    }
};

/// Random streams use one numbering for the agents of all kinds.
inline void check_number_of_agents(std::uint64_t agents) {
    validate(agents <= std::numeric_limits<std::uint32_t>::max(),
             "more than 4,294,967,295 agents of all kinds together (random streams number them in "
             "32 bits); raise `scale`");
}

template <class Model, class List>
struct PopulationsOf;
template <class Model, class... Kinds>
struct PopulationsOf<Model, KindList<Kinds...>> {
    using type = std::tuple<Population<Model, Kinds>...>;
};

/// Keeps an agent's own events of the window in order, the next one last; there are few at a time.
template <class Record>
void insert_own(std::vector<Record>& own, const Record& record) {
    const auto later = [](const Record& a, const Record& b) { return b < a; };
    constexpr std::size_t few = 16;
    auto place = own.end();
    while (place != own.begin() && own.end() - place < static_cast<std::ptrdiff_t>(few) &&
           *(place - 1) < record) {
        --place;
    }
    if (own.end() - place == static_cast<std::ptrdiff_t>(few)) {
        place = std::upper_bound(own.begin(), place, record, later);
    }
    own.insert(place, record);
}

/// Test hook: permutes the records.
template <class Record>
void scramble(std::vector<Record>& records, RandomStream stream) {
    constexpr std::size_t draws = 4000; // of the 4,096 that a stream has
    for (std::size_t i = std::min(records.size() - 1, draws); i > 0; --i) {
        std::swap(records[i], records[to_below(stream(), static_cast<std::uint32_t>(i + 1))]);
    }
    std::reverse(records.begin(), records.end());
}

} // namespace tenfold::detail
