// SPDX-License-Identifier: Apache-2.0
#include "scenarios/factor.hpp"

#include "core/check.hpp"

#include <cmath>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "tests/support/approximately.hpp"

using namespace tenfold;

namespace {

constexpr double nine_figures = 1e-8; // of a value that is rounded to nine figures, with room

/// The share of a distribution at or below a value, on the factor's scale.
using Probability = std::function<double(double)>;

Factor ranged(double low, double high, const std::string& scale = "linear") {
    Factor factor;
    factor.key = "rate";
    factor.path = "labour_market.unemployment_rate";
    factor.range = {low, high};
    factor.scale = scale;
    return factor;
}

Factor normal(double mean, double deviation, const std::string& scale = "linear") {
    Factor factor = ranged(0.0, 1.0, scale);
    factor.range.clear();
    factor.distribution = "normal";
    factor.mean = mean;
    factor.standard_deviation = deviation;
    return factor;
}

Factor triangular(const Factor& within, const std::string& mode) {
    Factor factor = within;
    factor.distribution = "triangular";
    factor.best = mode;
    return factor;
}

Factor listed(const std::vector<std::string>& values) {
    Factor factor = ranged(0.0, 1.0);
    factor.range.clear();
    factor.values = values;
    return factor;
}

/// Two cases, the first of which changes two parameters.
Factor with_cases() {
    Factor factor = listed({});
    factor.path.clear();
    factor.cases = {{"low", "", {"scale=2", "labour_market.vacancy_ratio=0.03"}},
                    {"high", "", {"scale=4"}}};
    return factor;
}

double number_at(const Factor& factor, double place) {
    return factor_value(factor, place, false).number;
}

/// Whether values are the quantiles of the distribution: the probability of each is its place.
void check_quantiles(const Factor& factor, const Probability& probability) {
    constexpr int places = 64;
    for (int i = 1; i < places; ++i) {
        const double place = static_cast<double>(i) / places;
        const double value = number_at(factor, place);
        CAPTURE(value);
        const double on_scale = factor.scale == "log" ? std::log(value) : value;
        CHECK(probability(on_scale) == test::approximately(place).epsilon(100.0 * nine_figures));
    }
}

Probability uniform_probability(double low, double high) {
    return [=](double x) { return (x - low) / (high - low); };
}

Probability triangular_probability(double low, double mode, double high) {
    return [=](double x) {
        return x <= mode ? (x - low) * (x - low) / ((high - low) * (mode - low))
                         : 1.0 - (high - x) * (high - x) / ((high - low) * (high - mode));
    };
}

double below(double deviations) {
    return 0.5 * std::erfc(-deviations / std::sqrt(2.0));
}

/// Figures of a number as written, without zeros at its ends.
std::size_t figures_of(const std::string& number) {
    std::string figures;
    for (const char c : number.substr(0, number.find('e'))) {
        if (c >= '0' && c <= '9') {
            figures += c;
        }
    }
    const std::size_t first = figures.find_first_not_of('0');
    return first == std::string::npos ? 0 : figures.find_last_not_of('0') - first + 1;
}

} // namespace

TEST_CASE("a uniform factor is spread evenly over its range, or over its logarithms") {
    check_quantiles(ranged(-2.0, 6.0), uniform_probability(-2.0, 6.0));
    check_quantiles(ranged(0.003, 70.0, "log"),
                    uniform_probability(std::log(0.003), std::log(70.0)));
    CHECK(number_at(ranged(1.0, 100.0, "log"), 0.5) == 10.0);
}

TEST_CASE("a triangular factor has its mode at the best value, at an end too") {
    check_quantiles(triangular(ranged(1.0, 5.0), "2"), triangular_probability(1.0, 2.0, 5.0));
    check_quantiles(triangular(ranged(1.0, 5.0), "5"), triangular_probability(1.0, 5.0, 5.0));
    const Factor falling = triangular(ranged(1.0, 5.0), "1");
    check_quantiles(falling, [](double x) { return 1.0 - (5.0 - x) * (5.0 - x) / 16.0; });
    check_quantiles(triangular(ranged(0.01, 10.0, "log"), "0.1"),
                    triangular_probability(std::log(0.01), std::log(0.1), std::log(10.0)));
}

TEST_CASE("a normal factor has the quantiles of the normal distribution") {
    check_quantiles(normal(3.0, 0.5), [](double x) { return below((x - 3.0) / 0.5); });
    check_quantiles(normal(3.0, 0.5, "log"),
                    [](double x) { return below((x - std::log(3.0)) / 0.5); });
    CHECK(number_at(normal(3.0, 0.5), 0.5) == 3.0);
    CHECK(number_at(normal(3.0, 0.5, "log"), 0.5) == 3.0);
    CHECK(std::isfinite(number_at(normal(3.0, 0.5), 0.0)));
    CHECK(std::isfinite(number_at(normal(3.0, 0.5), 1.0)));
}

TEST_CASE("a normal factor with a range is cut there, and what is left is all of it") {
    Factor cut = normal(1.0, 2.0);
    cut.range = {0.0, 6.0};
    const double outside = below(-0.5);
    const double inside = below(2.5) - outside;
    check_quantiles(cut, [=](double x) { return (below((x - 1.0) / 2.0) - outside) / inside; });
    cut = normal(1.0, 1.0, "log");
    cut.range = {0.5, 20.0};
    const double under = below(std::log(0.5));
    const double all = below(std::log(20.0)) - under;
    check_quantiles(cut, [=](double x) { return (below(x) - under) / all; });
}

TEST_CASE("the ends of a range are met exactly and never left") {
    for (const char* scale : {"linear", "log"}) {
        for (const char* distribution : {"uniform", "triangular", "normal"}) {
            CAPTURE(scale);
            CAPTURE(distribution);
            Factor factor = ranged(1.0 / 3.0, 7.0 / 3.0, scale);
            factor.distribution = distribution;
            factor.best = "1.1";
            factor.mean = 1.1;
            factor.standard_deviation = 0.3;
            CHECK(number_at(factor, 0.0) == 1.0 / 3.0);
            CHECK(number_at(factor, 1.0) == 7.0 / 3.0);
            double last = 0.0;
            for (int i = 0; i <= 1000; ++i) {
                const double value = number_at(factor, i / 1000.0);
                CHECK(value >= last);
                CHECK(value <= 7.0 / 3.0);
                last = value;
            }
        }
    }
}

TEST_CASE("values inside a range have nine figures, as text and as number") {
    for (const Factor& factor : {ranged(0.1, 0.9),
                                 ranged(1e-12, 1e15, "log"),
                                 normal(-5.0, 2.0),
                                 triangular(ranged(-1.0, 2e6), "3")}) {
        for (int i = 1; i < 50; ++i) {
            const FactorValue value = factor_value(factor, i / 50.0 + 1e-7, false);
            CAPTURE(value.text);
            CHECK(figures_of(value.text) <= 9);
            CHECK(number_in(value.text) == value.number);
            REQUIRE(value.changes.size() == 1);
            CHECK(value.changes[0].path == factor.path);
            CHECK(value.changes[0].value == value.text);
        }
    }
    CHECK(factor_value(ranged(0.0, 1.0), 1.0 / 3.0, false).text == "0.333333333");
}

TEST_CASE("whole numbers of a uniform range are equally likely, those at its ends too") {
    for (const Factor& factor : {ranged(2.0, 5.0), ranged(1.5, 5.5), ranged(1.001, 5.999)}) {
        std::map<double, int> counts;
        for (int i = 0; i < 1000; ++i) {
            ++counts[factor_value(factor, (i + 0.5) / 1000.0, true).number];
        }
        CHECK(counts == std::map<double, int>{{2.0, 250}, {3.0, 250}, {4.0, 250}, {5.0, 250}});
        CHECK(factor_value(factor, 0.0, true).text == "2");
        CHECK(factor_value(factor, 1.0, true).text == "5");
    }
    CHECK(factor_value(ranged(-3.0, -1.0), 0.0, true).text == "-3");
    CHECK(factor_value(ranged(-3.0, -1.0), 1.0, true).text == "-1");
}

TEST_CASE("whole numbers of other distributions are the nearest to their quantiles") {
    const Factor factor = ranged(1.0, 1000.0, "log");
    for (const double place : {0.0, 0.2, 0.5, 0.77, 1.0}) {
        CHECK(factor_value(factor, place, true).number == std::round(number_at(factor, place)));
    }
    CHECK(factor_value(normal(7.4, 1.0), 0.5, true).text == "7");
}

TEST_CASE("levels of a grid are evenly spaced on the factor's scale and hit its ends exactly") {
    Factor factor = ranged(0.1, 0.7);
    factor.levels = 4;
    std::vector<double> values;
    const auto read = [&] {
        values.clear();
        for (std::int64_t i = 0; i < factor.levels; ++i) {
            const double place =
                (static_cast<double>(i) + 0.5) / static_cast<double>(factor.levels);
            values.push_back(factor_value(factor, place, false, true).number);
        }
        return values;
    };
    CHECK(levels_of(factor) == 4);
    CHECK(read() == std::vector<double>{0.1, 0.3, 0.5, 0.7});
    factor.distribution = "normal"; // a grid asks where, not how often
    factor.mean = 0.2;
    factor.standard_deviation = 0.1;
    CHECK(read() == std::vector<double>{0.1, 0.3, 0.5, 0.7});
    factor = ranged(0.01, 100.0, "log");
    factor.levels = 5;
    CHECK(read() == std::vector<double>{0.01, 0.1, 1.0, 10.0, 100.0});
    factor = ranged(1.0 / 3.0, 7.0 / 3.0);
    factor.levels = 2;
    CHECK(read() == std::vector<double>{1.0 / 3.0, 7.0 / 3.0});
    factor.levels = 1000;
    CHECK(read().front() == 1.0 / 3.0);
    CHECK(values.back() == 7.0 / 3.0);
}

TEST_CASE("a list gives each of its values an equal part of the places") {
    const Factor factor = listed({"0.5", "1e-3", "7"});
    CHECK(levels_of(factor) == 3);
    CHECK(is_numeric(factor));
    std::vector<std::string> texts(9);
    for (std::size_t i = 0; i < texts.size(); ++i) {
        texts[i] = factor_value(factor, (static_cast<double>(i) + 0.5) / 9.0, false).text;
    }
    CHECK(texts ==
          std::vector<std::string>{"0.5", "0.5", "0.5", "1e-3", "1e-3", "1e-3", "7", "7", "7"});
    CHECK(number_at(factor, 0.5) == 1e-3);
    CHECK(factor_value(factor, 1.0, false).text == "7");
}

TEST_CASE("a factor of several parameters gives all of them its value") {
    for (Factor factor : {ranged(0.03, 0.06), listed({"0.03", "0.06"})}) {
        factor.also = {"labour_market.vacancy_ratio", "scale"};
        const FactorValue value = factor_value(factor, 0.8, false);
        REQUIRE(value.changes.size() == 3);
        CHECK(value.changes[0].path == factor.path);
        CHECK(value.changes[2].path == "scale");
        for (const Override& change : value.changes) {
            CHECK(change.value == value.text);
        }
    }
}

TEST_CASE("texts and cases are identified by their places in the list") {
    const Factor texts = listed({"true", "false"});
    CHECK_FALSE(is_numeric(texts));
    CHECK(number_at(texts, 0.75) == 1.0);
    CHECK(factor_value(texts, 0.75, false).changes.at(0).value == "false");
    const Factor cases = with_cases();
    CHECK_FALSE(is_numeric(cases));
    const FactorValue low = factor_value(cases, 0.25, false);
    CHECK(low.text == "low");
    CHECK(low.number == 0.0);
    REQUIRE(low.changes.size() == 2);
    CHECK(low.changes[1].path == "labour_market.vacancy_ratio");
    CHECK(low.changes[1].value == "0.03");
    CHECK(factor_value(cases, 0.75, false).changes.size() == 1);
}

TEST_CASE("the place of the best value gives the best value back") {
    std::vector<Factor> factors{
        ranged(1.0, 4.0), ranged(1.0, 4.0, "log"), normal(3.0, 2.0), normal(3.0, 0.7, "log")};
    factors.push_back(normal(3.0, 2.0));
    factors.back().range = {1.0, 4.0};
    factors.push_back(triangular(ranged(1.0, 4.0), ""));
    factors.push_back(triangular(ranged(1.0, 4.0, "log"), ""));
    for (Factor& factor : factors) {
        for (const char* best : {"1", "1.7", "2.5", "4"}) {
            CAPTURE(factor.distribution);
            CAPTURE(best);
            factor.best = best;
            CHECK(number_at(factor, best_place(factor)) ==
                  test::approximately(*number_in(best)).epsilon(nine_figures));
        }
    }
    Factor factor = listed({"0.5", "1e-3", "7"});
    for (const std::string& value : factor.values) {
        factor.best = value;
        CHECK(factor_value(factor, best_place(factor), false).text == value);
    }
    factor = with_cases();
    factor.best = "high";
    CHECK(factor_value(factor, best_place(factor), false).text == "high");
}

TEST_CASE("without a best value it is the middle of the range or the first of the list") {
    CHECK(best_place(ranged(1.0, 4.0)) == 0.5);
    CHECK(best_place(normal(1.0, 4.0)) == 0.5);
    CHECK(factor_value(listed({"3", "4"}), best_place(listed({"3", "4"})), false).text == "3");
    CHECK(factor_value(with_cases(), best_place(with_cases()), false).text == "low");
}

TEST_CASE("an invalid best value is an error") {
    Factor factor = listed({"3", "4"});
    factor.best = "3.0";
    CHECK_THROWS_AS((void)best_place(factor), RunError);
    factor = ranged(1.0, 4.0);
    factor.best = "two";
    CHECK_THROWS_AS((void)best_place(factor), RunError);
}

TEST_CASE("a number is all of its text") {
    CHECK(number_in("0.25") == 0.25);
    CHECK(number_in("-1e-3") == -1e-3);
    for (const char* text : {"", " 1", "1 ", "1x", "true", "0x10", "1,5"}) {
        CAPTURE(text);
        CHECK_FALSE(number_in(text).has_value());
    }
}
