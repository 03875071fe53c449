// SPDX-License-Identifier: Apache-2.0
/// SIR epidemic with a fixed infectious period, on a small world (Watts and Strogatz, Nature 393,
/// 1998; by Boost.Graph) or with everyone mixing with everyone.
#pragma once

#include "core/column.hpp"
#include "core/engine.hpp"

#include <cstdint>
#include <limits>
#include <vector>

namespace tenfold::models {

using PersonId = Id<struct PersonTag>;

/// Whom an infectious person meets.
enum class Mixing { network, everyone };

/// Parameters of the epidemic.
struct EpidemicParameters {
    std::uint32_t people = 1000;
    std::uint32_t first_cases = 10; // evenly spread over the numbers 0 <= person < people
    double reproduction = 2.0;      // R0: mean number of infectious contacts of one case
    Mixing mixing = Mixing::network;
    std::uint32_t degree = 10; // of the small world before rewiring; even
    double rewiring = 1.0;     // probability that an edge gets a random end
    std::uint64_t seed = 1;
};

/// Neighbours of each person, one list after the other.
class Contacts {
public:
    Contacts() = default;
    /// The small world of `parameters`. Rewired edges keep one end; double edges may arise.
    explicit Contacts(const EpidemicParameters& parameters);

    [[nodiscard]] const PersonId* begin(PersonId person) const {
        return at(begins_[person.index()]);
    }
    [[nodiscard]] const PersonId* end(PersonId person) const {
        return at(begins_[person.index() + 1]);
    }

private:
    [[nodiscard]] const PersonId* at(std::size_t index) const { return neighbours_.data() + index; }

    std::vector<std::size_t> begins_;
    std::vector<PersonId> neighbours_;
};

/// A person who is infected decides there and then whom to infect and when within the infectious
/// period: on the network each neighbour with probability R0 / degree, else Poisson(R0) random
/// people. An infection arrives a window or more later. Who was infected before takes no notice.
class Epidemic {
public:
    struct Infection {
        using Target = PersonId;
        PersonId from; // nobody for the first cases
    };
    struct Recovery {
        using Target = PersonId;
    };
    using Person = AgentKind<PersonId, EventList<Infection, Recovery>>;
    using Kinds = KindList<Person>;

    static constexpr Tick window_ticks = ticks_per_day;
    static constexpr Tick infectious_ticks = 8 * ticks_per_day;
    static constexpr Tick never = std::numeric_limits<Tick>::max();

    struct State {
        Tick infected = never;
        Tick recovered = never;
        PersonId infector;
        std::uint32_t attempts = 0; // infections received, in vain or not
        friend bool operator==(const State&, const State&) = default;
    };

    explicit Epidemic(const EpidemicParameters& parameters);

    /// The engine options that this model needs; threads and shards are for the caller to set.
    [[nodiscard]] EngineOptions options() const;

    /// Schedules the first cases through `schedule(person, at, event)`.
    template <class Schedule>
    void start(Schedule&& schedule) const {
        for (std::uint64_t i = 0; i < parameters_.first_cases; ++i) {
            const auto person =
                static_cast<std::uint32_t>(i * parameters_.people / parameters_.first_cases);
            schedule(PersonId{person}, Tick{0}, Infection{});
        }
    }

    void handle(Context<Epidemic, Person>& context, const Infection& infection);
    void handle(Context<Epidemic, Person>& context, const Recovery& recovery);

    [[nodiscard]] std::vector<State> states() const;
    /// People infected at some time, first cases included.
    [[nodiscard]] std::uint64_t infected() const;
    [[nodiscard]] std::uint64_t recovered() const;

private:
    static constexpr Purpose graph_draws = 0;
    static constexpr Purpose infection_draws = 1;
    friend class Contacts;

    EpidemicParameters parameters_;
    RandomKey key_;
    Contacts contacts_;
    Column<State> states_;
};

/// Share of people infected in the end when everyone mixes: z = 1 - (1 - s) exp(-R0 z), s the share
/// of first cases (Kermack and McKendrick 1927).
[[nodiscard]] double final_size_everyone(double reproduction, double first_share);

/// The same on a fully rewired small world. Each person has h = degree/2 edges of its own to random
/// others and Poisson(h) edges of others. With t = R0/degree, u and v the probabilities that
/// following an own edge and an edge of another brings no infection (locally a branching process;
/// Newman, Phys. Rev. E 66, 2002):
///     u = 1 - t + t (1-s) u^h e^{-h(1-v)},   v = 1 - t + t (1-s) u^{h-1} e^{-h(1-v)},
///     z = 1 - (1-s) u^h e^{-h(1-v)}.
/// For large degree it is the equation of everyone mixing.
[[nodiscard]] double
final_size_network(double reproduction, std::uint32_t degree, double first_share);

} // namespace tenfold::models
