// SPDX-License-Identifier: Apache-2.0
#include "tools/results/report_data.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "tools/common/figure_styles.hpp"
#include "tools/common/headlines.hpp"
#include "tools/results/comparison.hpp"
#include "tools/results/comparison_text.hpp"
#include "tools/results/scenario_changes.hpp"

namespace tenfold {

namespace {

using Json = nlohmann::ordered_json;

std::string text_of(const Json& json) {
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Json attributes_json(const Attributes& attributes) {
    Json object = Json::object();
    for (const auto& [name, value] : attributes) {
        std::visit([&object, &key = name](const auto& held) { object[key] = held; }, value);
    }
    return object;
}

Json changes_json(const std::string& scenario) {
    Json list = Json::array();
    for (const DefaultChange& change : changes_from_defaults(scenario)) {
        list.push_back({{"path", change.path},
                        {"value", change.value},
                        {"default", change.default_value},
                        {"unit", change.unit},
                        {"meaning", change.meaning}});
    }
    return list;
}

Json axes_json(const ResultsFile& file) {
    Json object = Json::object();
    for (const Axis& axis : file.axes) {
        object[axis.name] = {{"keys", axis.keys}, {"names", axis.names}};
    }
    return object;
}

std::vector<std::string> dates_of(const ResultsFile& file) {
    std::vector<std::string> dates;
    std::ranges::transform(
        file.time, std::back_inserter(dates), [](Date day) { return to_string(day); });
    return dates;
}

bool is_year_end(const ResultsFile& file, std::size_t month) {
    using std::chrono::year_month_day;
    return month + 1 == file.time.size() ||
           year_month_day{file.time[month]}.year() != year_month_day{file.time[month + 1]}.year();
}

std::string values_text(const ResultsFile& file, const Variable& variable, Detail detail) {
    const std::size_t width = std::max<std::size_t>(variable.row_size(), 1);
    std::string text;
    for (std::size_t i = 0; i < variable.values.size(); ++i) {
        const bool kept =
            detail == Detail::every_month || !variable.over_time() || is_year_end(file, i / width);
        text += text.empty() ? "" : ",";
        text += kept && std::isfinite(variable.values[i])
                    ? fmt::format("{:.7g}", variable.values[i])
                    : "null";
    }
    return "[" + text + "]";
}

/// Matrices enter the page as sums over the run, because matrices by month would dominate its size.
Variable summed_over_time(const Variable& variable) {
    Variable sum = variable;
    if (!variable.over_time() || variable.dimensions.size() < 3) {
        return sum;
    }
    sum.dimensions.erase(sum.dimensions.begin());
    sum.shape.erase(sum.shape.begin());
    sum.values.assign(variable.row_size(), 0.0);
    for (std::size_t i = 0; i < variable.values.size(); ++i) {
        sum.values[i % sum.values.size()] += variable.values[i];
    }
    return sum;
}

std::string series_text(const ResultsFile& file, const RunDetail& detail) {
    std::string text;
    for (const Variable& given : file.variables) {
        const Variable variable = summed_over_time(given);
        const Detail own = variable.only_over_time() ? detail.economy : detail.categories;
        if (own == Detail::nothing) {
            continue;
        }
        Json head{{"unit", variable.unit},
                  {"meaning", variable.long_name},
                  {"dimensions", variable.dimensions}};
        if (own == Detail::year_ends && variable.over_time()) {
            head["only"] = "year ends";
        }
        std::string object = text_of(head);
        object.pop_back(); // the values are inserted before the brace
        text += fmt::format("{}{}:{},\"values\":{}}}",
                            text.empty() ? "" : ",",
                            text_of(variable.name),
                            object,
                            values_text(file, variable, own));
    }
    return "{" + text + "}";
}

std::string run_text(const ResultsFile& file, std::size_t group, const RunDetail& detail) {
    const Json head{{"file", file.path.filename().string()},
                    {"group", group},
                    {"attributes", attributes_json(file.attributes)},
                    {"run", attributes_json(file.run)},
                    {"observations", attributes_json(file.observations)},
                    {"scenario", file.scenario},
                    {"world", file.world},
                    {"changes", changes_json(file.scenario)},
                    {"time", dates_of(file)},
                    {"axes", axes_json(file)}};
    std::string object = text_of(head);
    object.pop_back();
    return fmt::format("{},\"series\":{}}}", object, series_text(file, detail));
}

/// The comparison of `tenfold compare`; null for one run and for runs without a common month.
std::string comparison_of(std::span<const ResultsFile> files) {
    if (files.size() < 2 || common_months(files).empty()) {
        return "null";
    }
    return comparison_figures_json(compare_results(files));
}

/// Labels and number formats of figures, for the page.
std::string figures_text() {
    Json headings = Json::array();
    for (const Headline& headline : headlines()) {
        Json object{{"label", headline.label},
                    {"series", headline.series},
                    {"style", to_string(headline.style)}};
        if (!headline.deflator.empty()) {
            object["divided_by"] = headline.deflator;
        }
        headings.push_back(std::move(object));
    }
    Json styles = Json::object();
    for (const FigureStyle style : figure_styles()) {
        Json steps = Json::array();
        for (const FigureStep& step : figure_steps(style)) {
            steps.push_back({{"from", step.from},
                             {"unit", step.unit},
                             {"decimals", step.decimals},
                             {"before", step.before},
                             {"after", step.after}});
        }
        styles[std::string{to_string(style)}] = std::move(steps);
    }
    Json observations = Json::object();
    for (const ObservedNumber& number : observed_numbers()) {
        observations[std::string{number.name}] = number.decimals;
    }
    return text_of({{"headlines", headings}, {"styles", styles}, {"observations", observations}});
}

} // namespace

std::string report_json(std::span<const ResultsFile> files, std::span<const RunDetail> details) {
    std::vector<std::size_t> group_of(files.size());
    const std::vector<RunGroup> groups = group_runs(files);
    for (std::size_t group = 0; group < groups.size(); ++group) {
        for (const std::size_t run : groups[group].runs) {
            group_of[run] = group;
        }
    }
    std::string runs;
    for (std::size_t i = 0; i < files.size(); ++i) {
        runs += runs.empty() ? "" : ",";
        runs += run_text(files[i], group_of[i], details[i]);
    }
    return fmt::format("{{\"format\":1,\"figures\":{},\"comparison\":{},\"runs\":[{}]}}",
                       figures_text(),
                       comparison_of(files),
                       runs);
}

std::vector<DetailStep> detail_steps(std::span<const ResultsFile> files) {
    std::vector<bool> is_first(files.size(), false);
    for (const RunGroup& group : group_runs(files)) {
        is_first[group.runs.front()] = true;
    }
    const auto step = [&](std::string_view left_out, RunDetail first, RunDetail other) {
        DetailStep result{left_out, {}};
        for (const bool leads : is_first) {
            result.details.push_back(leads ? first : other);
        }
        return result;
    };
    using enum Detail;
    return {
        step("", {}, {}),
        step("sectors and other categories between year ends, of all but the first run of each "
             "scenario",
             {},
             {every_month, year_ends}),
        step("sectors and other categories of all but the first run of each scenario",
             {},
             {every_month, nothing}),
        step("sectors and other categories of all but the first run of each scenario, and of those "
             "between year ends",
             {every_month, year_ends},
             {every_month, nothing}),
        step("sectors and other categories", {every_month, nothing}, {every_month, nothing}),
        step("sectors and other categories, and months between year ends of all but the first run "
             "of each scenario",
             {every_month, nothing},
             {year_ends, nothing}),
    };
}

} // namespace tenfold
