// SPDX-License-Identifier: Apache-2.0
/// Version and build of this program.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace tenfold {

/// Version and commit on the first line, then compiler and libraries on a line each; ends with a
/// newline.
[[nodiscard]] std::string version_text();

/// Compiler and build type, for provenance.
[[nodiscard]] std::string build_description();

/// Name and version of each library.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> library_versions();

/// "0.1.0".
[[nodiscard]] std::string project_version();

/// 40 hexadecimal digits, or "unknown"; followed by "+" and 12 digits of a digest of the changed
/// and added sources, if any, to distinguish builds.
[[nodiscard]] std::string git_commit();

/// Whether sources differ from the commit.
[[nodiscard]] bool git_dirty();

} // namespace tenfold
