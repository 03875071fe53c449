// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <numeric>

#include "tools/common/figures.hpp"
#include "tools/sweep/sensitivity.hpp"

namespace tenfold {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t most_interactions = 10; // in the text

std::string estimate_text(const Estimate& estimate) {
    return estimate.interval ? fmt::format("{:7.3f} [{:6.3f}, {:6.3f}]",
                                           estimate.value,
                                           estimate.interval->low,
                                           estimate.interval->high)
                             : fmt::format("{:7.3f}{:18}", estimate.value, "");
}

std::size_t label_width(const StudyPlan& plan) {
    std::size_t width = 6;
    for (std::size_t i = 0; i < plan.factors(); ++i) {
        width = std::max(width, text_width(plan.factor(i).key));
    }
    return width;
}

/// Factors in descending order of `size`.
template <class Size>
std::vector<std::size_t> ordered(std::size_t factors, Size&& size) {
    std::vector<std::size_t> order(factors);
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order,
                             [&](std::size_t a, std::size_t b) { return size(a) > size(b); });
    return order;
}

std::string sobol_text(const StudyPlan& plan, const SobolIndices& indices) {
    if (indices.no_variance) {
        return "  does not vary\n";
    }
    const std::size_t width = label_width(plan);
    std::string text = fmt::format("  {}  {:<25} {}\n",
                                   padded("factor", width),
                                   "  first order",
                                   "  total (shares of variance, 95 %)");
    for (const std::size_t i :
         ordered(plan.factors(), [&](std::size_t f) { return indices.total[f].value; })) {
        text += fmt::format("  {}  {} {}\n",
                            padded(plan.factor(i).key, width),
                            estimate_text(indices.first[i]),
                            estimate_text(indices.total[i]));
    }
    std::vector<Interaction> pairs = indices.second_order;
    std::ranges::stable_sort(pairs, [](const Interaction& a, const Interaction& b) {
        return std::abs(a.share.value) > std::abs(b.share.value);
    });
    for (std::size_t i = 0; i < std::min(pairs.size(), most_interactions); ++i) {
        text += fmt::format("  {} with {}: {}\n",
                            plan.factor(pairs[i].first).key,
                            plan.factor(pairs[i].second).key,
                            estimate_text(pairs[i].share));
    }
    if (!indices.converged) {
        text +=
            fmt::format("  not converged: the widest interval of a total index is {:.2f} (at most "
                        "{}); use more samples\n",
                        indices.widest,
                        widest_of_converged);
    }
    return text;
}

std::string morris_text(const StudyPlan& plan, const std::vector<MorrisEffect>& effects) {
    const std::size_t width = label_width(plan);
    std::string text =
        fmt::format("  {}  {:>12} {:>12} {:>12}   (over the whole range of the factor)\n",
                    padded("factor", width),
                    "mu*",
                    "mu",
                    "sigma");
    for (const std::size_t i :
         ordered(plan.factors(), [&](std::size_t f) { return effects[f].mean_absolute.value; })) {
        text += fmt::format("  {}  {:>12.4g} {:>12.4g} {:>12.4g}\n",
                            padded(plan.factor(i).key, width),
                            effects[i].mean_absolute.value,
                            effects[i].mean,
                            effects[i].deviation);
    }
    return text;
}

std::string tornado_text(const StudyPlan& plan, const std::vector<TornadoBar>& bars) {
    const std::size_t width = label_width(plan);
    std::string text = fmt::format("  {}  {:>12} {:>12} {:>12} {:>12}\n",
                                   padded("factor", width),
                                   "low",
                                   "best",
                                   "high",
                                   "swing");
    for (const TornadoBar& bar : bars) {
        text += fmt::format("  {}  {:>12.5g} {:>12.5g} {:>12.5g} {:>12.4g}\n",
                            padded(plan.factor(bar.factor).key, width),
                            bar.low,
                            bar.best,
                            bar.high,
                            bar.swing);
    }
    return text;
}

std::string regression_text(const StudyPlan& plan, const OutputSensitivity& output) {
    const StandardisedRegression& linear = *output.linear;
    const StandardisedRegression& ranks = *output.ranks;
    if (linear.no_variance) {
        return "  does not vary\n";
    }
    const std::size_t width = label_width(plan);
    std::string text = fmt::format("  {}  {:>12} {:>12}   (R2 {:.3f} and {:.3f})\n",
                                   padded("factor", width),
                                   "regression",
                                   "of ranks",
                                   linear.r_squared,
                                   ranks.r_squared);
    for (const std::size_t i : ordered(output.regressors.size(), [&](std::size_t f) {
             return std::abs(ranks.coefficients[f]);
         })) {
        text += fmt::format("  {}  {:>12.3f} {:>12.3f}\n",
                            padded(plan.factor(output.regressors[i]).key, width),
                            linear.coefficients[i],
                            ranks.coefficients[i]);
    }
    return text;
}

bool leaves_out_zero(const Estimate& estimate) {
    return estimate.interval && (estimate.interval->low > 0.0 || estimate.interval->high < 0.0);
}

/// "-0.00061  [-0.0013, 0.0001]      -1.5 %", with a star if the interval excludes zero.
std::string effect_text(const ValueEffect& effect) {
    if (!std::isfinite(effect.change.value)) {
        return "no pair of complete runs";
    }
    const auto& interval = effect.change.interval;
    const std::string limits =
        interval ? fmt::format("[{:+.3g}, {:+.3g}]", interval->low, interval->high) : "";
    const double share = effect.relative_change.value;
    return fmt::format("{:>+11.3g} {:<24}{}{}",
                       effect.change.value,
                       limits,
                       std::isfinite(share) ? fmt::format("{:>+9.2f} %", share * 100.0) : "",
                       leaves_out_zero(effect.change) ? " *" : "");
}

/// Effects of the values of a factor relative to the first.
std::string values_text(const FactorEffects& factor) {
    std::size_t width = 0;
    for (const std::string& value : factor.values) {
        width = std::max(width, text_width(value));
    }
    std::string text = fmt::format("  {}, relative to {} ({:.5g}); {}\n",
                                   factor.factor,
                                   factor.values.front(),
                                   factor.effects.front().mean,
                                   factor.effects.front().pairs > 1
                                       ? "95 % interval over pairs of runs; *: excludes zero"
                                       : "single runs: no interval");
    for (std::size_t i = 1; i < factor.values.size(); ++i) {
        text += fmt::format(
            "    {}{}\n", padded(factor.values[i], width), effect_text(factor.effects[i]));
    }
    return text;
}

std::string output_text(const StudyPlan& plan, const OutputSensitivity& output) {
    if (!output.problem.empty()) {
        return fmt::format("{}: {}\n", output.key, output.problem);
    }
    const std::string spread = fmt::format(
        "mean {:.5g}, standard deviation {:.3g}{}\n",
        output.mean,
        output.deviation,
        std::isfinite(output.noise_share)
            ? fmt::format(" ({:.1f} % of the variance is noise)", output.noise_share * 100.0)
            : "");
    std::string text = fmt::format("{} [{}]:", output.key, output.unit);
    if (output.values.empty()) {
        text += " " + spread;
    } else { // effects of cases first: statistics over all cases mean little
        text += "\n";
        for (const FactorEffects& factor : output.values) {
            text += values_text(factor);
        }
        text += "  over all points: " + spread;
    }
    if (output.sobol) {
        text += sobol_text(plan, *output.sobol);
    }
    if (!output.effects.empty()) {
        text += morris_text(plan, output.effects);
    }
    if (!output.bars.empty()) {
        text += tornado_text(plan, output.bars);
    }
    if (output.linear && !output.sobol) {
        text += regression_text(plan, output);
    }
    return text;
}

Json number_json(double value) {
    return std::isfinite(value) ? Json(value) : Json{};
}

Json estimate_json(const Estimate& estimate) {
    Json json{{"value", number_json(estimate.value)}};
    if (estimate.interval) {
        json["interval"] = {number_json(estimate.interval->low),
                            number_json(estimate.interval->high)};
    }
    return json;
}

Json values_json(const FactorEffects& factor) {
    Json json{{"factor", factor.factor}, {"against", factor.values.front()}};
    for (std::size_t i = 0; i < factor.values.size(); ++i) {
        const ValueEffect& effect = factor.effects[i];
        json["values"].push_back({{"value", factor.values[i]},
                                  {"mean", number_json(effect.mean)},
                                  {"pairs", effect.pairs},
                                  {"change", estimate_json(effect.change)},
                                  {"relative_change", estimate_json(effect.relative_change)}});
    }
    return json;
}

Json sobol_json(const StudyPlan& plan, const SobolIndices& indices) {
    Json json{{"variance", number_json(indices.variance)},
              {"no_variance", indices.no_variance},
              {"converged", indices.converged},
              {"widest_interval", number_json(indices.widest)}};
    for (std::size_t i = 0; i < indices.first.size(); ++i) {
        json["factors"].push_back({{"factor", plan.factor(i).key},
                                   {"first", estimate_json(indices.first[i])},
                                   {"total", estimate_json(indices.total[i])}});
    }
    for (const Interaction& pair : indices.second_order) {
        json["pairs"].push_back(
            {{"factors", {plan.factor(pair.first).key, plan.factor(pair.second).key}},
             {"share", estimate_json(pair.share)}});
    }
    return json;
}

Json regression_json(const StudyPlan& plan,
                     const OutputSensitivity& output,
                     const StandardisedRegression& fit) {
    Json json{{"r_squared", number_json(fit.r_squared)}};
    for (std::size_t i = 0; i < fit.coefficients.size(); ++i) {
        json["coefficients"][plan.factor(output.regressors[i]).key] =
            number_json(fit.coefficients[i]);
    }
    return json;
}

Json output_json(const StudyPlan& plan, const OutputSensitivity& output) {
    Json json{{"output", output.key}, {"unit", output.unit}};
    if (!output.problem.empty()) {
        json["problem"] = output.problem;
        return json;
    }
    json["mean"] = number_json(output.mean);
    json["standard_deviation"] = number_json(output.deviation);
    json["noise_share"] = number_json(output.noise_share);
    for (const FactorEffects& factor : output.values) {
        json["by_value"].push_back(values_json(factor));
    }
    if (output.sobol) {
        json["sobol"] = sobol_json(plan, *output.sobol);
    }
    for (std::size_t i = 0; i < output.effects.size(); ++i) {
        const MorrisEffect& effect = output.effects[i];
        json["morris"].push_back({{"factor", plan.factor(i).key},
                                  {"mu_star", estimate_json(effect.mean_absolute)},
                                  {"mu", number_json(effect.mean)},
                                  {"sigma", number_json(effect.deviation)}});
    }
    for (const TornadoBar& bar : output.bars) {
        json["tornado"].push_back({{"factor", plan.factor(bar.factor).key},
                                   {"low", bar.low},
                                   {"best", bar.best},
                                   {"high", bar.high},
                                   {"swing", bar.swing}});
    }
    if (output.linear) {
        json["regression"] = regression_json(plan, output, *output.linear);
        json["rank_regression"] = regression_json(plan, output, *output.ranks);
    }
    return json;
}

} // namespace

std::string sensitivity_text(const StudyPlan& plan, const std::vector<OutputSensitivity>& outputs) {
    std::string text;
    for (const OutputSensitivity& output : outputs) {
        text += (text.empty() ? "" : "\n") + output_text(plan, output);
    }
    return text;
}

std::string sensitivity_json(const SweepTable& table,
                             const StudyPlan& plan,
                             const std::vector<OutputSensitivity>& outputs) {
    Json json{{"study", table.identity.study_name},
              {"design", table.identity.design},
              {"points", plan.points()},
              {"replicates", plan.replicates()},
              {"outputs", Json::array()}};
    for (const OutputSensitivity& output : outputs) {
        json["outputs"].push_back(output_json(plan, output));
    }
    return json.dump(2) + "\n";
}

} // namespace tenfold
