// SPDX-License-Identifier: Apache-2.0
/// Options of a run of the engine, and the error of a model that violates the lookahead.
#pragma once

#include "core/check.hpp"
#include "core/random.hpp"
#include "core/time.hpp"

#include <cstddef>
#include <cstdint>
#include <typeinfo>

namespace tenfold {

/// Options of a run. Only `window_ticks` and `key` can change a result.
struct EngineOptions {
    Tick window_ticks = ticks_per_day; // nothing passes between two agents in less than a window
    RandomKey key{};
    unsigned threads = 1;
    unsigned shards = 0;           // for each kind; 0: chosen by size
    std::uint32_t scramble = 0;    // test hook: permutes records before they are sorted
    std::size_t serial_work = 512; // windows with less work than this (events) run on one thread
};

/// An event would arrive in the sender's own window, or in the past.
class LookaheadError : public RunError {
public:
    using RunError::RunError;
};

namespace detail {

/// An agent for messages: the type of its id, and its index.
struct NamedAgent {
    const std::type_info& id;
    std::uint32_t index = 0;
};

/// Throws LookaheadError "Id<AntTag> 4 at tick 10 (day 0) sends Walk for tick 10 (day 0): PROBLEM".
[[noreturn]] void refuse_sending(
    const NamedAgent& sender, Tick now, const std::type_info& event, Tick at, const char* problem);

/// Throws RunError "Walk is scheduled for Id<AntTag> 4 at tick 10 (day 0): PROBLEM" if the kind has
/// no such agent, or the time is before `reached`.
void check_scheduled(const std::type_info& event,
                     const NamedAgent& receiver,
                     Tick at,
                     std::uint32_t agents,
                     Tick reached);
template <class Event>
void check_scheduled(typename Event::Target to, Tick at, std::uint32_t agents, Tick reached) {
    check_scheduled(typeid(Event), {typeid(to), to.index()}, at, agents, reached);
}

} // namespace detail

} // namespace tenfold
