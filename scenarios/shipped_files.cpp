// SPDX-License-Identifier: Apache-2.0
#include "scenarios/shipped_files.hpp"

#include "core/text.hpp"

#include "scenarios/paths.hpp"
#include "scenarios/yaml.hpp"

#include <algorithm>
#include <array>
#include <system_error>

namespace tenfold {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view ending = ".yaml";

bool is_there(const fs::path& path) {
    std::error_code ignored;
    return fs::exists(path, ignored);
}

/// Scenario files in `folder`, in the order of their names.
std::vector<fs::path> scenario_files(const fs::path& folder) {
    std::vector<fs::path> files;
    std::error_code error; // a folder that cannot be read has none
    for (fs::directory_iterator entry{folder, error}; !error && entry != fs::directory_iterator{};
         entry.increment(error)) {
        if (entry->path().extension() == ending) {
            files.push_back(entry->path());
        }
    }
    std::ranges::sort(files, {}, [](const fs::path& file) { return file.stem(); });
    return files;
}

/// The shipped file of that name; empty when there is none.
fs::path shipped_file(const fs::path& name) {
    if (name.empty() || name != name.filename()) {
        return {};
    }
    const fs::path file = name.extension() == ending ? name : fs::path{name} += ending;
    for (const fs::path& folder : {shipped_scenarios(), shipped_studies()}) {
        if (!folder.empty() && is_there(folder / file)) {
            return folder / file;
        }
    }
    return {};
}

} // namespace

fs::path shipped_scenarios() {
    std::error_code error;
    const fs::path program = fs::read_symlink("/proc/self/exe", error);
    const fs::path folder =
        fs::weakly_canonical(program.parent_path() / TENFOLD_SCENARIOS_FROM_PROGRAM, error);
    return !error && is_there(folder) ? folder : fs::path{};
}

fs::path shipped_studies() {
    const fs::path folder = shipped_scenarios() / "studies";
    return folder.is_absolute() && is_there(folder) ? folder : fs::path{};
}

std::vector<ShippedFile> shipped_files(const fs::path& folder) {
    std::vector<ShippedFile> files;
    for (const fs::path& path : scenario_files(folder)) {
        const YamlNode tree = parse_yaml(read_text_file(path), path.string());
        const YamlNode* const description = tree.find("description");
        files.push_back({path.stem().string(),
                         path,
                         description == nullptr ? std::string{} : value_of(*description).text});
    }
    return files;
}

fs::path find_scenario(const fs::path& path, const fs::path& folder) {
    fs::path given = folder / path;
    if (is_there(given)) {
        return given;
    }
    fs::path shipped = shipped_file(path);
    return shipped.empty() ? given : shipped;
}

std::string nearest_shipped(const fs::path& path) {
    std::vector<std::string> names;
    for (const fs::path& folder : {shipped_scenarios(), shipped_studies()}) {
        for (const fs::path& file : scenario_files(folder)) {
            names.push_back(file.stem().string());
        }
    }
    return std::string{nearest(path.stem().string(), names)};
}

} // namespace tenfold
