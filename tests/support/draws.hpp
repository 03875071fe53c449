// SPDX-License-Identifier: Apache-2.0
/// Random parameters for tests of properties.
#pragma once

#include "core/random.hpp"

#include <cmath>
#include <cstdint>

namespace tenfold::test {

/// Uniform draws for the random tests, a fresh stream per trial.
class Draws {
public:
    explicit Draws(std::uint32_t trial) : random_{RandomKey::make(11, 0), {trial, 0, 0, 2}} {}
    double between(double low, double high) { return low + (high - low) * random_.uniform(); }
    double log_between(double low, double high) {
        return std::exp(between(std::log(low), std::log(high)));
    }
    double normal() { return random_.normal(); }
    bool coin(double p) { return random_.bernoulli(p); }

private:
    RandomStream random_;
};

} // namespace tenfold::test
