// SPDX-License-Identifier: Apache-2.0
/// What a run says about the three observations on the economics of artificial intelligence: pure
/// functions of what was measured. The model assumes the law of O1 (Eq. 6) and declares the pace of
/// O2 as far as engineering goes; what is measured says whether a whole run bears them out.
///   O1  the intelligence of a model is proportional to the logarithm of its resources
///   O2  the price of a given intelligence falls tenfold a year, and use rises with it
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

/// Regression of intelligence on log10 of effective resources (Eq. 68), over the largest model of
/// each release. Models with open weights are left out, for they copy; smaller sizes are, for they
/// lie on the line of the largest by construction.
[[nodiscard]] Regression intelligence_on_resources(std::span<const AiModel> models);

// ---- O2

/// Factor by which a price falls a year when it went from `first` to `last` in `years`.
[[nodiscard]] double yearly_factor(double first, double last, double years);

/// Factor by which the price fell in a calendar year.
struct YearFactor {
    int year = 0;
    double factor = 1.0;

    bool operator==(const YearFactor&) const = default;
};

/// One factor for each calendar year of which the price is known over at least half: from its first
/// known month to the first of the next year (or the last known), at the yearly rate. `months` are
/// first days, in order.
[[nodiscard]] std::vector<YearFactor> price_factors(std::span<const Date> months,
                                                    std::span<const double> price);

/// How a price fell: factors a year, below 1 where it rose.
struct PriceFall {
    double to_2028 = 1.0;            // from the first month to January 2028, or the last month
    double over_run = 1.0;           // from the first month to the last
    std::vector<YearFactor> by_year; // calendar years
    double last = 0.0;               // price of the last month [USD/Mtok]
};

/// The fall of a price from the first month in which there is one to the last; months before and
/// after without a price (0 or NaN) do not count.
[[nodiscard]] PriceFall price_fall(std::span<const Date> months, std::span<const double> price);

/// Price elasticity of use that was measured, positive where use rises as prices fall.
struct Elasticity {
    double value = 0.0;
    double error = 0.0; // for residuals that follow one another
    double r_squared = 0.0;
    std::size_t points = 0; // 0: not measured
};

/// Elasticity of the tokens bought at constant intelligence, which are spending over the chained
/// price index (Eq. 69): minus the slope of ln(spending / price) on ln(price). Months without
/// spending are left out. An association: use also rises as firms learn.
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

/// How the growth of a value changes with intelligence (Eq. 65). From one point to the next,
///     change of ln V = [c1 + 2 c2 (I - mean)] change of I
/// where I is half-way between both: ln V is a parabola whose growth at mean intelligence is c1.
/// Growth is measured rather than the parabola itself, because what disturbs output lasts: its
/// changes are nearly independent where its levels are not, and would pass for curvature.
struct ValueVerdict {
    Verdict verdict = Verdict::not_enough_points;
    double slope = 0.0;     // c1
    double curvature = 0.0; // c2
    double t = 0.0;         // of c2, for residuals that follow one another
    double lowest = 0.0;    // intelligence
    double highest = 0.0;
    double peak = 0.0;        // intelligence at which the value is largest
    double largest = 0.0;     // that value
    std::size_t points = 0;   // with a value above 0
    std::size_t left_out = 0; // others, which have no logarithm
};

/// Fewest points for a verdict.
inline constexpr std::size_t least_points = 8;

/// "Super-exponential" if t exceeds the critical value of Student's distribution (5 %, two-sided)
/// and growth at the highest intelligence is positive; "exponential" if t is between both critical
/// values and c1 > 0; else "sub-exponential". Points are half-yearly. `precision` is that of ln V,
/// one over its standard error in any unit; empty: alike for all points.
[[nodiscard]] ValueVerdict value_verdict(std::span<const double> value,
                                         std::span<const double> intelligence,
                                         std::span<const double> precision = {});

/// The same verdict on a monthly series; values and intelligence are means over six months at a
/// time, from the first month in which there is a value.
[[nodiscard]] ValueVerdict series_verdict(std::span<const double> value,
                                          std::span<const double> intelligence);

/// Share of a twin's level by which a run must exceed it for the difference to count: what is less
/// may be chance, whose logarithm says nothing.
inline constexpr double least_difference = 0.01;

/// The same verdict on what intelligence adds to a measure of output or welfare: monthly series of
/// a run and of its twin without, and the intelligence of the run; means over six months at a time.
/// Chance moves both levels in proportion, so that the precision of the logarithm of the difference
/// is the share of it in the level.
[[nodiscard]] ValueVerdict difference_verdict(std::span<const double> with,
                                              std::span<const double> without,
                                              std::span<const double> intelligence);

// ---- where else dearer tokens are used less

/// Elasticity of token use by way of the demand for what is made with tokens (Eq. 71): mean over
/// sectors, weighted by spending on tokens, of the elasticity of demand times the share of tokens
/// in unit cost.
[[nodiscard]] double product_response(std::span<const double> token_spending,
                                      std::span<const double> token_share,
                                      std::span<const double> demand_elasticity);

// ---- the index of thought

/// Lowest price of an hour of thought by a model that does tasks of the horizon asked for half of
/// the time [USD/h]; 0 if none does. `largest_multiplier` is of inference compute.
[[nodiscard]] double thought_price(std::span<const AiModel> models,
                                   std::span<const double> prices,
                                   double largest_multiplier,
                                   const IntelligenceParameters& intelligence,
                                   const ObservationParameters& observations);

/// Hours of thought that a share of `income` [USD/yr] buys at `price` [USD/h], over all hours that
/// people thought in 2025 (Eq. 72); 0 without a price.
[[nodiscard]] double
thought_ratio(const ObservationParameters& observations, double income, double price);

/// Hours of human thought that tokens amount to (Eq. 88): `mtok` of each model over its own tokens
/// for an hour, which are those of 2023 times its wordiness. `mtok` may be shorter than `models`.
[[nodiscard]] double thought_hours(std::span<const AiModel> models,
                                   std::span<const double> mtok,
                                   const ObservationParameters& observations);

/// Hours of thought that a dollar buys when it is spent in equal parts on the models `used` [h/USD]
/// (Eq. 88); 0 if there are none.
[[nodiscard]] double thought_per_dollar(std::span<const AiModel> models,
                                        std::span<const double> prices,
                                        std::span<const std::uint32_t> used,
                                        const ObservationParameters& observations);

/// Tasks of the horizon asked for that `people` could have done by models in a year if each spent a
/// share of `income` [USD/yr] on them, at the `price` of an hour of thought [USD/h] (Eq. 89); 0
/// while no model does such tasks half of the time.
[[nodiscard]] double possible_tasks(const ObservationParameters& observations,
                                    double people,
                                    double income,
                                    double price);

// ---- work

/// Share of the work that coworkers do (Eq. 73): tasks over tasks and what people do besides
/// supervising, all in human hours; between 0 and 1.
[[nodiscard]] double share_of_work(double task_hours, double human_hours, double supervision_hours);

/// Answers of firms to both questions of the survey (Eq. 67), of which `adopters` out of `firms`
/// have coworkers and the old question finds the share `found_by_old` of these.
[[nodiscard]] SurveyAnswers survey_answers(double adopters,
                                           double firms,
                                           double found_by_old,
                                           const ObservationParameters& observations);

// ---- a run

/// All that is said about a run as a whole.
struct Observations {
    Regression resources; // O1
    PriceFall price;      // of constant intelligence: the chained index
    PriceFall paid;       // of all tokens bought: spending over quantity
    PriceFall gpt4_level; // of the cheapest model of that level
    PriceFall frontier;   // of the best model
    Elasticity use;       // of all tokens
    Elasticity firms_use; // of firms' tokens
    ValueVerdict value;   // of the hours that more intelligence saves: bounded by the digital share
    ValueVerdict tasks;   // of the tasks that are possible at all
    Elasticity direct_use;     // people's, while they spend little
    double model_choice = 0.0; // means over months, weighted by firms' spending on tokens
    double threshold = 0.0;
    double products = 0.0;
    double thought_index = 0.0;  // of the last month (Eq. 72)
    double thought_stock = 0.0;  // means over the last twelve months, or all of fewer (Eq. 88)
    double thought_median = 0.0; // of the median person [h/yr]
    double thought_lowest_tenth = 0.0; // mean of the tenth of people who use least [h/yr]
};

/// `direct_use_limit` is the share of consumption that people's spending on tokens tends to; its
/// elasticity is measured up to a tenth of it.
[[nodiscard]] Observations observe(std::span<const MonthlyMeasures> months,
                                   std::span<const AiModel> models,
                                   double direct_use_limit);

} // namespace tenfold
