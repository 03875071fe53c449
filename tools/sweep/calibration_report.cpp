// SPDX-License-Identifier: Apache-2.0
#include "tools/sweep/calibration_report.hpp"

#include "core/check.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <string_view>

#include "tools/common/figures.hpp"

namespace tenfold {

namespace {

using Row = std::vector<std::string>;

/// The first and the last column (names and units) are left-aligned, the numbers between them
/// right-aligned.
struct Table {
    Row head;
    std::vector<Row> rows;
};

/// A heading, an introduction, a table and notes.
struct Section {
    std::string heading;
    std::string introduction;
    Table table;
    std::vector<std::string> notes;
};

template <class Described>
const std::string& name_of(const Described& described, const std::string& key) {
    return described.name.empty() ? key : described.name;
}

std::string value_text(double value) {
    return std::isfinite(value) ? figure_text(value) : "-";
}

std::string counted(std::size_t count, std::string_view word) {
    return fmt::format(
        "{} {}{}", figure_text(static_cast<double>(count)), word, count == 1 ? "" : "s");
}

std::string search_text(const CalibrationOutcome& outcome) {
    const SearchSummary& search = outcome.search;
    const std::string failed = search.failed == 0 ? "" : fmt::format("; {} failed", search.failed);
    const std::string start =
        std::abs(search.start_value) < failed_value
            ? fmt::format("from {} at the start", value_text(search.start_value))
            : "the start failed";
    const std::string best = std::isfinite(search.value)
                                 ? fmt::format("Objective {} ({})", value_text(search.value), start)
                                 : "No objective: every evaluation failed";
    return fmt::format("{} after {} global and {} ({} each{}). The search ended because {}.",
                       best,
                       figure_text(static_cast<double>(search.global_evaluations)),
                       counted(search.local_evaluations, "local evaluation"),
                       counted(outcome.replicates, "run"),
                       failed,
                       search.stopped);
}

void note_parameter(const FittedParameter& parameter, std::vector<std::string>& notes) {
    const std::string& name = name_of(parameter, parameter.key);
    const bool low = parameter.place <= end_of_range;
    if (low || parameter.place >= 1.0 - end_of_range) {
        notes.push_back(fmt::format("{} is at the {} end of its range: a better value may lie "
                                    "outside, and its standard error is unreliable.",
                                    name,
                                    low ? "lower" : "upper"));
    }
    if (!std::isfinite(parameter.standard_error)) {
        notes.push_back(fmt::format("{} has no standard error: the targets do not identify it "
                                    "near the fit, or runs failed there.",
                                    name));
    }
}

Section parameter_section(const CalibrationOutcome& outcome) {
    Section section{"Parameters", search_text(outcome), {}, {}};
    section.table.head = {"parameter", "start", "fitted", "std. error", "low", "high", "unit"};
    for (const FittedParameter& parameter : outcome.parameters) {
        section.table.rows.push_back({name_of(parameter, parameter.key),
                                      value_text(parameter.start),
                                      value_text(parameter.fitted),
                                      value_text(parameter.standard_error),
                                      value_text(parameter.low),
                                      value_text(parameter.high),
                                      parameter.unit});
        note_parameter(parameter, section.notes);
    }
    return section;
}

std::string over_identification_text(const CalibrationOutcome& outcome) {
    const OverIdentification over =
        over_identification(outcome.fit, outcome.parameters.size(), outcome.replicates);
    if (!std::isfinite(over.statistic)) {
        return "Moments are missing, so the fit cannot be tested.";
    }
    if (over.freedom < 0) {
        return "There are more parameters than targets, so the parameters are not identified.";
    }
    if (over.freedom == 0) {
        return "There are as many parameters as targets, so meeting the targets does not test the "
               "model.";
    }
    return fmt::format("Chi-square {} with {} (targets less parameters), exceeded with probability "
                       "{}: a test of the model only if the errors are uncorrelated sampling "
                       "errors; otherwise it describes the fit.",
                       value_text(over.statistic),
                       counted(static_cast<std::size_t>(over.freedom), "degree") + " of freedom",
                       value_text(over.probability));
}

Section target_section(const CalibrationOutcome& outcome) {
    Section section{"Targets", "", {}, {}};
    section.table.head = {"target", "observed", "error", "simulated", "residual / error", "unit"};
    constexpr double far = 2.0; // errors
    for (std::size_t i = 0; i < outcome.targets.size(); ++i) {
        const FittedTarget& target = outcome.targets[i];
        const double residual = outcome.fit.residuals[i];
        const std::string& name = name_of(target, target.observed.key);
        section.table.rows.push_back(
            {name,
             value_text(target.observed.value),
             value_text(target.observed.error),
             value_text(outcome.fit.moments[i]),
             std::isfinite(residual) ? fmt::format("{:+.2f}", residual) : "-",
             target.unit});
        if (std::abs(residual) > far) {
            section.notes.push_back(fmt::format("{} is missed by more than two errors.", name));
        }
    }
    section.notes.push_back(over_identification_text(outcome));
    return section;
}

Section posterior_section(const CalibrationOutcome& outcome, const RejectionResult& rejection) {
    Section section{"Posterior", "", {}, {}};
    section.introduction = fmt::format("Approximate Bayesian computation accepted {} of {} ({} "
                                       "failed) within {} errors of "
                                       "the targets; {} by local-linear regression.",
                                       figure_text(static_cast<double>(rejection.accepted.size())),
                                       counted(rejection.samples, "sample"),
                                       figure_text(static_cast<double>(rejection.failed)),
                                       value_text(rejection.tolerance),
                                       rejection.adjusted ? "adjusted" : "not adjusted");
    section.table.head = {
        "parameter", "mean", "std. deviation", "5 %", "50 %", "95 %", "shrinkage", "unit"};
    for (std::size_t i = 0; i < rejection.posteriors.size(); ++i) {
        const FactorPosterior& posterior = rejection.posteriors[i];
        section.table.rows.push_back(
            {name_of(outcome.parameters[i], outcome.parameters[i].key),
             value_text(posterior.mean),
             value_text(posterior.deviation),
             value_text(posterior.low),
             value_text(posterior.median),
             value_text(posterior.high),
             std::isfinite(posterior.shrinkage) ? fmt::format("{:.2f}", posterior.shrinkage) : "-",
             outcome.parameters[i].unit});
    }
    section.notes.emplace_back("Shrinkage is 1 - variance of the posterior / variance of the "
                               "prior: 0 if the data are uninformative.");
    return section;
}

std::vector<Section> sections_of(const CalibrationOutcome& outcome) {
    const std::size_t targets = outcome.targets.size();
    validate(outcome.fit.moments.size() == targets && outcome.fit.residuals.size() == targets,
             "each target of a calibration needs one moment");
    validate(!outcome.rejection ||
                 outcome.rejection->posteriors.size() == outcome.parameters.size(),
             "each parameter of a calibration needs one posterior");
    std::vector<Section> sections{parameter_section(outcome), target_section(outcome)};
    if (outcome.rejection) {
        sections.push_back(posterior_section(outcome, *outcome.rejection));
    }
    return sections;
}

std::string table_text(const Table& table) {
    std::vector<std::size_t> widths;
    for (std::size_t column = 0; column < table.head.size(); ++column) {
        widths.push_back(text_width(table.head[column]));
        for (const Row& row : table.rows) {
            widths[column] = std::max(widths[column], text_width(row[column]));
        }
    }
    const auto line = [&](const Row& row) {
        std::string text = padded(row[0], widths[0]);
        for (std::size_t column = 1; column < row.size(); ++column) {
            const bool last = column + 1 == row.size();
            const std::size_t space = last ? 0 : widths[column] - text_width(row[column]);
            text += "  " + std::string(space, ' ') + row[column];
        }
        return text.substr(0, text.find_last_not_of(' ') + 1) + "\n";
    };
    std::string text = line(table.head);
    for (const Row& row : table.rows) {
        text += line(row);
    }
    return text;
}

/// Escapes line breaks and vertical bars, which would end a cell.
std::string escaped(const std::string& cell) {
    std::string text;
    for (const char c : cell) {
        text += c == '|' ? "\\|" : std::string(1, c == '\n' ? ' ' : c);
    }
    return text;
}

std::string table_markdown(const Table& table) {
    const auto line = [](const Row& row) {
        std::string text = "|";
        for (const std::string& cell : row) {
            text += " " + escaped(cell) + " |";
        }
        return text + "\n";
    };
    std::string text = line(table.head) + "|---|";
    for (std::size_t column = 2; column < table.head.size(); ++column) {
        text += "---:|";
    }
    text += "---|\n";
    for (const Row& row : table.rows) {
        text += line(row);
    }
    return text;
}

} // namespace

SearchSummary summary_of(const SearchResult& search) {
    SearchSummary summary;
    summary.start_value =
        search.steps.empty() ? std::numeric_limits<double>::infinity() : search.steps.front().value;
    summary.value = search.value;
    summary.stopped = search.stopped;
    for (const SearchStep& step : search.steps) {
        ++(step.local ? summary.local_evaluations : summary.global_evaluations);
        summary.failed += std::abs(step.value) < failed_value ? 0 : 1;
    }
    return summary;
}

std::string calibration_text(const CalibrationOutcome& outcome, std::size_t columns) {
    std::string text = fmt::format("Calibration of {}\n", outcome.study);
    for (const Section& section : sections_of(outcome)) {
        if (!section.introduction.empty()) {
            text += fmt::format("\n{}", wrapped(section.introduction, columns, 0));
        }
        text += fmt::format("\n{}", table_text(section.table));
        for (const std::string& note : section.notes) {
            text += &note == &section.notes.front() ? "\n" : "";
            text += wrapped(note, columns, 0);
        }
    }
    return text;
}

std::string calibration_markdown(const CalibrationOutcome& outcome) {
    std::string text = fmt::format("# Calibration of {}\n", outcome.study);
    for (const Section& section : sections_of(outcome)) {
        text += fmt::format("\n## {}\n\n", section.heading);
        text += section.introduction.empty() ? "" : section.introduction + "\n\n";
        text += table_markdown(section.table);
        for (const std::string& note : section.notes) {
            text += (&note == &section.notes.front() ? "\n- " : "- ") + note + "\n";
        }
    }
    return text;
}

} // namespace tenfold
