// SPDX-License-Identifier: Apache-2.0
#include "tools/results/comparison_text.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>

#include "tools/common/figures.hpp"
#include "tools/common/text_table.hpp"
#include "tools/results/results_input.hpp"

namespace tenfold {

namespace {

/// Widths of the columns: label, both values, difference, interval, star; 100 in total.
using Widths = std::array<std::size_t, 6>;
constexpr Widths headline_widths{24, 19, 19, 16, 20, 2};
constexpr Widths category_widths{41, 14, 14, 10, 19, 2};
constexpr std::array<std::size_t, 3> spread_widths{26, 26, 46};
constexpr std::size_t most_changes = 20;
constexpr std::size_t longest_value = 40;

/// "A", "B", ...; "G27" after the letters.
std::string letter(std::size_t group) {
    constexpr std::size_t letters = 26;
    return group < letters ? std::string(1, static_cast<char>('A' + group))
                           : fmt::format("G{}", group + 1);
}

std::string
groups_text(const Comparison& comparison, std::span<const ResultsFile> files, std::size_t columns) {
    std::string text;
    for (std::size_t group = 0; group < comparison.groups.size(); ++group) {
        const RunGroup& runs = comparison.groups[group];
        const std::size_t repeats = runs.runs.size() - runs.distinct.size();
        text += fmt::format(
            "{}  {}, {} run{}{}{}\n",
            letter(group),
            runs.name,
            runs.distinct.size(),
            runs.distinct.size() == 1 ? "" : "s",
            repeats == 0
                ? std::string{}
                : fmt::format(", without {} repeated file{}", repeats, repeats == 1 ? "" : "s"),
            group == 0 ? ": the reference" : "");
        std::string names;
        for (const std::size_t run : runs.runs) {
            names += fmt::format("{}{} ({})",
                                 names.empty() ? "" : ", ",
                                 files[run].path.string(),
                                 draw_text(files[run]));
        }
        text += wrapped(names, columns, 3);
        for (const std::size_t run : runs.runs) {
            const std::string early = early_end_text(files[run]);
            text +=
                early.empty() ? early : fmt::format("   {} {}\n", files[run].path.string(), early);
        }
    }
    return text;
}

std::string equal_text(const Comparison& comparison, std::span<const ResultsFile> files) {
    std::string text;
    for (const EqualRuns& runs : comparison.equal_runs) {
        text +=
            fmt::format("{} and {}\n   ", files[runs.a].path.string(), files[runs.b].path.string());
        text += runs.first_difference.empty()
                    ? "are bit-for-bit identical, except for their provenance\n"
                    : fmt::format("have the same parameters and random numbers but differ; first "
                                  "difference:\n   {}\n",
                                  runs.first_difference);
    }
    return text.empty() ? text : "\n" + text;
}

std::string short_value(const std::string& value) {
    if (value.empty()) {
        return "(none)";
    }
    return text_width(value) <= longest_value ? value : padded(value, longest_value - 3) + "...";
}

std::string changes_text(const GroupComparison& comparison, std::size_t columns) {
    const std::size_t count = comparison.changes.size();
    std::string text = fmt::format("Parameters of {} that differ from A: {}\n",
                                   letter(comparison.group),
                                   count == 0 ? "none" : fmt::format("{}", count));
    for (std::size_t i = 0; i < std::min(count, most_changes); ++i) {
        const ValueChange& change = comparison.changes[i];
        const std::string line = fmt::format(
            "{}: {} -> {}", change.path, short_value(change.from), short_value(change.to));
        text += wrapped(line, columns, 3);
    }
    if (count > most_changes) {
        text += fmt::format("   and {} more (--json lists all)\n", count - most_changes);
    }
    return text;
}

std::string pairing_text(const GroupComparison& comparison) {
    switch (comparison.pairing) {
    case Pairing::paired:
        return fmt::format("95 % interval over {} pairs of runs with the same seed",
                           comparison.pairs);
    case Pairing::independent:
        return "95 % interval over runs with different seeds (Welch)";
    case Pairing::single:
        break;
    }
    return "single runs: no interval";
}

/// A difference or a bound of its interval. All have the same unit: that of the largest or, for
/// ratios, that of the difference.
std::string difference_of(const HeadlineDifference& row, double number) {
    double like = row.difference.value;
    if (const auto& interval = row.difference.interval; interval && !row.relative) {
        like = std::max({std::abs(like), std::abs(interval->low), std::abs(interval->high)});
    }
    return difference_text(row.headline.style, row.relative, number, like);
}

std::string interval_text(const HeadlineDifference& row) {
    const auto& interval = row.difference.interval;
    if (!interval) {
        return {};
    }
    const auto bound = [&](double number) { // without the unit, which is shown beside it
        const std::string text = difference_of(row, number);
        return text.substr(0, text.find(' '));
    };
    return fmt::format("[{}, {}]", bound(interval->low), bound(interval->high));
}

/// A star if the interval excludes zero.
std::string_view star(const HeadlineDifference& row) {
    const auto& interval = row.difference.interval;
    return interval && (interval->low > 0.0 || interval->high < 0.0) ? "*" : "";
}

/// A row of a table (tools/common/text_table.hpp).
std::string row_text(std::string_view label, const HeadlineDifference& row) {
    const FigureStyle style = row.headline.style;
    std::string text = fmt::format("{}\t{}\t{}\t{}",
                                   label,
                                   styled(style, row.reference),
                                   styled(style, row.value),
                                   difference_of(row, row.difference.value));
    if (row.difference.interval) {
        text += fmt::format("\t{}\t{}", interval_text(row), star(row));
    }
    return text + "\n";
}

std::string
headline_rows(const Comparison& comparison, const GroupComparison& group, std::size_t columns) {
    const auto name = [&](std::size_t index) {
        const std::string text = fmt::format("{} {}", letter(index), comparison.groups[index].name);
        const std::size_t width = headline_widths[1];
        return text_width(text) < width ? text : padded(text, width - 1);
    };
    std::string text = fmt::format("Mean\t{}\t{}\tdifference{}\n",
                                   name(0),
                                   name(group.group),
                                   group.pairing == Pairing::single ? "" : "\t95 % interval\t");
    for (const HeadlineDifference& row : group.headlines) {
        text += row_text(row.headline.label, row);
    }
    return table_text(text, headline_widths, columns);
}

/// Dispersion of the runs, if there is only one scenario.
std::string spread_text(const Comparison& comparison, std::size_t columns) {
    std::string text = "Mean over the runs\t\t95 % interval of the mean\n";
    for (const HeadlineMean& row : comparison.reference) {
        const auto& interval = row.mean.interval;
        const FigureStyle style = row.headline.style;
        if (!interval) {
            return {}; // one distinct run
        }
        text += fmt::format("{}\t{}\t[{}, {}]\n",
                            row.headline.label,
                            styled(style, row.mean.value),
                            styled(style, interval->low),
                            styled(style, interval->high));
    }
    return "\n" + table_text(text, spread_widths, columns);
}

std::string category_text(const GroupComparison& group, std::size_t columns) {
    if (!group.same_axes) {
        return "The runs have different categories, such as sectors, so only series of the whole "
               "economy are compared.\n";
    }
    std::string text;
    for (const CategoryTable& table : group.categories) {
        text += fmt::format("\nLargest differences of {}\n", table.series);
        std::string rows;
        for (const CategoryDifference& row : table.rows) {
            const bool fits = text_width(row.name) <= category_widths[0];
            rows +=
                row_text(fits ? row.name : padded(row.name, category_widths[0]), row.difference);
        }
        text += table_text(rows, category_widths, columns);
    }
    return text;
}

std::string period_text(const Comparison& comparison) {
    const CommonPeriod& period = comparison.period;
    std::string text = fmt::format("{} to {}", month_text(period.first), month_text(period.last));
    return fmt::format("{}: {}; means over the last {} month{}\n",
                       period.cut ? "Common months" : "Months",
                       text,
                       comparison.averaged_months,
                       comparison.averaged_months == 1 ? "" : "s");
}

} // namespace

std::string comparison_text(const Comparison& comparison,
                            std::span<const ResultsFile> files,
                            std::size_t columns) {
    std::string text = groups_text(comparison, files, columns);
    text += period_text(comparison);
    text += equal_text(comparison, files);
    if (comparison.against_first.empty()) {
        text += spread_text(comparison, columns);
    }
    bool starred = false;
    for (const GroupComparison& group : comparison.against_first) {
        text += "\n" + changes_text(group, columns);
        text += fmt::format("\n{} compared with A; {}\n", letter(group.group), pairing_text(group));
        text += headline_rows(comparison, group, columns) + category_text(group, columns);
        starred = starred || group.pairing != Pairing::single;
    }
    text += starred ? "\n*: the interval excludes zero\n" : "";
    return fitted(text, columns);
}

} // namespace tenfold
