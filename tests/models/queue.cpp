// SPDX-License-Identifier: Apache-2.0
#include "tests/models/queue.hpp"

namespace tenfold::models {

void WaitingLine::grow() {
    std::vector<Customer> larger(2 * customers_.size());
    for (std::size_t i = first_; i != last_; ++i) {
        larger[i & (larger.size() - 1)] = customers_[i & (customers_.size() - 1)];
    }
    customers_.swap(larger);
}

Queue::Queue(const QueueParameters& parameters)
    : parameters_{parameters}, key_{RandomKey::make(parameters.seed, 0)},
      gap_ticks_{static_cast<double>(ticks_per_service) /
                 (parameters.utilisation * parameters.servers)},
      lines_(parameters.stations) {
    // The longest exponential from 32 bits is 33 ln 2 = 22.9 means; it must fit 32 bits of ticks.
    validate(gap_ticks_ >= 1.0 && gap_ticks_ < 1.8e8, "queue: utilisation out of range");
}

EngineOptions Queue::options() const {
    EngineOptions options;
    options.window_ticks = window_ticks;
    options.key = key_;
    return options;
}

void Queue::draw(StationId station, Line& line) const {
    // The stream space of this purpose is counted by (customer, station) instead of (agent, time):
    // two words per customer, and a batch of them at a time from random_words.
    std::array<std::uint32_t, 2 * batch> words;
    const std::uint64_t customer = line.state.arrived;
    const auto time = static_cast<std::int64_t>((customer >> 32 << 32) | station.index());
    random_words(key_,
                 {static_cast<std::uint32_t>(customer), time, 0, customer_draws},
                 batch,
                 2,
                 words.data());
    for (std::uint32_t i = 0; i < batch; ++i) {
        line.draws[i] = {ticks(words[2 * i], gap_ticks_),
                         ticks(words[2 * i + 1], static_cast<double>(ticks_per_service))};
    }
}

std::vector<Queue::State> Queue::states() const {
    std::vector<State> result;
    result.reserve(lines_.size());
    for (const Line& line : lines_) {
        result.push_back(line.state);
    }
    return result;
}

bool Queue::done() const {
    return std::all_of(lines_.begin(), lines_.end(), [&](const Line& line) {
        return line.state.departed == parameters_.customers;
    });
}

double Queue::mean_wait(std::uint32_t station) const {
    const State& seen = lines_[station].state;
    return static_cast<double>(seen.waited) / static_cast<double>(ticks_per_service) /
           static_cast<double>(seen.started);
}

double Queue::mean_present(std::uint32_t station, Tick end) const {
    State seen = lines_[station].state;
    count(seen, end);
    return static_cast<double>(seen.present) / static_cast<double>(end);
}

double erlang_mean_wait(std::uint32_t servers, double utilisation) {
    const double load = utilisation * servers;
    double term = 1.0; // load^k / k!
    double sum = 0.0;
    for (std::uint32_t k = 0; k < servers; ++k) {
        sum += term;
        term *= load / (k + 1);
    }
    const double waiting = term / (1.0 - utilisation);
    return waiting / (sum + waiting) / (servers - load);
}

} // namespace tenfold::models
