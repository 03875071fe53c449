// SPDX-License-Identifier: Apache-2.0
/// Suggestions for paths of files that do not exist.
#pragma once

#include <filesystem>
#include <string>

namespace tenfold {

/// The existing path nearest to `path`: each missing part is replaced by the nearest name in its
/// folder, and a name without a folder is also searched in the usual folders of scenarios, studies
/// and results. Empty if `path` exists or no name is near.
[[nodiscard]] std::filesystem::path nearby_file(const std::filesystem::path& path);

/// "; did you mean scenarios/us-2023.yaml?", or empty if there is no such file.
[[nodiscard]] std::string did_you_mean_file(const std::filesystem::path& path);

} // namespace tenfold
