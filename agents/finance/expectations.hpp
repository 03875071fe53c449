// SPDX-License-Identifier: Apache-2.0
/// Expectations of inflation and of the growth of productivity. (Eq. 97, 98)
#pragma once

#include "agents/finance/expectation_rule.hpp"
#include "agents/finance/learning.hpp"
#include "agents/finance/parameters.hpp"

namespace tenfold {

/// Expected inflation (Eq. 98): w pi* + (1 - w) times the mean forecast of four quarters.
[[nodiscard]] double expected_inflation(double anchor, double target, double forecast);

class Expectations {
public:
    Expectations() = default;
    /// Beliefs on the first day: inflation at its target, growth at the trend.
    Expectations(const ExpectationParameters& parameters, double target, double growth);

    [[nodiscard]] const ExpectationSignals& signals() const { return signals_; }

    /// Learns at the end of a month; `rule` replaces that of the scenario unless null. Inflation is
    /// learnt at the end of a quarter, and growth over twelve months every month.
    void learn(const ExpectationParameters& parameters,
               const ExpectationRule* rule,
               const ExpectationConditions& conditions);

    template <class Self, class Archive>
    static void archive(Self& self, Archive& archive) {
        auto& [signals, inflation, level, unemployment] = self;
        archive(signals, inflation, level, unemployment);
    }

private:
    void learn_inflation(const ExpectationParameters& parameters,
                         const ExpectationConditions& conditions);

    ExpectationSignals signals_;
    AutoregressiveLearner inflation_;  // quarterly, annualised
    double inflation_level_ = 0.0;     // exponentially smoothed, likewise
    double usual_unemployment_ = -1.0; // mean of five years; negative: not yet known
};

} // namespace tenfold
