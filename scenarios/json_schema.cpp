// SPDX-License-Identifier: Apache-2.0
#include "scenarios/describe_text.hpp"
#include "scenarios/quantity.hpp"
#include "scenarios/schema.hpp"

#include <cmath>
#include <fmt/format.h>
#include <limits>
#include <nlohmann/json.hpp>

namespace tenfold {

namespace {

using Json = nlohmann::ordered_json;
using Kind = SchemaNode::Kind;
using Type = SchemaNode::Type;

constexpr const char* element_key_pattern = "^[A-Za-z0-9_-]{1,32}$";
constexpr const char* quantity_pattern = "^[$]?-?[0-9.]+([eE][+-]?[0-9]+)? *[A-Za-z%/]?.*$";

void add_range(Json& json, const Range& range) {
    constexpr double limit = std::numeric_limits<double>::max();
    if (range.low > -limit) {
        json[range.low_open ? "exclusiveMinimum" : "minimum"] = range.low;
    }
    if (range.high < limit) {
        json[range.high_open ? "exclusiveMaximum" : "maximum"] = range.high;
    }
}

/// A number, and where it may have a unit (scenarios/quantity.hpp) also the text "20 %"; the loader
/// checks units and ranges of texts.
Json number_type(const char* type, const SchemaNode& node) {
    Json json{{"type", type}};
    if (takes_quantity(node.range, node.unit)) {
        json["type"] = {type, "string"};
        json["pattern"] = quantity_pattern;
    }
    add_range(json, node.range);
    return json;
}

Json numbers_type(const SchemaNode& node) {
    return {{"type", "array"}, {"items", number_type("number", node)}};
}

/// The value itself, without `{value: ...}`.
Json plain_type(const SchemaNode& node) {
    switch (node.type) {
    case Type::number:
        return number_type("number", node);
    case Type::integer:
        return number_type("integer", node);
    case Type::boolean:
        return {{"type", "boolean"}};
    case Type::text:
        // Editors parse an unquoted 15 as a number.
        return {{"type", {"string", "number"}}};
    case Type::date:
        return {{"type", "string"}, {"pattern", "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}};
    case Type::numbers:
        return numbers_type(node);
    case Type::texts:
        return {{"type", "array"}, {"items", {{"type", {"string", "number", "boolean"}}}}};
    }
    return Json::object();
}

std::string meaning(const SchemaNode& node) {
    const bool has_unit = !node.unit.empty() && node.unit != "1";
    return has_unit ? fmt::format("{} [{}]", node.doc, node.unit) : node.doc;
}

Json default_value(const SchemaNode& node) {
    switch (node.type) {
    case Type::number:
        return node.defaults.front();
    case Type::integer:
        return std::llround(node.defaults.front());
    case Type::boolean:
        return node.default_text == "true";
    case Type::numbers:
        return node.defaults;
    case Type::texts:
        return Json::parse(node.default_text);
    case Type::text:
    case Type::date:
        break;
    }
    return nullptr;
}

Json value_schema(const SchemaNode& node) {
    const Json plain = plain_type(node);
    const Json with_source{
        {"type", "object"},
        {"properties", {{"value", plain}, {"source", {{"$ref", "#/definitions/source"}}}}},
        {"required", {"value"}},
        {"additionalProperties", false}};
    Json json{{"description", meaning(node)}, {"anyOf", Json::array({plain, with_source})}};
    if (!node.required() && (node.type != Type::text && node.type != Type::date)) {
        json["default"] = default_value(node);
    }
    return json;
}

Json table_schema(const SchemaNode& node) {
    return {{"description",
             fmt::format("{} Rows: {}; columns: {}.", meaning(node), node.rows, node.columns)},
            {"type", "object"},
            {"properties", {{"source", {{"$ref", "#/definitions/source"}}}}},
            {"propertyNames", {{"pattern", element_key_pattern}}},
            {"additionalProperties", numbers_type(node)}};
}

Json mapping_schema(const SchemaNode& node);

Json node_schema(const SchemaNode& node) {
    switch (node.kind) {
    case Kind::value:
        return value_schema(node);
    case Kind::table:
        return table_schema(node);
    case Kind::group:
        return mapping_schema(node);
    case Kind::list:
        break;
    }
    Json element = mapping_schema(node);
    element.erase("description");
    element["required"] = {"key"};
    return {{"description", node.doc}, {"type", "array"}, {"items", element}};
}

Json mapping_schema(const SchemaNode& node) {
    Json properties{{"source", {{"$ref", "#/definitions/source"}}}};
    for (const SchemaNode& child : node.children) {
        properties[child.key] = node_schema(child);
    }
    return {{"description", node.doc},
            {"type", "object"},
            {"properties", properties},
            {"additionalProperties", false}};
}

} // namespace

namespace {

Json required_keys(const SchemaNode& schema) {
    Json required = Json::array();
    for (const SchemaNode& child : schema.children) {
        if (child.required()) {
            required.push_back(child.key);
        }
    }
    return required;
}

Json root_schema(const SchemaNode& schema, const char* title) {
    Json root{{"$schema", "http://json-schema.org/draft-07/schema#"}, {"title", title}};
    root.update(mapping_schema(schema));
    root["definitions"] = {
        {"source", {{"description", "Where the figures come from."}, {"type", "string"}}}};
    return root;
}

} // namespace

std::string describe_json_schema() {
    const SchemaNode schema = scenario_schema();
    Json root = root_schema(schema, "Tenfold scenario");
    root["properties"]["extends"] = {
        {"description", "Another scenario to start from, relative to this file."},
        {"type", "string"}};
    // With `extends`, any key may come from the base file, so that only the loader can detect
    // missing keys.
    root["anyOf"] =
        Json::array({Json{{"required", {"extends"}}}, Json{{"required", required_keys(schema)}}});
    const Json definitions = root["definitions"];
    root.erase("definitions");
    root["definitions"] = definitions; // last
    return root.dump(2) + "\n";
}

std::string describe_study_json_schema() {
    const SchemaNode schema = study_schema();
    Json root = root_schema(schema, "Tenfold study");
    root["required"] = required_keys(schema);
    return root.dump(2) + "\n";
}

std::string describe_json_schema(std::string_view path) {
    const SchemaNode schema = scenario_schema();
    Json root = node_schema(find_described(schema, path));
    root["$schema"] = "http://json-schema.org/draft-07/schema#";
    root["definitions"] = {{"source", {{"type", "string"}}}};
    return root.dump(2) + "\n";
}

} // namespace tenfold
