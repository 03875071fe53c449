// SPDX-License-Identifier: Apache-2.0
/// Log of single events of chosen kinds and agents. The simulation does not depend on it.
#pragma once

#include "core/time.hpp"

#include "agents/events/model.hpp"
#include "agents/observe/recording_parameters.hpp"
#include "agents/observe/systematic_sample.hpp"

#include <array>
#include <cstdint>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

namespace tenfold {

namespace detail {

template <class... Events>
consteval std::array<std::string_view, sizeof...(Events)> names_of(EventList<Events...> /*list*/) {
    return {Events::name...};
}

template <std::size_t... Sizes>
consteval auto joined(const std::array<std::string_view, Sizes>&... parts) {
    std::array<std::string_view, (Sizes + ...)> all{};
    std::size_t next = 0;
    const auto append = [&](const auto& part) {
        for (const std::string_view name : part) {
            all[next++] = name;
        }
    };
    (append(parts), ...);
    return all;
}

template <class... Kinds>
consteval auto names_of_kinds(KindList<Kinds...> /*kinds*/) {
    return joined(names_of(typename Kinds::EventTypes{})...);
}

/// Number of kinds of events that precede the kind of `Id`.
template <class Id, class... Kinds>
consteval std::size_t first_place(KindList<Kinds...> /*kinds*/) {
    std::size_t place = 0;
    bool found = false;
    const auto count = [&](std::size_t events, bool here) {
        found = found || here;
        place += found ? 0 : events;
    };
    (count(Kinds::EventTypes::size, std::is_same_v<Id, typename Kinds::Id>), ...);
    return place;
}

template <class Id, class Event, class... Kinds>
consteval std::size_t number_of(KindList<Kinds...> /*kinds*/) {
    std::size_t number = 0;
    const auto find = [&]<class Kind>() {
        if constexpr (std::is_same_v<Id, typename Kind::Id>) {
            number = Kind::EventTypes::template number<Event>();
        }
    };
    (find.template operator()<Kinds>(), ...);
    return number;
}

} // namespace detail

/// Names of all kinds of events: by receiver, then by number.
inline constexpr auto event_names = detail::names_of_kinds(EconomyModel::Kinds{});

/// Index of an event in `event_names`.
template <class Event>
consteval std::uint8_t event_place() {
    using Target = typename Event::Target;
    using Kinds = EconomyModel::Kinds;
    return static_cast<std::uint8_t>(detail::first_place<Target>(Kinds{}) +
                                     detail::number_of<Target, Event>(Kinds{}));
}

/// An event that was handled.
struct NotedEvent {
    Tick time = 0;
    std::uint32_t agent = 0;                  // the receiver
    std::uint32_t other = FirmId::none_index; // worker named by the event, else firm, else market
    std::uint32_t place = 0;                  // index in event_names

    bool operator==(const NotedEvent&) const = default;
    bool operator<(const NotedEvent& later) const {
        return std::tie(time, agent, other, place) <
               std::tie(later.time, later.agent, later.other, later.place);
    }
};

/// Index of the worker that an event names, else of the firm, else of the market.
template <class Event>
[[nodiscard]] std::uint32_t named_by(const Event& event) {
    if constexpr (requires { event.worker; }) {
        return event.worker.index();
    } else if constexpr (requires { event.firm; }) {
        return event.firm.index();
    } else if constexpr (requires { event.peer; }) {
        return event.peer.index();
    } else if constexpr (requires { event.market; }) {
        return event.market.index();
    } else {
        return FirmId::none_index;
    }
}

class EventLog {
public:
    EventLog() = default;
    /// Log for `workers` workers and `firms` firms. Throws RunError for an unknown kind.
    EventLog(const RecordingParameters& parameters,
             std::uint32_t workers,
             std::uint32_t firms,
             unsigned threads);

    /// Whether any events are recorded.
    [[nodiscard]] bool enabled() const { return kinds_ != 0; }

    template <class Event>
    void note(unsigned thread, Tick time, typename Event::Target agent, const Event& event) {
        constexpr std::uint32_t place = event_place<Event>();
        if ((kinds_ >> place & 1U) != 0 && is_chosen(agent)) {
            today_[thread].push_back({time, agent.index(), named_by(event), place});
        }
    }

    /// At a barrier, appends the day's events in an order that does not depend on threads.
    void end_day();

    [[nodiscard]] const std::vector<NotedEvent>& events() const { return events_; }
    /// Moves the events out at the end of the run, because there can be many.
    [[nodiscard]] std::vector<NotedEvent> take_events() { return std::move(events_); }
    /// Number of events beyond the limit.
    [[nodiscard]] std::uint64_t left_out() const { return left_out_; }

    template <class Self, class Archive>
    static void archive(Self& self, Archive& archive) {
        auto& [kinds, all_agents, limit, workers, firms, today, events, left_out] = self;
        archive(events, left_out);
        archive.derived(kinds, all_agents, limit, workers, firms, today);
    }

private:
    [[nodiscard]] bool is_chosen(WorkerId agent) const {
        return all_agents_ || workers_.contains(agent.index());
    }
    [[nodiscard]] bool is_chosen(FirmId agent) const {
        return all_agents_ || firms_.contains(agent.index());
    }
    template <class Id>
    [[nodiscard]] bool is_chosen(Id /*agent*/) const {
        return all_agents_;
    }

    std::uint64_t kinds_ = 0; // bit i: event_names[i]
    bool all_agents_ = false;
    std::uint64_t limit_ = 0;
    SystematicSample workers_;
    SystematicSample firms_;
    std::vector<std::vector<NotedEvent>> today_; // by thread
    std::vector<NotedEvent> events_;
    std::uint64_t left_out_ = 0;
};

/// The first word of `kinds` that is not a kind of event; empty if all are.
[[nodiscard]] std::string_view unknown_event_kind(std::string_view kinds);

} // namespace tenfold
