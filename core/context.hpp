// SPDX-License-Identifier: Apache-2.0
/// The engine's interface for handlers and population passes.
#pragma once

#include "core/engine_options.hpp"
#include "core/population.hpp"
#include "core/random.hpp"
#include "core/time.hpp"

#include <cstdint>
#include <type_traits>
#include <typeinfo>

namespace tenfold {

template <class Model>
class Engine;

/// The part common to handlers and passes: the agent, the time, random draws, and sending events.
template <class Model, class Kind>
class ContextBase {
public:
    using Id = typename Kind::Id;

    /// The agent that handles the event.
    [[nodiscard]] Id self() const { return Id{agent_}; }
    /// Time of the event; in a pass, the start of the window.
    [[nodiscard]] Tick now() const { return now_; }
    [[nodiscard]] std::int64_t window() const { return window_; }
    [[nodiscard]] Tick window_start() const { return start_; }
    /// Index of the running thread, for tallies and ledgers; results must not depend on it.
    [[nodiscard]] unsigned thread() const { return thread_; }

    /// Block `block` of this agent's draws for `purpose` at this time and ordinal.
    [[nodiscard]] RandomBlock random_block(Purpose purpose, std::uint32_t block = 0) const {
        if constexpr (requires { Model::usual_draws; }) {
            if (purpose == Model::usual_draws && block == 0 && usual_block_ != nullptr) {
                return *usual_block_;
            }
        }
        return tenfold::random_block(key_, position(purpose), block);
    }
    /// The same draws as a stream.
    [[nodiscard]] RandomStream random(Purpose purpose) const {
        return RandomStream{key_, position(purpose)};
    }
    /// Draws for part `part` (below 2^16) of one `purpose`; each part has a stream of its own.
    [[nodiscard]] RandomStream random(Purpose purpose, std::uint32_t part) const {
        RandomPosition place = position(purpose);
        place.ordinal |= (part + 1) << 16;
        return RandomStream{key_, place};
    }
    [[nodiscard]] RandomPosition position(Purpose purpose) const {
        return {random_base_ + agent_, now_, ordinal_, purpose};
    }
    [[nodiscard]] RandomKey random_key() const { return key_; }

    /// Sends `event` to another agent (or to oneself) at time `at`, in a later window. The agent
    /// must exist; only builds with TENFOLD_ASSERTIONS check that.
    template <class Event>
    void send(typename Event::Target to, Tick at, const Event& event) {
        engine_->post(*this, to, at, event);
    }

protected:
    friend class Engine<Model>;
    ContextBase(Engine<Model>& engine, unsigned thread, std::uint32_t random_base)
        : engine_{&engine}, key_{engine.options_.key}, window_{engine.window_},
          start_{engine.window_ * engine.options_.window_ticks}, now_{start_}, thread_{thread},
          random_base_{random_base} {}

    template <class Event>
    [[noreturn]] void refuse(Tick at, const char* problem) const {
        detail::refuse_sending({typeid(Id), agent_}, now_, typeid(Event), at, problem);
    }

    Engine<Model>* engine_;
    RandomKey key_;
    std::int64_t window_;
    Tick start_;
    Tick now_;
    unsigned thread_;
    std::uint32_t random_base_;
    std::uint32_t agent_ = 0;
    std::uint32_t ordinal_ = 0; // events that this agent has handled at this tick
    std::size_t shard_ = 0;
    const RandomBlock* usual_block_ =
        nullptr; // block 0 of Model::usual_draws, if computed beforehand
};

/// Context of event handlers.
template <class Model, class Kind>
class Context : public ContextBase<Model, Kind> {
public:
    /// Sends `event` to the agent itself at any later time, also within this window.
    template <class Event>
    void schedule(Tick at, const Event& event) {
        static_assert(std::is_same_v<typename Event::Target, typename Kind::Id>);
        this->engine_->template schedule_own<Kind>(*this, at, event);
    }

private:
    friend class Engine<Model>;
    using ContextBase<Model, Kind>::ContextBase;
};

/// Context of population passes over the agents [begin(), end()) of a shard.
template <class Model, class Kind>
class PassContext : public ContextBase<Model, Kind> {
public:
    [[nodiscard]] std::uint32_t begin() const { return begin_; }
    [[nodiscard]] std::uint32_t end() const { return end_; }
    /// Makes `index` the current agent: sends and draws are then its own.
    void turn(std::uint32_t index) { this->agent_ = index; }
    /// Index among all agents of all kinds, as random streams count them.
    [[nodiscard]] std::uint32_t random_agent(std::uint32_t index) const {
        return this->random_base_ + index;
    }

private:
    friend class Engine<Model>;
    using ContextBase<Model, Kind>::ContextBase;
    std::uint32_t begin_ = 0;
    std::uint32_t end_ = 0;
};

} // namespace tenfold
