// SPDX-License-Identifier: Apache-2.0
#include "output/atomic_file.hpp"

#include "core/check.hpp"

#include "output/file_lock.hpp"

#include <cerrno>
#include <fcntl.h>
#include <fmt/format.h>
#include <string>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace tenfold {

namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(const fs::path& target, const std::string& reason) {
    throw FileError{fmt::format("cannot write {}: {}", target.string(), reason)};
}

/// Call directly after the step that failed: it reads errno.
[[noreturn]] void fail_step(const fs::path& target, const char* step, const fs::path& subject) {
    const int error = errno;
    fail(target,
         fmt::format("{} {}: {}", step, subject.string(), std::generic_category().message(error)));
}

fs::path directory_of(const fs::path& target) {
    return target.has_parent_path() ? target.parent_path() : fs::path{"."};
}

/// The target of a symbolic link, which need not exist: the link itself stays.
fs::path followed(fs::path target) {
    constexpr int most_links = 40; // as the kernel has it
    std::error_code ignored;
    for (int i = 0; i < most_links && fs::is_symlink(target, ignored); ++i) {
        const fs::path next = fs::read_symlink(target, ignored);
        target = next.is_absolute() ? next : target.parent_path() / next;
    }
    return target;
}

/// An open file descriptor.
class Descriptor {
public:
    explicit Descriptor(int number) : number_{number} {}
    ~Descriptor() {
        if (number_ >= 0) {
            ::close(number_);
        }
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;

    [[nodiscard]] int get() const { return number_; }
    void replace(int number) {
        if (number_ >= 0) {
            ::close(number_);
        }
        number_ = number;
    }

private:
    int number_;
};

/// A word that is unique among the processes of all machines.
std::string own_word() {
    char host[256] = {};
    return fmt::format(
        "{}-{}", ::gethostname(host, sizeof host - 1) == 0 ? host : "host", ::getpid());
}

} // namespace

/// The temporary file beside the target: locked by this process, and removed at the end unless
/// renamed.
class AtomicFile::Part {
public:
    explicit Part(const fs::path& target)
        : target_{followed(target)}, path_{part_path(target_)}, file_{open_part(target_, path_)} {
        // Held until the rename: a second writer of the same target would otherwise rename a torn
        // file.
        const LockOutcome outcome = try_lock(file_.get());
        if (outcome == LockOutcome::busy) {
            fail(target_, "another process is writing it");
        }
        if (outcome == LockOutcome::unavailable) {
            take_own_name();
        }
        struct stat ours {};
        struct stat named {};
        if (::fstat(file_.get(), &ours) != 0) {
            fail_step(target_, "cannot inspect", path_);
        }
        if (!S_ISREG(ours.st_mode)) {
            fail(target_, fmt::format("{} is not a regular file", path_.string()));
        }
        if (::stat(path_.c_str(), &named) != 0 || named.st_ino != ours.st_ino) {
            fail(target_, "another process is writing it"); // and has just renamed the opened file
        }
        owned_ = true;
        if (::ftruncate(file_.get(), 0) != 0) {
            fail_and_remove("cannot empty");
        }
    }
    ~Part() { remove(); }
    Part(const Part&) = delete;
    Part& operator=(const Part&) = delete;

    void write(std::span<const std::byte> content) {
        while (!content.empty()) {
            const ssize_t written = ::write(file_.get(), content.data(), content.size());
            if (written < 0 && errno == EINTR) {
                continue;
            }
            if (written < 0) {
                fail_and_remove("cannot write");
            }
            content = content.subspan(static_cast<std::size_t>(written));
        }
    }

    void sync() {
        if (::fsync(file_.get()) != 0) {
            fail_and_remove("cannot sync");
        }
    }

    void rename_to_target() {
        if (::rename(path_.c_str(), target_.c_str()) != 0) {
            fail_and_remove("cannot rename");
        }
        owned_ = false;
    }

private:
    /// Without locks, two writers of one target must not share a temporary file.
    void take_own_name() {
        ::unlink(path_.c_str());
        path_ += "." + own_word();
        file_.replace(open_part(target_, path_));
    }

    static fs::path part_path(const fs::path& target) {
        fs::path part = target;
        part += ".part";
        return part;
    }

    static int open_part(const fs::path& target, const fs::path& part) {
        constexpr mode_t everyone_as_umask_allows = 0666;
        const int number = ::open(part.c_str(),
                                  O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK,
                                  everyone_as_umask_allows);
        if (number < 0) {
            fail_step(target, "cannot create", part);
        }
        return number;
    }

    /// Also for a failure in the constructor, after which no destructor runs.
    [[noreturn]] void fail_and_remove(const char* step) {
        const int error = errno;
        remove();
        errno = error;
        fail_step(target_, step, path_);
    }

    void remove() {
        if (owned_) {
            ::unlink(path_.c_str());
            owned_ = false;
        }
    }

    fs::path target_;
    fs::path path_;
    Descriptor file_;
    bool owned_ = false;
};

namespace {

/// Refuses what a rename must not replace: /dev/null, a pipe, a directory.
void check_target(const fs::path& target) {
    if (!target.has_filename()) {
        fail(target, "a name for the file is missing");
    }
    std::error_code error;
    const fs::file_status status = fs::status(target, error);
    if (fs::is_directory(status)) {
        fail(target, "it is a directory");
    }
    if (fs::exists(status) && !fs::is_regular_file(status)) {
        fail(target, "it is not a regular file");
    }
    const fs::path directory = directory_of(target);
    const fs::file_status parent = fs::status(directory, error);
    if (parent.type() == fs::file_type::not_found) {
        fail(target, fmt::format("the directory {} does not exist", directory.string()));
    }
    if (parent.type() == fs::file_type::none) {
        fail(target,
             fmt::format(
                 "cannot inspect the directory {}: {}", directory.string(), error.message()));
    }
    if (!fs::is_directory(parent)) {
        fail(target, fmt::format("{} is not a directory", directory.string()));
    }
}

void sync_directory(const fs::path& target) {
    const fs::path directory = directory_of(target);
    const Descriptor handle{::open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
    // Some file systems cannot sync a directory and report EINVAL; the file itself is synced.
    if (handle.get() < 0 || (::fsync(handle.get()) != 0 && errno != EINVAL)) {
        fail_step(target, "the file is written, but cannot sync its directory", directory);
    }
}

} // namespace

AtomicFile::AtomicFile(const fs::path& target) : target_{target} {
    check_target(target);
    part_ = std::make_unique<Part>(target);
}

AtomicFile::~AtomicFile() = default;

void AtomicFile::write(std::span<const std::byte> content) {
    part_->write(content);
}

void AtomicFile::sync() {
    part_->sync();
}

void AtomicFile::publish() {
    part_->sync();
    part_->rename_to_target();
    sync_directory(target_);
}

void replace_file(const fs::path& target, std::span<const std::byte> content) {
    AtomicFile file{target};
    file.write(content);
    file.publish();
}

void check_writable(const fs::path& target, std::uintmax_t bytes_needed) {
    {
        AtomicFile probe{target};
        const std::byte content{};
        probe.write({&content, 1});
        probe.sync();
    }
    struct statvfs system {};
    const fs::path directory = directory_of(target);
    if (::statvfs(directory.c_str(), &system) != 0) {
        return; // some network file systems report no size; the write itself will fail if the disk is full
    }
    if (system.f_blocks == 0) {
        return; // a mount that does not know its size (FUSE, object stores) has not said that it is
                // full
    }
    const std::uintmax_t free = std::uintmax_t{system.f_bavail} * system.f_frsize;
    if (free < bytes_needed) {
        fail(target,
             fmt::format(
                 "{} has {} bytes free, {} are needed", directory.string(), free, bytes_needed));
    }
}

} // namespace tenfold
