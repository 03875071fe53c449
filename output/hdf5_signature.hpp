// SPDX-License-Identifier: Apache-2.0
/// Checks that a path leads to an HDF5 file.
#pragma once

#include <filesystem>
#include <string_view>

namespace tenfold {

/// Throws FileError with a message for any other file, so that libhdf5 never opens it; `wanted`
/// names the expected kind ("a results file").
void check_hdf5_signature(const std::filesystem::path& path, std::string_view wanted);

} // namespace tenfold
