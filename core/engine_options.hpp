// SPDX-License-Identifier: Apache-2.0
/// Options of a run of the engine, and the error of a model that violates the lookahead.
#pragma once

#include "core/check.hpp"
#include "core/random.hpp"
#include "core/time.hpp"

#include <cstddef>
#include <cstdint>

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

} // namespace tenfold
