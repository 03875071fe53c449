// SPDX-License-Identifier: Apache-2.0
/// Files that are always complete: written under a temporary name, synced, then renamed.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>

namespace tenfold {

/// Puts `content` under the name `target`, replacing what was there.
///
/// Written as `target` + ".part" beside it, synced, renamed, and the directory synced, so that at
/// any moment, a power cut included, `target` is either the old or the new file, whole. Throws
/// FileError (path, step, reason); then the temporary is gone and a previous file is untouched,
/// except when only the last step fails: then the new file is in place, but a power cut could undo
/// that.
void replace_file(const std::filesystem::path& target, std::span<const std::byte> content);

/// Tries, before any work is done, what replace_file will do later.
///
/// Throws FileError (path and reason) when the directory is missing or not writable, `target` is
/// there and not a regular file, another process is writing it, or less than `bytes_needed` are
/// free.
void check_writable(const std::filesystem::path& target,
                    std::uintmax_t bytes_needed = std::uintmax_t{16} << 20U);

} // namespace tenfold
