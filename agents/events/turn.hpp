// SPDX-License-Identifier: Apache-2.0
/// Access of a handler or a pass for one agent: time, random draws of the agent, `send`, additions
/// to the books, and a read-only view of what has been published. Each room adds the agent's own
/// state, the only state that may be written.
#pragma once

#include "agents/events/model.hpp"
#include "agents/events/purposes.hpp"

#include <cstdint>

namespace tenfold {

/// `View` is the read-only view for agents of this kind; its `books` take additions by thread.
template <class Kind, class View>
class Turn {
public:
    using Id = typename Kind::Id;

    Turn(Context<EconomyModel, Kind>& context, const View& view)
        : see{view}, context_{context}, events_{&context} {}
    Turn(PassContext<EconomyModel, Kind>& pass, const View& view) : see{view}, context_{pass} {}

    const View& see;

    [[nodiscard]] Id self() const { return context_.self(); }
    [[nodiscard]] Tick now() const { return context_.now(); }
    [[nodiscard]] Day day() const { return context_.window(); }
    /// Start of the next day, the earliest at which a message arrives.
    [[nodiscard]] Tick tomorrow() const { return start_of(day() + 1); }
    [[nodiscard]] unsigned thread() const { return context_.thread(); }

    // ---- random draws of this agent at this time
    [[nodiscard]] RandomKey random_key() const { return context_.random_key(); }
    [[nodiscard]] RandomBlock random_block(Purpose purpose, std::uint32_t block = 0) const {
        return context_.random_block(purpose, block);
    }
    [[nodiscard]] RandomStream random(Purpose purpose) const { return context_.random(purpose); }
    [[nodiscard]] RandomStream random(Purpose purpose, std::uint32_t part) const {
        return context_.random(purpose, part);
    }
    [[nodiscard]] RandomPosition position(Purpose purpose) const {
        return context_.position(purpose);
    }
    /// Draws that do not depend on time: for traits that an agent keeps for life.
    [[nodiscard]] RandomPosition lasting(Purpose purpose, std::uint32_t ordinal = 0) const {
        return {position(purpose).agent, 0, ordinal, purpose};
    }

    // ---- events
    /// Sends `event` to another agent, or to oneself, at time `at` on a later day.
    template <class Event>
    void send(typename Event::Target to, Tick at, const Event& event) {
        context_.send(to, at, event);
    }
    /// Sends `event` to oneself: from a handler, at any later time, also on the same day; from a
    /// pass, on a later day.
    template <class Event>
    void schedule(Tick at, const Event& event) {
        if (events_ != nullptr) {
            events_->schedule(at, event);
        } else {
            context_.send(self(), at, event);
        }
    }

    // ---- the books
    /// Adds to a running total; the arguments are those of Accounts::add without the thread.
    template <class... What>
    void count(What... what) {
        see.books.count(thread(), what...);
    }
    /// Adds to a total for output only; the arguments are those of ObservedCounts::add without the
    /// thread.
    template <class... What>
    void observe(What... what) {
        see.books.observe(thread(), what...);
    }
    /// Pays `cents` into a clearing account.
    template <class Account>
    void pay(Account account, std::int64_t cents) {
        see.books.pay(thread(), account, cents);
    }

protected:
    ContextBase<EconomyModel, Kind>& context_;
    Context<EconomyModel, Kind>* events_ = nullptr; // null in a pass
};

} // namespace tenfold
