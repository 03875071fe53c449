// SPDX-License-Identifier: Apache-2.0
#include "tools/results/sweep_sensitivity_data.hpp"

#include "scenarios/design.hpp"
#include "scenarios/factor.hpp"
#include "scenarios/study_plan.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "tools/analysis/sensitivity_indices.hpp"
#include "tools/sweep/factor_effects.hpp"

namespace tenfold {

namespace {

using Json = nlohmann::ordered_json;
using Numbers = std::vector<double>;

/// Consecutive runs of one point, or consecutive points of one group.
struct Block {
    std::size_t begin = 0;
    std::size_t end = 0;

    [[nodiscard]] std::size_t size() const { return end - begin; }
};

/// Blocks of equal neighbours.
template <class Key>
std::vector<Block> blocks_of(std::size_t count, const Key& key) {
    std::vector<Block> blocks;
    for (std::size_t i = 0; i < count; ++i) {
        if (i == 0 || key(i) != key(i - 1)) {
            blocks.push_back({i, i});
        }
        ++blocks.back().end;
    }
    return blocks;
}

std::vector<Block> points_of(const SweepTable& table) {
    return blocks_of(table.runs(), [&](std::size_t run) { return table.point[run]; });
}

/// The samples or trajectories as blocks of points.
std::vector<Block> groups_of(const SweepTable& table, std::span<const Block> points) {
    return blocks_of(points.size(),
                     [&](std::size_t point) { return table.group[points[point].begin]; });
}

RowRole role_of(const SweepTable& table, const Block& point) {
    return static_cast<RowRole>(table.role[point.begin]);
}

/// Mean over the complete runs of each point; NaN without any.
Numbers
outputs_of(const SweepTable& table, std::span<const Block> points, const SweepScalar& scalar) {
    constexpr double too_large = 1e150; // for sensitivity_indices
    Numbers outputs;
    for (const Block& point : points) {
        double sum = 0.0;
        std::size_t count = 0;
        for (std::size_t run = point.begin; run < point.end; ++run) {
            if (table.records.status[run] == RunStatus::complete &&
                std::abs(scalar.values[run]) < too_large) { // NaN is not
                sum += scalar.values[run];
                ++count;
            }
        }
        outputs.push_back(count > 0 ? sum / static_cast<double>(count) : no_value);
    }
    return outputs;
}

bool all_known(const Numbers& outputs, const Block& group) {
    return std::all_of(outputs.begin() + static_cast<std::ptrdiff_t>(group.begin),
                       outputs.begin() + static_cast<std::ptrdiff_t>(group.end),
                       [](double value) { return std::isfinite(value); });
}

Json estimate_json(const Estimate& estimate) {
    const bool known = estimate.interval.has_value();
    return {number_json(estimate.value),
            known ? number_json(estimate.interval->low) : Json{},
            known ? number_json(estimate.interval->high) : Json{}};
}

Json used_json(std::size_t used, std::size_t of) {
    return {{"used", used}, {"of", of}};
}

Json saltelli_json(const SweepTable& table, std::span<const Block> points, const Numbers& outputs) {
    const std::size_t factors = table.factors.size();
    const bool second_order =
        std::ranges::find(table.role, static_cast<std::int8_t>(RowRole::ba)) != table.role.end();
    const std::size_t width = (second_order ? 2 : 1) * factors + 2;
    const std::vector<Block> groups = groups_of(table, points);
    Numbers kept;
    for (const Block& group : groups) {
        if (group.size() == width && role_of(table, points[group.begin]) == RowRole::a &&
            role_of(table, points[group.end - 1]) == RowRole::b && all_known(outputs, group)) {
            kept.insert(kept.end(),
                        outputs.begin() + static_cast<std::ptrdiff_t>(group.begin),
                        outputs.begin() + static_cast<std::ptrdiff_t>(group.end));
        }
    }
    Json json = used_json(kept.size() / width, groups.size());
    if (kept.empty()) {
        json["why"] = "no sample of the design is complete";
        return json;
    }
    const SobolIndices indices = sobol_indices({kept, factors, second_order});
    if (indices.no_variance) {
        json["why"] = "it does not vary";
        return json;
    }
    for (const Estimate& estimate : indices.first) {
        json["first"].push_back(estimate_json(estimate));
    }
    for (const Estimate& estimate : indices.total) {
        json["total"].push_back(estimate_json(estimate));
    }
    json["pairs"] = Json::array();
    for (const Interaction& pair : indices.second_order) {
        json["pairs"].push_back(
            {{"first", pair.first}, {"second", pair.second}, {"share", estimate_json(pair.share)}});
    }
    json["converged"] = indices.converged;
    json["widest"] = number_json(indices.widest);
    return json;
}

/// The rows of the study's design if they match the table. The table has only the values of factors,
/// and Morris effects need their places.
std::optional<std::vector<DesignRow>>
morris_rows(const SweepTable& table, std::span<const Block> points, const Study& study) {
    if (study.design.kind != "morris" || study.factors.empty() ||
        study.factors.size() != table.factors.size()) {
        return std::nullopt;
    }
    const DesignRequest request = design_request(study);
    if (design_size(request) != points.size()) {
        return std::nullopt;
    }
    std::vector<DesignRow> rows = make_design(request);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const std::size_t run = points[i].begin;
        if (rows[i].role != role_of(table, points[i]) || rows[i].factor != table.moved[run] ||
            static_cast<std::int64_t>(rows[i].group) != table.group[run]) {
            return std::nullopt;
        }
    }
    return rows;
}

Json morris_json(const SweepTable& table,
                 std::span<const Block> points,
                 std::span<const DesignRow> rows,
                 const Numbers& outputs) {
    const std::vector<Block> groups = groups_of(table, points);
    std::vector<DesignRow> kept_rows;
    Numbers kept;
    std::size_t used = 0;
    for (const Block& group : groups) {
        if (all_known(outputs, group)) {
            ++used;
            for (std::size_t i = group.begin; i < group.end; ++i) {
                kept_rows.push_back(rows[i]);
                kept.push_back(outputs[i]);
            }
        }
    }
    Json json = used_json(used, groups.size());
    if (used == 0) {
        json["why"] = "no trajectory of the design is complete";
        return json;
    }
    for (const MorrisEffect& effect : morris_effects(kept_rows, kept)) {
        json["mean"].push_back(number_json(effect.mean));
        json["mean_absolute"].push_back(estimate_json(effect.mean_absolute));
        json["deviation"].push_back(number_json(effect.deviation));
    }
    return json;
}

Json tornado_json(const SweepTable& table,
                  const Study& study,
                  std::span<const Block> points,
                  const Numbers& outputs) {
    const std::size_t factors = table.factors.size();
    constexpr std::size_t none = static_cast<std::size_t>(-1);
    std::vector<std::size_t> low(factors, none); // points
    std::vector<std::size_t> high(factors, none);
    std::size_t base = none;
    for (std::size_t i = 0; i < points.size(); ++i) {
        const RowRole role = role_of(table, points[i]);
        const std::int64_t moved = table.moved[points[i].begin];
        const bool known = std::isfinite(outputs[i]);
        if (role == RowRole::base && known) {
            base = i;
        } else if (known && moved >= 0 && moved < static_cast<std::int64_t>(factors)) {
            (role == RowRole::low ? low : high)[static_cast<std::size_t>(moved)] = i;
        }
    }
    std::vector<std::size_t> kept;
    Numbers values{base == none ? no_value : outputs[base]};
    for (std::size_t factor = 0; factor < factors; ++factor) {
        if (low[factor] != none && high[factor] != none) {
            kept.push_back(factor);
            values.insert(values.end(), {outputs[low[factor]], outputs[high[factor]]});
        }
    }
    Json json = used_json(base == none ? 0 : kept.size(), factors);
    if (base == none || kept.empty()) {
        json["why"] = base == none ? "no run with all factors at their best is complete"
                                   : "no factor has complete runs at both ends";
        return json;
    }
    json["best"] = number_json(values[0]);
    for (const TornadoBar& bar : tornado(values)) {
        const std::size_t factor = kept[bar.factor];
        const SweepFactor& moved = table.factors[factor];
        json["bars"].push_back({{"factor", factor},
                                {"low", number_json(bar.low)},
                                {"high", number_json(bar.high)},
                                {"at_low", value_text(study, moved, points[low[factor]].begin)},
                                {"at_high", value_text(study, moved, points[high[factor]].begin)}});
    }
    return json;
}

/// Fewest points for a regression: three for each coefficient, including the constant.
std::size_t fewest_points(std::size_t factors) {
    return 3 * (factors + 1);
}

Json rank_json(const SweepTable& table,
               std::span<const Block> points,
               std::span<const std::size_t> factors,
               const Numbers& outputs) {
    std::vector<Numbers> columns(factors.size());
    Numbers kept;
    for (std::size_t i = 0; i < points.size(); ++i) {
        const auto known = [&](std::size_t factor) {
            return std::isfinite(table.factors[factor].numbers[points[i].begin]);
        };
        if (std::isfinite(outputs[i]) && std::ranges::all_of(factors, known)) {
            kept.push_back(outputs[i]);
            for (std::size_t factor = 0; factor < factors.size(); ++factor) {
                columns[factor].push_back(table.factors[factors[factor]].numbers[points[i].begin]);
            }
        }
    }
    Json json = used_json(kept.size(), points.size());
    if (kept.size() < fewest_points(factors.size())) {
        json["why"] = fmt::format("{} points have a value, and {} are needed",
                                  kept.size(),
                                  fewest_points(factors.size()));
        return json;
    }
    const StandardisedRegression fit = rank_regression(columns, kept);
    if (fit.no_variance) {
        json["why"] = "it does not vary";
        return json;
    }
    for (const double coefficient : fit.coefficients) {
        json["coefficients"].push_back(number_json(coefficient));
    }
    json["r_squared"] = number_json(fit.r_squared);
    return json;
}

/// Indices of the factors of a regression.
std::vector<std::size_t> numeric_factors(const SweepTable& table) {
    std::vector<std::size_t> numeric;
    for (std::size_t factor = 0; factor < table.factors.size(); ++factor) {
        const std::vector<double>& numbers = table.factors[factor].numbers;
        if (table.factors[factor].is_numeric() &&
            std::ranges::adjacent_find(numbers, std::not_equal_to{}) != numbers.end()) {
            numeric.push_back(factor);
        }
    }
    return numeric;
}

std::string method_of(const std::string& design) {
    return design == "one_at_a_time"                    ? "tornado"
           : design == "saltelli" || design == "morris" ? design
                                                        : "rank";
}

} // namespace

Json number_json(double value) {
    return std::isfinite(value) ? Json(number_in(fmt::format("{:.5g}", value)).value_or(value))
                                : Json{};
}

std::string value_text(const Study& study, const SweepFactor& factor, std::size_t run) {
    return factor.is_numeric() ? fmt::format("{:.6g}", factor.numbers[run])
                               : case_name(study, factor, factor.texts[run]);
}

Json sweep_sensitivity_json(const SweepTable& table, const Study& study) {
    const std::vector<Block> points = points_of(table);
    const std::string method = method_of(table.identity.design);
    const std::vector<std::size_t> numeric = numeric_factors(table);
    const std::optional<std::vector<DesignRow>> rows =
        method == "morris" ? morris_rows(table, points, study) : std::nullopt;
    Json json{{"method", method}};
    if (table.factors.empty()) {
        json["why"] = "The study varies no factor.";
    } else if (method == "rank" && numeric.size() < 2) {
        json["why"] = "Fewer than two numeric factors vary, so there is nothing to compare.";
    } else if (method == "morris" && !rows) {
        json["why"] = "This version of tenfold cannot reproduce the study's design.";
    }
    if (json.contains("why")) {
        return json;
    }
    if (method == "rank") {
        json["factors"] = numeric;
    }
    json["scalars"] = Json::array();
    for (const SweepScalar& scalar : table.scalars) {
        const Numbers outputs = outputs_of(table, points, scalar);
        json["scalars"].push_back(method == "tornado" ? tornado_json(table, study, points, outputs)
                                  : method == "saltelli" ? saltelli_json(table, points, outputs)
                                  : method == "morris"
                                      ? morris_json(table, points, *rows, outputs)
                                      : rank_json(table, points, numeric, outputs));
    }
    return json;
}

} // namespace tenfold
