// SPDX-License-Identifier: Apache-2.0
#include "scenarios/describe_text.hpp"

#include "core/check.hpp"
#include "core/text.hpp"

#include "agents/policies/policy.hpp"

#include "scenarios/schema.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <utility>

namespace tenfold {

namespace {

using Kind = SchemaNode::Kind;
using Type = SchemaNode::Type;

bool holds_children(const SchemaNode& node) {
    return node.kind == Kind::group || node.kind == Kind::list;
}

/// "-" for values without unit; "1" for pure numbers.
std::string unit_text(const SchemaNode& node) {
    return node.unit.empty() ? "-" : node.unit;
}

/// The allowed values in words.
std::string allowed_text(const SchemaNode& node) {
    if (node.kind == Kind::table) {
        return fmt::format("{}; a row for each of {}, a column for each of {}",
                           range_text(node.range),
                           node.rows,
                           node.columns);
    }
    switch (node.type) {
    case Type::number:
        return range_text(node.range);
    case Type::integer:
        return "whole, " + range_text(node.range);
    case Type::numbers:
        return range_text(node.range) +
               (node.per.empty() ? ", a list" : ", one for each of " + node.per);
    case Type::boolean:
    case Type::text:
    case Type::date:
    case Type::texts:
        break;
    }
    return std::string{type_text(node.type)};
}

std::string default_text(const SchemaNode& node) {
    return node.required() ? "required" : node.default_text;
}

/// For one cell of a Markdown table.
std::string cell(std::string_view text) {
    std::string result;
    for (const char c : text) {
        result += c == '|' ? std::string{"\\|"} : std::string(1, c);
    }
    return result;
}

std::string heading_text(const SchemaNode& node) {
    return node.kind == Kind::list ? node.path + "[]" : node.path;
}

constexpr std::string_view table_head =
    "\n| key | unit | allowed | default | source | meaning |\n|---|---|---|---|---|---|\n";

std::string table_row(const SchemaNode& node) {
    return fmt::format("| `{}` | {} | {} | {} | {} | {} |\n",
                       node.key,
                       unit_text(node),
                       cell(allowed_text(node)),
                       cell(default_text(node)),
                       cell(node.source),
                       cell(node.doc));
}

void write_markdown(const SchemaNode& group, std::string& text) {
    if (!group.path.empty()) {
        text += fmt::format("\n## `{}`\n\n{}{}\n",
                            heading_text(group),
                            group.doc,
                            group.kind == Kind::list ? " A list; each element has:" : "");
    }
    text += table_head;
    for (const SchemaNode& child : group.children) {
        if (!holds_children(child)) {
            text += table_row(child);
        }
    }
    for (const SchemaNode& child : group.children) {
        if (holds_children(child)) {
            write_markdown(child, text);
        }
    }
}

void write_lines(const SchemaNode& group, std::string& text) {
    text += fmt::format("{}{}\n",
                        text.empty() ? "" : "\n",
                        group.path.empty() ? "(top level)" : heading_text(group));
    std::size_t width = 0;
    for (const SchemaNode& child : group.children) {
        width = holds_children(child) ? width : std::max(width, child.key.size());
    }
    for (const SchemaNode& child : group.children) {
        if (!holds_children(child)) {
            const bool dimensionless = child.unit.empty() || child.unit == "1";
            text += fmt::format("  {:<{}}  {} ({}{}; {})\n",
                                child.key,
                                width,
                                child.doc,
                                dimensionless ? "" : child.unit + "; ",
                                allowed_text(child),
                                child.required() ? "required" : "default " + child.default_text);
        }
    }
    for (const SchemaNode& child : group.children) {
        if (holds_children(child)) {
            write_lines(child, text);
        }
    }
}

std::string value_page(const SchemaNode& node) {
    return fmt::format("{}\n  {}\n  unit:    {}\n  allowed: {}\n  default: {}\n  source:  {}\n",
                       node.path,
                       node.doc,
                       unit_text(node),
                       allowed_text(node),
                       default_text(node),
                       node.source);
}

/// The path in the schema: without "[]" and "[3]".
std::string plain_path(std::string_view path) {
    std::string result;
    bool inside = false;
    for (const char c : path) {
        inside = c == '[' || (inside && c != ']');
        if (!inside && c != ']') {
            result += c;
        }
    }
    return result;
}

/// One step down: to a child or, as in overrides, to an element of a list by its key, a row of a
/// table or a number of a vector, which the schema does not distinguish.
const SchemaNode* step_down(const SchemaNode& node, std::string_view key, bool may_be_key) {
    if (const SchemaNode* const child = node.find(key)) {
        return child;
    }
    const bool is_element = node.kind == Kind::list && may_be_key;
    const bool is_number = node.kind == Kind::table ||
                           (node.kind == Kind::value && node.type == SchemaNode::Type::numbers);
    return is_element || is_number ? &node : nullptr;
}

const SchemaNode* find_path(const SchemaNode& root, const std::string& path) {
    const SchemaNode* node = &root;
    const SchemaNode* before = nullptr;
    for (std::size_t at = 0; at <= path.size() && node != nullptr;) {
        const std::size_t dot = std::min(path.find('.', at), path.size());
        // The key of a list's element must be followed by another step.
        const bool may_be_key = dot < path.size() && node != before;
        before = std::exchange(
            node, step_down(*node, std::string_view{path}.substr(at, dot - at), may_be_key));
        at = dot + 1;
    }
    return node;
}

[[noreturn]] void fail_unknown(std::string_view path, const SchemaNode& schema) {
    const std::vector<std::string> paths = all_paths(schema);
    std::string_view near = nearest(path, paths);
    for (const std::string& candidate : paths) {
        // Suggests the full path if only the group is missing.
        if (candidate.ends_with(fmt::format(".{}", path))) {
            near = candidate;
            break;
        }
    }
    throw UsageError{fmt::format("unknown parameter '{}'{}",
                                 path,
                                 near.empty() ? " (tenfold describe lists them all)"
                                              : fmt::format("; did you mean {}?", near))};
}

} // namespace

const SchemaNode& find_described(const SchemaNode& schema, std::string_view path) {
    const SchemaNode* const node = find_path(schema, plain_path(path));
    if (node == nullptr) {
        fail_unknown(path, schema);
    }
    return *node;
}

std::string describe_markdown(std::string_view path) {
    const SchemaNode schema = scenario_schema();
    const SchemaNode& node = find_described(schema, path);
    std::string text;
    if (holds_children(node)) {
        write_markdown(node, text);
    } else {
        text = std::string{table_head} + table_row(node);
    }
    return text.substr(1);
}

std::string describe_markdown() {
    std::string text =
        "# Parameters\n\n"
        "All parameters of a scenario, generated from their declarations by `tenfold describe "
        "--markdown`: "
        "do not\n"
        "edit. A default of \"required\" means that the scenario must set the value. Unit 1: a "
        "pure "
        "number.\n"
        "Every value may be written as `{value: X, source: \"text\"}`, every mapping may have a "
        "`source`.\n"
        "`extends: FILE` starts from another scenario, to which the file lists changes; FILE may "
        "also "
        "be the name of a\nshipped scenario (`extends: us-2023`).\n\n"
        "A number may be followed by its unit, as in the table or in words (`90 days`, `2 % a "
        "year`, "
        "`5 USD/Mtok`).\n"
        "Shares may be given in per cent, days in weeks, months in years and years in months, and "
        "seconds, minutes and\n"
        "hours in each other. Ambiguous units are refused: `90 days` for months, which differ in "
        "length, or\n"
        "`20 %` for a factor, which might be 0.2 or 1.2.\n";
    write_markdown(scenario_schema(), text);
    return text;
}

std::string describe_study_markdown() {
    std::string text =
        "# Study files\n\n"
        "All keys of a study, generated from their declarations by `tenfold describe study "
        "--markdown`: do not\n"
        "edit. [Sweeps](sweeps.md) explains studies and how to run them.\n";
    write_markdown(study_schema(), text);
    return text;
}

std::string describe_key(std::string_view path) {
    const SchemaNode schema = scenario_schema();
    const SchemaNode& node = find_described(schema, path);
    if (!holds_children(node)) {
        return value_page(node);
    }
    std::string text;
    write_lines(node, text);
    return fmt::format("{}: {}\n\n{}", heading_text(node), node.doc, text);
}

std::string describe_all() {
    std::string text;
    write_lines(scenario_schema(), text);
    return text;
}

std::string describe_levers_markdown() {
    std::string text =
        "# Policies and events\n\n"
        "Generated by `tenfold describe levers --markdown`.\n\n"
        "A scenario switches levers in its lists `policies` and `events`, which have the same "
        "form: a unique key,\nthe lever, the first day, the day after the last (default: no end), "
        "and "
        "the strength in the lever's unit. Strengths of\none kind add up where that makes "
        "sense.\n\n"
        "```yaml\n"
        "policies:\n"
        "  - key: budget\n"
        "    lever: compute_budget\n"
        "    from: 2027-01-01\n"
        "    until: 2031-01-01\n"
        "    strength: 20\n"
        "    financing: income_tax\n"
        "```\n\n"
        "`target` is the sector of a deployment limit. `financing` names the source of money for a "
        "policy with a cost:\n`income_tax` (the default; the rate follows last month's cost), "
        "`token_tax`, `profit_tax` or `deficit`. A tax stops\nrising when a higher rate brings "
        "less "
        "revenue; the uncovered cost becomes debt, and the summary reports it.\nA policy financed "
        "by "
        "debt is also a demand shock: 1 % of GDP raises output by nearly twice as much for a "
        "while.\n"
        "Before its first day, a run is bit-for-bit identical to the run without it.\n\n"
        "| lever | unit of strength | allowed | costs money | what it does "
        "|\n|---|---|---|---|---|\n";
    for (const Lever& each : shipped_levers().levers()) {
        const LeverInfo& lever = each.info;
        text += fmt::format("| `{}` | {} | {} | {} | {}{} |\n",
                            lever.name,
                            lever.unit,
                            range_text(lever.range),
                            lever.spends ? "yes" : "no",
                            lever.doc,
                            lever.once ? " Acts on its first day only." : "");
    }
    return text;
}

} // namespace tenfold
