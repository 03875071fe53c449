// SPDX-License-Identifier: Apache-2.0
/// Parameters of the submodels, each declared once with unit, range, source of its default and
/// meaning. Words for sources: looked up, fitted, computed, tuned, memory, assumption
/// (docs/model.md says more).
#pragma once

#include "core/describe.hpp"

#include <cstdint>

namespace tenfold {

/// The labour market: targets of its calibration and the rules of matching (docs/model.md, section
/// Labour market).
struct LabourMarketParameters {
    double unemployment_rate = 0.04;
    double vacancy_ratio = 0.045;
    double job_to_job_share = 0.6;
    double seekers_elasticity = 0.58;
    double layoff_rate = 0.0018;
    double occupation_switching_rate = 0.20;
    double switching_patience_months = 3.0;
    double switching_tightness_factor = 0.5;
    double near_move = 0.05;
    std::int64_t retraining_days = 120;
    double tightness_half_life_days = 40.0;
    double layoff_share = 0.5;

    template <class Self, class V>
    // NOLINTNEXTLINE(readability-function-size): one entry per parameter
    static void describe(Self& self, V& visitor) {
        visitor.value(Field{"unemployment_rate",
                            "1",
                            {0.0, 0.5, true},
                            "looked up: BLS/CPS, 4.0 % in 2024",
                            "Share of people without a job at the start, and target of the "
                            "matching efficiency."},
                      self.unemployment_rate);
        visitor.value(Field{"vacancy_ratio",
                            "1",
                            {0.0, 0.5, true},
                            "looked up: JOLTS September 2024, 4.5 %",
                            "Open posts per filled post at the start."},
                      self.vacancy_ratio);
        visitor.value(
            Field{"job_to_job_share",
                  "1",
                  {0.0, 0.95},
                  "memory: JOLTS and CPS gross flows",
                  "Share of separations that are moves from one job straight to another."},
            self.job_to_job_share);
        visitor.value(
            Field{"seekers_elasticity",
                  "1",
                  range::open_share,
                  "looked up: one minus 0.42 (Bruegemann 2008)",
                  "Elasticity of matches with respect to seekers; vacancies take the rest."},
            self.seekers_elasticity);
        visitor.value(
            Field{"layoff_rate",
                  "1/month",
                  {0.0, 1.0},
                  "tuned: so that unemployment is 4 %",
                  "Separations per job that come from firms' plans and exits; workers' own "
                  "separations are fewer by so much."},
            self.layoff_rate);
        visitor.value(Field{"occupation_switching_rate",
                            "1/month",
                            {0.0, 1.0},
                            "assumption",
                            "Rate at which unemployed people out of patience consider another "
                            "occupation."},
                      self.occupation_switching_rate);
        visitor.value(Field{"switching_patience_months",
                            "month",
                            {0.0, 120.0},
                            "assumption",
                            "Months without a job in which the readiness to change the occupation "
                            "rises."},
                      self.switching_patience_months);
        visitor.value(Field{"near_move",
                            "1",
                            range::share,
                            "assumption",
                            "Moves along links of the mobility network at least so strong need no "
                            "retraining."},
                      self.near_move);
        visitor.value(Field{"retraining_days",
                            "day",
                            {0.0, 3650.0},
                            "assumption",
                            "Time that a move along a weaker link takes."},
                      self.retraining_days);
        visitor.value(Field{"switching_tightness_factor",
                            "1",
                            {0.0, 1.0},
                            "assumption",
                            "Acceptance of a switch between equally tight markets; scales with the "
                            "ratio of tightness."},
                      self.switching_tightness_factor);
        visitor.value(Field{"tightness_half_life_days",
                            "day",
                            {0.0, 3650.0, true},
                            "tuned",
                            "Half-life of the smoothing of each market's tightness."},
                      self.tightness_half_life_days);
        visitor.value(Field{"layoff_share",
                            "1",
                            range::share,
                            "tuned",
                            "Share of the excess of heads over posts that a firm lays off at a "
                            "monthly review."},
                      self.layoff_share);
    }
};

/// Sizes of firms: truncated Pareto within each sector.
struct FirmSizeParameters {
    double pareto_exponent = 1.05;
    double largest_share = 0.15;

    template <class Self, class V>
    static void describe(Self& self, V& visitor) {
        visitor.value(Field{"pareto_exponent",
                            "1",
                            {0.5, 3.0},
                            "fitted: 1.03 to the size classes of Census SUSB 2019, 1.06 in Axtell "
                            "2001 (memory)",
                            "Tail exponent of the distribution of firm sizes."},
                      self.pareto_exponent);
        visitor.value(Field{"largest_share",
                            "1",
                            {0.0, 1.0, true},
                            "assumption",
                            "Upper truncation of firm size, as a share of the sector's posts."},
                      self.largest_share);
    }
};

} // namespace tenfold
