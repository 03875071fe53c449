// SPDX-License-Identifier: Apache-2.0
#include "core/successes.hpp"

#include <cmath>
#include <cstdint>
#include <vector>

#include <doctest/doctest.h>

#include "tests/support/statistics.hpp"

using namespace tenfold;
using namespace tenfold::statistics;

namespace {

Successes draw(std::uint32_t agent, double probability) {
    return {RandomKey::make(5, 0), {agent, 0, 0, 3}, probability};
}

} // namespace

TEST_CASE("numbers of successes have the binomial mean and variance") {
    for (const double p : {0.016, 0.3, 0.97}) {
        constexpr std::uint32_t trials = 500;
        const auto samples = static_cast<std::uint32_t>(sample(20000));
        double sum = 0.0;
        double squares = 0.0;
        const double mean = trials * p;
        for (std::uint32_t agent = 0; agent < samples; ++agent) {
            const double deviation = draw(agent, p).count(trials) - mean;
            sum += deviation;
            squares += deviation * deviation;
        }
        const double variance = mean * (1.0 - p);
        const double fourth = variance * (1.0 + 3.0 * variance * (1.0 - 2.0 / trials));
        check_z(sum / samples, 0.0, std::sqrt(variance / samples));
        check_z(squares / samples,
                variance,
                std::sqrt((fourth - variance * variance) / static_cast<double>(samples)));
    }
}

TEST_CASE("each trial succeeds equally often") {
    constexpr std::uint32_t trials = 20;
    constexpr double p = 0.25;
    const auto samples = static_cast<std::uint32_t>(sample(40000));
    std::vector<std::int64_t> counts(trials, 0);
    for (std::uint32_t agent = 0; agent < samples; ++agent) {
        Successes successes = draw(agent, p);
        for (std::uint32_t at = 0; at < trials; ++at) {
            const std::uint32_t gap = successes.gap(trials - at);
            at += gap;
            if (at < trials) {
                ++counts[at];
            }
        }
    }
    for (const std::int64_t count : counts) {
        check_z(static_cast<double>(count), samples * p, std::sqrt(samples * p * (1.0 - p)));
    }
}

TEST_CASE("certain, impossible and nearly impossible trials") {
    CHECK(draw(0, 1.0).count(1000) == 1000);
    CHECK(draw(0, 0.0).count(1000) == 0);
    CHECK(draw(0, -0.1).count(1000) == 0);
    CHECK(draw(0, 1e-18).count(1000000) == 0);
    CHECK(draw(0, 1e-310).count(1000000) == 0);
    CHECK(draw(0, 0.5).count(0) == 0);
}

TEST_CASE("more successes than a stream has words go on in the next stream") {
    constexpr std::uint32_t trials = 200000;
    const std::uint32_t successes = draw(1, 0.2).count(trials);
    CHECK(successes > 5 * 4096);
    check_z(successes, trials * 0.2, std::sqrt(trials * 0.2 * 0.8));
}
