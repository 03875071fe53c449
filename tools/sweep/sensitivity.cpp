// SPDX-License-Identifier: Apache-2.0
#include "tools/sweep/sensitivity.hpp"

#include "core/check.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

#include "tools/analysis/point_means.hpp"

namespace tenfold {

namespace {

std::vector<DesignRow> rows_of(const StudyPlan& plan) {
    std::vector<DesignRow> rows;
    for (std::size_t point = 0; point < plan.points(); ++point) {
        rows.push_back(plan.row(point));
    }
    return rows;
}

/// Regressions over the points whose factors vary independently.
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
            continue; // their columns repeat those of A and B
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

} // namespace

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
        result.problem = "there is only one design point";
        return result;
    }
    result.values = text_factor_effects(table, study, scalar);
    validate(table.count(RunStatus::complete) == table.runs(), "some runs are not complete");
    const PointMeans points =
        point_means(scalar.values, static_cast<std::size_t>(table.identity.replicates));
    result.mean = points.mean;
    result.deviation = points.deviation;
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
