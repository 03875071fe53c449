// SPDX-License-Identifier: Apache-2.0
/// What this program was built from, as text.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace tenfold {

/// Version and commit on the first line, then compiler and libraries, one a line; ends with a
/// newline.
[[nodiscard]] std::string version_text();

/// Compiler and build type, for the provenance of results files.
[[nodiscard]] std::string build_description();

/// Name and version of each library.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> library_versions();

/// "0.1.0", the commit (40 hexadecimal digits or "unknown"; behind them "+" and 12 digits of the
/// digest of what the sources have changed or added, so that builds of different sources are told
/// apart), and whether anything was changed.
[[nodiscard]] std::string project_version();
[[nodiscard]] std::string git_commit();
[[nodiscard]] bool git_dirty();

} // namespace tenfold
