// SPDX-License-Identifier: Apache-2.0
/// Excludes other processes while one works on a file.
#pragma once

#include "core/check.hpp"

#include <filesystem>

namespace tenfold {

/// Another process is using the file.
class FileBusy : public FileError {
public:
    using FileError::FileError;
};

/// Outcome of a request for the lock of an open file. Some file systems of clusters (NFS, Lustre)
/// and of FUSE have no locks; commands continue without.
enum class LockOutcome { locked, busy, unavailable };

/// Requests the exclusive lock, without waiting.
[[nodiscard]] LockOutcome try_lock(int descriptor);

/// Holds the lock of the file `FILE.lock` beside `FILE` during its lifetime. The system releases it
/// when the process ends, so that a killed process leaves only an empty file.
class FileLock {
public:
    /// The file that is locked beside `file`.
    [[nodiscard]] static std::filesystem::path path_of(const std::filesystem::path& file);
    /// Throws FileBusy if another process holds it, FileError if the lock file cannot be created.
    explicit FileLock(const std::filesystem::path& file);
    ~FileLock();
    FileLock(const FileLock&) = delete;
    FileLock& operator=(const FileLock&) = delete;

    /// False if the file system has no locks: then no other process is excluded.
    [[nodiscard]] bool works() const { return works_; }

private:
    std::filesystem::path path_;
    int descriptor_ = -1;
    bool works_ = true;
};

} // namespace tenfold
