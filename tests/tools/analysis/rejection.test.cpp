// SPDX-License-Identifier: Apache-2.0
#include "tools/analysis/rejection.hpp"

#include "core/check.hpp"
#include "core/math.hpp"
#include "core/random.hpp"

#include <cmath>
#include <limits>

#include <doctest/doctest.h>

#include "tests/support/approximately.hpp"
#include "tests/support/statistics.hpp"

using namespace tenfold;

namespace {

using Rows = std::vector<std::vector<double>>;

constexpr double no_number = std::numeric_limits<double>::quiet_NaN();

/// Row numbers of the accepted samples.
std::vector<std::size_t> rows_of(const RejectionResult& result) {
    std::vector<std::size_t> rows;
    for (const AcceptedSample& sample : result.accepted) {
        rows.push_back(sample.sample);
    }
    return rows;
}

struct NormalMean {
    static constexpr double noise = 0.5; // standard deviation of the observed mean
    static constexpr double observed = 0.7;

    Rows factors; // the mean, uniform within +-6; a second one that does nothing
    Rows moments;

    explicit NormalMean(std::uint64_t count) {
        for (std::uint32_t i = 0; i < count; ++i) {
            RandomStream random{RandomKey::make(2024, 0), {i, 0, 0, 1}};
            const double mean = 12.0 * random.uniform() - 6.0;
            factors.push_back({mean, random.uniform()});
            moments.push_back({mean + noise * random.normal()});
        }
    }

    [[nodiscard]] RejectionResult reject(const RejectionPlan& plan) const {
        return tenfold::reject(
            {factors, moments}, std::vector<Target>{{"mean", observed, 1.0}}, plan);
    }
};

void check_variance(double deviation, double expected, std::size_t count) {
    const double squares = static_cast<double>(count - 1) * deviation * deviation / expected;
    CAPTURE(squares);
    CHECK(squares <= statistics::chi_square_critical(count - 1));
    CHECK(squares >= statistics::chi_square_lower_critical(count - 1));
}

} // namespace

TEST_CASE("the nearest samples are accepted, ties in order, failed ones never") {
    const Rows factors{{1}, {2}, {3}, {4}, {5}, {6}};
    const Rows moments{{10}, {12}, {no_number}, {8}, {INFINITY}, {11}};
    const std::vector<Target> targets{{"a", 10.0, 2.0}};
    const RejectionResult result = reject({factors, moments}, targets, {0.75, false});
    CHECK(result.samples == 6);
    CHECK(result.failed == 2);
    CHECK(rows_of(result) == std::vector<std::size_t>{0, 5, 1}); // three of the four that ended
    CHECK(result.accepted[1].distance == 0.5);
    CHECK(result.tolerance == 1.0);
    CHECK_FALSE(result.adjusted);
    REQUIRE(result.posteriors.size() == 1);
    const FactorPosterior& posterior = result.posteriors[0];
    CHECK(posterior.mean == test::approximately(3.0));
    CHECK(posterior.deviation == test::approximately(std::sqrt(7.0)));
    CHECK(posterior.low == 1.0);
    CHECK(posterior.median == 2.0);
    CHECK(posterior.high == 6.0);
    CHECK(posterior.shrinkage == test::approximately(1.0 - 7.0 / 3.5));
    CHECK(rows_of(reject({factors, moments}, targets, {1.0, false})) ==
          std::vector<std::size_t>{0, 5, 1, 3});
    const RejectionResult nearest = reject({factors, moments}, targets, {1e-9, true});
    CHECK(rows_of(nearest) == std::vector<std::size_t>{0});
    CHECK_FALSE(nearest.adjusted); // one sample has no slope
    CHECK(nearest.accepted[0].weight == 1.0);
    CHECK(std::isnan(nearest.posteriors[0].deviation));
}

TEST_CASE("distance is Euclidean in units of the errors") {
    const std::vector<Target> targets{{"a", 1.0, 0.5}, {"b", 10.0, 10.0}};
    const RejectionResult result =
        reject({Rows{{1}, {1}}, Rows{{2.5, 50.0}, {1.0, 20.0}}}, targets, {1.0, false});
    CHECK(rows_of(result) == std::vector<std::size_t>{1, 0});
    CHECK(result.tolerance == 5.0);
    CHECK(std::isnan(result.posteriors[0].shrinkage)); // a prior of one value
}

TEST_CASE("the accepted samples follow the posterior") {
    // A uniform kernel of half-width d around the observed mean adds the variance d^2 / 3 to that
    // of the exact posterior, a normal distribution whose ends the prior cuts off ten deviations
    // away. alpha = 1e-6 for each check: z, chi-square, and DKW for the quantiles.
    const NormalMean model{statistics::sample(400'000)};
    const RejectionResult result = model.reject({0.01, false});
    const std::size_t count = result.accepted.size();
    CAPTURE(count);
    const double variance =
        NormalMean::noise * NormalMean::noise + result.tolerance * result.tolerance / 3.0;
    CHECK(result.tolerance < 0.1); // so that the kernel adds 1.4 % at most
    const FactorPosterior& mean = result.posteriors[0];
    statistics::check_z(
        mean.mean, NormalMean::observed, std::sqrt(variance / static_cast<double>(count)));
    check_variance(mean.deviation, variance, count);
    const auto share_below = [&](double value) {
        return math::normal_distribution((value - NormalMean::observed) / std::sqrt(variance));
    };
    CHECK(std::abs(share_below(mean.low) - 0.05) <= statistics::dkw_critical(count));
    CHECK(std::abs(share_below(mean.median) - 0.5) <= statistics::dkw_critical(count));
    CHECK(std::abs(share_below(mean.high) - 0.95) <= statistics::dkw_critical(count));
    CHECK(mean.shrinkage == test::approximately(1.0 - variance / 12.0).epsilon(0.02));

    // About the other factor the data say nothing: its posterior is uniform on (0, 1), whose
    // squared distances from the mean vary less than those of a normal distribution.
    const FactorPosterior& other = result.posteriors[1];
    statistics::check_z(other.mean, 0.5, std::sqrt(1.0 / 12.0 / static_cast<double>(count)));
    check_variance(other.deviation, 1.0 / 12.0, count);
}

TEST_CASE("regression narrows a wide tolerance to the posterior") {
    // A quarter of all samples: the kernel's variance is three times that of the posterior. In a
    // linear model the adjusted samples have the posterior's, with the effective number of samples
    // one over the sum of squared weights.
    const NormalMean model{statistics::sample(40'000)};
    const RejectionResult wide = model.reject({0.25, false});
    const RejectionResult adjusted = model.reject({0.25, true});
    CHECK(adjusted.adjusted);
    CHECK(rows_of(adjusted) == rows_of(wide));
    const double exact = NormalMean::noise * NormalMean::noise;
    CHECK(wide.posteriors[0].deviation * wide.posteriors[0].deviation > 3.0 * exact);
    double squares = 0.0;
    double sum = 0.0;
    for (const AcceptedSample& sample : adjusted.accepted) {
        squares += sample.weight * sample.weight;
        sum += sample.weight;
    }
    CHECK(sum == test::approximately(1.0));
    CHECK(adjusted.accepted.back().weight == 0.0); // at the tolerance
    const auto effective = static_cast<std::size_t>(1.0 / squares);
    CAPTURE(effective);
    const FactorPosterior& mean = adjusted.posteriors[0];
    statistics::check_z(mean.mean, NormalMean::observed, std::sqrt(exact * squares));
    check_variance(mean.deviation, exact, effective);
    CHECK(mean.low ==
          test::approximately(NormalMean::observed - 1.645 * NormalMean::noise).epsilon(0.2));
    CHECK(mean.high ==
          test::approximately(NormalMean::observed + 1.645 * NormalMean::noise).epsilon(0.1));
}

TEST_CASE("regression adjusts factors of a linear model to the observed moments exactly") {
    const Rows factors{{0, 5}, {1, 5}, {2, 5}, {3, 5}, {4, 5}, {5, 5}, {6, 5}};
    Rows moments; // the second is twice the first: slopes are not unique, adjusted values are
    for (const std::vector<double>& row : factors) {
        moments.push_back({3.0 - row[0], 6.0 - 2.0 * row[0]});
    }
    const std::vector<Target> targets{{"a", 0.5, 1.0}, {"b", 1.0, 1.0}};
    const RejectionResult result = reject({factors, moments}, targets, {1.0, true});
    REQUIRE(result.adjusted);
    for (const AcceptedSample& sample : result.accepted) {
        CHECK(sample.factors[0] == test::approximately(2.5));
        CHECK(sample.factors[1] == test::approximately(5.0));
    }
    CHECK(result.posteriors[0].mean == test::approximately(2.5));
    CHECK(result.posteriors[0].shrinkage == test::approximately(1.0));
}

TEST_CASE("with ranges the regression uses logits, and all values stay inside") {
    Rows factors;
    Rows moments;
    for (int i = 1; i < 40; ++i) {
        const double place = i / 40.0;
        factors.push_back({2.0 + 3.0 * place, i == 1 ? 0.0 : 1.0}); // the second stands at its ends
        moments.push_back({math::log(place / (1.0 - place))});
    }
    constexpr double observed = 1.5;
    const RejectionResult result =
        reject({factors, moments},
               std::vector<Target>{{"logit", observed, 1.0}},
               {1.0, true, {FactorRange{2.0, 5.0}, FactorRange{0.0, 1.0}}});
    REQUIRE(result.adjusted);
    for (const AcceptedSample& sample : result.accepted) {
        CHECK(sample.factors[0] == test::approximately(2.0 + 3.0 * math::logistic(observed)));
        CHECK(sample.factors[1] >= 0.0);
        CHECK(sample.factors[1] <= 1.0);
    }
    CHECK_THROWS_AS((void)reject({factors, moments},
                                 std::vector<Target>{{"logit", observed, 1.0}},
                                 {1.0, true, {FactorRange{2.0, 5.0}}}),
                    RunError);
}

TEST_CASE("the weights of the regression are those of Epanechnikov's kernel") {
    const Rows factors{{1}, {2}, {3}, {4}};
    const Rows moments{{10}, {11}, {9.5}, {12}};
    const RejectionResult result =
        reject({factors, moments}, std::vector<Target>{{"a", 10.0, 1.0}}, {1.0, true});
    REQUIRE(result.adjusted);
    const std::vector<double> expected{1.0, 0.9375, 0.75, 0.0}; // at distances 0, 1/2, 1 and 2 of 2
    for (std::size_t i = 0; i < expected.size(); ++i) {
        CHECK(result.accepted[i].weight == test::approximately(expected[i] / 2.6875));
    }
    const std::vector<AcceptedSample>& all = result.accepted;
    CHECK(
        result.posteriors[0].mean ==
        test::approximately(
            (all[0].factors[0] + 0.9375 * all[1].factors[0] + 0.75 * all[2].factors[0]) / 2.6875));
}

TEST_CASE("rejection refuses invalid samples") {
    const std::vector<Target> targets{{"a", 1.0, 0.5}};
    const Rows two{{1}, {2}};
    const auto refuses = [](const Rows& factors,
                            const Rows& moments,
                            const std::vector<Target>& wanted,
                            double share) {
        CHECK_THROWS_AS(static_cast<void>(reject({factors, moments}, wanted, {share, false})),
                        RunError);
    };
    refuses(two, two, targets, 0.0);
    refuses(two, two, targets, 1.1);
    refuses(two, two, targets, no_number);
    refuses(two, two, {}, 0.5);
    refuses(two, two, {{"a", 1.0, 0.0}}, 0.5);
    refuses(two, {{1}}, targets, 0.5);
    refuses(two, {{1, 2}, {1, 2}}, targets, 0.5);
    refuses({{1}, {1, 2}}, two, targets, 0.5);
    refuses(two, {{no_number}, {no_number}}, targets, 0.5);
    refuses({}, {}, targets, 0.5);
}
