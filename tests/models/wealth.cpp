// SPDX-License-Identifier: Apache-2.0
#include "tests/models/wealth.hpp"

namespace tenfold::models {

Wealth::Wealth(const WealthParameters& parameters)
    : parameters_{parameters}, key_{RandomKey::make(parameters.seed, 0)}, states_{
                                                                              parameters.holders} {
    for (State& state : states_) {
        state.coins = parameters.coins_each;
    }
}

EngineOptions Wealth::options() const {
    EngineOptions options;
    options.window_ticks = window_ticks;
    options.key = key_;
    return options;
}

std::uint64_t Wealth::held() const {
    std::uint64_t total = 0;
    for (const State& state : states_) {
        total += state.coins;
    }
    return total;
}

double wealth_tail(std::uint64_t coins, std::uint64_t holders, std::uint64_t k) {
    // C(M-k+N-1, N-1) / C(M+N-1, N-1) as a product of k ratios.
    double tail = 1.0;
    for (std::uint64_t j = 0; j < k; ++j) {
        tail *= static_cast<double>(coins - j) / static_cast<double>(coins - j + holders - 1);
    }
    return k <= coins ? tail : 0.0;
}

} // namespace tenfold::models
