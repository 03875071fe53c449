// SPDX-License-Identifier: Apache-2.0
/// Parameters of households and the government.
#pragma once

#include "core/describe.hpp"

namespace tenfold {

/// Ownership and spending of households (docs/model.md, section Households).
struct HouseholdParameters {
    double equity_dispersion = 2.33;
    double housing_dispersion = 1.0;
    double scarce_share_slope = 0.06;
    double interest_response = 1.0;
    double precaution = 0.5;
    double income_smoothing = 0.5;
    double bond_share = 0.3;

    template <class Self, class V>
    static void describe(Self& self, V& visitor) {
        visitor.value(Field{"equity_dispersion",
                            "1",
                            {0.0, 5.0},
                            "fitted: the top hundredth owns half of all equity (memory, Fed DFA)",
                            "Standard deviation of the logarithm of people's shares in firms."},
                      self.equity_dispersion);
        visitor.value(Field{"housing_dispersion",
                            "1",
                            {0.0, 5.0},
                            "assumption",
                            "Standard deviation of the logarithm of people's shares in housing "
                            "and land."},
                      self.housing_dispersion);
        visitor.value(Field{"scarce_share_slope",
                            "1",
                            {0.0, 1.0},
                            "memory: luxury share 0.10 times (income elasticity 1.6 less 1)",
                            "Share of consumption spent on assets in fixed supply, per unit of the "
                            "logarithm of real income over its initial value."},
                      self.scarce_share_slope);
        visitor.value(Field{"interest_response",
                            "yr",
                            {0.0, 20.0},
                            "tuned to the response to a surprise of the policy rate; 0.3 to 1.2 "
                            "is stable",
                            "Relative fall of consumption per unit by which the long real rate "
                            "exceeds the natural rate; with a central bank only."},
                      self.interest_response);
        visitor.value(
            Field{"precaution",
                  "1",
                  {0.0, 10.0},
                  "Carroll, Slacalek and Sommer 2019: the saving rate rises by about half "
                  "a point with unemployment (memory)",
                  "Relative fall of consumption per unit by which unemployment exceeds "
                  "its mean of five years; with a central bank only."},
            self.precaution);
        visitor.value(
            Field{"income_smoothing",
                  "1",
                  range::share,
                  "tuned to a fiscal multiplier near one; permanent income: Friedman 1957",
                  "Relative fall of consumption per unit by which income of all people "
                  "exceeds its mean of three years; with a central bank only."},
            self.income_smoothing);
        visitor.value(
            Field{"bond_share",
                  "1",
                  range::share,
                  "assumption; government bonds of households, funds and pensions (memory)",
                  "Share of people's deposits that they hold as government bonds, whose "
                  "interest they receive; with a central bank only."},
            self.bond_share);
    }
};

/// Government (docs/model.md, section Government).
struct GovernmentParameters {
    double price_indexation = 0.0;
    double debt_response = 0.04;
    double purchases_memory = 24.0;

    template <class Self, class V>
    static void describe(Self& self, V& visitor) {
        visitor.value(Field{"price_indexation",
                            "1",
                            range::share,
                            "assumption: the nominal path is the anchor; indexed purchases let "
                            "unemployment drift",
                            "Elasticity of purchases with respect to the price level over its "
                            "target path."},
                      self.price_indexation);
        visitor.value(Field{"debt_response",
                            "1",
                            range::share,
                            "Bohn 1998: 0.03 to 0.05 (memory); 0.01 to 0.04 is stable",
                            "Rise of the income tax per unit of public debt over GDP above its "
                            "first value; with a central bank only."},
                      self.debt_response);
        visitor.value(Field{"purchases_memory",
                            "month",
                            {1.0, 600.0},
                            "assumption",
                            "Time over which real purchases follow labour productivity; with a "
                            "central bank only."},
                      self.purchases_memory);
    }
};

/// People's own use of tokens, and its benefits.
struct DirectUseParameters {
    double initial_share = 1.7e-5;
    double elasticity = 1.5;
    double trend_growth = 0.0;
    double largest_share = 0.02;
    double productivity_gain = 0.002;
    double search_gain = 0.01;
    double founding_gain = 0.05;

    template <class Self, class V>
    static void describe(Self& self, V& visitor) {
        visitor.value(Field{"initial_share",
                            "1",
                            range::share,
                            "tuned: with elasticity 1.5, half of the revenue run rates of 2023 to "
                            "2025 (Epoch AI)",
                            "Share of consumption spent on tokens on the first day."},
                      self.initial_share);
        visitor.value(Field{"elasticity",
                            "1",
                            {0.0, 10.0},
                            "looked up: 1.1 in the short run (second hand), 1.5 with new uses",
                            "Price elasticity of people's use of tokens while spending is small."},
                      self.elasticity);
        visitor.value(Field{"trend_growth",
                            "1/yr",
                            {-1.0, 10.0},
                            "assumption",
                            "Growth rate of this share at constant prices."},
                      self.trend_growth);
        visitor.value(Field{"largest_share",
                            "1",
                            {0.0, 0.5, true},
                            "assumption",
                            "Upper limit of the share of consumption spent on tokens."},
                      self.largest_share);
        visitor.value(Field{"productivity_gain",
                            "1",
                            {0.0, 1.0},
                            "assumption",
                            "Relative rise of labour productivity per power of ten of the tokens "
                            "that the median person uses."},
                      self.productivity_gain);
        visitor.value(Field{"search_gain",
                            "1",
                            {0.0, 1.0},
                            "assumption",
                            "Relative rise of matching efficiency, likewise."},
                      self.search_gain);
        visitor.value(Field{"founding_gain",
                            "1",
                            {0.0, 10.0},
                            "assumption",
                            "Relative rise of the founding rate, likewise."},
                      self.founding_gain);
    }
};

} // namespace tenfold
