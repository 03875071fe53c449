// SPDX-License-Identifier: Apache-2.0
#include "tools/results/sweep_csv.hpp"

#include <algorithm>
#include <chrono>
#include <string>
#include <string_view>
#include <utility>

namespace tenfold {

namespace {

constexpr const char* runs_file = "runs.csv";

void add_head(CsvText& csv, const std::vector<std::string_view>& names) {
    for (const std::string_view name : names) {
        csv.field(name);
    }
    csv.end_row();
}

std::int64_t run_number(const SweepTable& sweep, std::size_t run) {
    return sweep.first_run + static_cast<std::int64_t>(run);
}

std::string_view role_of(const SweepTable& sweep, std::size_t run) {
    const auto role = static_cast<std::size_t>(sweep.role[run]);
    return role < role_names.size() ? role_names[role] : std::string_view{};
}

std::string runs_text(const SweepTable& sweep, const CsvStyle& style) {
    CsvText csv{style};
    std::vector<std::string_view> names{"run",
                                        "point",
                                        "replicate",
                                        "role",
                                        "moved",
                                        "design_group",
                                        "status",
                                        "message",
                                        "digest"};
    for (const SweepFactor& factor : sweep.factors) {
        names.push_back(factor.key);
    }
    for (const SweepScalar& scalar : sweep.scalars) {
        names.push_back(scalar.key);
    }
    add_head(csv, names);
    for (std::size_t run = 0; run < sweep.runs(); ++run) {
        csv.field(run_number(sweep, run)).field(sweep.point[run]).field(sweep.replicate[run]);
        csv.field(role_of(sweep, run)).field(sweep.moved[run]).field(sweep.group[run]);
        csv.field(to_string(sweep.records.status[run]));
        csv.field(sweep.records.message[run]).field(sweep.records.digest[run]);
        for (const SweepFactor& factor : sweep.factors) {
            if (factor.is_numeric()) {
                csv.field(factor.numbers[run]);
            } else {
                csv.field(factor.texts[run]);
            }
        }
        for (const SweepScalar& scalar : sweep.scalars) {
            csv.field(scalar.values[run]);
        }
        csv.end_row();
    }
    return csv.take();
}

/// Series with the same axes.
struct SeriesTable {
    std::string file;
    std::vector<std::string> axes; // after run and time
    std::vector<const SweepSeries*> series;
};

std::vector<SeriesTable> tables_of(const SweepTable& sweep) {
    std::vector<SeriesTable> tables;
    for (const SweepSeries& series : sweep.series) {
        auto table = std::ranges::find(tables, series.axes, &SeriesTable::axes);
        if (table == tables.end()) {
            std::string name = "run_time";
            for (const std::string& axis : series.axes) {
                name += "_" + axis;
            }
            tables.push_back({name + ".csv", series.axes, {}});
            table = tables.end() - 1;
        }
        table->series.push_back(&series);
    }
    return tables;
}

/// Appends the date and the categories of one value of a run.
void add_place(CsvText& csv, const SweepTable& sweep, const SeriesTable& table, std::size_t place) {
    std::vector<std::string_view> keys(table.axes.size());
    for (std::size_t i = keys.size(); i-- > 0;) {
        const Axis& axis = sweep.axis(table.axes[i]);
        keys[i] = axis.keys[place % axis.keys.size()];
        place /= axis.keys.size();
    }
    csv.field(to_string(sweep.month_ends[place] - std::chrono::days{1}));
    for (const std::string_view key : keys) {
        csv.field(key);
    }
}

std::string series_text(const SweepTable& sweep, const SeriesTable& table, const CsvStyle& style) {
    CsvText csv{style};
    std::vector<std::string_view> names{"run", "date"};
    names.insert(names.end(), table.axes.begin(), table.axes.end());
    for (const SweepSeries* const series : table.series) {
        names.push_back(series->name);
    }
    add_head(csv, names);
    const std::size_t places = sweep.places(*table.series.front());
    for (std::size_t run = 0; run < sweep.runs(); ++run) {
        for (std::size_t place = 0; place < places; ++place) {
            csv.field(run_number(sweep, run));
            add_place(csv, sweep, table, place);
            for (const SweepSeries* const series : table.series) {
                csv.field(series->values[run * places + place]);
            }
            csv.end_row();
        }
    }
    return csv.take();
}

std::string columns_text(const SweepTable& sweep,
                         const std::vector<SeriesTable>& tables,
                         const CsvStyle& style) {
    CsvText csv{style};
    add_head(csv, {"name", "kind", "unit", "file", "parameter", "meaning"});
    for (const SweepFactor& factor : sweep.factors) {
        csv.field(factor.key).field("factor").field(factor.unit).field(runs_file);
        csv.field(factor.path).field(factor.name).end_row();
    }
    for (const SweepScalar& scalar : sweep.scalars) {
        csv.field(scalar.key).field("number").field(scalar.unit).field(runs_file);
        csv.field("").field(scalar.long_name).end_row();
    }
    for (const SeriesTable& table : tables) {
        for (const SweepSeries* const series : table.series) {
            csv.field(series->name).field("series").field(series->unit).field(table.file);
            csv.field("").field(series->long_name).end_row();
        }
    }
    return csv.take();
}

std::string axes_text(const SweepTable& sweep, const CsvStyle& style) {
    CsvText csv{style};
    add_head(csv, {"dimension", "key", "name"});
    for (const Axis& axis : sweep.axes) {
        for (std::size_t i = 0; i < axis.keys.size(); ++i) {
            csv.field(axis.name).field(axis.keys[i]).field(axis.names[i]).end_row();
        }
    }
    return csv.take();
}

/// Identity of the sweep.
std::string identity_text(const SweepIdentity& identity, const CsvStyle& style) {
    CsvText csv{style};
    add_head(csv, {"where", "name", "value"});
    const auto row = [&](std::string_view name, const auto& value) {
        csv.field("file").field(name).field(value).end_row();
    };
    row("study_name", identity.study_name);
    row("design", identity.design);
    row("plan_sha256", identity.plan_sha256);
    row("scenario_sha256", identity.scenario_sha256);
    row("seed", identity.seed);
    row("replicates", identity.replicates);
    row("scale", identity.scale);
    row("program_version", identity.program_version);
    row("git_commit", identity.git_commit);
    return csv.take();
}

} // namespace

std::vector<TextFile> csv_tables(const SweepTable& sweep, const CsvStyle& style) {
    const std::vector<SeriesTable> tables = tables_of(sweep);
    std::vector<TextFile> files{{runs_file, runs_text(sweep, style)}};
    for (const SeriesTable& table : tables) {
        files.push_back({table.file, series_text(sweep, table, style)});
    }
    files.push_back({"columns.csv", columns_text(sweep, tables, style)});
    files.push_back({"axes.csv", axes_text(sweep, style)});
    files.push_back({"run.csv", identity_text(sweep.identity, style)});
    files.push_back({"study.yaml", sweep.identity.study});
    files.push_back({"scenario.yaml", sweep.identity.scenario});
    return files;
}

} // namespace tenfold
