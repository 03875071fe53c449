// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "tools/results/comparison_text.hpp"

namespace tenfold {

namespace {

using Json = nlohmann::ordered_json;

Json number(double value) {
    return std::isfinite(value) ? Json(value) : Json(nullptr);
}

Json group_json(const RunGroup& group, std::span<const ResultsFile> files) {
    Json runs = Json::array();
    for (const std::size_t run : group.runs) {
        const Attributes& attributes = files[run].attributes;
        runs.push_back(
            {{"file", files[run].path.string()},
             {"seed", whole_number_of(attributes, "seed")},
             {"replicate", whole_number_of(attributes, "replicate")},
             {"counted", std::ranges::find(group.distinct, run) != group.distinct.end()}});
    }
    return {{"name", group.name}, {"runs", runs}};
}

Json difference_json(const HeadlineDifference& row) {
    Json object{{"reference", number(row.reference)},
                {"value", number(row.value)},
                {"relative", row.relative},
                {"difference", number(row.difference.value)}};
    const auto& interval = row.difference.interval;
    object["interval"] = interval ? Json{number(interval->low), number(interval->high)} : Json{};
    return object;
}

Json headline_json(const HeadlineDifference& row) {
    Json object{{"name", row.headline.label}, {"series", row.headline.series}};
    if (!row.headline.deflator.empty()) {
        object["divided_by"] = row.headline.deflator;
    }
    object.update(difference_json(row));
    return object;
}

Json category_json(const CategoryTable& table) {
    Json rows = Json::array();
    for (const CategoryDifference& row : table.rows) {
        Json object{{"key", row.key}, {"name", row.name}};
        object.update(difference_json(row.difference));
        rows.push_back(object);
    }
    return {{"series", table.series}, {"dimension", table.dimension}, {"largest", rows}};
}

Json comparison_of(const GroupComparison& group) {
    Json changes = Json::array();
    for (const ValueChange& change : group.changes) {
        changes.push_back({{"path", change.path},
                           {"from", change.from.empty() ? Json{} : Json(change.from)},
                           {"to", change.to.empty() ? Json{} : Json(change.to)}});
    }
    Json rows = Json::array();
    for (const HeadlineDifference& row : group.headlines) {
        rows.push_back(headline_json(row));
    }
    Json tables = Json::array();
    for (const CategoryTable& table : group.categories) {
        tables.push_back(category_json(table));
    }
    constexpr const char* words[] = {"single", "paired", "independent"};
    return {{"group", group.group},
            {"pairing", words[static_cast<std::size_t>(group.pairing)]},
            {"pairs", group.pairs},
            {"changes", changes},
            {"headlines", rows},
            {"same_axes", group.same_axes},
            {"categories", tables}};
}

Json period_json(const Comparison& comparison) {
    return {{"first", to_string(comparison.period.first)},
            {"last", to_string(comparison.period.last)},
            {"months", comparison.period.months},
            {"averaged_months", comparison.averaged_months},
            {"only_common_months", comparison.period.cut}};
}

Json reference_json(const Comparison& comparison) {
    Json reference = Json::array();
    for (const HeadlineMean& row : comparison.reference) {
        const auto& interval = row.mean.interval;
        reference.push_back(
            {{"name", row.headline.label},
             {"series", row.headline.series},
             {"mean", number(row.mean.value)},
             {"interval",
              interval ? Json{number(interval->low), number(interval->high)} : Json{}}});
    }
    return reference;
}

Json against_json(const Comparison& comparison) {
    Json against = Json::array();
    for (const GroupComparison& group : comparison.against_first) {
        against.push_back(comparison_of(group));
    }
    return against;
}

std::string text_of(const Json& json, int indent) {
    return json.dump(indent, ' ', false, Json::error_handler_t::replace);
}

} // namespace

std::string comparison_json(const Comparison& comparison, std::span<const ResultsFile> files) {
    Json groups = Json::array();
    for (const RunGroup& group : comparison.groups) {
        groups.push_back(group_json(group, files));
    }
    Json equal = Json::array();
    for (const EqualRuns& runs : comparison.equal_runs) {
        equal.push_back({{"a", files[runs.a].path.string()},
                         {"b", files[runs.b].path.string()},
                         {"identical", runs.first_difference.empty()},
                         {"first_difference",
                          runs.first_difference.empty() ? Json{} : Json(runs.first_difference)}});
    }
    const Json object{{"format", 1},
                      {"confidence", confidence_level},
                      {"period", period_json(comparison)},
                      {"groups", groups},
                      {"reference", reference_json(comparison)},
                      {"equal_runs", equal},
                      {"against_first", against_json(comparison)}};
    return text_of(object, 2) + "\n";
}

std::string comparison_figures_json(const Comparison& comparison) {
    return text_of({{"period", period_json(comparison)},
                    {"reference", reference_json(comparison)},
                    {"against_first", against_json(comparison)}},
                   -1);
}

} // namespace tenfold
