// SPDX-License-Identifier: Apache-2.0
#include "scenarios/file_kinds.hpp"

#include "core/check.hpp"

#include "scenarios/schema.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <string>
#include <vector>

namespace tenfold {

namespace {

constexpr std::string_view hdf5_begin = "\x89HDF\r\n\x1a\n";
constexpr std::string_view checkpoint_begin = "tenfold checkpoint\n";

/// The number of keys of `tree` that one kind of file has and the other lacks.
std::ptrdiff_t keys_only_in(const YamlNode& tree,
                            const std::vector<std::string>& these,
                            const std::vector<std::string>& others) {
    const auto has = [](const std::vector<std::string>& keys, const std::string& key) {
        return std::ranges::find(keys, key) != keys.end();
    };
    return std::ranges::count_if(tree.keys, [&](const YamlKey& key) {
        return has(these, key.text) && !has(others, key.text);
    });
}

/// Keys of a study less keys of a scenario; positive for a study, negative for a scenario.
std::ptrdiff_t study_keys(const YamlNode& tree) {
    std::vector<std::string> of_scenario = scenario_schema().child_keys();
    of_scenario.emplace_back("extends");
    const std::vector<std::string> of_study = study_schema().child_keys();
    return keys_only_in(tree, of_study, of_scenario) - keys_only_in(tree, of_scenario, of_study);
}

std::string file_of(const YamlNode& tree) {
    return tree.position.file == nullptr ? "FILE" : *tree.position.file;
}

} // namespace

void require_scenario(const YamlNode& tree) {
    if (tree.find("scenario") != nullptr && study_keys(tree) > 0) {
        throw ScenarioError{
            fmt::format("{0}: this is a study, not a scenario; `tenfold sweep plan {0}` checks it, "
                        "`tenfold sweep run {0} --dir DIR` runs it",
                        file_of(tree))};
    }
}

void require_study(const YamlNode& tree) {
    if (tree.find("scenario") == nullptr && study_keys(tree) < 0) {
        throw ScenarioError{
            fmt::format("{0}: this is a scenario, not a study; `tenfold validate {0}` checks it, "
                        "`tenfold run {0}` runs it; a study names a scenario and what varies "
                        "(`tenfold describe study`)",
                        file_of(tree))};
    }
}

void require_text(std::string_view text, std::string_view name) {
    if (text.starts_with(hdf5_begin)) {
        throw ScenarioError{fmt::format(
            "{0}: this is an HDF5 file, not YAML; `tenfold show {0}` shows results", name)};
    }
    if (text.starts_with(checkpoint_begin)) {
        throw ScenarioError{fmt::format(
            "{0}: this is a checkpoint, not YAML; `tenfold resume {0}` resumes it", name)};
    }
}

} // namespace tenfold
