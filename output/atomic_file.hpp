// SPDX-License-Identifier: Apache-2.0
/// Files that are always complete: written under a temporary name, synced, then renamed.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>

namespace tenfold {

/// A file being written, as `target` + ".part" beside it. publish() syncs and renames it and syncs
/// the directory, so that at any moment, also after a power cut, `target` is either the complete
/// old or the complete new file. The temporary file of a killed process is overwritten. On a file
/// system without locks, the temporary name also contains the names of machine and process.
///
/// All functions throw FileError (path, step, reason). After an error the temporary file is removed
/// and a previous file is unchanged, except if only the last step of publish() fails: then the new
/// file is in place, but a power cut could undo that.
class AtomicFile {
public:
    /// Throws if the directory is missing or not writable, `target` exists and is not a regular
    /// file, or another process is writing it.
    explicit AtomicFile(const std::filesystem::path& target);
    /// Removes the temporary file, unless it was published.
    ~AtomicFile();
    AtomicFile(const AtomicFile&) = delete;
    AtomicFile& operator=(const AtomicFile&) = delete;

    void write(std::span<const std::byte> content);
    /// Flushes the written data to the disk.
    void sync();
    void publish();

private:
    class Part;
    std::filesystem::path target_;
    std::unique_ptr<Part> part_;
};

/// Writes `content` to `target`, replacing an existing file, as an AtomicFile.
void replace_file(const std::filesystem::path& target, std::span<const std::byte> content);

/// Checks, before any work is done, whether replace_file can succeed later.
///
/// Throws FileError (path and reason) if the directory is missing or not writable, `target` exists
/// and is not a regular file, another process is writing it, or less than `bytes_needed` are free.
/// A file system that reports no size counts as having space.
void check_writable(const std::filesystem::path& target,
                    std::uintmax_t bytes_needed = std::uintmax_t{16} << 20U);

} // namespace tenfold
