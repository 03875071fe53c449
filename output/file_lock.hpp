// SPDX-License-Identifier: Apache-2.0
/// Keeps other processes away from a file while one works on it.
#pragma once

#include "core/check.hpp"

#include <filesystem>

namespace tenfold {

/// Another process is at work on a file.
class FileBusy : public FileError {
public:
    using FileError::FileError;
};

/// What asking the system for the lock of an open file came to. Some file systems of clusters (NFS,
/// Lustre) and of FUSE have no locks; work goes on there without.
enum class LockOutcome { locked, busy, unavailable };

/// Asks for the lock that only one process can have, without waiting.
[[nodiscard]] LockOutcome try_lock(int descriptor);

/// Holds the lock of the file `FILE.lock` beside `FILE` while it lives; the system forgets it when
/// the process ends, so one that was killed leaves no more than an empty file.
class FileLock {
public:
    /// The file that is locked beside `file`.
    [[nodiscard]] static std::filesystem::path path_of(const std::filesystem::path& file);
    /// Throws FileBusy when another process holds it, FileError when there can be no file beside.
    explicit FileLock(const std::filesystem::path& file);
    ~FileLock();
    FileLock(const FileLock&) = delete;
    FileLock& operator=(const FileLock&) = delete;

    /// False where the file system has no locks: then no other process is kept away.
    [[nodiscard]] bool works() const { return works_; }

private:
    std::filesystem::path path_;
    int descriptor_ = -1;
    bool works_ = true;
};

} // namespace tenfold
