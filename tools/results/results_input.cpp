// SPDX-License-Identifier: Apache-2.0
#include "tools/results/results_input.hpp"

#include "core/check.hpp"

#include "scenarios/characters.hpp"

#include <fmt/format.h>
#include <optional>

#include "tools/common/headlines.hpp"
#include "tools/results/scenario_changes.hpp"

namespace tenfold {

namespace {

void check_text(const ResultsFile& results, std::string_view name, std::string_view text) {
    if (const auto bad = first_bad_character(text)) {
        throw FileError{
            fmt::format("{}: '{}' has {} in it", results.path.string(), name, bad->what)};
    }
}

void check_attributes(const ResultsFile& results, const Attributes& attributes) {
    for (const auto& [name, value] : attributes) {
        check_text(results, "an attribute's name", name);
        if (const std::string* const text = std::get_if<std::string>(&value)) {
            check_text(results, name, *text);
        }
    }
}

} // namespace

ResultsFile open_results(const std::filesystem::path& path) {
    ResultsFile results = read_results(path);
    check_attributes(results, results.attributes);
    check_attributes(results, results.run);
    check_attributes(results, results.observations);
    check_text(results, "scenario", results.scenario);
    check_text(results, "world", results.world);
    for (const Axis& axis : results.axes) {
        check_text(results, "the name of a dimension", axis.name);
        for (const std::vector<std::string>* const texts : {&axis.keys, &axis.names}) {
            for (const std::string& text : *texts) {
                check_text(results, axis.name, text);
            }
        }
    }
    for (const Variable& variable : results.variables) {
        check_text(results, "the name of a series", variable.name);
        check_text(results, variable.name, variable.unit);
        check_text(results, variable.name, variable.long_name);
    }
    return results;
}

std::vector<double> column_of(const Variable& variable, std::size_t index) {
    const std::size_t width = variable.row_size();
    std::vector<double> column;
    for (std::size_t at = index; at < variable.values.size(); at += width) {
        column.push_back(variable.values[at]);
    }
    return column;
}

std::string early_end_text(const ResultsFile& results) {
    if (text_of(results.run, "status") != "interrupted") {
        return {};
    }
    const std::optional<Date> planned = last_day_of(results.scenario);
    return fmt::format("ended early, in {}{}",
                       results.time.empty() ? "its first month" : month_text(results.time.back()),
                       planned ? " of a run to " + month_text(*planned) : std::string{});
}

std::string draw_text(const ResultsFile& results) {
    const std::int64_t replicate = whole_number_of(results.attributes, "replicate");
    const std::string seed = fmt::format("seed {}", whole_number_of(results.attributes, "seed"));
    return replicate == 0 ? seed : fmt::format("{}, replicate {}", seed, replicate);
}

} // namespace tenfold
