// SPDX-License-Identifier: Apache-2.0
#include "tools/analysis/sensitivity_indices.hpp"

#include "core/check.hpp"

#include "scenarios/design.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <numeric>
#include <vector>

#include <doctest/doctest.h>

#include "tests/support/approximately.hpp"

using namespace tenfold;

namespace {

using Numbers = std::vector<double>;
using Rows = std::vector<DesignRow>;

Rows design(DesignKind kind, std::size_t factors, std::size_t samples, bool second_order = false) {
    DesignRequest request;
    request.kind = kind;
    request.samples = samples;
    request.seed = 2023;
    request.levels.assign(factors, 8);
    request.best.assign(factors, 0.5);
    request.second_order = second_order;
    return make_design(request);
}

template <class Model>
Numbers outputs_of(const Rows& rows, const Model& model) {
    Numbers outputs;
    for (const DesignRow& row : rows) {
        outputs.push_back(model(row.place));
    }
    return outputs;
}

template <class Model>
SobolIndices indices_of(const Model& model,
                        std::size_t factors,
                        std::size_t samples,
                        bool second_order = false) {
    const Rows rows = design(DesignKind::saltelli, factors, samples, second_order);
    const Numbers outputs = outputs_of(rows, model);
    return sobol_indices({outputs, factors, second_order});
}

std::vector<Numbers> columns_of(const Rows& rows) {
    std::vector<Numbers> columns(rows.front().place.size());
    for (const DesignRow& row : rows) {
        for (std::size_t i = 0; i < columns.size(); ++i) {
            columns[i].push_back(row.place[i]);
        }
    }
    return columns;
}

/// Ishigami and Homma, 1990: sin x1 + a sin^2 x2 + b x3^4 sin x1 on (-pi, pi)^3.
constexpr double ishigami_a = 7.0;
constexpr double ishigami_b = 0.1;

double ishigami(const Numbers& place) {
    const auto x = [&](std::size_t i) { return std::numbers::pi * (2.0 * place[i] - 1.0); };
    return std::sin(x(0)) + ishigami_a * std::sin(x(1)) * std::sin(x(1)) +
           ishigami_b * std::pow(x(2), 4) * std::sin(x(0));
}

/// Sobol's g-function, a product of (|4x - 2| + a) / (1 + a).
const Numbers g_weights{0.0, 1.0, 4.5, 9.0, 99.0, 99.0, 99.0, 99.0};

double g_function(const Numbers& place) {
    double product = 1.0;
    for (std::size_t i = 0; i < place.size(); ++i) {
        product *= (std::abs(4.0 * place[i] - 2.0) + g_weights[i]) / (1.0 + g_weights[i]);
    }
    return product;
}

double linear(const Numbers& place) {
    return 5.0 + 3.0 * place[0] - 2.0 * place[1] + 0.5 * place[2];
}

void check_estimate(const Estimate& estimate, double truth) {
    CAPTURE(estimate.value);
    CAPTURE(truth);
    CHECK(std::abs(estimate.value - truth) < 0.01);
    REQUIRE(estimate.interval);
    CHECK(estimate.interval->low <= truth);
    CHECK(estimate.interval->high >= truth);
    CHECK(estimate.interval->low <= estimate.value);
    CHECK(estimate.interval->high >= estimate.value);
}

bool same(const SobolIndices& a, const SobolIndices& b) {
    const auto equal = [](const Estimate& x, const Estimate& y) {
        return x.value == y.value && x.interval->low == y.interval->low &&
               x.interval->high == y.interval->high;
    };
    return std::equal(a.first.begin(), a.first.end(), b.first.begin(), b.first.end(), equal) &&
           std::equal(a.total.begin(), a.total.end(), b.total.begin(), b.total.end(), equal);
}

} // namespace

TEST_CASE("Sobol indices of the Ishigami function are those of its closed form") {
    const double pi4 = std::pow(std::numbers::pi, 4);
    const double v1 = 0.5 * std::pow(1.0 + ishigami_b * pi4 / 5.0, 2);
    const double v2 = ishigami_a * ishigami_a / 8.0;
    const double v13 = 8.0 * ishigami_b * ishigami_b * pi4 * pi4 / 225.0;
    const double v = v1 + v2 + v13;
    const SobolIndices indices = indices_of(ishigami, 3, 1 << 13, true);
    CHECK(indices.variance == test::approximately(v).epsilon(0.01));
    REQUIRE(indices.first.size() == 3);
    REQUIRE(indices.total.size() == 3);
    check_estimate(indices.first[0], v1 / v);
    check_estimate(indices.first[1], v2 / v);
    check_estimate(indices.first[2], 0.0);
    check_estimate(indices.total[0], (v1 + v13) / v);
    check_estimate(indices.total[1], v2 / v);
    check_estimate(indices.total[2], v13 / v);
    REQUIRE(indices.second_order.size() == 3);
    for (const Interaction& pair : indices.second_order) {
        check_estimate(pair.share, pair.first == 0 && pair.second == 2 ? v13 / v : 0.0);
        CHECK(pair.first < pair.second);
    }
    CHECK(indices.converged);
    CHECK(indices.widest < widest_of_converged);
    CHECK_FALSE(indices.no_variance);
    // Rows BA serve the pairs alone.
    CHECK(same(indices, indices_of(ishigami, 3, 1 << 13)));
    CHECK(indices_of(ishigami, 3, 16).second_order.empty());
}

TEST_CASE("Sobol indices of the g-function are those of its closed form") {
    Numbers parts;
    double all = 1.0;
    for (const double a : g_weights) {
        parts.push_back(1.0 / (3.0 * (1.0 + a) * (1.0 + a)));
        all *= 1.0 + parts.back();
    }
    const SobolIndices indices = indices_of(g_function, 8, 1 << 13);
    CHECK(indices.variance == test::approximately(all - 1.0).epsilon(0.01));
    for (std::size_t i = 0; i < 8; ++i) {
        check_estimate(indices.first[i], parts[i] / (all - 1.0));
        check_estimate(indices.total[i], parts[i] * all / (1.0 + parts[i]) / (all - 1.0));
    }
    CHECK(indices.converged);
}

TEST_CASE("a large constant in the output changes no index") {
    const SobolIndices plain = indices_of(ishigami, 3, 1024, true);
    const SobolIndices lifted =
        indices_of([](const Numbers& place) { return 1e6 + ishigami(place); }, 3, 1024, true);
    for (std::size_t i = 0; i < 3; ++i) {
        CHECK(std::abs(lifted.first[i].value - plain.first[i].value) < 1e-8);
        CHECK(std::abs(lifted.total[i].interval->low - plain.total[i].interval->low) < 1e-8);
        CHECK(std::abs(lifted.second_order[i].share.value - plain.second_order[i].share.value) <
              1e-8);
    }
}

TEST_CASE("few samples do not converge, which is flagged") {
    const SobolIndices indices = indices_of(ishigami, 3, 16);
    CHECK_FALSE(indices.converged);
    CHECK(indices.widest > widest_of_converged);
    double widest = 0.0;
    for (const Estimate& total : indices.total) {
        widest = std::max(widest, total.interval->high - total.interval->low);
    }
    CHECK(indices.widest == widest);
    const SobolIndices one = indices_of(ishigami, 3, 1);
    CHECK_FALSE(one.converged);
    CHECK(std::isnan(one.widest));
    CHECK_FALSE(one.total[0].interval);
    CHECK(std::isfinite(one.total[0].value));
}

TEST_CASE("an output without variance has no indices") {
    // 0.1 + 0.2 differs from 0.3 by rounding alone.
    for (const double other : {0.3, 0.1 + 0.2}) {
        const SobolIndices indices = indices_of(
            [&](const Numbers& place) { return place[0] < 0.5 ? 0.3 : other; }, 2, 64, true);
        CHECK(indices.no_variance);
        CHECK(std::isnan(indices.first[0].value));
        CHECK(std::isnan(indices.total[1].value));
        CHECK(std::isnan(indices.second_order.at(0).share.value));
        CHECK_FALSE(indices.total[0].interval);
        CHECK_FALSE(indices.converged);
        CHECK(std::isnan(indices.widest));
    }
}

TEST_CASE("resamples without variance are left out of intervals") {
    // One sample of four (of three rows) varies: about a third of the resamples miss it.
    Numbers outputs(12, 1.0);
    outputs[3] = 2.0;
    outputs[4] = 3.0;
    const SobolIndices indices = sobol_indices({outputs, 1, false});
    CHECK_FALSE(indices.no_variance);
    CHECK(std::isfinite(indices.total[0].interval->low));
    CHECK(std::isfinite(indices.total[0].interval->high));
}

TEST_CASE("intervals depend on the seed only") {
    const Rows rows = design(DesignKind::saltelli, 3, 32);
    const Numbers outputs = outputs_of(rows, ishigami);
    const SaltelliOutputs of_design{outputs, 3, false};
    CHECK(same(sobol_indices(of_design), sobol_indices(of_design)));
    CHECK_FALSE(same(sobol_indices(of_design), sobol_indices(of_design, {1000, 2})));
    CHECK(sobol_indices(of_design, {1000, 2}).total[0].value ==
          sobol_indices(of_design).total[0].value);
}

TEST_CASE("Morris effects of a linear model are its coefficients") {
    const Rows rows = design(DesignKind::morris, 3, 20);
    const std::vector<MorrisEffect> effects = morris_effects(rows, outputs_of(rows, linear));
    const Numbers coefficients{3.0, -2.0, 0.5};
    REQUIRE(effects.size() == 3);
    for (std::size_t i = 0; i < 3; ++i) {
        const double size = std::abs(coefficients[i]);
        CHECK(effects[i].mean == test::approximately(coefficients[i]).epsilon(1e-12));
        CHECK(effects[i].mean_absolute.value == test::approximately(size).epsilon(1e-12));
        CHECK(effects[i].deviation < 1e-12);
        REQUIRE(effects[i].mean_absolute.interval);
        CHECK(effects[i].mean_absolute.interval->low == test::approximately(size).epsilon(1e-12));
        CHECK(effects[i].mean_absolute.interval->high == test::approximately(size).epsilon(1e-12));
    }
}

TEST_CASE("Morris effects that depend on the point have a deviation") {
    const Rows rows = design(DesignKind::morris, 3, 200);
    const std::vector<MorrisEffect> effects =
        morris_effects(rows, outputs_of(rows, [](const Numbers& place) {
                           return (place[0] - 0.5) * (place[1] - 0.5) + place[2];
                       }));
    // Effects of either factor are -1/2, -1/6, 1/6 and 1/2 with equal probability: mean size 1/3,
    // deviation sqrt(5)/6. The bounds are 4.892 standard errors of 200 trajectories (two-sided
    // alpha 1e-6 of the normal distribution): sizes deviate by 1/6, effects by 0.373.
    for (std::size_t i = 0; i < 2; ++i) {
        CHECK(std::abs(effects[i].mean_absolute.value - 1.0 / 3.0) <
              4.892 / 6.0 / std::sqrt(200.0));
        CHECK(std::abs(effects[i].mean) < 4.892 * 0.373 / std::sqrt(200.0));
        CHECK(effects[i].deviation > 0.3);
        const Interval interval = effects[i].mean_absolute.interval.value();
        CHECK(interval.low < effects[i].mean_absolute.value);
        CHECK(interval.high > effects[i].mean_absolute.value);
    }
    CHECK(effects[2].deviation < 1e-12);
}

TEST_CASE("a bootstrap interval of a mean has the width of the normal distribution's") {
    // A mean of 200 sizes: 2 * 1.96 standard errors. The quantiles of 20,000 resamples themselves
    // have a standard error of 0.7 % of the width; 5 % is above 4.892 of them (alpha 1e-6) and
    // what the distribution of a mean of 200 differs from the normal.
    const Rows rows = design(DesignKind::morris, 2, 200);
    const Numbers outputs = outputs_of(
        rows, [](const Numbers& place) { return std::exp(place[0]) * (1.0 + place[1]); });
    const std::vector<MorrisEffect> effects = morris_effects(rows, outputs, {20'000, 5});
    for (const MorrisEffect& effect : effects) {
        const Interval interval = effect.mean_absolute.interval.value();
        const double standard_error = effect.deviation / std::sqrt(200.0);
        CHECK(interval.high - interval.low ==
              test::approximately(2.0 * 1.959964 * standard_error).epsilon(0.05));
    }
}

TEST_CASE("one Morris trajectory has effects, but neither deviation nor interval") {
    const Rows rows = design(DesignKind::morris, 3, 1);
    const std::vector<MorrisEffect> effects = morris_effects(rows, outputs_of(rows, linear));
    CHECK(effects[1].mean == test::approximately(-2.0));
    CHECK(std::isnan(effects[1].deviation));
    CHECK_FALSE(effects[1].mean_absolute.interval);
}

TEST_CASE("standardised coefficients of a linear model are its shares of variance") {
    const Rows rows = design(DesignKind::grid, 3, 1);
    const StandardisedRegression fit =
        standardised_regression(columns_of(rows), outputs_of(rows, linear));
    const double all = 9.0 + 4.0 + 0.25;
    REQUIRE(fit.coefficients.size() == 3);
    CHECK(fit.coefficients[0] == test::approximately(3.0 / std::sqrt(all)).epsilon(1e-12));
    CHECK(fit.coefficients[1] == test::approximately(-2.0 / std::sqrt(all)).epsilon(1e-12));
    CHECK(fit.coefficients[2] == test::approximately(0.5 / std::sqrt(all)).epsilon(1e-12));
    CHECK(fit.r_squared == test::approximately(1.0).epsilon(1e-12));
    CHECK_FALSE(fit.undetermined);
    CHECK_FALSE(fit.no_variance);
}

TEST_CASE("a regression explains the linear part of an output") {
    // On an orthogonal grid of 8 levels: x1 has the variance (64 - 1) / 12 / 64 and the product of
    // two centred factors, which is orthogonal to both, its square.
    const Rows rows = design(DesignKind::grid, 2, 1);
    const StandardisedRegression fit =
        standardised_regression(columns_of(rows), outputs_of(rows, [](const Numbers& place) {
                                    return place[0] + (place[0] - 0.5) * (place[1] - 0.5);
                                }));
    const double variance = 63.0 / 12.0 / 64.0;
    CHECK(fit.r_squared == test::approximately(1.0 / (1.0 + variance)).epsilon(1e-12));
    CHECK(fit.coefficients[0] == test::approximately(std::sqrt(fit.r_squared)).epsilon(1e-12));
    CHECK(std::abs(fit.coefficients[1]) < 1e-12);
}

TEST_CASE("a regression on ranks fits a monotone nonlinear model better than one on values") {
    const Rows rows = design(DesignKind::latin_hypercube, 2, 200);
    const Numbers outputs =
        outputs_of(rows, [](const Numbers& place) { return -std::exp(10.0 * place[0]); });
    const StandardisedRegression ranked = rank_regression(columns_of(rows), outputs);
    CHECK(ranked.r_squared == test::approximately(1.0).epsilon(1e-12));
    CHECK(ranked.coefficients[0] == test::approximately(-1.0).epsilon(1e-12));
    CHECK(std::abs(ranked.coefficients[1]) < 1e-12);
    CHECK(standardised_regression(columns_of(rows), outputs).r_squared < 0.8);
}

TEST_CASE("ties have their mean rank") {
    // Ranks 1, 2.5, 2.5, 4 of x and 1.5, 1.5, 3, 4 of y: Spearman's coefficient is 3.75 / 4.5.
    const std::vector<Numbers> factors{{1.0, 2.0, 2.0, 3.0}};
    const Numbers outputs{0.0, 0.0, 5.0, 7.0};
    const StandardisedRegression fit = rank_regression(factors, outputs);
    CHECK(fit.coefficients[0] == test::approximately(3.75 / 4.5).epsilon(1e-12));
    CHECK(fit.r_squared == test::approximately(fit.coefficients[0] * fit.coefficients[0]));
}

TEST_CASE("collinear factors have no coefficient, the others keep theirs") {
    const Rows rows = design(DesignKind::random, 3, 50);
    std::vector<Numbers> columns = columns_of(rows);
    const Numbers outputs = outputs_of(rows, linear);
    const StandardisedRegression alone = standardised_regression(columns, outputs);
    Numbers sum = columns[0];
    for (std::size_t i = 0; i < sum.size(); ++i) {
        sum[i] += 2.0 * columns[2][i];
    }
    columns.push_back(sum);
    columns.emplace_back(50, 7.0);
    const StandardisedRegression fit = standardised_regression(columns, outputs);
    CHECK(fit.undetermined);
    CHECK(std::isnan(fit.coefficients[0]));
    CHECK(fit.coefficients[1] == test::approximately(alone.coefficients[1]).epsilon(1e-9));
    CHECK(std::isnan(fit.coefficients[2]));
    CHECK(std::isnan(fit.coefficients[3]));
    CHECK(std::isnan(fit.coefficients[4]));
    CHECK(fit.r_squared == test::approximately(1.0));
    // Constants alone explain nothing; fewer rows than factors determine nothing.
    const std::vector<Numbers> constants(2, Numbers(50, 7.0));
    const StandardisedRegression none = standardised_regression(constants, outputs);
    CHECK(none.undetermined);
    CHECK(std::isnan(none.coefficients[0]));
    CHECK(std::isnan(none.coefficients[1]));
    CHECK(none.r_squared < 1e-12);
    const Rows few = design(DesignKind::random, 3, 2);
    CHECK(standardised_regression(columns_of(few), outputs_of(few, linear)).undetermined);
}

TEST_CASE("a regression of an output without variance is not a number") {
    const Rows rows = design(DesignKind::random, 2, 20);
    for (const auto& fit : {standardised_regression(columns_of(rows), Numbers(20, 0.1)),
                            rank_regression(columns_of(rows), Numbers(20, 0.1))}) {
        CHECK(fit.no_variance);
        CHECK(std::isnan(fit.r_squared));
        CHECK(std::isnan(fit.coefficients[0]));
    }
}

TEST_CASE("tornado bars go from the largest swing to the smallest") {
    const Rows rows = design(DesignKind::one_at_a_time, 3, 1);
    const std::vector<TornadoBar> bars =
        tornado(outputs_of(rows, [](const Numbers& place) { return linear(place) + place[2]; }));
    REQUIRE(bars.size() == 3);
    CHECK(bars[0].factor == 0);
    CHECK(bars[0].best == test::approximately(6.25));
    CHECK(bars[0].low == test::approximately(4.75));
    CHECK(bars[0].high == test::approximately(7.75));
    CHECK(bars[0].swing == test::approximately(3.0));
    CHECK(bars[1].factor == 1);
    CHECK(bars[1].swing == test::approximately(-2.0));
    CHECK(bars[2].factor == 2);
    CHECK(bars[2].swing == test::approximately(1.5));
    // Equal swings stay in the order of the factors.
    const std::vector<TornadoBar> equal = tornado(Numbers{0.0, 1.0, 2.0, 2.0, 1.0, -3.0, 3.0});
    CHECK(equal[0].factor == 2);
    CHECK(equal[1].factor == 0);
    CHECK(equal[2].factor == 1);
}

TEST_CASE("incomplete outputs and outputs of another design are refused") {
    const auto refused_by_sobol = [](const Numbers& outputs, std::size_t factors) {
        CHECK_THROWS_AS(static_cast<void>(sobol_indices({outputs, factors, false})), RunError);
    };
    refused_by_sobol({}, 2);
    refused_by_sobol({1.0, 2.0, 3.0, 4.0, 5.0}, 2);
    refused_by_sobol({1.0, 2.0}, 0);
    for (const double bad : {std::numeric_limits<double>::quiet_NaN(),
                             std::numeric_limits<double>::infinity(),
                             -1e200}) {
        refused_by_sobol({1.0, bad, 3.0, 4.0}, 2);
        CHECK_THROWS_AS(static_cast<void>(tornado(Numbers{1.0, bad, 3.0})), RunError);
        const std::vector<Numbers> factors{{1.0, 2.0, 4.0}};
        CHECK_THROWS_AS(static_cast<void>(standardised_regression(factors, Numbers{1.0, bad, 3.0})),
                        RunError);
        CHECK_THROWS_AS(static_cast<void>(rank_regression(factors, Numbers{1.0, bad, 3.0})),
                        RunError);
        const Rows rows = design(DesignKind::morris, 2, 1);
        CHECK_THROWS_AS(static_cast<void>(morris_effects(rows, Numbers{1.0, bad, 3.0})), RunError);
    }
    CHECK_THROWS_AS(static_cast<void>(tornado(Numbers{1.0, 2.0})), RunError);
    CHECK_THROWS_AS(static_cast<void>(standardised_regression({}, Numbers{1.0})), RunError);
    const Numbers outputs{1.0, 2.0, 3.0, 4.0, 5.0, 6.0};
    Rows rows = design(DesignKind::morris, 2, 2);
    CHECK(morris_effects(rows, outputs).size() == 2);
    rows[2] = rows[1];
    CHECK_THROWS_AS(static_cast<void>(morris_effects(rows, outputs)), RunError);
    rows.pop_back();
    CHECK_THROWS_AS(static_cast<void>(morris_effects(rows, Numbers(5, 1.0))), RunError);
    CHECK_THROWS_AS(static_cast<void>(morris_effects(design(DesignKind::random, 2, 6), outputs)),
                    RunError);
}
