// SPDX-License-Identifier: Apache-2.0
/// Random shocks that drive business cycles. (Eq. 115)
#pragma once

#include "core/describe.hpp"
#include "core/random.hpp"

namespace tenfold {

/// Shocks of business cycles (docs/model.md, section Business cycles): first-order autoregressions
/// by month.
struct BusinessCycleParameters {
    double consumption = 0.0;
    double consumption_persistence = 0.975;
    double investment = 0.0;
    double investment_persistence = 0.975;
    double correlation = 0.7;
    double productivity = 0.0;
    double productivity_persistence = 0.97;
    double markup = 0.0;
    double markup_persistence = 0.9;
    double credit = 0.0;
    double credit_persistence = 0.9;
    double foreign = 0.0;
    double foreign_persistence = 0.95;
    double policy_rate = 0.0;
    double quiet_months = 24.0;

    template <class Self, class V>
    // NOLINTNEXTLINE(readability-function-size): one entry per parameter
    static void describe(Self& self, V& visitor) {
        const auto shock = [&](std::string_view key, std::string_view doc, auto& value) {
            visitor.value(
                Field{key, "1/month^0.5", {0.0, 0.2}, "off; us-cycles: tuned to US moments", doc},
                value);
        };
        const auto persistence = [&](std::string_view key, std::string_view doc, auto& value) {
            visitor.value(Field{key, "1/month", {0.0, 0.999}, "tuned to US moments 1985-2019", doc},
                          value);
        };
        shock("consumption",
              "Standard deviation of the monthly innovation to the logarithm of consumption.",
              self.consumption);
        persistence("consumption_persistence",
                    "Share of the deviation of consumption that is left a month later.",
                    self.consumption_persistence);
        shock("investment",
              "Standard deviation of the monthly innovation to the logarithm of wanted capital.",
              self.investment);
        persistence("investment_persistence",
                    "Share of the deviation of wanted capital that is left a month later.",
                    self.investment_persistence);
        visitor.value(Field{"correlation",
                            "1",
                            {-1.0, 1.0},
                            "tuned to US moments 1985-2019",
                            "Correlation of the innovations to consumption and to wanted capital."},
                      self.correlation);
        shock("productivity",
              "Standard deviation of the monthly innovation to the logarithm of labour "
              "productivity.",
              self.productivity);
        persistence("productivity_persistence",
                    "Share of the deviation of productivity that is left a month later.",
                    self.productivity_persistence);
        shock("markup",
              "Standard deviation of the monthly innovation to the logarithm of target prices.",
              self.markup);
        persistence("markup_persistence",
                    "Share of the deviation of target prices that is left a month later.",
                    self.markup_persistence);
        visitor.value(Field{"credit",
                            "1/yr/month^0.5",
                            {0.0, 0.05},
                            "off; us-cycles: tuned to US moments",
                            "Standard deviation of the monthly innovation to the spread of loans "
                            "over the policy rate."},
                      self.credit);
        persistence("credit_persistence",
                    "Share of the deviation of the spread that is left a month later.",
                    self.credit_persistence);
        shock("foreign",
              "Standard deviation of the monthly innovation to the logarithm of foreign demand.",
              self.foreign);
        persistence("foreign_persistence",
                    "Share of the deviation of foreign demand that is left a month later.",
                    self.foreign_persistence);
        visitor.value(Field{"policy_rate",
                            "1/yr/month^0.5",
                            {0.0, 0.05},
                            "off; us-cycles: tuned to US moments",
                            "Standard deviation of the monthly surprise to the policy rate."},
                      self.policy_rate);
        visitor.value(Field{"quiet_months",
                            "month",
                            {0.0, 1200.0},
                            "assumption",
                            "Months without shocks at the start."},
                      self.quiet_months);
    }
};

/// Logarithmic deviations of a month.
struct BusinessCycle {
    double consumption = 0.0;
    double investment = 0.0; // of wanted capital
    double productivity = 0.0;
    double markup = 0.0;
    double credit = 0.0;      // of the spread of loans [1/yr], not a logarithm
    double foreign = 0.0;     // of foreign demand
    double policy_rate = 0.0; // surprise of the month [1/yr]

    /// Draws the next month (Eq. 115): z' = rho z + sd e with standard normal e; `month` counts
    /// from 0 at the start of the run.
    void advance(const BusinessCycleParameters& parameters, RandomKey key, int month);

    template <class Self, class Archive>
    static void archive(Self& self, Archive& archive) {
        auto& [consumption, investment, productivity, markup, credit, foreign, policy_rate] = self;
        archive(consumption, investment, productivity, markup, credit, foreign, policy_rate);
    }
};

} // namespace tenfold
