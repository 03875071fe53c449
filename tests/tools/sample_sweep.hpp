// SPDX-License-Identifier: Apache-2.0
/// Small sweeps in memory, of a model with a closed form.
#pragma once

#include "output/sweep_table.hpp"
#include "scenarios/design.hpp"
#include "scenarios/factor.hpp"
#include "scenarios/study.hpp"
#include "scenarios/study_plan.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace tenfold::test {

using Places = std::vector<double>;

/// Factors "wage" in [0, 10], "tax" in [0, 1], both with five levels in a grid, and "policy" with
/// the cases "none" and "grant" when `cases` is set.
inline Study sample_study(const std::string& design, bool cases = false) {
    Study study;
    study.name = "sample";
    study.description = "What wages and taxes do.";
    study.design.kind = design;
    study.design.samples = 8;
    Factor wage;
    wage.key = "wage";
    wage.name = "Least wage";
    wage.path = "policy.wage";
    wage.range = {0.0, 10.0};
    wage.levels = 5;
    Factor tax = wage;
    tax.key = "tax";
    tax.name = "";
    tax.path = "policy.tax";
    tax.range = {0.0, 1.0};
    study.factors = {wage, tax};
    if (cases) {
        Factor policy;
        policy.key = "policy";
        policy.name = "Policy";
        policy.cases = {{"none", "No policy", {}}, {"grant", "A grant", {}}};
        study.factors.push_back(policy);
    }
    return study;
}

/// The output of the sample model: 2 wage + 3 tax + 5 of a grant + replicate.
inline double sample_output(double wage, double tax, bool grant, double replicate) {
    return 2.0 * wage + 3.0 * tax + (grant ? 5.0 : 0.0) + replicate;
}

inline void add_outputs(SweepTable& table, std::size_t months) {
    using namespace std::chrono;
    table.start = Date{2023y / January / 1};
    for (std::size_t i = 0; i < months; ++i) {
        const year_month month = 2023y / January + std::chrono::months{static_cast<int>(i)};
        table.month_ends.push_back(Date{(month + std::chrono::months{1}) / 1});
        table.month_days.push_back(30);
    }
    table.axes = {{"sector", {"A", "B"}, {"Farms, and fishing", "Others"}}};
    table.scalars = {{"unemployment_rate",
                      "1",
                      "mean of unemployment_rate over the last 12 months: "
                      "People without a job.",
                      {}},
                     {"effort", "h", "Effort (mean of effort: Hours.)", {}}};
    table.series = {{"real_gdp", "USD/yr", "Product.", {}, {}},
                    {"employment", "persons", "Jobs.", {"sector"}, {}}};
}

/// Sets the factors of a run and returns whether it has a grant.
inline bool set_factors(SweepTable& table, const Study& study, std::size_t run, const Places& at) {
    bool grant = false;
    for (std::size_t i = 0; i < study.factors.size(); ++i) {
        const FactorValue value =
            factor_value(study.factors[i], at[i], false, study.design.kind == "grid");
        if (table.factors[i].is_numeric()) {
            table.factors[i].numbers[run] = value.number;
        } else {
            table.factors[i].texts[run] = value.text;
            grant = value.text == "grant";
        }
    }
    return grant;
}

inline void set_outputs(SweepTable& table, std::size_t run, double output) {
    table.records.status[run] = RunStatus::complete;
    table.scalars[0].values[run] = output / 100.0;
    table.scalars[1].values[run] = table.factors[0].numbers[run];
    const std::size_t months = table.month_ends.size();
    for (std::size_t month = 0; month < months; ++month) {
        const double here = output + static_cast<double>(month);
        table.series[0].values[run * months + month] = here;
        table.series[1].values[(run * months + month) * 2] = here;
        table.series[1].values[(run * months + month) * 2 + 1] = 7.0;
    }
}

/// Every run of the study complete. Scalars: sample_output / 100, and wage alone. Series: real_gdp
/// is sample_output and grows by 1 a month, employment is that in sector A and 7 in sector B.
inline SweepTable sample_sweep(const Study& study, std::size_t months = 3) {
    const std::vector<DesignRow> rows = make_design(design_request(study));
    const auto replicates = static_cast<std::size_t>(study.replicates);
    SweepTable table;
    table.identity.study_name = study.name;
    table.identity.study = "name: " + study.name + "\n";
    table.identity.scenario = "format: 1\n";
    table.identity.design = study.design.kind;
    table.identity.replicates = study.replicates;
    for (const Factor& factor : study.factors) {
        SweepFactor column{factor.key, factor.name, factor.path, "", {}, {}};
        column.texts.resize(factor.cases.empty() ? 0 : 1); // one makes it a factor of texts
        table.factors.push_back(std::move(column));
    }
    add_outputs(table, months);
    table.resize(rows.size() * replicates);
    for (std::size_t run = 0; run < table.runs(); ++run) {
        const DesignRow& row = rows[run / replicates];
        table.point[run] = static_cast<std::int64_t>(run / replicates);
        table.replicate[run] = static_cast<std::int64_t>(run % replicates);
        table.role[run] = static_cast<std::int8_t>(row.role);
        table.moved[run] = row.factor;
        table.group[run] = static_cast<std::int64_t>(row.group);
        const bool grant = set_factors(table, study, run, row.place);
        set_outputs(table,
                    run,
                    sample_output(table.factors[0].numbers[run],
                                  table.factors[1].numbers[run],
                                  grant,
                                  static_cast<double>(table.replicate[run])));
    }
    return table;
}

/// Marks a run as failed, without outputs.
inline void fail(SweepTable& table, std::size_t run, const std::string& message) {
    table.records.status[run] = RunStatus::failed;
    table.records.message[run] = message;
    for (SweepScalar& scalar : table.scalars) {
        scalar.values[run] = no_value;
    }
    for (SweepSeries& series : table.series) {
        const std::size_t places = table.places(series);
        for (std::size_t i = 0; i < places; ++i) {
            series.values[run * places + i] = no_value;
        }
    }
}

} // namespace tenfold::test
