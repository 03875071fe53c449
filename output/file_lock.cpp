// SPDX-License-Identifier: Apache-2.0
#include "output/file_lock.hpp"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace tenfold {

namespace {

using Path = std::filesystem::path;

/// Whether the open file is still the one at `path` and has not been removed.
bool is_at(int descriptor, const Path& path) {
    struct stat opened {};
    struct stat named {};
    return ::fstat(descriptor, &opened) == 0 && ::stat(path.c_str(), &named) == 0 &&
           opened.st_ino == named.st_ino && opened.st_dev == named.st_dev;
}

int open_lock(const Path& path) {
    constexpr mode_t everyone_as_umask_allows = 0666;
    const int descriptor =
        ::open(path.c_str(), O_CREAT | O_RDWR | O_CLOEXEC, everyone_as_umask_allows);
    if (descriptor >= 0 || errno != EACCES) {
        return descriptor;
    }
    // The file of another user's killed process can still be locked.
    const int other = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    errno = EACCES; // the reason of the first attempt
    return other;
}

} // namespace

LockOutcome try_lock(int descriptor) {
    while (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
        if (errno == EWOULDBLOCK) {
            return LockOutcome::busy;
        }
        if (errno != EINTR) {
            return LockOutcome::unavailable;
        }
    }
    return LockOutcome::locked;
}

Path FileLock::path_of(const Path& file) {
    Path path{file};
    path += ".lock";
    return path;
}

FileLock::FileLock(const Path& file) : path_{path_of(file)} {
    while (descriptor_ < 0 || !is_at(descriptor_, path_)) {
        if (descriptor_ >= 0) {
            ::close(descriptor_); // of a process that has just ended
        }
        descriptor_ = open_lock(path_);
        if (descriptor_ < 0) {
            throw FileError{fmt::format("{}: {}", path_.string(), std::strerror(errno))};
        }
        const LockOutcome outcome = try_lock(descriptor_);
        if (outcome == LockOutcome::busy) {
            ::close(descriptor_);
            throw FileBusy{fmt::format("{}: another process is using it", file.string())};
        }
        works_ = outcome == LockOutcome::locked;
    }
}

FileLock::~FileLock() {
    // Without locks the file may belong to another process, which does not check either.
    ::unlink(path_.c_str());
    ::close(descriptor_);
}

} // namespace tenfold
