// SPDX-License-Identifier: Apache-2.0
#include "tools/sweep/prepared_sweep.hpp"

#include "core/check.hpp"

#include "scenarios/schema.hpp"

#include "sim/version.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <utility>

#include "tools/common/headlines.hpp"
#include "tools/common/shell_line.hpp"

namespace tenfold {

namespace {

std::string unit_of(const Factor& factor) {
    return factor.path.empty() || !is_numeric(factor)
               ? "1"
               : find_described(scenario_schema(), factor.path).unit;
}

SweepFactor column_of(const Factor& factor) {
    SweepFactor column;
    column.key = factor.key;
    column.name = factor.name;
    column.path = factor.path;
    column.unit = unit_of(factor);
    return column;
}

SweepIdentity identity_of(const LoadedStudy& loaded, const StudyPlan& plan) {
    SweepIdentity identity;
    identity.study_name = loaded.study.name;
    identity.study = loaded.text;
    identity.scenario = loaded.base.resolved_yaml;
    identity.scenario_sha256 = loaded.base.sha256;
    identity.plan_sha256 = plan.digest();
    identity.design = loaded.study.design.kind;
    identity.program_version = project_version();
    identity.git_commit = git_commit();
    identity.seed = loaded.base.scenario.seed;
    identity.replicates = loaded.study.replicates;
    identity.scale = loaded.base.scenario.scale;
    return identity;
}

/// Factors, scalars and series are variables of the same file and need different names; `headlines`
/// stands for names that are not in the study.
void check_names(const Study& study, const std::vector<std::string>& series) {
    const auto check = [&](const std::string& key, const char* what) {
        if (std::ranges::find(series, key) != series.end()) {
            throw ScenarioError{fmt::format("{}: {}: {} is also the name of an output series; give "
                                            "it another key, or omit the series",
                                            study.name,
                                            what,
                                            key)};
        }
    };
    for (const Factor& factor : study.factors) {
        check(factor.key, "factors");
    }
    for (const ScalarOutput& scalar : scalars_of(study)) {
        check(scalar.key, "outputs.scalars");
    }
}

} // namespace

std::vector<ScalarOutput> scalars_of(const Study& study) {
    if (!study.outputs.scalars.empty()) {
        return study.outputs.scalars;
    }
    std::vector<ScalarOutput> scalars;
    for (const Headline& headline : headlines()) {
        ScalarOutput scalar;
        scalar.key = fmt::format(
            "{}{}_last_year", headline.deflator.empty() ? "" : "real_", headline.series);
        scalar.name = headline.label;
        scalar.measure.series = headline.series;
        scalar.measure.deflator = headline.deflator;
        scalars.push_back(std::move(scalar));
    }
    return scalars;
}

std::vector<std::string> series_of(const Study& study) {
    std::vector<std::string> all;
    const auto add = [&](const std::string& name) {
        if (std::ranges::find(all, name) == all.end()) {
            all.push_back(name);
        }
    };
    for (const std::string& name : study.outputs.series) {
        if (name != "headlines") {
            add(name);
            continue;
        }
        for (const Headline& headline : headlines()) {
            add(std::string{headline.series});
        }
    }
    if (has_forecast(study)) {
        for (const std::string_view name : forecast_series) {
            add(std::string{name});
        }
    }
    return all;
}

PreparedSweep prepare_sweep(LoadedStudy loaded) {
    if (!has_design(loaded.study)) {
        throw ScenarioError{fmt::format("{}: design: a sweep needs a design; this study is for "
                                        "`tenfold calibrate` only",
                                        loaded.study.name)};
    }
    check_names(loaded.study, series_of(loaded.study));
    StudyPlan plan{loaded.study, loaded.base.scenario.replicate};
    SweepOutputs outputs{scalars_of(loaded.study), series_of(loaded.study), loaded.base.scenario};
    SweepIdentity identity = identity_of(loaded, plan);
    return {std::move(loaded), std::move(plan), std::move(outputs), std::move(identity)};
}

PreparedSweep prepare_sweep(const std::filesystem::path& study,
                            std::span<const Override> overrides) {
    return prepare_sweep(load_study(study, {measure_problem, series_problem}, overrides));
}

SweepTable table_of(const PreparedSweep& sweep, std::size_t first, std::size_t count) {
    const StudyPlan& plan = sweep.plan;
    SweepTable table;
    table.identity = sweep.identity;
    table.first_run = static_cast<std::int64_t>(first);
    for (std::size_t i = 0; i < plan.factors(); ++i) {
        table.factors.push_back(column_of(plan.factor(i)));
        if (!is_numeric(plan.factor(i))) {
            table.factors.back().texts.resize(1); // marks the column as text
        }
    }
    sweep.outputs.prepare(table);
    table.resize(count);
    for (std::size_t row = 0; row < count; ++row) {
        const std::size_t run = first + row;
        const std::size_t point = plan.point_of(run);
        const DesignRow& design = plan.row(point);
        table.point[row] = static_cast<std::int64_t>(point);
        table.replicate[row] = plan.replicate(run);
        table.role[row] = static_cast<std::int8_t>(design.role);
        table.moved[row] = design.factor;
        table.group[row] = static_cast<std::int64_t>(design.group);
        for (std::size_t i = 0; i < plan.factors(); ++i) {
            const FactorValue value = plan.value(point, i);
            SweepFactor& column = table.factors[i];
            if (column.is_numeric()) {
                column.numbers[row] = value.number;
            } else {
                column.texts[row] = value.text;
            }
        }
    }
    return table;
}

std::string
run_line(const PreparedSweep& sweep, const std::filesystem::path& scenario, std::size_t run) {
    std::vector<std::string> words{"tenfold", "run", scenario.string()};
    for (const Override& change : sweep.plan.changes(run)) {
        if (change.path == "replicate") {
            words.insert(words.end(), {"--replicate", change.value});
        } else {
            words.insert(words.end(), {"--set", change.path + "=" + change.value});
        }
    }
    return shell_line(words);
}

} // namespace tenfold
