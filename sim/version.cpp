// SPDX-License-Identifier: Apache-2.0
#include "sim/version.hpp"

#include <array>
#include <fmt/format.h>
#include <string_view>
#include <utility>

#include "tenfold_version.hpp"

namespace tenfold {

namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 8> libraries{{
    {"TBB", build::tbb},
    {"Boost", build::boost},
    {"HDF5", build::hdf5},
    {"yaml-cpp", build::yaml_cpp},
    {"CLI11", build::cli11},
    {"fmt", build::fmt},
    {"nlohmann-json", build::nlohmann_json},
    {"NLopt", build::nlopt},
}};

} // namespace

std::string project_version() {
    return std::string{build::version};
}
std::string git_commit() {
    std::string commit{build::git_commit};
    if (git_dirty()) {
        commit += '+';
        commit += build::git_changes;
    }
    return commit;
}
bool git_dirty() {
    return !build::git_changes.empty();
}

std::string build_description() {
    const std::string_view sanitizers = build::sanitizers;
    return fmt::format("{} ({}{}{})",
                       build::compiler,
                       build::build_type,
                       sanitizers.empty() ? "" : ", sanitizers ",
                       sanitizers);
}

std::string version_text() {
    std::string text =
        fmt::format("tenfold {} ({}{})\n",
                    build::version,
                    build::git_commit == "unknown" ? "no commit" : build::git_commit.substr(0, 12),
                    git_dirty() ? fmt::format(", with changes {}", build::git_changes) : "");
    text += fmt::format("{:<14} {}\n", "compiler", build_description());
    for (const auto& [name, version] : libraries) {
        text += fmt::format("{:<14} {}\n", name, version);
    }
    return text;
}

std::vector<std::pair<std::string, std::string>> library_versions() {
    return {libraries.begin(), libraries.end()};
}

} // namespace tenfold
