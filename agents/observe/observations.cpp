// SPDX-License-Identifier: Apache-2.0
#include "agents/observe/observations.hpp"

#include "core/check.hpp"
#include "core/math.hpp"
#include "core/units.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <iterator>

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
        // of a year; below 1/2, because January to June has only 181 days
        constexpr double half = 0.45;
        if (years > half) {
            result.push_back(
                {static_cast<int>(year), yearly_factor(price[first], price[last], years)});
        }
        if (calendar_day(months[last]).year() == year) {
            break; // the next price is unknown
        }
        first = last;
    }
    return result;
}

PriceFall price_fall(std::span<const Date> months, std::span<const double> price) {
    EXPECTS(months.size() == price.size());
    std::size_t first = 0;
    std::size_t end = price.size();
    while (first < end && !(price[first] > 0.0)) {
        ++first;
    }
    while (end > first && !(price[end - 1] > 0.0)) {
        --end;
    }
    PriceFall fall;
    if (first == end) {
        return fall;
    }
    months = months.subspan(first, end - first);
    price = price.subspan(first, end - first);
    const auto factor_until = [&](std::size_t last) {
        return yearly_factor(
            price.front(), price[last], years_between(months.front(), months[last]));
    };
    const Date turn{std::chrono::year{2028} / 1 / 1};
    const auto before = std::upper_bound(months.begin(), months.end(), turn) - months.begin();
    const std::size_t last = months.size() - 1;
    fall.to_2028 = factor_until(before > 0 ? static_cast<std::size_t>(before) - 1 : last);
    fall.over_run = factor_until(last);
    fall.by_year = price_factors(months, price);
    fall.last = price.back();
    return fall;
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

namespace {

/// Positive values of a series in order: logarithm and intelligence.
struct Logarithms {
    Numbers value;
    Numbers intelligence;
    Numbers precision;
};

Logarithms logarithms(ValueVerdict& result,
                      std::span<const double> value,
                      std::span<const double> intelligence,
                      std::span<const double> precision) {
    Logarithms points;
    for (std::size_t i = 0; i < value.size(); ++i) {
        if (!(value[i] > 0.0)) {
            ++result.left_out;
            continue;
        }
        if (value[i] > result.largest) {
            result.largest = value[i];
            result.peak = intelligence[i];
        }
        points.value.push_back(math::log(value[i]));
        points.intelligence.push_back(intelligence[i]);
        points.precision.push_back(precision.empty() ? 1.0 : precision[i]);
    }
    return points;
}

/// Changes between successive points, with the lower precision of the two.
Regression growth_of(const Logarithms& points, double mean) {
    Numbers change;
    Numbers step;
    Numbers bend;
    for (std::size_t i = 1; i < points.value.size(); ++i) {
        const double before = 1.0 / points.precision[i - 1];
        const double after = 1.0 / points.precision[i];
        const double error = std::sqrt(before * before + after * after);
        const double rise = points.intelligence[i] - points.intelligence[i - 1];
        const double middle = 0.5 * (points.intelligence[i] + points.intelligence[i - 1]);
        change.push_back((points.value[i] - points.value[i - 1]) / error);
        step.push_back(rise / error);
        bend.push_back(2.0 * (middle - mean) * rise / error);
    }
    const std::vector<Numbers> regressors{std::move(step), std::move(bend)};
    return least_squares_through_origin(change, regressors);
}

} // namespace

ValueVerdict value_verdict(std::span<const double> value,
                           std::span<const double> intelligence,
                           std::span<const double> precision) {
    EXPECTS(value.size() == intelligence.size());
    EXPECTS(precision.empty() || precision.size() == value.size());
    ValueVerdict result;
    const Logarithms points = logarithms(result, value, intelligence, precision);
    const Numbers& levels = points.intelligence;
    result.points = levels.size();
    if (levels.empty()) {
        return result;
    }
    double mean = 0.0;
    for (const double level : levels) {
        mean += level / static_cast<double>(levels.size());
    }
    const auto [lowest, highest] = std::minmax_element(levels.begin(), levels.end());
    result.lowest = *lowest;
    result.highest = *highest;
    if (result.points < least_points) {
        return result;
    }
    const Regression fit = growth_of(points, mean);
    result.slope = fit.coefficients[0];
    result.curvature = fit.coefficients[1];
    result.t = fit.adjusted_t(1);
    const double end_slope = result.slope + 2.0 * result.curvature * (result.highest - mean);
    const double critical = critical_t(fit.points - 2);
    if (result.t > critical && end_slope > 0.0) {
        result.verdict = Verdict::super_exponential;
    } else if (std::abs(result.t) < critical && result.slope > 0.0) {
        result.verdict = Verdict::exponential;
    } else {
        result.verdict = Verdict::sub_exponential;
    }
    return result;
}

namespace {

/// Means over successive periods of six months; an incomplete last period is left out.
Numbers half_year_means(std::span<const double> values) {
    constexpr std::size_t half_year = 6;
    Numbers means;
    for (std::size_t begin = 0; begin + half_year <= values.size(); begin += half_year) {
        double sum = 0.0;
        for (const double value : values.subspan(begin, half_year)) {
            sum += value;
        }
        means.push_back(sum / half_year);
    }
    return means;
}

} // namespace

ValueVerdict series_verdict(std::span<const double> value, std::span<const double> intelligence) {
    EXPECTS(value.size() == intelligence.size());
    const auto first = std::find_if(value.begin(), value.end(), [](double v) { return v > 0.0; });
    const auto from = static_cast<std::size_t>(first - value.begin());
    return value_verdict(half_year_means(value.subspan(from)),
                         half_year_means(intelligence.subspan(from)));
}

ValueVerdict difference_verdict(std::span<const double> with,
                                std::span<const double> without,
                                std::span<const double> intelligence) {
    const std::size_t months = std::min({with.size(), without.size(), intelligence.size()});
    const Numbers level = half_year_means(with.first(months));
    const Numbers base = half_year_means(without.first(months));
    Numbers added;
    Numbers precision;
    for (std::size_t i = 0; i < level.size(); ++i) {
        const double difference = level[i] - base[i];
        added.push_back(difference > least_difference * base[i] ? difference : 0.0);
        precision.push_back(added.back() / level[i]);
    }
    return value_verdict(added, half_year_means(intelligence.first(months)), precision);
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
                          intelligence.horizon_slope; // for training and inference compute together
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

double thought_hours(std::span<const AiModel> models,
                     std::span<const double> mtok,
                     const ObservationParameters& observations) {
    EXPECTS(mtok.size() <= models.size());
    double hours = 0.0;
    for (std::size_t i = 0; i < mtok.size(); ++i) {
        hours += mtok[i] / (observations.thought_tokens * models[i].wordiness);
    }
    return hours;
}

double thought_per_dollar(std::span<const AiModel> models,
                          std::span<const double> prices,
                          std::span<const std::uint32_t> used,
                          const ObservationParameters& observations) {
    double hours = 0.0;
    for (const std::uint32_t model : used) {
        hours += 1.0 / (observations.thought_tokens * models[model].wordiness * prices[model]);
    }
    return used.empty() ? 0.0 : hours / static_cast<double>(used.size());
}

double possible_tasks(const ObservationParameters& observations,
                      double people,
                      double income,
                      double price) {
    return price > 0.0 ? people * observations.income_share * income /
                             (price * observations.thought_horizon)
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

/// Mean over months, weighted by firms' spending on tokens.
double mean_by_spending(std::span<const MonthlyMeasures> months, double AiMeasures::*measure) {
    double sum = 0.0;
    double all = 0.0;
    for (const MonthlyMeasures& month : months) {
        sum += month.token_spend * (month.ai.*measure);
        all += month.token_spend;
    }
    return all > 0.0 ? sum / all : 0.0;
}

/// Verdict on the value of intelligence, measured at the start of each half-year.
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

using Month = const MonthlyMeasures&;

Numbers monthly(std::span<const MonthlyMeasures> months, double (*value)(Month)) {
    Numbers values;
    std::transform(months.begin(), months.end(), std::back_inserter(values), value);
    return values;
}

double mean_of_last_year(std::span<const MonthlyMeasures> months, double AiMeasures::*measure) {
    constexpr std::size_t year = 12;
    const std::span<const MonthlyMeasures> last = months.last(std::min(year, months.size()));
    double sum = 0.0;
    for (const MonthlyMeasures& month : last) {
        sum += month.ai.*measure;
    }
    return sum / static_cast<double>(last.size());
}

/// Prices of tokens and the elasticity of their use (O2).
void observe_tokens(Observations& result, std::span<const MonthlyMeasures> months) {
    std::vector<Date> dates;
    std::transform(months.begin(), months.end(), std::back_inserter(dates), first_day);
    const Numbers price = monthly(months, [](Month m) { return m.token_price; });
    const Numbers paid = monthly(months, [](Month m) {
        return (m.token_spend + m.people_token_spend) / (m.token_volume + m.people_token_volume);
    });
    result.price = price_fall(dates, price);
    result.paid = price_fall(dates, paid);
    result.gpt4_level =
        price_fall(dates, monthly(months, [](Month m) { return m.token_price_gpt4_level; }));
    result.frontier =
        price_fall(dates, monthly(months, [](Month m) { return m.token_price_frontier; }));
    result.use = use_elasticity(
        monthly(months, [](Month m) { return m.token_spend + m.people_token_spend; }), price);
    result.firms_use =
        use_elasticity(monthly(months, [](Month m) { return m.token_spend; }), price);
}

/// Elasticity of people's own use, over the months in which they spend little on it.
Elasticity measured_direct_use(std::span<const MonthlyMeasures> months, double limit) {
    constexpr double little = 0.1; // as a share of the limit of the spending share
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
    if (months.empty()) {
        return result;
    }
    observe_tokens(result, months);
    result.value = measured_value(months);
    result.tasks =
        series_verdict(monthly(months, [](Month m) { return m.ai.possible_tasks * m.scale; }),
                       monthly(months, [](Month m) { return m.frontier_intelligence; }));
    result.direct_use = measured_direct_use(months, direct_use_limit);
    result.model_choice = mean_by_spending(months, &AiMeasures::model_choice);
    result.threshold = mean_by_spending(months, &AiMeasures::threshold);
    result.products = mean_by_spending(months, &AiMeasures::products);
    result.thought_index = months.back().ai.thought_ratio;
    result.thought_stock = mean_of_last_year(months, &AiMeasures::thought_stock);
    result.thought_median = mean_of_last_year(months, &AiMeasures::thought_median);
    result.thought_lowest_tenth = mean_of_last_year(months, &AiMeasures::thought_lowest_tenth);
    return result;
}

} // namespace tenfold
