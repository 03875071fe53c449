// SPDX-License-Identifier: Apache-2.0
#include "scenarios/study_load.hpp"

#include "core/check.hpp"

#include "scenarios/extends.hpp"
#include "scenarios/file_kinds.hpp"
#include "scenarios/paths.hpp"
#include "scenarios/reader.hpp"
#include "scenarios/shipped_files.hpp"
#include "scenarios/study_check.hpp"

#include <fmt/format.h>
#include <utility>

namespace tenfold {

namespace {

/// The scenario from which all runs start, with the study's own changes; invalid changes are
/// problems of the study.
RunSource read_base(const Study& study,
                    const YamlNode& tree,
                    const std::filesystem::path& path,
                    std::vector<Override>& changes,
                    std::vector<std::filesystem::path>& files) {
    Problems problems;
    const std::filesystem::path base =
        find_scenario(study.scenario, path.parent_path()).lexically_normal();
    RunSource source;
    try {
        YamlNode base_tree = read_tree(base, files);
        require_scenario(base_tree);
        source = RunSource{std::move(base_tree)};
    } catch (const FileError& error) {
        problems.add(locate(tree, "scenario"), "scenario", error.what());
        problems.raise_if_any();
    }
    for (std::size_t i = 0; i < study.set.size(); ++i) {
        try {
            changes.push_back(parse_override(study.set[i]));
            changes.back().shown = study.set[i];
            (void)source.scenario(std::span{changes}.last(1));
        } catch (const UsageError& error) {
            const std::string place = fmt::format("set[{}]", i);
            problems.add(locate(tree, place), place, error.what());
        }
    }
    problems.raise_if_any();
    return source;
}

Study read_study(const YamlNode& tree) {
    Problems problems;
    Study study = read_struct<Study>(tree, problems);
    problems.raise_if_any();
    return study;
}

} // namespace

LoadedStudy load_study(const std::filesystem::path& path,
                       const StudyChecks& checks,
                       std::span<const Override> overrides) {
    LoadedStudy loaded;
    loaded.files.push_back(path);
    loaded.text = read_text_file(path);
    const YamlNode tree = parse_yaml(loaded.text, path.string());
    require_study(tree);
    loaded.study = read_study(tree);
    Problems problems;
    const ProblemSink sink = [&](const std::string& place, const std::string& problem) {
        problems.add(locate(tree, place), place, problem);
    };
    check_study(loaded.study, sink);
    problems.raise_if_any();
    std::vector<Override> changes;
    const RunSource original = read_base(loaded.study, tree, path, changes, loaded.files);
    changes.insert(changes.end(), overrides.begin(), overrides.end());
    loaded.base = original.loaded(changes);
    loaded.source = RunSource{parse_yaml(loaded.base.resolved_yaml, "scenario.yaml")};
    check_outputs(loaded.study, loaded.base.scenario, checks, sink);
    check_replicates(loaded.study, loaded.base.scenario, sink);
    try_factors(loaded.study, loaded.source, sink);
    problems.raise_if_any();
    return loaded;
}

LoadedStudy load_study_text(const std::string& study_text,
                            const std::filesystem::path& name,
                            const std::string& scenario_text,
                            const std::filesystem::path& scenario_name) {
    LoadedStudy loaded;
    loaded.text = study_text;
    loaded.study = read_study(parse_yaml(study_text, name.string()));
    loaded.base = load_scenario_text(scenario_text, scenario_name);
    loaded.source = RunSource{parse_yaml(scenario_text, scenario_name.string())};
    return loaded;
}

} // namespace tenfold
