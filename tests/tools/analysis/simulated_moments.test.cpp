// SPDX-License-Identifier: Apache-2.0
#include "tools/analysis/simulated_moments.hpp"

#include "core/check.hpp"
#include "core/math.hpp"
#include "core/random.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include <boost/math/distributions/chi_squared.hpp>
#include <doctest/doctest.h>

#include "tests/support/approximately.hpp"
#include "tests/support/statistics.hpp"
#include "tools/analysis/optimise.hpp"

using namespace tenfold;

namespace {

using Rows = std::vector<std::vector<double>>;

constexpr double no_number = std::numeric_limits<double>::quiet_NaN();

/// Shares of people who have adopted at six dates, logistic(speed (t - midpoint)), with the noise
/// of a sample of 10,000, drawn anew at each date. The noise is normal, so that it moves smoothly
/// with the parameters: counts of fixed people move in steps, through which a fit finds its way so
/// well that 2,000 fits spread up to a tenth more than their standard errors say.
class AdoptionCurve {
public:
    static constexpr std::size_t dates = 6;

    explicit AdoptionCurve(std::uint64_t replicate) {
        RandomStream random{RandomKey::make(2023, replicate), {0, 0, 0, 1}};
        for (double& draw : draws_) {
            draw = random.normal();
        }
    }

    /// `place` in the unit cube: speed from 0.5 to 2, midpoint from 1 to 4.
    static double expected(std::span<const double> place, std::size_t date) {
        const double speed = 0.5 + 1.5 * place[0];
        const double midpoint = 1.0 + 3.0 * place[1];
        return math::logistic(speed * (static_cast<double>(date) - midpoint));
    }

    static double deviation(std::span<const double> place, std::size_t date) {
        constexpr double people = 10'000.0;
        const double p = expected(place, date);
        return std::sqrt(p * (1.0 - p) / people);
    }

    [[nodiscard]] std::vector<double> shares(std::span<const double> place) const {
        std::vector<double> result;
        for (std::size_t date = 0; date < dates; ++date) {
            result.push_back(expected(place, date) + deviation(place, date) * draws_[date]);
        }
        return result;
    }

private:
    std::array<double, dates> draws_{};
};

struct Fitted {
    std::vector<double> place;
    std::vector<double> errors;
    double statistic = 0.0;
};

/// Fits one data set, drawn at `truth`, by one replicate of the model.
Fitted fit_curve(std::uint64_t data_set, std::span<const double> truth) {
    const std::vector<double> data = AdoptionCurve{2 * data_set}.shares(truth);
    std::vector<Target> targets;
    for (std::size_t date = 0; date < AdoptionCurve::dates; ++date) {
        targets.push_back({"share", data[date], AdoptionCurve::deviation(truth, date)});
    }
    const AdoptionCurve model{2 * data_set + 1};
    const auto objective = [&](std::span<const double> place) {
        return moment_fit(targets, Rows{model.shares(place)}).objective;
    };
    const SearchResult search = minimise(objective, {40, 100, {0.5, 0.5}});
    MomentJacobian jacobian(targets.size(), std::vector<double>(2));
    for (std::size_t i = 0; i < 2; ++i) {
        constexpr double step = 0.01;
        std::vector<double> low = search.place;
        std::vector<double> high = search.place;
        low[i] -= step;
        high[i] += step;
        const std::vector<double> below = model.shares(low);
        const std::vector<double> above = model.shares(high);
        for (std::size_t date = 0; date < AdoptionCurve::dates; ++date) {
            jacobian[date][i] = (above[date] - below[date]) / (2.0 * step);
        }
    }
    const MomentFit fit = moment_fit(targets, Rows{model.shares(search.place)});
    return {search.place,
            standard_errors(targets, jacobian, 1),
            over_identification(fit, 2, 1).statistic};
}

double tail(double x, std::size_t freedom, std::size_t replicates) {
    MomentFit fit;
    fit.residuals.resize(freedom + 1);
    fit.objective = x * (1.0 + 1.0 / static_cast<double>(replicates));
    return over_identification(fit, 1, replicates).probability;
}

} // namespace

TEST_CASE("the objective is the sum of squared residuals of mean moments") {
    const std::vector<Target> targets{{"a", 1.0, 0.5}, {"b", -2.0, 4.0}};
    const MomentFit fit = moment_fit(targets, Rows{{1.0, 1.0}, {3.0, 3.0}});
    CHECK(fit.moments == std::vector<double>{2.0, 2.0});
    CHECK(fit.residuals == std::vector<double>{2.0, 1.0});
    CHECK(fit.objective == 5.0);
    CHECK(std::isnan(moment_fit(targets, Rows{{1.0, 1.0}, {3.0, no_number}}).objective));
}

TEST_CASE("moments that do not match the targets are refused") {
    const std::vector<Target> targets{{"a", 1.0, 0.5}, {"b", -2.0, 4.0}};
    const auto refuses = [](const std::vector<Target>& wanted, const Rows& rows) {
        CHECK_THROWS_AS(static_cast<void>(moment_fit(wanted, rows)), RunError);
        CHECK_THROWS_AS(static_cast<void>(standard_errors(wanted, rows, 1)), RunError);
    };
    refuses(targets, {});
    refuses(targets, {{1.0, 2.0}, {1.0}});
    refuses({{"a", 1.0, 0.0}}, {{1.0}});
    refuses({{"a", 1.0, no_number}}, {{1.0}});
    CHECK_THROWS_AS(static_cast<void>(moment_fit(targets, Rows{{1.0}})), RunError);
    CHECK_THROWS_AS(static_cast<void>(standard_errors(targets, {{1.0}}, 1)), RunError);
    CHECK_THROWS_AS(static_cast<void>(standard_errors(targets, {{1.0}, {1.0}}, 0)), RunError);
}

TEST_CASE("the test of overidentifying restrictions has the tail of chi-square") {
    for (const std::size_t freedom : {1U, 2U, 3U, 4U, 7U, 20U, 51U}) {
        const boost::math::chi_squared distribution{static_cast<double>(freedom)};
        for (const double x : {1e-6, 0.5, 1.0, 4.0, 20.0, 100.0}) {
            CAPTURE(freedom);
            CAPTURE(x);
            const double expected = boost::math::cdf(boost::math::complement(distribution, x));
            CHECK(tail(x, freedom, 4) == test::approximately(expected).epsilon(1e-9).scale(1e-3));
        }
    }
    MomentFit exact;
    exact.residuals.resize(2);
    const OverIdentification none = over_identification(exact, 2, 1);
    CHECK(none.freedom == 0);
    CHECK(std::isnan(none.probability));
    CHECK(over_identification(exact, 5, 1).freedom == -3);
}

TEST_CASE("standard errors are those of weighted least squares") {
    // Two targets for one parameter: 1 / (2^2 / 1^2 + 3^2 / 0.5^2) = 1 / 40.
    const std::vector<Target> two{{"a", 0.0, 1.0}, {"b", 0.0, 0.5}};
    CHECK(standard_errors(two, {{2.0}, {3.0}}, 1)[0] == test::approximately(std::sqrt(2.0 / 40.0)));
    CHECK(standard_errors(two, {{2.0}, {3.0}}, 4)[0] ==
          test::approximately(std::sqrt(1.25 / 40.0)));
    // As many as parameters: those of the solution x = (a + b / 1e9, b / 1e9), of any size.
    const std::vector<double> solved = standard_errors(two, {{1.0, -1.0}, {0.0, 1e9}}, 1);
    CHECK(solved[0] == test::approximately(std::sqrt(2.0 * (1.0 + 0.25e-18))));
    CHECK(solved[1] == test::approximately(std::sqrt(2.0) * 0.5e-9));
}

TEST_CASE("an unidentified parameter has no standard error") {
    const std::vector<Target> targets{{"a", 0.0, 1.0}, {"b", 0.0, 1.0}, {"c", 0.0, 1.0}};
    // Only the sum of the first two matters; the third is known.
    const std::vector<double> sums =
        standard_errors(targets, {{1.0, 1.0, 0.0}, {2.0, 2.0, 1.0}, {0.5, 0.5, 3.0}}, 1);
    CHECK(std::isnan(sums[0]));
    CHECK(std::isnan(sums[1]));
    CHECK(sums[2] > 0.0);
    const std::vector<double> silent =
        standard_errors(targets, {{1.0, 0.0}, {2.0, 0.0}, {0.5, 0.0}}, 1);
    CHECK(silent[0] == test::approximately(std::sqrt(2.0 / 5.25)));
    CHECK(std::isnan(silent[1]));
    const std::vector<double> few =
        standard_errors(std::vector<Target>{targets[0]}, {{1.0, 2.0}}, 1);
    CHECK(std::isnan(few[0]));
    CHECK(std::isnan(few[1]));
    const std::vector<double> lost =
        standard_errors(targets, {{1.0, 0.0}, {no_number, 1.0}, {0.5, 1.0}}, 1);
    CHECK(std::isnan(lost[0]));
    CHECK(std::isnan(lost[1]));
    CHECK(standard_errors(targets, {{}, {}, {}}, 1).empty());
}

TEST_CASE("fits recover the truth within their standard errors") {
    // Errors over standard errors are standard normal, and minima chi-square with 6 - 2 degrees of
    // freedom each: alpha = 1e-6 for each check. Without the factor 1 + 1 / replicates the sums
    // would be twice as large, thirty standard deviations off.
    const std::vector<double> truth{0.45, 0.55};
    const auto data_sets = static_cast<std::size_t>(statistics::sample(2000));
    std::array<double, 2> squares{};
    std::array<double, 2> sums{};
    double minima = 0.0;
    for (std::size_t data_set = 0; data_set < data_sets; ++data_set) {
        const Fitted fitted = fit_curve(data_set, truth);
        minima += fitted.statistic;
        for (std::size_t i = 0; i < 2; ++i) {
            const double error = (fitted.place[i] - truth[i]) / fitted.errors[i];
            sums[i] += error;
            squares[i] += error * error;
            if (data_set == 0) {
                statistics::check_z(fitted.place[i], truth[i], fitted.errors[i]);
            }
        }
    }
    CAPTURE(data_sets);
    for (std::size_t i = 0; i < 2; ++i) {
        CAPTURE(squares[i]);
        statistics::check_z(sums[i], 0.0, std::sqrt(static_cast<double>(data_sets)));
        CHECK(squares[i] <= statistics::chi_square_critical(data_sets));
        CHECK(squares[i] >= statistics::chi_square_lower_critical(data_sets));
    }
    CAPTURE(minima);
    CHECK(minima <= statistics::chi_square_critical(4 * data_sets));
    CHECK(minima >= statistics::chi_square_lower_critical(4 * data_sets));
}
