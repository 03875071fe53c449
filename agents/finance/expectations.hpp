// SPDX-License-Identifier: Apache-2.0
/// What agents expect of inflation and of the growth of productivity. (Eq. 97, 98)
#pragma once

#include "agents/finance/learning.hpp"
#include "agents/finance/parameters.hpp"

#include <vector>

namespace tenfold {

/// Expectations of a month [1/yr].
struct ExpectationSignals {
    double inflation = 0.0;     // of the next twelve months
    double wage_growth = 0.0;   // real, that wage setters expect of productivity
    double demand_growth = 0.0; // real, that firms expect of demand
};

/// Expected inflation (Eq. 98): w pi* + (1 - w) times the mean forecast of four quarters.
[[nodiscard]] double expected_inflation(double anchor, double target, double forecast);

class Expectations {
public:
    Expectations() = default;
    /// Beliefs on the first day: inflation at its target, growth at the trend.
    Expectations(const ExpectationParameters& parameters, double target, double growth);

    [[nodiscard]] const ExpectationSignals& signals() const { return signals_; }

    /// Learns at the end of a month. `price_level` is that of all months so far, of which each
    /// third one ends a quarter; `productivity` is labour productivity of all months so far, whose
    /// growth over twelve months is learnt.
    void learn(const ExpectationParameters& parameters,
               double target,
               const std::vector<double>& price_level,
               const std::vector<double>& productivity);

    template <class Self, class Archive>
    static void archive(Self& self, Archive& archive) {
        auto& [signals, inflation] = self;
        archive(signals, inflation);
    }

private:
    ExpectationSignals signals_;
    AutoregressiveLearner inflation_; // quarterly, annualised
};

} // namespace tenfold
