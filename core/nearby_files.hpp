// SPDX-License-Identifier: Apache-2.0
/// Which file was meant by a path that leads to none.
#pragma once

#include <filesystem>
#include <string>

namespace tenfold {

/// The existing path that `path` was probably meant to be: each part of it that is not there is
/// taken for the nearest one in its folder, and a name without a folder is looked for in the
/// folders in which scenarios, studies and results usually lie. Empty when `path` is there, or
/// nothing near is.
[[nodiscard]] std::filesystem::path nearby_file(const std::filesystem::path& path);

/// "; did you mean scenarios/us-2023.yaml?", or nothing when there is no such file.
[[nodiscard]] std::string did_you_mean_file(const std::filesystem::path& path);

} // namespace tenfold
