// SPDX-License-Identifier: Apache-2.0
#include "tests/models/epidemic.hpp"

#include <algorithm>
#include <cmath>

#include <boost/random/poisson_distribution.hpp>

#include "tests/support/small_world.hpp"

namespace tenfold::models {

Contacts::Contacts(const EpidemicParameters& parameters) {
    const auto graph =
        support::small_world({parameters.people, parameters.degree, parameters.rewiring},
                             RandomKey::make(parameters.seed, 0),
                             Epidemic::graph_draws);
    begins_.reserve(parameters.people + std::size_t{1});
    for (std::uint32_t person = 0; person < parameters.people; ++person) {
        begins_.push_back(neighbours_.size());
        for (auto [i, last] = adjacent_vertices(person, graph); i != last; ++i) {
            neighbours_.emplace_back(static_cast<std::uint32_t>(*i));
        }
    }
    begins_.push_back(neighbours_.size());
}

Epidemic::Epidemic(const EpidemicParameters& parameters)
    : parameters_{parameters}, key_{RandomKey::make(parameters.seed, 0)}, states_{
                                                                              parameters.people} {
    std::fill(states_.begin(), states_.end(), State{});
    if (parameters.mixing == Mixing::network) {
        contacts_ = Contacts{parameters};
    }
}

EngineOptions Epidemic::options() const {
    EngineOptions options;
    options.window_ticks = window_ticks;
    options.key = key_;
    return options;
}

void Epidemic::handle(Context<Epidemic, Person>& context, const Infection& infection) {
    const PersonId self = context.self();
    State& state = states_[self.index()];
    ++state.attempts;
    if (state.infected != never) {
        return;
    }
    state.infected = context.now();
    state.infector = infection.from;
    context.schedule(context.now() + infectious_ticks, Recovery{});
    RandomStream random = context.random(infection_draws);
    const auto infect = [&](PersonId other) {
        const auto lag = static_cast<Tick>(random.below(infectious_ticks - window_ticks));
        context.send(other, context.now() + window_ticks + lag, Infection{self});
    };
    if (parameters_.mixing == Mixing::network) {
        const double transmission = parameters_.reproduction / parameters_.degree;
        for (const PersonId* other = contacts_.begin(self); other != contacts_.end(self); ++other) {
            if (random.bernoulli(transmission)) {
                infect(*other);
            }
        }
    } else {
        boost::random::poisson_distribution<std::int32_t> count{parameters_.reproduction};
        for (std::int32_t i = count(random); i > 0; --i) {
            infect(PersonId{static_cast<std::uint32_t>(random.below(parameters_.people))});
        }
    }
}

void Epidemic::handle(Context<Epidemic, Person>& context, const Recovery& /*recovery*/) {
    states_[context.self().index()].recovered = context.now();
}

std::vector<Epidemic::State> Epidemic::states() const {
    return {states_.begin(), states_.end()};
}

std::uint64_t Epidemic::infected() const {
    return static_cast<std::uint64_t>(
        std::count_if(states_.begin(), states_.end(), [](const State& state) {
            return state.infected != never;
        }));
}

std::uint64_t Epidemic::recovered() const {
    return static_cast<std::uint64_t>(
        std::count_if(states_.begin(), states_.end(), [](const State& state) {
            return state.recovered != never;
        }));
}

double final_size_everyone(double reproduction, double first_share) {
    // A contraction above the threshold's square-root neighbourhood; from above it finds the large
    // root.
    double z = 1.0;
    for (int i = 0; i < 10000; ++i) {
        z = 1.0 - (1.0 - first_share) * std::exp(-reproduction * z);
    }
    return z;
}

double final_size_network(double reproduction, std::uint32_t degree, double first_share) {
    const double half = degree / 2.0;
    const double t = reproduction / degree;
    double u = 0.0;
    double v = 0.0;
    for (int i = 0; i < 10000; ++i) {
        const double others = (1.0 - first_share) * std::exp(-half * (1.0 - v));
        v = 1.0 - t + t * others * std::pow(u, half - 1.0);
        u = 1.0 - t + t * others * std::pow(u, half);
    }
    return 1.0 - (1.0 - first_share) * std::pow(u, half) * std::exp(-half * (1.0 - v));
}

} // namespace tenfold::models
