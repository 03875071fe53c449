// SPDX-License-Identifier: Apache-2.0
#include "scenarios/load.hpp"

#include "scenarios/extends.hpp"
#include "scenarios/file_kinds.hpp"
#include "scenarios/run_source.hpp"
#include "scenarios/text_file.hpp"

#include <utility>
#include <vector>

namespace tenfold {

namespace {

/// Name in messages.
constexpr const char* standard_input_name = "standard input";

} // namespace

LoadedScenario load_scenario(const std::filesystem::path& path,
                             std::span<const Override> overrides,
                             const LeverTable& levers) {
    if (path == standard_input) {
        return load_scenario_text(
            read_standard_input(largest_yaml_bytes), standard_input_name, overrides, levers);
    }
    std::vector<std::filesystem::path> files;
    YamlNode tree = read_tree(path, files);
    require_scenario(tree);
    LoadedScenario loaded = RunSource{std::move(tree), levers}.loaded(overrides);
    loaded.files = std::move(files);
    return loaded;
}

LoadedScenario load_scenario_text(std::string_view text,
                                  const std::filesystem::path& name,
                                  std::span<const Override> overrides,
                                  const LeverTable& levers) {
    YamlNode tree = read_tree(text, name);
    require_scenario(tree);
    return RunSource{std::move(tree), levers}.loaded(overrides);
}

} // namespace tenfold
