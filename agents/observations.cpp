// SPDX-License-Identifier: Apache-2.0
#include "agents/observations.hpp"

#include "core/check.hpp"
#include "core/math.hpp"
#include "core/units.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>

namespace tenfold {

namespace {

using Numbers = std::vector<double>;

std::chrono::year_month_day calendar_day(Date date) {
    return std::chrono::year_month_day{date};
}

double years_between(Date from, Date until) {
    return static_cast<double>((until - from).count()) / days_per_year;
}

Date first_day(const MonthlyMeasures& month) {
    return month.month_end - std::chrono::days{month.days};
}

} // namespace

Regression intelligence_on_resources(std::span<const AiModel> models) {
    std::vector<const AiModel*> largest;
    for (const AiModel& model : models) {
        if (model.open_weights || !(model.resources > 0.0)) {
            continue;
        }
        const auto same = [&](const AiModel* other) {
            return other->lab == model.lab && other->released == model.released;
        };
        const auto known = std::find_if(largest.begin(), largest.end(), same);
        if (known == largest.end()) {
            largest.push_back(&model);
        } else if (model.resources > (*known)->resources) {
            *known = &model;
        }
    }
    Numbers intelligence;
    Numbers resources;
    for (const AiModel* const model : largest) {
        intelligence.push_back(model->intelligence);
        resources.push_back(math::log10(model->resources));
    }
    return least_squares(intelligence, std::move(resources));
}

double yearly_factor(double first, double last, double years) {
    return years > 0.0 && first > 0.0 && last > 0.0 ? math::exp(math::log(first / last) / years)
                                                    : 1.0;
}

std::vector<YearFactor> price_factors(std::span<const Date> months, std::span<const double> price) {
    EXPECTS(months.size() == price.size());
    std::vector<YearFactor> result;
    std::size_t first = 0;
    while (first < months.size()) {
        const auto year = calendar_day(months[first]).year();
        std::size_t last = first;
        while (last + 1 < months.size() && calendar_day(months[last]).year() == year) {
            ++last;
        }
        const double years = years_between(months[first], months[last]);
        constexpr double half = 0.45; // of a year: six months in winter are 181 days
        if (years > half) {
            result.push_back(
                {static_cast<int>(year), yearly_factor(price[first], price[last], years)});
        }
        if (calendar_day(months[last]).year() == year) {
            break; // nothing is known of the next
        }
        first = last;
    }
    return result;
}

Elasticity use_elasticity(std::span<const double> spending, std::span<const double> price) {
    EXPECTS(spending.size() == price.size());
    Numbers use;
    Numbers prices;
    for (std::size_t i = 0; i < spending.size(); ++i) {
        if (spending[i] > 0.0 && price[i] > 0.0) {
            prices.push_back(math::log(price[i]));
            use.push_back(math::log(spending[i] / price[i]));
        }
    }
    const Regression fit = least_squares(use, std::move(prices));
    return fit.empty()
               ? Elasticity{}
               : Elasticity{-fit.coefficients[1], fit.adjusted_error(1), fit.r_squared, fit.points};
}

std::string_view to_string(Verdict verdict) {
    switch (verdict) {
    case Verdict::sub_exponential:
        return "sub-exponential";
    case Verdict::exponential:
        return "exponential";
    case Verdict::super_exponential:
        return "super-exponential";
    case Verdict::not_enough_points:
        break;
    }
    return "not enough points";
}

ValueVerdict value_verdict(std::span<const double> value, std::span<const double> intelligence) {
    EXPECTS(value.size() == intelligence.size());
    ValueVerdict result;
    Numbers logarithms;
    Numbers levels;
    double mean = 0.0;
    for (std::size_t i = 0; i < value.size(); ++i) {
        if (!(value[i] > 0.0)) {
            ++result.left_out;
            continue;
        }
        if (value[i] > result.largest) {
            result.largest = value[i];
            result.peak = intelligence[i];
        }
        logarithms.push_back(math::log(value[i]));
        levels.push_back(intelligence[i]);
        mean += intelligence[i];
    }
    result.points = levels.size();
    if (levels.empty()) {
        return result;
    }
    mean /= static_cast<double>(levels.size());
    const auto [lowest, highest] = std::minmax_element(levels.begin(), levels.end());
    result.lowest = *lowest;
    result.highest = *highest;
    if (result.points < least_points) {
        return result;
    }
    Numbers squares;
    for (double& level : levels) {
        level -= mean;
        squares.push_back(level * level);
    }
    const std::vector<Numbers> regressors{std::move(levels), std::move(squares)};
    const Regression fit = least_squares(logarithms, regressors);
    result.slope = fit.coefficients[1];
    result.curvature = fit.coefficients[2];
    result.t = fit.adjusted_t(2);
    const double end_slope = result.slope + 2.0 * result.curvature * (result.highest - mean);
    constexpr double critical = 2.0;
    if (result.t > critical && end_slope > 0.0) {
        result.verdict = Verdict::super_exponential;
    } else if (std::abs(result.t) < critical && result.slope > 0.0) {
        result.verdict = Verdict::exponential;
    } else {
        result.verdict = Verdict::sub_exponential;
    }
    return result;
}

ValueVerdict difference_verdict(std::span<const double> real_gdp,
                                std::span<const double> real_gdp_without,
                                std::span<const double> intelligence) {
    constexpr std::size_t half_year = 6;
    const std::size_t months =
        std::min({real_gdp.size(), real_gdp_without.size(), intelligence.size()});
    Numbers value;
    Numbers levels;
    for (std::size_t begin = 0; begin + half_year <= months; begin += half_year) {
        double added = 0.0;
        double level = 0.0;
        for (std::size_t i = begin; i < begin + half_year; ++i) {
            added += (real_gdp[i] - real_gdp_without[i]) / half_year;
            level += intelligence[i] / half_year;
        }
        value.push_back(added);
        levels.push_back(level);
    }
    return value_verdict(value, levels);
}

double product_response(std::span<const double> token_spending,
                        std::span<const double> token_share,
                        std::span<const double> demand_elasticity) {
    EXPECTS(token_spending.size() == token_share.size() &&
            token_spending.size() == demand_elasticity.size());
    double sum = 0.0;
    double all = 0.0;
    for (std::size_t s = 0; s < token_spending.size(); ++s) {
        sum += token_spending[s] * token_share[s] * demand_elasticity[s];
        all += token_spending[s];
    }
    return all > 0.0 ? sum / all : 0.0;
}

double thought_price(std::span<const AiModel> models,
                     std::span<const double> prices,
                     double largest_multiplier,
                     const IntelligenceParameters& intelligence,
                     const ObservationParameters& observations) {
    EXPECTS(models.size() == prices.size());
    const double horizon = observations.thought_horizon * minutes_per_hour;
    const double needed = math::log10(horizon / intelligence.reference_horizon_minutes) /
                          intelligence.horizon_slope; // of model and inference compute together
    double best = 0.0;
    double decade = 1.0;
    while (decade <= largest_multiplier) {
        for (const double multiplier : {decade, 3.0 * decade}) {
            const double gain = intelligence.inference_gain * math::log10(multiplier);
            for (std::size_t i = 0; i < models.size() && multiplier <= largest_multiplier; ++i) {
                const double price =
                    observations.thought_tokens * models[i].wordiness * multiplier * prices[i];
                if (models[i].intelligence + gain >= needed && prices[i] < not_on_offer &&
                    (best == 0.0 || price < best)) {
                    best = price;
                }
            }
        }
        decade *= 10.0;
    }
    return best;
}

double thought_ratio(const ObservationParameters& observations, double income, double price) {
    return price > 0.0 ? observations.income_share * income / price /
                             (observations.thinking_people * observations.thinking_hours)
                       : 0.0;
}

double share_of_work(double task_hours, double human_hours, double supervision_hours) {
    const double besides = std::max(0.0, human_hours - supervision_hours);
    return task_hours > 0.0 ? task_hours / (task_hours + besides) : 0.0;
}

SurveyAnswers survey_answers(double adopters,
                             double firms,
                             double found_by_old,
                             const ObservationParameters& observations) {
    const double share = firms > 0.0 ? adopters / firms : 0.0;
    return {share * found_by_old, share * observations.found_by_new_question};
}

namespace {

/// A mean over months, weighted by firms' spending on tokens.
double mean_by_spending(std::span<const MonthlyMeasures> months, double AiMeasures::*measure) {
    double sum = 0.0;
    double all = 0.0;
    for (const MonthlyMeasures& month : months) {
        sum += month.token_spend * (month.ai.*measure);
        all += month.token_spend;
    }
    return all > 0.0 ? sum / all : 0.0;
}

/// The measured value of intelligence at the turns of half-years.
ValueVerdict measured_value(std::span<const MonthlyMeasures> months) {
    Numbers value;
    Numbers intelligence;
    for (const MonthlyMeasures& month : months) {
        const std::chrono::year_month_day day = calendar_day(first_day(month));
        if (day.month() == std::chrono::January || day.month() == std::chrono::July) {
            value.push_back(month.ai.intelligence_value);
            intelligence.push_back(month.frontier_intelligence);
        }
    }
    return value_verdict(value, intelligence);
}

/// People's own use, over the months in which they spend little on it.
Elasticity measured_direct_use(std::span<const MonthlyMeasures> months, double limit) {
    constexpr double little = 0.1; // of what their share of spending tends to
    Numbers spending;
    Numbers price;
    for (const MonthlyMeasures& month : months) {
        const double spent = month.people_token_spend;
        const double all = spent + static_cast<double>(month.uses.consumption) / cents_per_dollar;
        if (spent < little * limit * all) {
            spending.push_back(spent);
            price.push_back(month.token_price);
        }
    }
    return use_elasticity(spending, price);
}

} // namespace

Observations observe(std::span<const MonthlyMeasures> months,
                     std::span<const AiModel> models,
                     double direct_use_limit) {
    Observations result;
    result.resources = intelligence_on_resources(models);
    std::vector<Date> dates;
    Numbers price;
    Numbers spending;
    for (const MonthlyMeasures& month : months) {
        dates.push_back(first_day(month));
        price.push_back(month.token_price);
        spending.push_back(month.token_spend + month.people_token_spend);
    }
    if (months.empty()) {
        return result;
    }
    const Date turn{std::chrono::year{2028} / 1 / 1};
    const auto before = std::upper_bound(dates.begin(), dates.end(), turn) - dates.begin();
    const std::size_t last = dates.size() - 1;
    const std::size_t until = before > 0 ? static_cast<std::size_t>(before) - 1 : last;
    const auto factor_until = [&](std::size_t end) {
        return yearly_factor(price.front(), price[end], years_between(dates.front(), dates[end]));
    };
    result.price_factor_to_2028 = factor_until(until);
    result.price_factor = factor_until(last);
    result.price_factors = price_factors(dates, price);
    result.use = use_elasticity(spending, price);
    result.value = measured_value(months);
    result.direct_use = measured_direct_use(months, direct_use_limit);
    result.model_choice = mean_by_spending(months, &AiMeasures::model_choice);
    result.threshold = mean_by_spending(months, &AiMeasures::threshold);
    result.products = mean_by_spending(months, &AiMeasures::products);
    result.thought_index = months.back().ai.thought_ratio;
    return result;
}

} // namespace tenfold
