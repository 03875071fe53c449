// SPDX-License-Identifier: Apache-2.0
/// M/M/c queues (Erlang 1917): independent stations, each with a Poisson source, one unlimited
/// first-come first-served line and c equal servers. M/M/1 is c = 1.
#pragma once

#include "core/engine.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

namespace tenfold::models {

using StationId = Id<struct StationTag>;

/// Parameters of the stations; the unit of time is the mean service time.
struct QueueParameters {
    std::uint32_t stations = 1;
    std::uint32_t servers = 1;   // c, of each station
    double utilisation = 0.9;    // arrival rate / (servers * service rate)
    std::uint64_t customers = 0; // of each station, then the source dries up; 0: no end
    std::uint64_t seed = 1;
};

/// Customers waiting at one station, oldest first: a ring that doubles when full.
class WaitingLine {
public:
    struct Customer {
        Tick arrival = 0;
        std::uint32_t service = 0; // [ticks]
    };

    [[nodiscard]] bool empty() const { return first_ == last_; }
    [[nodiscard]] std::size_t size() const { return last_ - first_; }
    void push(const Customer& customer) {
        if (size() == customers_.size()) {
            grow();
        }
        customers_[last_++ & (customers_.size() - 1)] = customer;
    }
    Customer pop() { return customers_[first_++ & (customers_.size() - 1)]; }

private:
    void grow();

    std::vector<Customer> customers_ = std::vector<Customer>(64);
    std::size_t first_ = 0;
    std::size_t last_ = 0;
};

/// One agent per station. Events: Departure (a server becomes free) and Arrival (a customer comes,
/// and the source sends for the next), both sent by the station to itself.
class Queue {
public:
    struct Departure {
        using Target = StationId;
    };
    struct Arrival {
        using Target = StationId;
    };
    using Station = AgentKind<StationId, EventList<Departure, Arrival>>;
    using Kinds = KindList<Station>;

    /// Ticks in a mean service time. Times are drawn to the tick above, so means are half a tick
    /// (5e-7) long.
    static constexpr Tick ticks_per_service = Tick{1} << 20;
    /// Stations never talk to each other, so the window may be as long as records allow.
    static constexpr Tick window_ticks = Tick{1} << 31;

    /// What a station has seen. Sums are exact integers.
    struct State {
        std::uint64_t arrived = 0;
        std::uint64_t started = 0; // customers whose service began
        std::uint64_t departed = 0;
        Tick waited = 0;  // sum over started customers of time in line [ticks]
        Tick served = 0;  // sum over started customers of their service [ticks]
        Tick present = 0; // integral of the number of customers in the station [customers * ticks]
        Tick changed = 0; // when that number last changed
        friend bool operator==(const State&, const State&) = default;
    };

    explicit Queue(const QueueParameters& parameters);

    /// The engine options that this model needs; threads and shards are for the caller to set.
    [[nodiscard]] EngineOptions options() const;

    /// Schedules the first arrivals through `schedule(station, at, event)`.
    template <class Schedule>
    void start(Schedule&& schedule) const {
        for (std::uint32_t i = 0; i < parameters_.stations; ++i) {
            const RandomBlock words = random_block(key_, {i, 0, 0, initial_draws});
            schedule(StationId{i}, Tick{ticks(words[0], gap_ticks_)}, Arrival{});
        }
    }

    void handle(Context<Queue, Station>& context, const Arrival& arrival) {
        Line& line = lines_[context.self().index()];
        State& state = line.state;
        const Tick now = context.now();
        if (state.arrived % batch == 0) {
            draw(context.self(), line);
        }
        const Draw drawn = line.draws[state.arrived % batch];
        count(state, now);
        if (++state.arrived != parameters_.customers) {
            context.schedule(now + drawn.gap, arrival);
        }
        if (state.started - state.departed < parameters_.servers) {
            begin_service(context, state, {now, drawn.service});
        } else {
            line.waiting.push({now, drawn.service});
        }
    }

    void handle(Context<Queue, Station>& context, const Departure& /*departure*/) {
        Line& line = lines_[context.self().index()];
        count(line.state, context.now());
        ++line.state.departed;
        if (!line.waiting.empty()) {
            begin_service(context, line.state, line.waiting.pop());
        }
    }

    [[nodiscard]] const State& state(std::uint32_t station) const { return lines_[station].state; }
    [[nodiscard]] std::vector<State> states() const;
    /// True when every customer of every station has come and gone.
    [[nodiscard]] bool done() const;

    /// Mean time in line of the station's customers so far [mean service times].
    [[nodiscard]] double mean_wait(std::uint32_t station) const;
    /// Time average until `end` of the number of customers in the station.
    [[nodiscard]] double mean_present(std::uint32_t station, Tick end) const;

private:
    static constexpr Purpose initial_draws = 0;
    static constexpr Purpose customer_draws = 1;
    static constexpr std::uint32_t batch = 32;

    struct Draw {
        std::uint32_t gap = 0;     // between this customer's arrival and the next one's [ticks]
        std::uint32_t service = 0; // [ticks]
    };
    struct Line {
        State state;
        WaitingLine waiting;
        std::array<Draw, batch> draws; // of the customers around the newest
    };

    [[nodiscard]] static std::uint32_t ticks(std::uint32_t bits, double mean_ticks) {
        return 1 + static_cast<std::uint32_t>(to_exponential(bits) * mean_ticks);
    }

    static void count(State& state, Tick now) {
        state.present += static_cast<Tick>(state.arrived - state.departed) * (now - state.changed);
        state.changed = now;
    }

    static void begin_service(Context<Queue, Station>& context,
                              State& state,
                              const WaitingLine::Customer& customer) {
        ++state.started;
        state.waited += context.now() - customer.arrival;
        state.served += customer.service;
        context.schedule(context.now() + customer.service, Departure{});
    }

    void draw(StationId station, Line& line) const;

    QueueParameters parameters_;
    RandomKey key_;
    double gap_ticks_;
    std::vector<Line> lines_;
};

/// Mean time in line of M/M/c [mean service times]: C / (c - a), where a = c * utilisation is the
/// offered load and C Erlang's probability of waiting (Erlang C).
[[nodiscard]] double erlang_mean_wait(std::uint32_t servers, double utilisation);

} // namespace tenfold::models
