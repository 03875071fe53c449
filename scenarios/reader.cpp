// SPDX-License-Identifier: Apache-2.0
#include "scenarios/reader.hpp"

#include <algorithm>

namespace tenfold {

namespace {

constexpr std::string_view source_key = "source";

void check_source(const YamlNode& mapping, const std::string& path, Problems& problems) {
    const YamlNode* const source = mapping.find(source_key);
    if (source != nullptr && !source->is_scalar()) {
        problems.add(source->position,
                     path.empty() ? std::string{source_key}
                                  : fmt::format("{}.{}", path, source_key),
                     fmt::format("expected text, found {}", found_text(*source)));
    }
}

/// The rows of a table that have no label.
void refuse_unknown_rows(const Deferred::Rows& rows,
                         const std::vector<std::string>& labels,
                         Problems& problems) {
    for (const YamlKey& key : rows.node->keys) {
        if (key.text != source_key &&
            std::find(labels.begin(), labels.end(), key.text) == labels.end()) {
            problems.add(
                key.position,
                rows.path,
                fmt::format("the row {} is not among {}{}",
                            quoted_text(shortened(key.text)),
                            rows.field.rows,
                            problems.is_full() ? std::string{} : did_you_mean(key.text, labels)));
        }
    }
}

void read_row(const Deferred::Rows& rows,
              const std::string& label,
              std::size_t columns,
              Problems& problems) {
    const std::string path = fmt::format("{}.{}", rows.path, label);
    const YamlNode* const row = rows.node->find(label);
    if (row == nullptr) {
        problems.add(rows.node->position, path, "the row is missing");
        return;
    }
    std::vector<double> values;
    read_numbers(*row, path, rows.field.range, rows.field.unit, values, problems);
    if (row->is_sequence() && row->children.size() != columns) {
        problems.add(row->position,
                     path,
                     fmt::format("has length {} instead of {} (one for each of {})",
                                 row->children.size(),
                                 columns,
                                 rows.field.columns));
    }
    values.resize(columns);
    rows.table->values.insert(rows.table->values.end(), values.begin(), values.end());
}

void read_table(const Deferred::Rows& rows, const Deferred& deferred, Problems& problems) {
    const YamlNode& node = *rows.node;
    if (!node.is_mapping()) {
        problems.add(node.position,
                     rows.path,
                     fmt::format("expected a mapping from {} to lists of numbers, found {}",
                                 rows.field.rows,
                                 found_text(node)));
        return;
    }
    check_source(node, rows.path, problems);
    const auto labels = deferred.list_keys.find(rows.field.rows);
    const auto columns = deferred.list_keys.find(rows.field.columns);
    if (labels == deferred.list_keys.end() || columns == deferred.list_keys.end()) {
        return; // a list is missing or invalid, which has been reported
    }
    refuse_unknown_rows(rows, labels->second, problems);
    rows.table->row_keys = labels->second;
    rows.table->columns = columns->second.size();
    rows.table->values.clear();
    for (const std::string& label : labels->second) {
        if (!label.empty()) {
            read_row(rows, label, columns->second.size(), problems);
        }
    }
}

} // namespace

void read_numbers(const YamlNode& node,
                  const std::string& path,
                  const Range& range,
                  std::string_view unit,
                  std::vector<double>& values,
                  Problems& problems) {
    values.clear();
    if (!node.is_sequence()) {
        problems.add(node.position,
                     path,
                     fmt::format("expected a list of numbers, found {}", found_text(node)));
        return;
    }
    for (std::size_t i = 0; i < node.children.size(); ++i) {
        double number = 0.0;
        std::string wrong = read_quantity(node.children[i], range, unit, number);
        if (wrong.empty() && !range.contains(number)) {
            wrong = out_of_range_text(number, range, unit);
        }
        if (!wrong.empty()) {
            problems.add(node.children[i].position, fmt::format("{}[{}]", path, i), wrong);
        }
        values.push_back(number);
    }
}

void read_texts(const YamlNode& node,
                const std::string& path,
                std::vector<std::string>& values,
                Problems& problems) {
    values.clear();
    if (node.is_scalar()) {
        values.push_back(node.text);
        return;
    }
    if (!node.is_sequence()) {
        problems.add(node.position,
                     path,
                     fmt::format("expected a list of texts, found {}", found_text(node)));
        return;
    }
    for (std::size_t i = 0; i < node.children.size(); ++i) {
        std::string text;
        if (std::string wrong = read_scalar(node.children[i], text); !wrong.empty()) {
            problems.add(node.children[i].position, fmt::format("{}[{}]", path, i), wrong);
        }
        values.push_back(std::move(text));
    }
}

void read_deferred(const Deferred& deferred, Problems& problems) {
    for (const Deferred::Length& length : deferred.lengths) {
        const auto keys = deferred.list_keys.find(length.per);
        if (keys != deferred.list_keys.end() && keys->second.size() != length.size) {
            problems.add(length.node->position,
                         length.path,
                         fmt::format("has length {} instead of {} (one for each of {})",
                                     length.size,
                                     keys->second.size(),
                                     length.per));
        }
    }
    for (const Deferred::Rows& rows : deferred.rows) {
        read_table(rows, deferred, problems);
    }
}

std::string out_of_range_text(double value, const Range& range, std::string_view unit) {
    const bool dimensionless = unit.empty() || unit == "1";
    return fmt::format("{} is out of range (allowed: {}{}{})",
                       number_text(value),
                       range_text(range),
                       dimensionless ? "" : " ",
                       dimensionless ? "" : unit);
}

const YamlNode* parameter_value(const YamlNode& node, const std::string& path, Problems& problems) {
    if (!node.is_mapping()) {
        return &node;
    }
    const YamlNode* const value = node.find("value");
    if (value == nullptr) {
        problems.add(node.position,
                     path,
                     "expected one value or {value: ..., source: \"...\"}, found a mapping");
        return nullptr;
    }
    for (const YamlKey& key : node.keys) {
        if (key.text != "value" && key.text != source_key) {
            problems.add(key.position,
                         path,
                         fmt::format("unknown key {} (allowed beside a value: source){}",
                                     quoted_text(shortened(key.text)),
                                     did_you_mean(key.text, {"value", std::string{source_key}})));
        }
    }
    check_source(node, path, problems);
    return value;
}

const YamlNode* Reader::take(std::string_view key, Presence presence) {
    known_.emplace_back(key);
    const YamlNode* const node = mapping_.find(key);
    if (node == nullptr && presence == Presence::required) {
        problems_.add(mapping_.position, path_of(key), "is missing");
    }
    return node;
}

void Reader::add_keys(std::string_view list_key,
                      const YamlNode& list,
                      std::vector<std::string> keys) {
    bool in_order = !keys.empty();
    for (std::size_t i = 0; i < keys.size(); ++i) {
        const auto end = keys.begin() + static_cast<std::ptrdiff_t>(i);
        if (keys[i].empty()) {
            in_order = false; // reported as missing
        } else if (const auto first = std::find(keys.begin(), end, keys[i]); first != end) {
            const YamlNode& original =
                list.children[static_cast<std::size_t>(first - keys.begin())];
            problems_.add(value_of(*list.children[i].find("key")).position,
                          fmt::format("{}[{}].key", path_of(list_key), i),
                          fmt::format("the key {} is given twice (first at {})",
                                      quoted_text(keys[i]),
                                      to_string(original.position)));
            in_order = false;
        }
    }
    if (in_order) {
        deferred_.list_keys.insert_or_assign(std::string{list_key}, std::move(keys));
    }
}

void Reader::finish() const {
    for (const YamlKey& key : mapping_.keys) {
        if (key.text == source_key ||
            std::find(known_.begin(), known_.end(), key.text) != known_.end()) {
            continue;
        }
        problems_.add(
            key.position,
            path_.empty() ? shortened(key.text) : fmt::format("{}.{}", path_, shortened(key.text)),
            "unknown key" + (problems_.is_full() ? std::string{} : did_you_mean(key.text, known_)));
    }
    check_source(mapping_, path_, problems_);
}

} // namespace tenfold
