// SPDX-License-Identifier: Apache-2.0
#include "tools/analysis/sensitivity.hpp"

#include "core/check.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <limits>

namespace tenfold {

namespace {

constexpr double nothing = std::numeric_limits<double>::quiet_NaN();

double mean_of(const std::vector<double>& values) {
    double sum = 0.0;
    for (const double value : values) {
        sum += value;
    }
    return sum / static_cast<double>(values.size());
}

/// Of the sample.
double variance_of(const std::vector<double>& values) {
    if (values.size() < 2) {
        return nothing;
    }
    const double mean = mean_of(values);
    double sum = 0.0;
    for (const double value : values) {
        sum += (value - mean) * (value - mean);
    }
    return sum / static_cast<double>(values.size() - 1);
}

std::vector<DesignRow> rows_of(const StudyPlan& plan) {
    std::vector<DesignRow> rows;
    for (std::size_t point = 0; point < plan.points(); ++point) {
        rows.push_back(plan.row(point));
    }
    return rows;
}

/// Regressions over the points that fill the space, whose factors move independently.
void add_regressions(OutputSensitivity& result,
                     const StudyPlan& plan,
                     const std::vector<double>& means) {
    std::vector<std::vector<double>> columns;
    for (std::size_t i = 0; i < plan.factors(); ++i) {
        if (is_numeric(plan.factor(i))) {
            result.regressors.push_back(i);
            columns.emplace_back();
        }
    }
    std::vector<double> outputs;
    for (std::size_t point = 0; point < plan.points(); ++point) {
        const RowRole role = plan.row(point).role;
        if (role == RowRole::ab || role == RowRole::ba) {
            continue; // repeat the columns of A and B
        }
        outputs.push_back(means[point]);
        for (std::size_t i = 0; i < columns.size(); ++i) {
            columns[i].push_back(plan.value(point, result.regressors[i]).number);
        }
    }
    if (!columns.empty() && outputs.size() >= columns.size() + 2) {
        result.linear = standardised_regression(columns, outputs);
        result.ranks = rank_regression(columns, outputs);
    }
}

/// Variance of the means over replicates that random numbers make, from what is left of the values
/// without the means of their points and of their replicates (two-way analysis of variance): random
/// numbers that all points share move all means alike and are no noise between them.
double noise_variance(const std::vector<double>& values,
                      const std::vector<double>& means,
                      std::size_t replicates) {
    const std::size_t points = means.size();
    double squares = 0.0;
    for (std::size_t replicate = 0; replicate < replicates; ++replicate) {
        double shared = 0.0;
        for (std::size_t point = 0; point < points; ++point) {
            shared += (values[point * replicates + replicate] - means[point]) /
                      static_cast<double>(points);
        }
        for (std::size_t point = 0; point < points; ++point) {
            const double rest = values[point * replicates + replicate] - means[point] - shared;
            squares += rest * rest;
        }
    }
    const auto freedom = static_cast<double>((points - 1) * (replicates - 1));
    return squares / freedom / static_cast<double>(replicates);
}

} // namespace

PointMeans point_means(const SweepTable& table, const SweepScalar& scalar) {
    validate(table.count(RunStatus::complete) == table.runs(), "some runs are not complete");
    PointMeans result;
    const auto replicates = static_cast<std::size_t>(table.identity.replicates);
    for (std::size_t run = 0; run + replicates <= table.runs(); run += replicates) {
        const std::vector<double> values(scalar.values.begin() + static_cast<std::ptrdiff_t>(run),
                                         scalar.values.begin() +
                                             static_cast<std::ptrdiff_t>(run + replicates));
        result.means.push_back(mean_of(values));
    }
    result.noise_share =
        result.means.size() < 2 || replicates < 2
            ? nothing
            : noise_variance(scalar.values, result.means, replicates) / variance_of(result.means);
    return result;
}

OutputSensitivity sensitivity_of(const SweepTable& table,
                                 const Study& study,
                                 const StudyPlan& plan,
                                 const SweepScalar& scalar) {
    OutputSensitivity result;
    result.key = scalar.key;
    result.unit = scalar.unit;
    const auto without =
        std::ranges::count_if(scalar.values, [](double value) { return !std::isfinite(value); });
    if (without > 0) {
        result.problem = fmt::format("has no value in {} of {} runs", without, table.runs());
        return result;
    }
    if (plan.points() < 2) {
        result.problem = "there is only one point";
        return result;
    }
    result.values = text_factor_effects(table, study, scalar);
    const PointMeans points = point_means(table, scalar);
    result.mean = mean_of(points.means);
    result.deviation = std::sqrt(variance_of(points.means));
    result.noise_share = points.noise_share;
    const std::string& design = table.identity.design;
    if (design == "saltelli") {
        const bool second_order = std::ranges::any_of(
            rows_of(plan), [](const DesignRow& row) { return row.role == RowRole::ba; });
        result.sobol = sobol_indices({points.means, plan.factors(), second_order});
    } else if (design == "morris") {
        result.effects = morris_effects(rows_of(plan), points.means);
    } else if (design == "one_at_a_time") {
        result.bars = tornado(points.means);
    }
    if (design != "one_at_a_time") {
        add_regressions(result, plan, points.means);
    }
    return result;
}

} // namespace tenfold
