// SPDX-License-Identifier: Apache-2.0
#include "scenarios/study_check.hpp"

#include "core/check.hpp"
#include "core/quasi_random.hpp"

#include "scenarios/factor.hpp"
#include "scenarios/forecast_check.hpp"
#include "scenarios/paths.hpp"
#include "scenarios/problems.hpp"
#include "scenarios/schema.hpp"
#include "scenarios/study_plan.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace tenfold {

namespace {

using Texts = std::vector<std::string>;

constexpr std::array<std::string_view, 24> reserved{
    "run",        "point",       "replicate",       "seed",         "status", "message",
    "digest",     "role",        "moved",           "design_group", "time",   "month_days",
    "bounds",     "time_bounds", "sector",          "occupation",   "region", "quantile",
    "dollar_bin", "size_class",  "occupation_from", "factor",       "study",  "scenario"};

/// Keys become names of variables in one file.
class Names {
public:
    explicit Names(const ProblemSink& problem) : problem_{problem} {}

    void add(const std::string& name, const std::string& path) {
        if (is_reserved_name(name)) {
            problem_(path, fmt::format("{} is a reserved column name", name));
        } else if (!seen_.try_emplace(name, path).second) {
            problem_(path, fmt::format("the name {} is already used by {}", name, seen_[name]));
        }
    }

private:
    const ProblemSink& problem_;
    std::map<std::string, std::string> seen_;
};

void check_names(const Study& study, const ProblemSink& problem) {
    Names names{problem};
    for (std::size_t i = 0; i < study.factors.size(); ++i) {
        names.add(study.factors[i].key, fmt::format("factors[{}].key", i));
        Names cases{problem};
        for (std::size_t k = 0; k < study.factors[i].cases.size(); ++k) {
            cases.add(study.factors[i].cases[k].key,
                      fmt::format("factors[{}].cases[{}].key", i, k));
        }
    }
    for (std::size_t i = 0; i < study.outputs.scalars.size(); ++i) {
        names.add(study.outputs.scalars[i].key, fmt::format("outputs.scalars[{}].key", i));
    }
    for (std::size_t i = 0; i < study.outputs.series.size(); ++i) {
        if (study.outputs.series[i] != "headlines") {
            names.add(study.outputs.series[i], fmt::format("outputs.series[{}]", i));
        }
    }
    Names targets{problem};
    for (std::size_t i = 0; i < study.calibration.targets.size(); ++i) {
        targets.add(study.calibration.targets[i].key,
                    fmt::format("calibration.targets[{}].key", i));
    }
}

/// A factor's path must be a parameter that the sweep does not set itself.
void check_path(const std::string& path,
                const Factor& factor,
                const std::string& place,
                const ProblemSink& problem) {
    static constexpr std::array<std::string_view, 7> others{
        "format", "name", "description", "seed", "replicate", "time.start", "time.end"};
    if (std::ranges::find(others, path) != others.end()) {
        problem(place,
                path == "replicate" || path == "seed"
                    ? "random numbers are varied by `replicates`, not by a factor"
                    : "cannot be varied within a study");
        return;
    }
    try {
        const SchemaNode node = find_described(scenario_schema(), path);
        if (node.kind != SchemaNode::Kind::value && node.kind != SchemaNode::Kind::table) {
            problem(place, "names a group of parameters, not one");
        } else if (factor.is_continuous() && node.kind == SchemaNode::Kind::value &&
                   node.type != SchemaNode::Type::number &&
                   node.type != SchemaNode::Type::integer &&
                   node.type != SchemaNode::Type::numbers) {
            problem(place,
                    fmt::format("is {}, which has no range; give `values`", type_text(node.type)));
        }
    } catch (const UsageError& error) {
        problem(place, error.what());
    }
}

void check_best(const Factor& factor, const std::string& place, const ProblemSink& problem) {
    if (factor.best.empty()) {
        return;
    }
    if (factor.is_continuous()) {
        const std::optional<double> best = number_in(factor.best);
        if (!best ||
            (factor.range.size() == 2 && (*best < factor.range[0] || *best > factor.range[1]))) {
            problem(place + ".best", fmt::format("{} is not within the range", factor.best));
        }
        return;
    }
    Texts all = factor.values;
    for (const FactorCase& each : factor.cases) {
        all.push_back(each.key);
    }
    check_word(factor.best, all, place + ".best", problem);
}

void check_normal(const Factor& factor, const std::string& place, const ProblemSink& problem) {
    constexpr double least_share =
        1e-6; // a smaller share is a typing error, and its quantiles are noise
    if (!(factor.standard_deviation > 0.0)) {
        problem(place + ".standard_deviation", "a normal distribution needs one above 0");
    } else if (factor.scale == "log" && !(factor.mean > 0.0)) {
        problem(place + ".mean", "a log scale needs a mean above 0");
    } else if (const double share = share_within_range(factor); !(share >= least_share)) {
        problem(place + ".range",
                fmt::format(
                    "holds {:.2g} of the normal distribution, less than {:g}", share, least_share));
    }
}

void check_range(const Factor& factor, const std::string& place, const ProblemSink& problem) {
    const bool normal = factor.distribution == "normal";
    if (factor.range.empty()) {
        if (!normal) {
            problem(place, "needs one of: range, values, cases, or a normal distribution");
        }
    } else if (factor.range.size() != 2) {
        problem(place + ".range",
                fmt::format("has {} numbers; it needs two, [low, high]", factor.range.size()));
        return;
    } else if (!(factor.range[0] < factor.range[1])) {
        problem(place + ".range",
                fmt::format("is empty: {} is not below {}",
                            number_text(factor.range[0]),
                            number_text(factor.range[1])));
        return;
    } else if (factor.scale == "log" && !(factor.range[0] > 0.0)) {
        problem(place + ".range", "a log scale needs a low end above 0");
        return;
    }
    if (normal) {
        check_normal(factor, place, problem);
    }
    if (factor.distribution == "triangular" && factor.best.empty()) {
        problem(place + ".best", "a triangular distribution needs its mode");
    }
    check_best(factor, place, problem);
}

void check_cases(const Factor& factor, const std::string& place, const ProblemSink& problem) {
    for (std::size_t k = 0; k < factor.cases.size(); ++k) {
        for (std::size_t i = 0; i < factor.cases[k].set.size(); ++i) {
            try {
                (void)parse_override(factor.cases[k].set[i]);
            } catch (const UsageError& error) {
                problem(fmt::format("{}.cases[{}].set[{}]", place, k, i), error.what());
            }
        }
    }
    check_best(factor, place, problem);
}

void check_factor(const Factor& factor, const std::string& place, const ProblemSink& problem) {
    check_word(factor.scale, {"linear", "log"}, place + ".scale", problem);
    check_word(
        factor.distribution, {"uniform", "triangular", "normal"}, place + ".distribution", problem);
    const int ways = (factor.range.empty() ? 0 : 1) + (factor.values.empty() ? 0 : 1) +
                     (factor.cases.empty() ? 0 : 1);
    if (ways > 1) {
        problem(place, "takes one of range, values and cases, not several");
        return;
    }
    if (factor.cases.empty() == factor.path.empty()) {
        problem(place,
                factor.path.empty() ? "needs `path`, the parameter that it varies"
                                    : "cases name their own parameters; leave out `path`");
        return;
    }
    if (!factor.path.empty()) {
        check_path(factor.path, factor, place + ".path", problem);
    }
    if (!factor.also.empty() && factor.path.empty()) {
        problem(place + ".also", "belongs to `path`");
    }
    for (std::size_t i = 0; i < factor.also.size(); ++i) {
        check_path(factor.also[i], factor, fmt::format("{}.also[{}]", place, i), problem);
    }
    if (factor.is_continuous()) {
        check_range(factor, place, problem);
    } else {
        check_cases(factor, place, problem);
    }
}

void check_levels(const Study& study, const ProblemSink& problem) {
    if (!has_design(study)) {
        return;
    }
    const DesignKind kind = design_kind(study.design.kind);
    std::size_t first = 0;
    for (std::size_t i = 0; i < study.factors.size(); ++i) {
        const Factor& factor = study.factors[i];
        const std::string place = fmt::format("factors[{}]", i);
        const std::size_t levels = levels_of(factor);
        if (kind == DesignKind::grid && factor.is_continuous() && levels < 2) {
            problem(place, "a grid needs `levels` of at least 2 for a range");
        }
        if (kind == DesignKind::grid && factor.is_continuous() && factor.range.empty()) {
            problem(place, "a grid needs a range");
        }
        if (kind == DesignKind::list && factor.is_continuous()) {
            problem(place, "a list needs `values` or `cases`");
        } else if (kind == DesignKind::list) {
            first = i == 0 ? levels : first;
            if (levels != first) {
                problem(place,
                        fmt::format("has {} values and the first factor {}; a list takes them "
                                    "side by side",
                                    levels,
                                    first));
            }
        }
    }
}

void check_design(const Study& study, const ProblemSink& problem) {
    const DesignParameters& design = study.design;
    check_word(design.kind, design_kinds(), "design.kind", problem);
    if (std::ranges::find(design_kinds(), design.kind) == design_kinds().end()) {
        return;
    }
    const DesignKind kind = design_kind(design.kind);
    const std::size_t factors = study.factors.size();
    if (factors == 0 && kind != DesignKind::grid && kind != DesignKind::list) {
        problem("design", fmt::format("a design of kind {} needs factors", design.kind));
        return;
    }
    if (design.second_order && kind != DesignKind::saltelli) {
        problem(
            "design.second_order",
            fmt::format("only a saltelli design gives interactions of pairs, not {}", design.kind));
    }
    if (kind == DesignKind::morris && design.levels % 2 != 0) {
        problem("design.levels", "must be even, so that steps reach all levels alike");
    }
    const std::size_t dimensions = kind == DesignKind::saltelli ? 2 * factors
                                   : kind == DesignKind::sobol  ? factors
                                                                : 0;
    if (dimensions > largest_sobol_dimension) {
        problem("factors",
                fmt::format("{} factors need a Sobol sequence of {} dimensions, and there are {}",
                            factors,
                            dimensions,
                            largest_sobol_dimension));
    }
    check_levels(study, problem);
}

/// Number of runs of a valid design.
void check_size(const Study& study, const ProblemSink& problem) {
    std::uint64_t points = 1;
    try {
        points = study.factors.empty() ? 1 : design_size(design_request(study));
    } catch (const RunError&) { // beyond 64 bits
        points = most_runs + 1;
    }
    const auto replicates = static_cast<std::uint64_t>(study.replicates);
    if (points > most_runs || points * replicates > most_runs) {
        problem("design", fmt::format("has more than {} runs with all replicates", most_runs));
    }
}

/// The first line of a loader's message.
std::string first_line(const std::string& text) {
    const std::size_t end = text.find('\n');
    return end == std::string::npos ? text : text.substr(0, end) + " (and more)";
}

std::string shown_text(const Factor& factor, const FactorValue& value) {
    return factor.cases.empty() ? fmt::format("{}={}", factor.path, shortened(value.text))
                                : fmt::format("case {}", value.text);
}

void try_value(const FactorValue& value,
               const Factor& factor,
               const std::string& place,
               const RunSource& source,
               const ProblemSink& problem) {
    std::vector<Override> changes = value.changes;
    if (factor.cases.empty()) {
        for (Override& change : changes) {
            change.shown = fmt::format("{}={}", change.path, shortened(change.value));
        }
    }
    try {
        (void)source.scenario(changes);
    } catch (const UsageError& error) {
        problem(place, first_line(error.what()));
    } catch (const ScenarioError& error) {
        problem(place, fmt::format("{}: {}", shown_text(factor, value), first_line(error.what())));
    }
}

/// A grid with more levels than whole numbers in its range would repeat runs.
void check_whole_levels(const Factor& factor,
                        const std::string& place,
                        const ProblemSink& problem) {
    const double numbers = std::floor(factor.range[1]) - std::ceil(factor.range[0]) + 1.0;
    if (static_cast<double>(factor.levels) > numbers) {
        problem(place + ".levels",
                fmt::format("are {}, and the range holds {} whole numbers",
                            factor.levels,
                            number_text(numbers)));
    }
}

} // namespace

void check_word(const std::string& word,
                const Texts& allowed,
                const std::string& path,
                const ProblemSink& problem) {
    if (std::ranges::find(allowed, word) == allowed.end()) {
        problem(path,
                fmt::format("\"{}\" is not one of {}{}",
                            shortened(word),
                            fmt::join(allowed, ", "),
                            did_you_mean(word, allowed)));
    }
}

bool is_reserved_name(std::string_view name) {
    return std::ranges::find(reserved, name) != reserved.end() || name.ends_with("_name") ||
           name.ends_with("_bounds");
}

void check_study(const Study& study, const ProblemSink& problem) {
    std::size_t problems = 0;
    const ProblemSink counted = [&](const std::string& path, const std::string& text) {
        ++problems;
        problem(path, text);
    };
    check_names(study, counted);
    std::map<std::string, std::size_t> paths;
    for (std::size_t i = 0; i < study.factors.size(); ++i) {
        const Factor& factor = study.factors[i];
        const std::string place = fmt::format("factors[{}]", i);
        check_factor(factor, place, counted);
        Texts all = factor.also;
        all.push_back(factor.path);
        for (const std::string& path : all) {
            if (!path.empty() && !paths.try_emplace(path, i).second) {
                counted(place + ".path",
                        fmt::format("{} is already varied by the factor {}",
                                    path,
                                    study.factors[paths[path]].key));
            }
        }
    }
    check_design(study, counted);
    if (has_forecast(study)) {
        check_forecast(study.forecast, counted);
        if (!study.factors.empty()) {
            counted("forecast", "a study that forecasts has no factors: all its runs are one pool");
        }
    }
    if (problems == 0 && has_design(study)) {
        check_size(study, counted);
    }
}

void check_outputs(const Study& study,
                   const Scenario& base,
                   const StudyChecks& checks,
                   const ProblemSink& problem) {
    const StudyOutputs& outputs = study.outputs;
    Texts countries;
    for (const Country& country : base.countries) {
        countries.push_back(country.key);
    }
    if (!outputs.country.empty()) {
        if (countries.empty()) {
            problem("outputs.country", "the scenario has only one country");
        } else {
            check_word(outputs.country, countries, "outputs.country", problem);
        }
    }
    for (std::size_t i = 0; i < outputs.series.size(); ++i) {
        if (const std::string wrong = checks.series(outputs.series[i]); !wrong.empty()) {
            problem(fmt::format("outputs.series[{}]", i), wrong);
        }
    }
    const auto check = [&](const Measure& measure, const std::string& place) {
        if (const std::string wrong = checks.measure(measure, base); !wrong.empty()) {
            problem(place, wrong);
        }
    };
    for (std::size_t i = 0; i < outputs.scalars.size(); ++i) {
        check(outputs.scalars[i].measure, fmt::format("outputs.scalars[{}]", i));
    }
    for (std::size_t i = 0; i < study.calibration.targets.size(); ++i) {
        check(study.calibration.targets[i].measure, fmt::format("calibration.targets[{}]", i));
    }
    if (has_forecast(study)) {
        check_forecast_runs(study.forecast, base, problem);
    }
}

void check_replicates(const Study& study, const Scenario& base, const ProblemSink& problem) {
    const auto most =
        static_cast<std::int64_t>(find_described(scenario_schema(), "replicate").range.high);
    const std::int64_t left = most - base.replicate;
    const auto check = [&](const std::string& place, std::int64_t numbers) {
        if (numbers - 1 > left) {
            problem(place,
                    fmt::format("{} replicates from {} on would go beyond the largest, {}",
                                numbers,
                                base.replicate,
                                most));
        }
    };
    if (has_design(study)) {
        const StudyPlan plan{study, base.replicate};
        check("replicates",
              static_cast<std::int64_t>(study.common_random_numbers ? plan.replicates()
                                                                    : plan.runs()));
    }
    if (!study.calibration.targets.empty()) {
        check("calibration.samples", study.replicates + study.calibration.samples);
    }
}

void try_factors(const Study& study, const RunSource& source, const ProblemSink& problem) {
    constexpr std::size_t most_tried =
        200; // values of one factor; beyond, only the first and the last
    const SchemaNode schema = scenario_schema();
    for (std::size_t i = 0; i < study.factors.size(); ++i) {
        const Factor& factor = study.factors[i];
        const std::string place = fmt::format("factors[{}]", i);
        const bool whole = !factor.path.empty() &&
                           find_described(schema, factor.path).type == SchemaNode::Type::integer;
        const std::size_t levels = levels_of(factor);
        if (whole && factor.range.size() == 2 &&
            std::ceil(factor.range[0]) > std::floor(factor.range[1])) {
            problem(place + ".range", "holds no whole number");
            continue;
        }
        if (whole && factor.range.size() == 2 && study.design.kind == "grid") {
            check_whole_levels(factor, place, problem);
        }
        if (factor.is_continuous() || levels > most_tried) {
            try_value(factor_value(factor, 0.0, whole), factor, place, source, problem);
            try_value(factor_value(factor, 1.0, whole), factor, place, source, problem);
            continue;
        }
        for (std::size_t level = 0; level < levels; ++level) {
            const double at = (static_cast<double>(level) + 0.5) / static_cast<double>(levels);
            try_value(factor_value(factor, at, whole), factor, place, source, problem);
        }
    }
}

} // namespace tenfold
