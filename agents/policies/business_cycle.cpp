// SPDX-License-Identifier: Apache-2.0
#include "agents/policies/business_cycle.hpp"

#include <cmath>

namespace tenfold {

namespace {

constexpr Purpose cycle_purpose = 50; // agent: shock; time: month

double innovation(RandomKey key, std::uint32_t shock, int month) {
    return RandomStream{key, {shock, month, 0, cycle_purpose}}.normal();
}

} // namespace

void BusinessCycle::advance(const BusinessCycleParameters& parameters, RandomKey key, int month) {
    if (month < parameters.quiet_months) {
        return;
    }
    const double common = innovation(key, 0, month);
    const double other = std::sqrt(1.0 - parameters.correlation * parameters.correlation);
    const auto next = [](double persistence, double before, double size, double draw) {
        return persistence * before + size * draw;
    };
    consumption =
        next(parameters.consumption_persistence, consumption, parameters.consumption, common);
    investment = next(parameters.investment_persistence,
                      investment,
                      parameters.investment,
                      parameters.correlation * common + other * innovation(key, 1, month));
    productivity = next(parameters.productivity_persistence,
                        productivity,
                        parameters.productivity,
                        innovation(key, 2, month));
    markup =
        next(parameters.markup_persistence, markup, parameters.markup, innovation(key, 3, month));
    credit =
        next(parameters.credit_persistence, credit, parameters.credit, innovation(key, 4, month));
    foreign = next(
        parameters.foreign_persistence, foreign, parameters.foreign, innovation(key, 5, month));
    policy_rate = parameters.policy_rate * innovation(key, 6, month);
}

} // namespace tenfold
