// SPDX-License-Identifier: Apache-2.0
/// Files as text, whole.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>

namespace tenfold {

/// The bytes of a regular file. Throws FileError if it cannot be read or is not a regular file (the
/// message ends with the reason), ScenarioError if it is larger than `most_bytes`, a multiple of 1
/// MiB.
[[nodiscard]] std::string read_regular_file(const std::filesystem::path& path,
                                            std::size_t most_bytes);

/// All of standard input, up to its end. Throws as above.
[[nodiscard]] std::string read_standard_input(std::size_t most_bytes);

} // namespace tenfold
