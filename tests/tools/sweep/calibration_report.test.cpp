// SPDX-License-Identifier: Apache-2.0
#include "tools/sweep/calibration_report.hpp"

#include "core/check.hpp"

#include <cmath>
#include <limits>

#include <doctest/doctest.h>

using namespace tenfold;

namespace {

constexpr double no_number = std::numeric_limits<double>::quiet_NaN();

/// Two parameters, three targets, two replicates, and a posterior.
CalibrationOutcome sample_outcome() {
    CalibrationOutcome outcome;
    outcome.study = "adoption";
    outcome.parameters = {
        {"speed", "Speed of adoption", "1/yr", 0.5, 0.3125, 0.0215, 0.05, 0.8, 0.35},
        {"firms.cost", "", "USD", 1000.0, 12500.0, no_number, 100.0, 12500.0, 1.0}};
    outcome.targets = {{{"share", 0.182, 0.01}, "Share | of firms", "1"},
                       {{"unemployment", 0.039, 0.002}, "", "1"},
                       {{"price", 2.5e6, 1e5}, "", "USD"}};
    outcome.fit = {{0.187, 0.0445, 2.45e6}, {0.5, 2.75, -0.5}, 8.0625};
    outcome.replicates = 2;
    outcome.search = {1204.5, 8.0625, 200, 87, 3, "the local search converged to 0.0001"};
    RejectionResult rejection;
    rejection.samples = 1000;
    rejection.failed = 12;
    rejection.tolerance = 3.25;
    rejection.adjusted = true;
    rejection.accepted.resize(49);
    rejection.posteriors = {{0.32, 0.04, 0.26, 0.318, 0.39, 0.91},
                            {9000.0, 2000.0, 5000.0, 9500.0, 12000.0, no_number}};
    outcome.rejection = rejection;
    return outcome;
}

std::string last_line(const std::string& text) {
    const std::size_t end = text.find_last_not_of('\n');
    return text.substr(text.rfind('\n', end) + 1, end - text.rfind('\n', end));
}

} // namespace

TEST_CASE("a calibration is reported in tables and sentences") {
    CHECK(calibration_text(sample_outcome(), 80) == R"(Calibration of adoption

Objective 8.062 (from 1,204 at the start) after 200 global and 87 local
evaluations (2 runs each; 3 failed). The search ended because the local search
converged to 0.0001.

parameter           start  fitted  std. error      low    high  unit
Speed of adoption  0.5000  0.3125     0.02150  0.05000  0.8000  1/yr
firms.cost          1,000  12,500           -      100  12,500  USD

firms.cost is at the upper end of its range: a better value may lie outside, and
its standard error is unreliable.
firms.cost has no standard error: the targets do not identify it near the fit,
or runs failed there.

target            observed     error  simulated  residual / error  unit
Share | of firms    0.1820   0.01000     0.1870             +0.50  1
unemployment       0.03900  0.002000    0.04450             +2.75  1
price              2.500 M   100,000    2.450 M             -0.50  USD

unemployment is missed by more than two errors.
Chi-square 5.375 with 1 degree of freedom (targets less parameters), exceeded
with probability 0.02043: a test of the model only if the errors are
uncorrelated sampling errors; otherwise it describes the fit.

Approximate Bayesian computation accepted 49 of 1,000 samples (12 failed) within
3.250 errors of the targets; adjusted by local-linear regression.

parameter            mean  std. deviation     5 %    50 %    95 %  shrinkage  unit
Speed of adoption  0.3200         0.04000  0.2600  0.3180  0.3900       0.91  1/yr
firms.cost          9,000           2,000   5,000   9,500  12,000          -  USD

Shrinkage is 1 - variance of the posterior / variance of the prior: 0 if the
data are uninformative.
)");
}

TEST_CASE("a calibration is written as Markdown") {
    CHECK(calibration_markdown(sample_outcome()) == R"(# Calibration of adoption

## Parameters

Objective 8.062 (from 1,204 at the start) after 200 global and 87 local evaluations (2 runs each; 3 failed). The search ended because the local search converged to 0.0001.

| parameter | start | fitted | std. error | low | high | unit |
|---|---:|---:|---:|---:|---:|---|
| Speed of adoption | 0.5000 | 0.3125 | 0.02150 | 0.05000 | 0.8000 | 1/yr |
| firms.cost | 1,000 | 12,500 | - | 100 | 12,500 | USD |

- firms.cost is at the upper end of its range: a better value may lie outside, and its standard error is unreliable.
- firms.cost has no standard error: the targets do not identify it near the fit, or runs failed there.

## Targets

| target | observed | error | simulated | residual / error | unit |
|---|---:|---:|---:|---:|---|
| Share \| of firms | 0.1820 | 0.01000 | 0.1870 | +0.50 | 1 |
| unemployment | 0.03900 | 0.002000 | 0.04450 | +2.75 | 1 |
| price | 2.500 M | 100,000 | 2.450 M | -0.50 | USD |

- unemployment is missed by more than two errors.
- Chi-square 5.375 with 1 degree of freedom (targets less parameters), exceeded with probability 0.02043: a test of the model only if the errors are uncorrelated sampling errors; otherwise it describes the fit.

## Posterior

Approximate Bayesian computation accepted 49 of 1,000 samples (12 failed) within 3.250 errors of the targets; adjusted by local-linear regression.

| parameter | mean | std. deviation | 5 % | 50 % | 95 % | shrinkage | unit |
|---|---:|---:|---:|---:|---:|---:|---|
| Speed of adoption | 0.3200 | 0.04000 | 0.2600 | 0.3180 | 0.3900 | 0.91 | 1/yr |
| firms.cost | 9,000 | 2,000 | 5,000 | 9,500 | 12,000 | - | USD |

- Shrinkage is 1 - variance of the posterior / variance of the prior: 0 if the data are uninformative.
)");
}

TEST_CASE("a calibration reports what its targets cannot identify") {
    CalibrationOutcome outcome = sample_outcome();
    outcome.rejection.reset();
    outcome.targets.pop_back();
    outcome.fit = {{0.187, 0.039}, {0.5, 0.0}, 0.25};
    CHECK(last_line(calibration_markdown(outcome)) ==
          "- There are as many parameters as targets, so meeting the targets does not test the "
          "model.");
    outcome.targets.pop_back();
    outcome.fit = {{0.187}, {0.5}, 0.25};
    CHECK(last_line(calibration_markdown(outcome)) ==
          "- There are more parameters than targets, so the parameters are not identified.");
}

TEST_CASE("a calibration whose evaluations all failed is still reported") {
    const auto failing = [](std::span<const double>) { return no_number; };
    CalibrationOutcome outcome;
    outcome.study = "lost";
    outcome.parameters = {{"a", "", "1", 0.5, 0.5, no_number, 0.0, 1.0, 0.0005}};
    outcome.targets = {{{"x", 1.0, 0.1}, "", "1"}, {{"y", 1.0, 0.1}, "", "1"}};
    outcome.fit = {{no_number, 1.0}, {no_number, 0.0}, no_number};
    outcome.search = summary_of(minimise(failing, {1, 0, {0.5}}));
    CHECK(calibration_text(outcome, 200) == R"(Calibration of lost

No objective: every evaluation failed after 1 global and 0 local evaluations (1 run each; 1 failed). The search ended because all evaluations were made.

parameter   start  fitted  std. error  low  high  unit
a          0.5000  0.5000           -    0     1  1

a is at the lower end of its range: a better value may lie outside, and its standard error is unreliable.
a has no standard error: the targets do not identify it near the fit, or runs failed there.

target  observed   error  simulated  residual / error  unit
x              1  0.1000          -                 -  1
y              1  0.1000          1             +0.00  1

Moments are missing, so the fit cannot be tested.
)");
}

TEST_CASE("a search is summarised by its counts") {
    const auto objective = [](std::span<const double> place) {
        return place[0] < 0.2 ? no_number : place[0];
    };
    const SearchResult search = minimise(objective, {9, 4, {0.1}});
    const SearchSummary summary = summary_of(search);
    CHECK(std::isnan(summary.start_value));
    CHECK(summary.value == search.value);
    CHECK(summary.global_evaluations == 9);
    CHECK(summary.local_evaluations >= 1);
    CHECK(summary.global_evaluations + summary.local_evaluations == search.steps.size());
    std::size_t failed = 0;
    for (const SearchStep& step : search.steps) {
        failed += step.place[0] < 0.2 ? 1 : 0;
    }
    CHECK(failed >= 2);
    CHECK(summary.failed == failed);
    CHECK(summary.stopped == search.stopped);
    CalibrationOutcome outcome = sample_outcome();
    outcome.search = summary;
    CHECK(calibration_text(outcome, 200).find("the start failed") != std::string::npos);
}

TEST_CASE("a calibration with inconsistent parts is refused") {
    CalibrationOutcome outcome = sample_outcome();
    outcome.fit.moments.pop_back();
    CHECK_THROWS_AS(static_cast<void>(calibration_text(outcome, 80)), RunError);
    outcome = sample_outcome();
    outcome.rejection->posteriors.pop_back();
    CHECK_THROWS_AS(static_cast<void>(calibration_markdown(outcome)), RunError);
}
