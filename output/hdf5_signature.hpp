// SPDX-License-Identifier: Apache-2.0
/// Whether a path leads to an HDF5 file at all.
#pragma once

#include <filesystem>
#include <string_view>

namespace tenfold {

/// Says in words what is wrong with a file that is none, so that libhdf5 never sees it; `wanted` is
/// what it should have been ("a results file"). Throws FileError.
void check_hdf5_signature(const std::filesystem::path& path, std::string_view wanted);

} // namespace tenfold
