// SPDX-License-Identifier: Apache-2.0
#include "scenarios/load.hpp"

#include "scenarios/extends.hpp"
#include "scenarios/run_source.hpp"

#include <utility>
#include <vector>

namespace tenfold {

LoadedScenario load_scenario(const std::filesystem::path& path,
                             std::span<const Override> overrides) {
    std::vector<std::filesystem::path> files;
    LoadedScenario loaded = RunSource{read_tree(path, files)}.loaded(overrides);
    loaded.files = std::move(files);
    return loaded;
}

LoadedScenario load_scenario_text(std::string_view text,
                                  const std::filesystem::path& name,
                                  std::span<const Override> overrides) {
    return RunSource{read_tree(text, name)}.loaded(overrides);
}

} // namespace tenfold
