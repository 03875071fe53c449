// SPDX-License-Identifier: Apache-2.0
/// Files that are always complete: written under a temporary name, synced, then renamed.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>

namespace tenfold {

/// A file in the making. It is written as `target` + ".part" beside it; publish() syncs it, renames
/// it and syncs the directory, so that at any moment, a power cut included, `target` is either the
/// old or the new file, whole. What a killed process has left under the temporary name is
/// overwritten. Where the file system has no locks, the temporary name also holds those of machine
/// and process.
///
/// All functions throw FileError (path, step, reason); then the temporary is gone and a previous
/// file is untouched, except when only the last step of publish() fails: then the new file is in
/// place, but a power cut could undo that.
class AtomicFile {
public:
    /// Throws when the directory is missing or not writable, `target` is there and not a regular
    /// file, or another process is writing it.
    explicit AtomicFile(const std::filesystem::path& target);
    /// The temporary goes, unless it was published.
    ~AtomicFile();
    AtomicFile(const AtomicFile&) = delete;
    AtomicFile& operator=(const AtomicFile&) = delete;

    void write(std::span<const std::byte> content);
    /// Brings what is written to the disk.
    void sync();
    void publish();

private:
    class Part;
    std::filesystem::path target_;
    std::unique_ptr<Part> part_;
};

/// Puts `content` under the name `target`, replacing what was there, as an AtomicFile.
void replace_file(const std::filesystem::path& target, std::span<const std::byte> content);

/// Tries, before any work is done, what replace_file will do later.
///
/// Throws FileError (path and reason) when the directory is missing or not writable, `target` is
/// there and not a regular file, another process is writing it, or less than `bytes_needed` are
/// free. A file system that does not say how large it is has room.
void check_writable(const std::filesystem::path& target,
                    std::uintmax_t bytes_needed = std::uintmax_t{16} << 20U);

} // namespace tenfold
