// SPDX-License-Identifier: Apache-2.0
#include "tools/results/show_text.hpp"

#include "core/check.hpp"

#include "output/observation_table.hpp"
#include "scenarios/problems.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>
#include <map>
#include <vector>

#include "tools/common/figures.hpp"
#include "tools/common/headlines.hpp"
#include "tools/common/summary_text.hpp"
#include "tools/common/text_table.hpp"
#include "tools/results/results_input.hpp"
#include "tools/results/scenario_changes.hpp"

namespace tenfold {

namespace {

constexpr const char* observations_name = "observations";
constexpr std::size_t figure_width = 10;
constexpr std::size_t narrowest_course = 8;
constexpr std::size_t chart_height = 8;
constexpr std::size_t most_entries = 20; // of a series with two axes besides time

std::string_view legend() {
    return "M, B, T: million, billion, trillion";
}

std::string period_text(const ResultsFile& results, std::size_t begin, std::size_t end) {
    const std::string from = month_text(results.time[begin]);
    const std::string to = month_text(results.time[end - 1]);
    return from == to ? from : fmt::format("{} to {}", from, to);
}

/// Scenario, period, seed and scale.
std::string title(const ResultsFile& results) {
    const std::string country = text_of(results.attributes, "country");
    const std::size_t months = results.time.size();
    const std::string early = early_end_text(results);
    return fmt::format("{}{}: {}, {}, scale 1:{}{}\n",
                       text_of(results.attributes, "scenario_name"),
                       country.empty() ? "" : " (" + country + ")",
                       months == 0
                           ? std::string{"no months"}
                           : fmt::format("{} ({} months)", period_text(results, 0, months), months),
                       draw_text(results),
                       with_separators(number_of(results.attributes, "scale")),
                       early.empty() ? early : "; " + early);
}

/// Provenance.
std::string provenance(const ResultsFile& results, std::size_t columns) {
    const Attributes& run = results.run;
    const std::string status = text_of(run, "status");
    std::string text = fmt::format("{}: {}, made {} in {:.1f} s with tenfold {} ({}{})\n",
                                   results.path.string(),
                                   status.empty() ? "of unknown status" : status,
                                   text_of(run, "finished"),
                                   number_of(run, "run_seconds"),
                                   text_of(run, "program_version"),
                                   text_of(run, "git_commit").substr(0, 12),
                                   whole_number_of(run, "git_dirty") != 0 ? ", with changes" : "");
    text = wrapped(text.substr(0, text.size() - 1), columns, 0);
    text += fmt::format("digest {}, scenario {}\n",
                        text_of(results.attributes, "state_digest"),
                        text_of(results.attributes, "scenario_sha256").substr(0, 12));
    const std::string extensions = text_of(results.attributes, "extensions");
    if (!extensions.empty()) {
        text += wrapped("with extensions: " + extensions, columns, 0);
    }
    const std::string description = scenario_description(results.scenario);
    return description.empty() ? text : text + "\n" + wrapped(description, columns, 0);
}

std::size_t widest(const std::vector<std::string>& texts, std::size_t most) {
    std::size_t width = 0;
    for (const std::string& text : texts) {
        width = std::max(width, text_width(text));
    }
    return std::min(width, most);
}

/// A table of series over time: name, first value, sparkline, last value, remark.
class CourseTable {
public:
    CourseTable(std::size_t name_width, std::size_t remark_width, const ShowStyle& style)
        : name_width_{name_width}, characters_{style.characters} {
        const std::size_t taken = name_width + 2 * figure_width + remark_width + 5;
        const std::size_t below = taken - name_width - remark_width; // on two lines
        two_lines_ = style.columns < taken + narrowest_course;
        course_width_ = two_lines_ ? std::max(style.columns, below + narrowest_course) - below
                                   : style.columns - taken;
    }

    [[nodiscard]] std::string header(std::string_view label, const ResultsFile& results) const {
        return line(
            label, month_text(results.time.front()), "", month_text(results.time.back()), "");
    }

    [[nodiscard]] std::string
    row(std::string_view name, const std::vector<double>& values, std::string_view remark) const {
        return line(name,
                    figure_text(values.front()),
                    sparkline(values, course_width_, characters_),
                    figure_text(values.back()),
                    remark);
    }

private:
    [[nodiscard]] std::string line(std::string_view name,
                                   std::string_view first,
                                   std::string_view course,
                                   std::string_view last,
                                   std::string_view remark) const {
        const std::string figures = fmt::format("{:>{}}  {}  {:>{}} ",
                                                first,
                                                figure_width,
                                                padded(course, course_width_),
                                                last,
                                                figure_width);
        std::string text = two_lines_ ? fmt::format("{} {}\n{}", name, remark, figures)
                                      : padded(name, name_width_) + figures + std::string{remark};
        text.erase(text.find_last_not_of(' ') + 1);
        return text + "\n";
    }

    std::size_t name_width_;
    std::size_t course_width_ = 0;
    bool two_lines_ = false; // name and remark above the sparkline
    Characters characters_;
};

/// The unit, and whether the scale of the sparkline is logarithmic.
std::string remark_on(const Variable& variable, const std::vector<double>& values) {
    std::string unit = variable.unit == "1" ? std::string{} : variable.unit;
    if (!spans_magnitudes(values)) {
        return unit;
    }
    return unit.empty() ? "(log)" : unit + " (log)";
}

std::string series_lines(const ResultsFile& results, const ShowStyle& style) {
    std::vector<std::string> names;
    std::vector<std::string> remarks;
    for (const Variable& variable : results.variables) {
        if (variable.only_over_time()) {
            names.push_back(variable.name);
            remarks.push_back(remark_on(variable, variable.values));
        }
    }
    const CourseTable table{
        widest(names, style.columns / 2), widest(remarks, style.columns / 5), style};
    std::string text = table.header("Series", results);
    for (std::size_t i = 0; i < names.size(); ++i) {
        text += table.row(names[i], results.find(names[i])->values, remarks[i]);
    }
    return text + std::string{legend()} + "; (log): on a logarithmic scale\n";
}

std::string joined(const std::vector<std::string>& words, std::string_view between) {
    std::string text;
    for (const std::string& word : words) {
        text += text.empty() ? "" : between;
        text += word;
    }
    return text;
}

/// The names of all series by category, grouped by dimensions.
std::string other_series(const ResultsFile& results, const ShowStyle& style) {
    std::vector<std::string> order;
    std::map<std::string, std::vector<std::string>> groups;
    for (const Variable& variable : results.variables) {
        if (!variable.only_over_time()) {
            const std::string key = joined(variable.dimensions, ", ");
            if (groups.find(key) == groups.end()) {
                order.push_back(key);
            }
            groups[key].push_back(variable.name);
        }
    }
    std::string text;
    for (const std::string& key : order) {
        text += fmt::format("\nSeries over {}\n", key);
        text += wrapped(joined(groups[key], ", "), style.columns, 2);
    }
    return text;
}

/// Mean, minimum and maximum of each calendar year.
constexpr std::array<std::size_t, 5> year_widths{6, 14, 14, 14, 14};

std::string year_table(const ResultsFile& results, const Variable& variable, std::size_t columns) {
    std::string text = "Year\tmean\tsmallest\tlargest\tlast month\n";
    for (std::size_t begin = 0; begin < results.time.size();) {
        const std::string year = to_string(results.time[begin]).substr(0, 4);
        std::size_t end = begin;
        double sum = 0.0;
        double low = std::nan("");
        double high = std::nan("");
        double numbers = 0.0;
        for (; end < results.time.size() && to_string(results.time[end]).starts_with(year); ++end) {
            const double value = variable.values[end];
            if (!std::isnan(value)) {
                sum += value;
                numbers += 1.0;
                low = std::fmin(low, value);
                high = std::fmax(high, value);
            }
        }
        text += fmt::format("{}\t{}\t{}\t{}\t{}\n",
                            year,
                            numbers > 0.0 ? figure_text(sum / numbers) : "-",
                            figure_text(low),
                            figure_text(high),
                            figure_text(variable.values[end - 1]));
        begin = end;
    }
    return table_text(text, year_widths, columns);
}

std::string chart_of(const ResultsFile& results, const Variable& variable, const ShowStyle& style) {
    const std::size_t width = std::min<std::size_t>(style.columns, 13 + results.time.size());
    const std::string ends =
        fmt::format("{:>{}}", month_text(results.time.back()), width > 33 ? width - 13 - 7 : 9);
    return chart(variable.values, width, chart_height, style.characters) + "\n" +
           std::string(13, ' ') + month_text(results.time.front()) + ends + "\n";
}

/// One line for each category.
std::string
category_lines(const ResultsFile& results, const Variable& variable, const ShowStyle& style) {
    const Axis& axis = results.axis(variable.dimensions[1]);
    std::vector<std::string> labels;
    for (std::size_t i = 0; i < axis.keys.size(); ++i) {
        labels.push_back(axis.keys[i] == axis.names[i]
                             ? axis.keys[i]
                             : fmt::format("{}  {}", axis.keys[i], axis.names[i]));
    }
    const std::size_t name_width =
        std::max(widest(labels, style.columns * 2 / 5), text_width(axis.name));
    const CourseTable table{name_width, std::string_view{"(log)"}.size(), style};
    std::string text = table.header(axis.name, results);
    for (std::size_t i = 0; i < labels.size(); ++i) {
        const std::vector<double> column = column_of(variable, i);
        text += table.row(labels[i], column, spans_magnitudes(column) ? "(log)" : "");
    }
    return text;
}

/// "11 Management, 15 Computer": the categories of entry `index` of the last axes.
std::string place_text(const ResultsFile& results, const Variable& variable, std::size_t index) {
    std::string text;
    for (std::size_t i = variable.dimensions.size(); i-- > (variable.over_time() ? 1U : 0U);) {
        const Axis& axis = results.axis(variable.dimensions[i]);
        text = fmt::format("{} {}{}{}",
                           variable.dimensions[i],
                           axis.names[index % axis.names.size()],
                           text.empty() ? "" : ", ",
                           text);
        index /= axis.names.size();
    }
    return text;
}

/// The largest entries of a series with two axes, in the last month if it has months.
std::string largest_entries(const ResultsFile& results, const Variable& variable) {
    const std::size_t width = variable.row_size();
    const std::size_t begin = variable.values.size() - width;
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < width; ++i) {
        const double value = variable.values[begin + i];
        if (!std::isnan(value) && value != 0.0) {
            order.push_back(i);
        }
    }
    const auto larger = [&](std::size_t a, std::size_t b) {
        return variable.values[begin + a] > variable.values[begin + b];
    };
    std::stable_sort(order.begin(), order.end(), larger);
    const std::size_t shown = std::min(order.size(), most_entries);
    std::string text = fmt::format("The {} largest of {} places, {} of them not zero{}\n",
                                   shown,
                                   width,
                                   order.size(),
                                   variable.over_time() ? ", in the last month" : "");
    for (std::size_t i = 0; i < shown; ++i) {
        text += fmt::format("{:>{}}  {}\n",
                            figure_text(variable.values[begin + order[i]]),
                            figure_width,
                            place_text(results, variable, order[i]));
    }
    return text;
}

const Variable& find_series(const ResultsFile& results, std::string_view name) {
    const Variable* const found = results.find(name);
    if (found == nullptr) {
        std::vector<std::string> names{observations_name};
        for (const Variable& variable : results.variables) {
            names.push_back(variable.name);
        }
        throw UsageError{fmt::format("'{}' is not a series of {}{}",
                                     name,
                                     results.path.string(),
                                     did_you_mean(name, names))};
    }
    return *found;
}

constexpr std::array<std::size_t, 2> observation_widths{34, 12};

/// The observations on the run as a whole, with their meaning if this version knows them.
std::string observations_text(const ResultsFile& results, const ShowStyle& style) {
    std::string text = title(results) + "\nObservations\n";
    for (const auto& [name, value] : results.observations) {
        const auto known =
            std::ranges::find(observed_numbers(), std::string_view{name}, &ObservedNumber::name);
        const bool found = known != observed_numbers().end();
        const auto written = [&](double number) {
            return found ? observed_text(*known, number) : figure_text(number);
        };
        const double* const number = std::get_if<double>(&value);
        const std::int64_t* const whole = std::get_if<std::int64_t>(&value);
        const std::string* const word = std::get_if<std::string>(&value);
        text += table_text(fmt::format("{}\t{}\n",
                                       name,
                                       number != nullptr  ? written(*number)
                                       : whole != nullptr ? written(static_cast<double>(*whole))
                                                          : *word),
                           observation_widths,
                           style.columns);
        if (found) {
            text += wrapped(known->meaning, style.columns, 4);
        }
    }
    return text;
}

} // namespace

std::string show_run(const ResultsFile& results, const ShowStyle& style) {
    std::string text = title(results) + provenance(results, style.columns);
    if (!results.time.empty()) {
        text += "\n" + headline_table(reader_of(results), results.time, style.columns) + "\n" +
                series_lines(results, style);
    }
    // Commands are not wrapped.
    return fitted(text + other_series(results, style), style.columns) +
           fmt::format("\nOne of them:        tenfold show {0} unemployment_rate\n"
                       "The run as a whole: tenfold show {0} observations\n",
                       results.path.string());
}

std::string show_series(const ResultsFile& results, std::string_view name, const ShowStyle& style) {
    if (name == observations_name) {
        return fitted(observations_text(results, style), style.columns);
    }
    const Variable& variable = find_series(results, name);
    std::string text =
        title(results) + fmt::format("\n{}{}\n",
                                     variable.name,
                                     variable.unit == "1" ? "" : " [" + variable.unit + "]");
    if (!variable.long_name.empty()) {
        text += wrapped(variable.long_name, style.columns, 0);
    }
    text += "\n";
    if (variable.values.empty()) {
        return text + "It has no values.\n";
    }
    if (variable.only_over_time()) {
        text += chart_of(results, variable, style) + "\n" +
                year_table(results, variable, style.columns);
    } else if (variable.over_time() && variable.dimensions.size() == 2) {
        text += category_lines(results, variable, style);
    } else {
        text += largest_entries(results, variable);
    }
    return fitted(text + std::string{legend()} + "\n", style.columns);
}

} // namespace tenfold
