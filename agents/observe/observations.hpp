// SPDX-License-Identifier: Apache-2.0
/// Three observations on the economics of artificial intelligence, computed from the measures of a
/// run. Pure functions. The model assumes the law of O1 (Eq. 6) and, as far as engineering goes,
/// the rate of O2; the observations test whether both hold for the whole run.
///   O1  the intelligence of a model is proportional to the logarithm of its effective compute
///   O2  the price of constant intelligence falls tenfold a year, and use rises with the fall
///   O3  the value of linearly rising intelligence is super-exponential
#pragma once

#include "core/time.hpp"

#include "agents/ai/catalogue.hpp"
#include "agents/observe/measures.hpp"
#include "agents/observe/observation_parameters.hpp"
#include "agents/observe/regression.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace tenfold {

// ---- O1

/// Regression of intelligence on log10 of effective compute (Eq. 68), over the largest model of
/// each release. Open-weight copies are excluded because they repeat another model, smaller sizes
/// because they lie on the line of the largest by construction.
[[nodiscard]] Regression intelligence_on_resources(std::span<const AiModel> models);

// ---- O2

/// Factor by which a price falls in a year if it moves from `first` to `last` in `years`.
[[nodiscard]] double yearly_factor(double first, double last, double years);

/// Factor by which the price fell in a calendar year.
struct YearFactor {
    int year = 0;
    double factor = 1.0;

    bool operator==(const YearFactor&) const = default;
};

/// One factor for each calendar year whose prices are known for at least about half of it: from the
/// first known month of the year to the first of the next (or the last known), at a yearly rate.
/// `months` are first days of months, in ascending order.
[[nodiscard]] std::vector<YearFactor> price_factors(std::span<const Date> months,
                                                    std::span<const double> price);

/// Fall of a price: factors a year, below 1 if it rose.
struct PriceFall {
    double to_2028 = 1.0;            // from the first month to January 2028, or to the last month
    double over_run = 1.0;           // from the first month to the last
    std::vector<YearFactor> by_year; // calendar years
    double last = 0.0;               // price in the last month [USD/Mtok]
};

/// Fall of a price from the first to the last month that has one; leading and trailing months
/// without a price (0 or NaN) are ignored.
[[nodiscard]] PriceFall price_fall(std::span<const Date> months, std::span<const double> price);

/// Measured price elasticity of use, positive if use rises as prices fall.
struct Elasticity {
    double value = 0.0;
    double error = 0.0; // standard error, corrected for autocorrelation
    double r_squared = 0.0;
    std::size_t points = 0; // 0: not measured
};

/// Price elasticity of tokens bought at constant intelligence, that is of spending over the chained
/// price index (Eq. 69): minus the slope of ln(spending / price) on ln(price). Months without
/// spending are left out. An association, not a causal effect: use also rises as firms learn.
[[nodiscard]] Elasticity use_elasticity(std::span<const double> spending,
                                        std::span<const double> price);

// ---- O3

enum class Verdict : std::uint8_t {
    not_enough_points,
    sub_exponential,
    exponential,
    super_exponential
};

[[nodiscard]] std::string_view to_string(Verdict verdict);

/// Change of the growth of a value V with intelligence I (Eq. 65). Between successive points,
///     change of ln V = [c1 + 2 c2 (I - mean)] change of I
/// with I at the midpoint: ln V is a parabola whose slope at mean intelligence is c1. The
/// regression is on changes, because disturbances of output are persistent: their changes are
/// nearly independent, whereas their levels are autocorrelated and could be mistaken for curvature.
struct ValueVerdict {
    Verdict verdict = Verdict::not_enough_points;
    double slope = 0.0;     // c1
    double curvature = 0.0; // c2
    double t = 0.0;         // of c2, corrected for autocorrelation
    double lowest = 0.0;    // lowest intelligence of a point
    double highest = 0.0;
    double peak = 0.0;        // intelligence at which the value is largest
    double largest = 0.0;     // that value
    std::size_t points = 0;   // with a value above 0
    std::size_t left_out = 0; // values of at most 0, which have no logarithm
};

/// Smallest number of points for a verdict.
inline constexpr std::size_t least_points = 8;

/// "Super-exponential" if t exceeds the critical value of Student's distribution (5 %, two-sided)
/// and growth at the highest intelligence is positive; "exponential" if t lies between the two
/// critical values and c1 > 0; else "sub-exponential". Points are half-yearly. `precision` is
/// proportional to the inverse of the standard error of ln V; empty: equal for all points.
[[nodiscard]] ValueVerdict value_verdict(std::span<const double> value,
                                         std::span<const double> intelligence,
                                         std::span<const double> precision = {});

/// Verdict on a monthly series; value and intelligence are averaged over six months, from the first
/// month with a value.
[[nodiscard]] ValueVerdict series_verdict(std::span<const double> value,
                                          std::span<const double> intelligence);

/// Smallest difference between a run and its twin that counts, as a share of the twin's level. A
/// smaller difference may be noise, and its logarithm meaningless.
inline constexpr double least_difference = 0.01;

/// Verdict on the contribution of intelligence to a measure of output or welfare, from monthly
/// series of a run and of its twin without AI; values are averaged over six months. Noise is
/// proportional to the level, so the precision of the logarithm of the difference is the share of
/// the difference in the level.
[[nodiscard]] ValueVerdict difference_verdict(std::span<const double> with,
                                              std::span<const double> without,
                                              std::span<const double> intelligence);

// ---- other channels from token prices to token use

/// Price elasticity of token use through the demand for products made with tokens (Eq. 71): mean
/// over sectors, weighted by spending on tokens, of the elasticity of demand times the share of
/// tokens in unit cost.
[[nodiscard]] double product_response(std::span<const double> token_spending,
                                      std::span<const double> token_share,
                                      std::span<const double> demand_elasticity);

// ---- the index of thought

/// Lowest price of an hour of thought [USD/h] among models that succeed at half of the tasks of the
/// required length; 0 if there is none. `largest_multiplier` limits the inference multiple.
[[nodiscard]] double thought_price(std::span<const AiModel> models,
                                   std::span<const double> prices,
                                   double largest_multiplier,
                                   const IntelligenceParameters& intelligence,
                                   const ObservationParameters& observations);

/// Hours of thought that a share of `income` [USD/yr] buys at `price` [USD/h], over all human hours
/// of thought in 2025 (Eq. 72); 0 without a price.
[[nodiscard]] double
thought_ratio(const ObservationParameters& observations, double income, double price);

/// Hours of human thought equivalent to tokens (Eq. 88): `mtok` of each model over the model's
/// tokens per hour, which are those of 2023 times the model's tokens per task. `mtok` may be
/// shorter than `models`.
[[nodiscard]] double thought_hours(std::span<const AiModel> models,
                                   std::span<const double> mtok,
                                   const ObservationParameters& observations);

/// Hours of thought per dollar, spent in equal parts on the models `used` [h/USD] (Eq. 88); 0 if
/// there are none.
[[nodiscard]] double thought_per_dollar(std::span<const AiModel> models,
                                        std::span<const double> prices,
                                        std::span<const std::uint32_t> used,
                                        const ObservationParameters& observations);

/// Tasks of the required length that models could do in a year for `people` if each person spent a
/// share of `income` [USD/yr] on them, at `price` per hour of thought [USD/h] (Eq. 89); 0 while no
/// model succeeds at half of such tasks.
[[nodiscard]] double possible_tasks(const ObservationParameters& observations,
                                    double people,
                                    double income,
                                    double price);

// ---- work

/// Share of the work that coworkers do (Eq. 73), between 0 and 1: tasks of coworkers over these
/// plus people's hours other than supervision, all in human hours.
[[nodiscard]] double share_of_work(double task_hours, double human_hours, double supervision_hours);

/// Answers to both survey questions (Eq. 67) when `adopters` of `firms` have coworkers; the
/// question until November 2025 finds the share `found_by_old` of the adopters.
[[nodiscard]] SurveyAnswers survey_answers(double adopters,
                                           double firms,
                                           double found_by_old,
                                           const ObservationParameters& observations);

// ---- a run

/// Observations on a run as a whole.
struct Observations {
    Regression resources; // O1: regression of intelligence on effective compute
    PriceFall price;      // of constant intelligence: the chained index
    PriceFall paid;       // of all tokens bought: spending over quantity
    PriceFall gpt4_level; // of the cheapest model at the level of GPT-4
    PriceFall frontier;   // of the most intelligent model
    Elasticity use;       // of all tokens
    Elasticity firms_use; // of firms' tokens
    // of hours saved by more intelligence; the digital share of work bounds it
    ValueVerdict value;
    ValueVerdict tasks;        // of the number of possible tasks
    Elasticity direct_use;     // of people's own use, while they spend little on it
    double model_choice = 0.0; // mean over months, weighted by firms' spending on tokens
    double threshold = 0.0;
    double products = 0.0;
    double thought_index = 0.0;        // of the last month (Eq. 72)
    double thought_stock = 0.0;        // mean over the last twelve months, or all if fewer (Eq. 88)
    double thought_median = 0.0;       // of the median person [h/yr]
    double thought_lowest_tenth = 0.0; // mean of the tenth of people with the lowest use [h/yr]
};

/// Computes all observations. `direct_use_limit` is the limit of the share of consumption that
/// people spend on tokens; the elasticity of people's own use is measured up to a tenth of it.
[[nodiscard]] Observations observe(std::span<const MonthlyMeasures> months,
                                   std::span<const AiModel> models,
                                   double direct_use_limit);

} // namespace tenfold
