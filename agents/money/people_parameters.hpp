// SPDX-License-Identifier: Apache-2.0
/// Parameters of what people do with tokens of their own, and of courses paid by the government.
#pragma once

#include "core/describe.hpp"

namespace tenfold {

/// People's own use of tokens, and what it does for them.
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
                            "Share of consumption that goes to tokens on the first day."},
                      self.initial_share);
        visitor.value(Field{"elasticity",
                            "1",
                            {0.0, 10.0},
                            "looked up: 1.1 in the short run (second hand), 1.5 with new uses",
                            "Price elasticity of the quantity that people use, while they spend "
                            "little on it."},
                      self.elasticity);
        visitor.value(Field{"trend_growth",
                            "1/yr",
                            {-1.0, 10.0},
                            "assumption",
                            "Growth of the share at constant prices."},
                      self.trend_growth);
        visitor.value(Field{"largest_share",
                            "1",
                            {0.0, 0.5, true},
                            "assumption",
                            "Share of consumption that spending on tokens tends to as they become "
                            "cheap."},
                      self.largest_share);
        visitor.value(Field{"productivity_gain",
                            "1",
                            {0.0, 1.0},
                            "assumption",
                            "Rise of everybody's productivity for each power of ten of the tokens "
                            "that the median person uses."},
                      self.productivity_gain);
        visitor.value(Field{"search_gain",
                            "1",
                            {0.0, 1.0},
                            "assumption",
                            "Rise of the efficiency of job search, likewise."},
                      self.search_gain);
        visitor.value(Field{"founding_gain",
                            "1",
                            {0.0, 10.0},
                            "assumption",
                            "Rise of the rate at which firms are founded, likewise."},
                      self.founding_gain);
    }
};

/// Courses for people who retrain, while the policy `retraining` is on.
struct CourseParameters {
    double duration = 0.5;
    double stipend = 0.7;
    double fee = 0.1;

    template <class Self, class V>
    static void describe(Self& self, V& visitor) {
        visitor.value(Field{"duration",
                            "1",
                            range::share,
                            "assumption",
                            "Length of retraining in a course, relative to without."},
                      self.duration);
        visitor.value(Field{"stipend",
                            "1",
                            {0.0, 2.0},
                            "assumption",
                            "Income of a person in a course, as a share of the last wage, in place "
                            "of the benefit."},
                      self.stipend);
        visitor.value(Field{"fee",
                            "yr",
                            {0.0, 10.0},
                            "assumption",
                            "Fee of a course, in yearly mean wages of the start on their nominal "
                            "path."},
                      self.fee);
    }
};

} // namespace tenfold
