// SPDX-License-Identifier: Apache-2.0
#include "core/nearby_files.hpp"

#include "core/text.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <system_error>
#include <vector>

namespace tenfold {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_entries = 10'000; // of a folder that are looked at
constexpr std::array<std::string_view, 3> usual_folders{
    "scenarios", "scenarios/studies", "results"};

/// The names in `folder`, sorted, so that the answer does not depend on the file system.
std::vector<std::string> names_in(const fs::path& folder) {
    std::vector<std::string> names;
    std::error_code error;
    fs::directory_iterator entry{folder.empty() ? fs::path{"."} : folder, error};
    for (; !error && entry != fs::directory_iterator{} && names.size() < most_entries;
         entry.increment(error)) {
        names.push_back(entry->path().filename().string());
    }
    std::ranges::sort(names);
    return names;
}

/// The nearest name to `name` in `folder`, with any extension: within two edits, or a third of its
/// length.
std::string nearest_name(const fs::path& folder, const std::string& name) {
    const std::string stem = fs::path{name}.stem().string();
    std::string best;
    std::size_t best_distance = std::max<std::size_t>(2, stem.size() / 3) + 1;
    for (const std::string& each : names_in(folder)) {
        const std::string other = fs::path{each}.stem().string();
        const std::size_t distance = edit_distance(stem, other);
        if (distance < best_distance && distance < std::min(stem.size(), other.size())) {
            best = each;
            best_distance = distance;
        }
    }
    return best;
}

bool is_there(const fs::path& path) {
    std::error_code ignored;
    return fs::exists(path, ignored);
}

/// `path` with each missing part replaced by the nearest existing name; empty if there is none.
fs::path mended(const fs::path& path) {
    if (path.empty() || is_there(path)) {
        return path;
    }
    const fs::path parent = path.parent_path();
    const fs::path folder = mended(parent);
    if (parent == path || (folder.empty() && !parent.empty())) {
        return {};
    }
    if (is_there(folder / path.filename())) {
        return folder / path.filename();
    }
    const std::string name = nearest_name(folder, path.filename().string());
    return name.empty() ? fs::path{} : folder / name;
}

} // namespace

fs::path nearby_file(const fs::path& path) {
    if (path.empty() || is_there(path)) {
        return {};
    }
    fs::path found = mended(path);
    for (std::size_t i = 0; found.empty() && !path.has_parent_path() && i < usual_folders.size();
         ++i) {
        found = is_there(usual_folders[i]) ? mended(usual_folders[i] / path) : fs::path{};
    }
    return found;
}

std::string did_you_mean_file(const fs::path& path) {
    const fs::path found = nearby_file(path);
    return found.empty() ? std::string{} : "; did you mean " + found.string() + "?";
}

} // namespace tenfold
