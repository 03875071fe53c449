// SPDX-License-Identifier: Apache-2.0
/// The scenarios and studies that come with the program, found by name.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace tenfold {

/// A scenario or study that comes with the program.
struct ShippedFile {
    std::string name; // by which it is found: that of the file without its ending
    std::filesystem::path path;
    std::string description; // one sentence
};

/// The folder of shipped scenarios, share/tenfold/scenarios beside the folder of the running
/// program; empty when it is not there.
[[nodiscard]] std::filesystem::path shipped_scenarios();
/// The folder of shipped studies, in that of the scenarios; empty when it is not there.
[[nodiscard]] std::filesystem::path shipped_studies();

/// What is in one of these folders, by name. Throws FileError or ScenarioError for a file that
/// cannot be read.
[[nodiscard]] std::vector<ShippedFile> shipped_files(const std::filesystem::path& folder);

/// The file meant by `path`, which is relative to `folder` (empty: the current one): that path when
/// it is there or names no shipped file, else the shipped scenario or study of that name, with or
/// without its ending .yaml.
[[nodiscard]] std::filesystem::path find_scenario(const std::filesystem::path& path,
                                                  const std::filesystem::path& folder = {});

/// The name of a shipped scenario or study that was probably meant by the last part of `path`;
/// empty when there is none.
[[nodiscard]] std::string nearest_shipped(const std::filesystem::path& path);

} // namespace tenfold
