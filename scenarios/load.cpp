// SPDX-License-Identifier: Apache-2.0
#include "scenarios/load.hpp"

#include "core/sha256.hpp"

#include "scenarios/echo.hpp"
#include "scenarios/extends.hpp"
#include "scenarios/paths.hpp"
#include "scenarios/reader.hpp"
#include "scenarios/schema.hpp"
#include "scenarios/set.hpp"
#include "scenarios/validate.hpp"

#include <fmt/format.h>

namespace tenfold {

namespace {

Scenario read_scenario(const YamlNode& tree) {
    Problems problems;
    Scenario scenario;
    if (!tree.is_mapping()) {
        problems.add(
            tree.position,
            {},
            fmt::format("expected a mapping of keys to values, found {}", found_text(tree)));
        problems.raise_if_any();
    }
    Deferred deferred;
    Reader reader{tree, {}, deferred, problems};
    Scenario::describe(scenario, reader);
    reader.finish();
    read_deferred(deferred, problems);
    // Checks between values would only repeat the problems of the values.
    problems.raise_if_any();
    validate(scenario, [&](const std::string& path, const std::string& problem) {
        problems.add(locate(tree, path), path, problem);
    });
    problems.raise_if_any();
    return scenario;
}

LoadedScenario load_tree(YamlNode tree, std::span<const Override> overrides) {
    const SchemaNode schema = scenario_schema();
    for (const Override& change : overrides) {
        apply_override(tree, change, schema);
    }
    LoadedScenario loaded;
    loaded.scenario = read_scenario(tree);
    loaded.resolved_yaml = canonical_yaml(loaded.scenario, tree);
    loaded.sha256 = sha256(loaded.resolved_yaml);
    return loaded;
}

} // namespace

LoadedScenario load_scenario(const std::filesystem::path& path,
                             std::span<const Override> overrides) {
    return load_tree(read_tree(path), overrides);
}

LoadedScenario load_scenario_text(std::string_view text,
                                  const std::filesystem::path& name,
                                  std::span<const Override> overrides) {
    return load_tree(read_tree(text, name), overrides);
}

} // namespace tenfold
