// SPDX-License-Identifier: Apache-2.0
#include "agents/observe/observations.hpp"

#include <chrono>
#include <cmath>
#include <functional>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "tests/support/approximately.hpp"
#include "tests/support/draws.hpp"

using namespace tenfold;

namespace {

using namespace std::chrono;

Date first_of(int year, unsigned month, unsigned of_month = 1) {
    return Date{std::chrono::year{year} / std::chrono::month{month} / std::chrono::day{of_month}};
}

AiModel model(std::uint32_t lab, Date released, double intelligence, double log_resources) {
    AiModel result;
    result.lab = LabId{lab};
    result.released = released;
    result.intelligence = intelligence;
    result.resources = std::pow(10.0, log_resources);
    return result;
}

/// First days of `count` months from January 2023 on.
std::vector<Date> months_from_2023(int count) {
    std::vector<Date> result;
    result.reserve(static_cast<std::size_t>(count));
    for (int i = 0; i < count; ++i) {
        result.emplace_back((2023y / January + std::chrono::months{i}) / 1);
    }
    return result;
}

/// A function of intelligence evaluated at twelve half-years.
struct Curve {
    std::vector<double> intelligence;
    std::vector<double> value;

    explicit Curve(const std::function<double(double, int)>& log_value, int points = 12) {
        for (int i = 0; i < points; ++i) {
            intelligence.push_back(-0.3 + 0.6 * i);
            value.push_back(std::exp(log_value(intelligence.back(), i)));
        }
    }
    [[nodiscard]] ValueVerdict verdict() const { return value_verdict(value, intelligence); }
};

/// Small reproducible noise without a trend.
double noise(int i) {
    constexpr double pattern[] = {0.3, -0.9, 0.5, 0.8, -0.7, 0.1, -0.4, 0.6, -0.2, -0.5, 0.9, -0.5};
    return 0.02 * pattern[i % 12];
}

} // namespace

TEST_CASE("O1: the regression on effective compute recovers the slope of made-up models (Eq. 68)") {
    std::vector<AiModel> models;
    for (int i = 0; i < 10; ++i) {
        const double scatter = i % 2 == 0 ? 0.1 : -0.1;
        models.push_back(
            model(0, first_of(2023, 1 + i), 0.8 * (25.0 + i - 25.3) + scatter, 25.0 + i));
    }
    const Regression fit = intelligence_on_resources(models);
    REQUIRE(fit.points == 10);
    // Alternating noise: sum of (x - mean)(+-1) is -5, sum of (x - mean)^2 is 82.5.
    CHECK(fit.coefficients[1] == test::approximately(0.8 - 0.1 * 5.0 / 82.5));
    CHECK(fit.r_squared > 0.99);
}

TEST_CASE("O1: only the largest model of each release counts, without copies and smaller sizes") {
    std::vector<AiModel> models;
    for (int i = 0; i < 6; ++i) {
        models.push_back(model(0, first_of(2023, 1 + i), i - 2.0, 24.0 + i)); // a smaller size
        models.push_back(model(0, first_of(2023, 1 + i), 1.0 * i, 25.0 + i));
        models.push_back(
            model(1, first_of(2023, 1 + i), 1.0 * i, 25.0 + i)); // another lab, same day
        models.push_back(model(2, first_of(2023, 1 + i), 9.0, 24.0));
        models.back().open_weights = true;
    }
    const Regression fit = intelligence_on_resources(models);
    CHECK(fit.points == 12);
    CHECK(fit.coefficients[1] == test::approximately(1.0));
    CHECK(fit.r_squared == test::approximately(1.0));
    CHECK(intelligence_on_resources({}).empty());
}

TEST_CASE("O2: a price that falls tenfold a year does so in every calendar year") {
    const std::vector<Date> months = months_from_2023(30); // to June 2025
    std::vector<double> price;
    for (const Date month : months) {
        const double years = static_cast<double>((month - months.front()).count()) / 365.2425;
        price.push_back(37.5 * std::pow(10.0, -years));
    }
    const std::vector<YearFactor> factors = price_factors(months, price);
    REQUIRE(factors.size() == 2); // five months of 2025 are too few
    CHECK(factors[0].year == 2023);
    CHECK(factors[1].year == 2024);
    for (const YearFactor& factor : factors) {
        CHECK(factor.factor == test::approximately(10.0));
    }
    CHECK(yearly_factor(price.front(), price.back(), 29.0 / 12.0) ==
          test::approximately(10.0).epsilon(0.01));
    CHECK(yearly_factor(1.0, 1.0, 0.0) == 1.0);
    CHECK(yearly_factor(2.0, 0.0, 1.0) == 1.0);
}

TEST_CASE(
    "O2: each year has its own factor, and a year known from July on counts at a yearly rate") {
    std::vector<Date> months;
    std::vector<double> price;
    for (int i = 6; i <= 24; ++i) { // July 2023 to January 2025
        months.emplace_back((2023y / January + std::chrono::months{i}) / 1);
        price.push_back(i < 12 ? 8.0 : (i < 24 ? 4.0 : 1.0));
    }
    const std::vector<YearFactor> factors = price_factors(months, price);
    REQUIRE(factors.size() == 2);
    // 184 days from July to January: halving in that time is a factor of 2^(365.2425/184) a year.
    CHECK(factors[0].factor == test::approximately(std::pow(2.0, 365.2425 / 184.0)));
    CHECK(factors[1].factor == test::approximately(std::pow(4.0, 365.2425 / 366.0)));
    CHECK(price_factors({}, {}).empty());
}

TEST_CASE("O2: a price falls from its first month to its last, and may rise in between") {
    const std::vector<Date> months = months_from_2023(97); // to January 2031
    std::vector<double> price(97, 0.0);
    for (int i = 12; i < 96; ++i) { // from January 2024, none in the last month
        const double years = static_cast<double>((months[i] - months[12]).count()) / 365.2425;
        price[i] = i <= 60 ? 8.0 * std::pow(4.0, -years) : 2.0 * price[60];
    }
    const PriceFall fall = price_fall(months, price);
    CHECK(fall.to_2028 == test::approximately(4.0));
    // From 8 to 8 / 4^4 * 2 in December 2030, after 2,526 days.
    CHECK(fall.over_run == test::approximately(std::pow(128.0, 365.2425 / 2526.0)).epsilon(0.001));
    CHECK(fall.last == 2.0 * price[60]);
    REQUIRE(fall.by_year.size() == 7);
    CHECK(fall.by_year.front().year == 2024);
    CHECK(fall.by_year[4].factor == test::approximately(0.5).epsilon(0.01)); // 2028: a rise
    CHECK(price_fall(months, std::vector<double>(97, 0.0)).last == 0.0);
    CHECK(price_fall({}, {}).over_run == 1.0);
}

TEST_CASE("O2: the elasticity of use is that of the made-up demand (Eq. 69)") {
    std::vector<double> spending;
    std::vector<double> price;
    for (int i = 0; i < 40; ++i) {
        price.push_back(30.0 * std::pow(0.8, i));
        // use is proportional to price^-1.4
        spending.push_back(5.0 * std::pow(price.back(), 1.0 - 1.4));
    }
    Elasticity found = use_elasticity(spending, price);
    CHECK(found.value == test::approximately(1.4));
    CHECK(found.r_squared == test::approximately(1.0));
    CHECK(found.points == 40);
    spending[3] = 0.0; // a month without purchases is left out
    found = use_elasticity(spending, price);
    CHECK(found.value == test::approximately(1.4));
    CHECK(found.points == 39);
    // With constant spending, use is inversely proportional to the price.
    CHECK(use_elasticity(std::vector<double>(40, 2.0), price).value == test::approximately(1.0));
    CHECK(use_elasticity(std::vector<double>(40, 0.0), price).points == 0);
    CHECK(use_elasticity(std::vector<double>(40, 1.0), std::vector<double>(40, 2.0)).value == 0.0);
}

TEST_CASE("O3: each of three curves gets its verdict (Eq. 65)") {
    const ValueVerdict super =
        Curve{[](double i, int n) { return 0.2 * i + 0.08 * i * i + noise(n); }}.verdict();
    CHECK(super.verdict == Verdict::super_exponential);
    CHECK(super.curvature == test::approximately(0.08).epsilon(0.05));
    CHECK(super.t > 2.0);
    CHECK(super.lowest == test::approximately(-0.3));
    CHECK(super.highest == test::approximately(6.3));
    CHECK(super.peak == test::approximately(6.3));
    CHECK(super.points == 12);

    const ValueVerdict plain = Curve{[](double i, int n) { return 0.7 * i + noise(n); }}.verdict();
    CHECK(plain.verdict == Verdict::exponential);
    CHECK(plain.slope == test::approximately(0.7).epsilon(0.05));
    CHECK(std::abs(plain.t) < 2.0);

    const ValueVerdict sub =
        Curve{[](double i, int n) { return 1.5 * i - 0.25 * i * i + noise(n); }}.verdict();
    CHECK(sub.verdict == Verdict::sub_exponential);
    CHECK(sub.t < -2.0);
    // growth 1.5 - 0.5 I is zero at I = 3
    CHECK(sub.peak == test::approximately(3.3).epsilon(0.2));
    CHECK(sub.largest > 0.0);
}

TEST_CASE("O3: an exact exponential is judged exponential, a falling value never is") {
    CHECK(Curve{[](double i, int) { return 0.7 * i; }}.verdict().verdict == Verdict::exponential);
    CHECK(Curve{[](double i, int) { return -0.7 * i; }}.verdict().verdict ==
          Verdict::sub_exponential);
    // Convex, but falling throughout: growth at the highest intelligence is negative.
    CHECK(Curve{[](double i, int n) { return 0.05 * (i - 9.0) * (i - 9.0) + noise(n); }}
              .verdict()
              .verdict == Verdict::sub_exponential);
}

TEST_CASE("O3: there is no verdict on fewer than eight points or on values of zero") {
    const auto log_value = [](double i, int) { return 0.1 * i * i; };
    CHECK(Curve{log_value, 7}.verdict().verdict == Verdict::not_enough_points);
    CHECK(Curve{log_value, 8}.verdict().verdict == Verdict::super_exponential);
    Curve curve{log_value, 9};
    curve.value[0] = 0.0;
    curve.value[1] = -0.1;
    const ValueVerdict verdict = curve.verdict();
    CHECK(verdict.verdict == Verdict::not_enough_points);
    CHECK(verdict.points == 7);
    CHECK(verdict.left_out == 2);
    CHECK(verdict.lowest == test::approximately(0.9));
    CHECK(value_verdict({}, {}).verdict == Verdict::not_enough_points);
}

namespace {

/// Contribution of intelligence to output, as a share of output without intelligence.
using Truth = double (*)(double intelligence);

/// Output is multiplied without bound, at an increasing rate.
double super_exponential(double i) {
    return 0.001 * std::exp(0.08 * i * std::abs(i));
}
double exponential(double i) {
    return 0.002 * std::exp(0.6 * i);
}
double slow_exponential(double i) {
    return 0.01 * std::exp(0.35 * i);
}
/// Saves only digital work, which is two fifths of all.
double bounded_saving(double i) {
    return 1.0 / (1.0 - 0.4 / (1.0 + std::exp(4.0 - i))) - 1.0;
}

/// A run of thirteen years and its twin: intelligence rises by ten units, output by 2 % a year.
/// Disturbances of both outputs are independent and persistent, with a half-life of `memory`
/// months.
class SyntheticEconomy {
public:
    SyntheticEconomy(std::uint32_t number, double disturbance, double memory)
        : draws_{number}, disturbance_{disturbance}, kept_{std::pow(0.5, 1.0 / memory)} {}

    [[nodiscard]] ValueVerdict verdict(Truth added) {
        constexpr int months = 156;
        std::vector<double> with;
        std::vector<double> without;
        std::vector<double> intelligence;
        double of_with = draws_.normal();
        double of_without = draws_.normal();
        for (int i = 0; i < months; ++i) {
            intelligence.push_back(-0.5 + 10.0 * i / (months - 1));
            const double trend = 25e12 * std::exp(0.02 * i / 12.0);
            without.push_back(trend * std::exp(disturbance_ * of_without));
            with.push_back(trend * (1.0 + added(intelligence.back())) *
                           std::exp(disturbance_ * of_with));
            const double news = std::sqrt(1.0 - kept_ * kept_);
            of_with = kept_ * of_with + news * draws_.normal();
            of_without = kept_ * of_without + news * draws_.normal();
        }
        return difference_verdict(with, without, intelligence);
    }

private:
    test::Draws draws_;
    double disturbance_;
    double kept_;
};

/// Share of synthetic economies of one type that get the expected verdict.
double share_judged(Truth truth, Verdict expected, double disturbance, double memory) {
    constexpr std::uint32_t economies = 400;
    std::uint32_t right = 0;
    for (std::uint32_t number = 0; number < economies; ++number) {
        const ValueVerdict found = SyntheticEconomy{number, disturbance, memory}.verdict(truth);
        right += found.verdict == expected ? 1 : 0;
    }
    return static_cast<double>(right) / economies;
}

} // namespace

// The random numbers are fixed, so that the test cannot fail by chance. At a 5 % level one in
// twenty exponential economies is misjudged; with disturbances of 0.5 % and a half-life of a year
// it is one in seven (0.14 of 400), because so few half-years do not reveal the autocorrelation. A
// verdict with |t| near 2 is weak evidence in that case.
TEST_CASE("O3: synthetic economies are judged correctly under various disturbances") {
    for (const double memory : {1.5, 6.0, 12.0}) {
        for (const double disturbance : {0.001, 0.002, 0.005}) {
            CAPTURE(memory);
            CAPTURE(disturbance);
            const auto share = [&](Truth truth, Verdict expected) {
                return share_judged(truth, expected, disturbance, memory);
            };
            CHECK(share(super_exponential, Verdict::super_exponential) > 0.9);
            const double least = memory > 6.0 && disturbance > 0.002 ? 0.85 : 0.9;
            CHECK(share(exponential, Verdict::exponential) > least);
            CHECK(share(slow_exponential, Verdict::exponential) > 0.9);
            CHECK(share(bounded_saving, Verdict::sub_exponential) > 0.9);
        }
    }
}

TEST_CASE("O3: a twin that differs only by noise gets no verdict") {
    const auto nothing = [](double) { return 0.0; };
    CHECK(share_judged(nothing, Verdict::not_enough_points, 0.002, 6.0) == 1.0);
}

TEST_CASE("O3: a difference of real GDP gets the verdict of the made-up contribution") {
    std::vector<double> with;
    std::vector<double> without;
    std::vector<double> intelligence;
    for (int i = 0; i < 100; ++i) { // sixteen half-years and four months
        intelligence.push_back(0.06 * i);
        without.push_back(1e12 * (1.0 + 0.001 * i));
        with.push_back(without.back() + 2e10 * std::exp(0.9 * intelligence.back()));
    }
    const ValueVerdict verdict = difference_verdict(with, without, intelligence);
    CHECK(verdict.points == 16);
    CHECK(verdict.verdict == Verdict::exponential);
    CHECK(verdict.slope == test::approximately(0.9).epsilon(0.01));
    CHECK(verdict.lowest == test::approximately(0.15)); // mean of the first six months
    const ValueVerdict none = difference_verdict(without, without, intelligence);
    CHECK(none.verdict == Verdict::not_enough_points);
    CHECK(none.left_out == 16);
}

TEST_CASE("the response through products is a mean weighted by spending on tokens (Eq. 71)") {
    const std::vector<double> spending{30.0, 10.0};
    const std::vector<double> share{0.02, 0.10};
    const std::vector<double> elasticity{0.5, 2.0};
    CHECK(product_response(spending, share, elasticity) ==
          test::approximately((30.0 * 0.02 * 0.5 + 10.0 * 0.10 * 2.0) / 40.0));
    CHECK(product_response(std::vector{0.0, 0.0}, share, elasticity) == 0.0);
}

TEST_CASE("thought is bought at the cheapest model and inference multiple for eight-hour tasks") {
    IntelligenceParameters intelligence;
    intelligence.reference_horizon_minutes = 4.8;
    intelligence.horizon_slope = 0.5; // 480 minutes need two powers of ten: intelligence 4
    intelligence.inference_gain = 0.5;
    const ObservationParameters observations; // 0.011 Mtok an hour
    std::vector<AiModel> models{model(0, first_of(2026, 1), 3.4, 28.0),
                                model(0, first_of(2026, 1), 4.0, 29.0)};
    models[1].wordiness = 2.0;
    std::vector<double> prices{1.0, 30.0};
    const auto price = [&](double multiplier) {
        return thought_price(models, prices, multiplier, intelligence, observations);
    };
    // The second model alone, with 0.011 x 2 Mtok; the first lacks 0.6: 0.5 log10(m) = 0.6, m =
    // 15.8.
    CHECK(price(1.0) == test::approximately(0.011 * 2.0 * 30.0));
    CHECK(price(10.0) == test::approximately(0.011 * 2.0 * 30.0));
    CHECK(price(30.0) == test::approximately(0.011 * 30.0 * 1.0));
    prices[1] = not_on_offer;
    CHECK(price(10.0) == 0.0);
    prices[1] = 1.0;
    CHECK(price(100.0) == test::approximately(0.022));
}

TEST_CASE("the index of thought equals a calculation by hand (Eq. 72)") {
    const ObservationParameters observations; // 3.7e9 people x 2,000 h = 7.4e12 h
    // 1 % of 74,000 dollars is 740, at 0.01 a 74,000 hours: 1e-8 of all.
    const double ratio = thought_ratio(observations, 74000.0, 0.01);
    CHECK(ratio / 1e-8 == test::approximately(1.0));
    CHECK(thought_ratio(observations, 74000.0, 1e-12) == test::approximately(100.0));
    CHECK(thought_ratio(observations, 74000.0, 0.0) == 0.0);
}

TEST_CASE("hours of thought follow from each model's tokens per hour (Eq. 88)") {
    const ObservationParameters observations; // 0.011 Mtok an hour
    std::vector<AiModel> models{model(0, first_of(2023, 1), 0.0, 25.0),
                                model(0, first_of(2026, 1), 4.0, 29.0)};
    models[1].wordiness = 8.0;
    CHECK(thought_hours(models, std::vector{1.1, 8.8}, observations) == test::approximately(200.0));
    CHECK(thought_hours(models, std::vector{1.1}, observations) == test::approximately(100.0));
    // Half a dollar each: 0.5 / (0.011 x 10) hours with the first, 0.5 / (0.088 x 1) with the
    // second.
    const std::vector<std::uint32_t> both{0, 1};
    CHECK(thought_per_dollar(models, std::vector{10.0, 1.0}, both, observations) ==
          test::approximately(0.5 / 0.11 + 0.5 / 0.088));
    CHECK(thought_per_dollar(models, std::vector{10.0, 1.0}, {}, observations) == 0.0);
}

TEST_CASE("possible tasks are the eight-hour tasks that a hundredth of incomes buys (Eq. 89)") {
    const ObservationParameters observations;
    // 160 million people spend 500 dollars each; a task costs 8 dollars.
    CHECK(possible_tasks(observations, 160e6, 50'000.0, 1.0) == test::approximately(160e6 * 62.5));
    CHECK(possible_tasks(observations, 160e6, 50'000.0, 0.0) == 0.0);
}

TEST_CASE("coworkers' share of work excludes supervision (Eq. 73)") {
    // 100 h of work: 60 h delegated, 15 h of supervision of these, 40 h done by people.
    CHECK(share_of_work(60.0, 55.0, 15.0) == test::approximately(0.6));
    CHECK(share_of_work(0.0, 100.0, 0.0) == 0.0);
    CHECK(share_of_work(0.0, 0.0, 0.0) == 0.0);
    // supervision may fall in a later month than the shift
    CHECK(share_of_work(10.0, 5.0, 6.0) == 1.0);
}

TEST_CASE("the two questions find different shares of the same firms (Eq. 67)") {
    const ObservationParameters observations;
    const SurveyAnswers answers = survey_answers(30.0, 100.0, 0.4, observations);
    CHECK(answers.before == test::approximately(0.12));
    CHECK(answers.after == test::approximately(0.285));
    CHECK(survey_answers(0.0, 0.0, 0.4, observations) == SurveyAnswers{});
}

namespace {

/// Sixteen years of made-up months that follow known rules.
std::vector<MonthlyMeasures> made_up_months() {
    std::vector<MonthlyMeasures> result;
    for (int i = 0; i < 192; ++i) {
        MonthlyMeasures month;
        const Date first{(2023y / January + std::chrono::months{i}) / 1};
        month.month_end = Date{(2023y / January + std::chrono::months{i + 1}) / 1};
        month.days = static_cast<int>((month.month_end - first).count());
        const double years = static_cast<double>((first - first_of(2023, 1)).count()) / 365.2425;
        // Prices fall tenfold a year until 2028, then twofold.
        const double fall =
            std::min(years, 5.0) * std::log(10.0) + std::max(0.0, years - 5.0) * std::log(2.0);
        month.token_price = 40.0 * std::exp(-fall);
        month.frontier_intelligence = years;
        month.ai.intelligence_value = 0.01 * std::exp(0.5 * years);
        month.uses.consumption = 1'000'000'000'000;
        // People's use: elasticity 1.5, from a low level.
        const double people = 1e6 * std::exp(0.5 * fall);
        month.people_token_spend = people / 100.0;
        month.token_spend = 3.0 * people / 100.0; // firms likewise, three times as much
        month.ai.model_choice = i < 96 ? 0.2 : 0.4;
        month.ai.threshold = 0.1;
        month.ai.products = 0.01;
        month.ai.thought_ratio = 1e-7;
        month.ai.thought_stock = i < 180 ? 1.0 : 9.0;
        month.ai.thought_median = 1000.0;
        month.ai.thought_lowest_tenth = 10.0;
        month.token_volume = month.token_spend / 2.0; // constant price of 2 dollars
        month.people_token_volume = month.people_token_spend / 2.0;
        month.token_price_gpt4_level = 40.0 * std::exp(-0.5 * fall);
        month.token_price_frontier = 40.0;
        // Possible tasks exist from 2026 on and grow with the square of intelligence.
        month.ai.possible_tasks = years < 3.0 ? 0.0 : 1e6 * std::exp(0.1 * years * years);
        result.push_back(month);
    }
    return result;
}

} // namespace

TEST_CASE("the observations recover the rules of a made-up run") {
    const std::vector<MonthlyMeasures> months = made_up_months();
    const Observations seen = observe(months, {}, 0.02);
    CHECK(seen.resources.empty());
    CHECK(seen.price.to_2028 == test::approximately(10.0).epsilon(0.001));
    CHECK(seen.price.over_run > 3.0);
    // five years of tenfold, nearly 11 of twofold falls: 10^(5/15.9) 2^(10.9/15.9)
    CHECK(seen.price.over_run < 4.0);
    REQUIRE(seen.price.by_year.size() == 16);
    CHECK(seen.price.by_year[4].factor == test::approximately(10.0).epsilon(0.001));
    CHECK(seen.price.by_year[5].factor == test::approximately(2.0).epsilon(0.01));
    CHECK(seen.paid.over_run == test::approximately(1.0));
    CHECK(seen.paid.last == test::approximately(2.0));
    CHECK(seen.gpt4_level.to_2028 == test::approximately(std::sqrt(10.0)).epsilon(0.001));
    CHECK(seen.frontier.over_run == test::approximately(1.0));
    CHECK(seen.use.value == test::approximately(1.5).epsilon(0.001));
    CHECK(seen.direct_use.value == test::approximately(1.5).epsilon(0.001));
    // in later months people spend too much to count
    CHECK(seen.direct_use.points < seen.use.points);
    CHECK(seen.direct_use.points > 12);
    CHECK(seen.firms_use.value == test::approximately(1.5).epsilon(0.001));
    CHECK(seen.value.verdict == Verdict::exponential);
    CHECK(seen.value.points == 32);
    CHECK(seen.tasks.verdict == Verdict::super_exponential);
    CHECK(seen.tasks.points == 26);
    CHECK(seen.tasks.curvature == test::approximately(0.1).epsilon(0.01));
    CHECK(seen.value.slope == test::approximately(0.5));
    CHECK(seen.threshold == test::approximately(0.1));
    CHECK(seen.products == test::approximately(0.01));
    CHECK(seen.model_choice > 0.3); // later months have more weight
    CHECK(seen.thought_index == made_up_months().back().ai.thought_ratio);
    CHECK(seen.thought_stock == test::approximately(9.0));
    CHECK(seen.thought_median == test::approximately(1000.0));
    CHECK(seen.thought_lowest_tenth == test::approximately(10.0));
}

TEST_CASE("an empty run gives empty observations") {
    const Observations none = observe({}, {}, 0.02);
    CHECK(none.price.over_run == 1.0);
    CHECK(none.value.verdict == Verdict::not_enough_points);
    std::vector<MonthlyMeasures> months = made_up_months();
    months.resize(1);
    months[0].token_spend = 0.0;
    months[0].people_token_spend = 0.0;
    months[0].ai.thought_ratio = 0.0;
    const Observations one = observe(months, {}, 0.02);
    CHECK(one.price.over_run == 1.0);
    CHECK(one.price.by_year.empty());
    CHECK(one.use.points == 0);
    CHECK(one.threshold == 0.0);
    CHECK(one.thought_index == 0.0);
    CHECK(to_string(one.value.verdict) == "not enough points");
}
