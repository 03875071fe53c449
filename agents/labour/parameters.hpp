// SPDX-License-Identifier: Apache-2.0
/// Parameters of the labour market: matching, mobility, wages, courses.
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
    double cyclical_separations = 0.0;
    double entry_tightness_response = 0.5;

    template <class Self, class V>
    // NOLINTNEXTLINE(readability-function-size): one entry per parameter
    static void describe(Self& self, V& visitor) {
        visitor.value(Field{"unemployment_rate",
                            "1",
                            {0.0, 0.5, true},
                            "looked up: BLS/CPS, 4.0 % in 2024",
                            "Unemployed people per person in the labour force at the start; target "
                            "of the matching efficiency."},
                      self.unemployment_rate);
        visitor.value(Field{"vacancy_ratio",
                            "1",
                            {0.0, 0.5, true},
                            "looked up: JOLTS September 2024, 4.5 %",
                            "Vacancies per filled post at the start."},
                      self.vacancy_ratio);
        visitor.value(Field{"job_to_job_share",
                            "1",
                            {0.0, 0.95},
                            "memory: JOLTS and CPS gross flows",
                            "Share of separations that are job-to-job moves."},
                      self.job_to_job_share);
        visitor.value(Field{"seekers_elasticity",
                            "1",
                            range::open_share,
                            "looked up: one minus 0.42 (Bruegemann 2008)",
                            "Elasticity of matches with respect to job seekers; that with respect "
                            "to vacancies is one less this."},
                      self.seekers_elasticity);
        visitor.value(Field{"layoff_rate",
                            "1/month",
                            {0.0, 1.0},
                            "tuned: so that unemployment is 4 %",
                            "Layoffs per job from firms' plans and exits; other separations are "
                            "fewer by this rate."},
                      self.layoff_rate);
        visitor.value(Field{"occupation_switching_rate",
                            "1/month",
                            {0.0, 1.0},
                            "assumption",
                            "Rate at which unemployed people whose patience is exhausted consider "
                            "another occupation."},
                      self.occupation_switching_rate);
        visitor.value(Field{"switching_patience_months",
                            "month",
                            {0.0, 120.0},
                            "assumption",
                            "Months without a job over which the readiness to change occupation "
                            "rises to its maximum."},
                      self.switching_patience_months);
        visitor.value(Field{"near_move",
                            "1",
                            range::share,
                            "assumption",
                            "Strength of a link of the mobility network from which a move needs no "
                            "retraining."},
                      self.near_move);
        visitor.value(Field{"retraining_days",
                            "day",
                            {0.0, 3650.0},
                            "assumption",
                            "Duration of retraining for a move along a weaker link."},
                      self.retraining_days);
        visitor.value(Field{"switching_tightness_factor",
                            "1",
                            {0.0, 1.0},
                            "assumption",
                            "Probability of accepting a move between equally tight markets; it "
                            "scales with the ratio of tightness."},
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
        visitor.value(Field{"cyclical_separations",
                            "1",
                            {0.0, 50.0},
                            "off; us-cycles: tuned to the volatility of unemployment (Fujita and "
                            "Ramey 2009, memory)",
                            "Relative rise of separations per unit of real GDP below its mean of "
                            "three years."},
                      self.cyclical_separations);
        visitor.value(Field{"entry_tightness_response",
                            "1",
                            {0.0, 5.0},
                            "assumption",
                            "Elasticity of entrants' choice of a labour market with respect to its "
                            "tightness."},
                      self.entry_tightness_response);
    }
};

/// Reference wages and pay (docs/model.md, section Wages).
struct WageParameters {
    double tightness_response = 0.03;
    double norm_share = 1.0;
    double current_productivity_share = 0.0;
    double pay_dispersion = 0.32;
    double raise_dispersion = 0.0;

    template <class Self, class V>
    static void describe(Self& self, V& visitor) {
        visitor.value(Field{"tightness_response",
                            "1/yr",
                            {0.0, 10.0},
                            "tuned: 0.02 to 0.05 sits still, 0.1 echoes, 0.3 explodes",
                            "Growth of the reference wage per unit of the logarithm of tightness "
                            "over its normal value."},
                      self.tightness_response);
        visitor.value(
            Field{"norm_share",
                  "1",
                  range::share,
                  "assumption: with the norm a productivity boom passes with little "
                  "unemployment",
                  "Weight of the wage norm (trend growth plus inflation target) in the growth of "
                  "reference wages; the rest follows productivity and expected inflation."},
            self.norm_share);
        visitor.value(Field{"current_productivity_share",
                            "1",
                            range::share,
                            "assumption",
                            "In the part that follows productivity, the weight of its growth over "
                            "the last twelve months instead of trend growth."},
                      self.current_productivity_share);
        visitor.value(Field{"pay_dispersion",
                            "1",
                            {0.0, 2.0},
                            "looked up: OEWS 2024, variance of log wages within cells 0.10",
                            "Standard deviation of the logarithm of pay between the posts of one "
                            "sector and occupation."},
                      self.pay_dispersion);
        visitor.value(Field{"raise_dispersion",
                            "1",
                            {0.0, 1.0},
                            "none; 0.03 gives the share of unchanged wages of the Atlanta Fed's "
                            "tracker, 0.12 to 0.16",
                            "Standard deviation of the logarithm of due raises between jobs, of "
                            "which negative ones do not happen: such wages stay for a year."},
                      self.raise_dispersion);
    }
};

/// Courses for people who retrain, while the policy `retraining` is on.
struct CourseParameters {
    double duration = 0.5;
    double stipend = 0.7;
    double fee = 0.1;

    template <class Self, class V>
    static void describe(Self& self, V& visitor) {
        visitor.value(
            Field{"duration",
                  "1",
                  range::share,
                  "assumption",
                  "Duration of retraining in a course, relative to retraining without one."},
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
