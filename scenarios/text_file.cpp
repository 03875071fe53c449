// SPDX-License-Identifier: Apache-2.0
#include "scenarios/text_file.hpp"

#include "core/check.hpp"
#include "core/nearby_files.hpp"

#include "scenarios/shipped_files.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <string_view>
#include <sys/stat.h>
#include <unistd.h>

namespace tenfold {

namespace {

/// Closes a file descriptor when it goes out of scope.
class FileDescriptor {
public:
    explicit FileDescriptor(int number) : number_{number} {}
    ~FileDescriptor() {
        if (number_ >= 0) {
            ::close(number_);
        }
    }
    FileDescriptor(const FileDescriptor&) = delete;
    FileDescriptor& operator=(const FileDescriptor&) = delete;

    [[nodiscard]] int number() const { return number_; }

private:
    int number_;
};

[[noreturn]] void fail_file(const std::filesystem::path& path, std::string_view reason) {
    throw FileError{fmt::format("{}: {}", path.string(), reason)};
}

/// Which file was meant: one in the folder that was named, else one that comes with the program,
/// else one in the folders in which such files usually lie.
std::string suggestion(const std::filesystem::path& path) {
    const std::filesystem::path nearby = nearby_file(path);
    const bool in_place = !nearby.empty() && nearby.has_parent_path() == path.has_parent_path();
    const bool may_be_name =
        path.extension() == ".yaml" || path.extension() == ".yml" || !path.has_extension();
    const std::string shipped = in_place || !may_be_name ? std::string{} : nearest_shipped(path);
    return shipped.empty() ? did_you_mean_file(path) : fmt::format("; did you mean {}?", shipped);
}

[[noreturn]] void fail_step(const std::filesystem::path& path) {
    const int reason = errno; // before the search for a suggestion changes it
    fail_file(path,
              fmt::format("cannot be read ({}){}",
                          std::strerror(reason),
                          reason == ENOENT ? suggestion(path) : std::string{}));
}

/// Reads `descriptor` to its end; `told` is the expected size.
std::string read_all(int descriptor,
                     const std::filesystem::path& path,
                     std::size_t told,
                     std::size_t most_bytes) {
    // One byte more than expected, to detect the end; files may grow, and some report no size.
    std::string text(std::min(told, most_bytes) + 1, '\0');
    std::size_t size = 0;
    for (;;) {
        const ssize_t count = ::read(descriptor, text.data() + size, text.size() - size);
        if (count < 0 && errno == EINTR && descriptor != STDIN_FILENO) {
            continue; // a user who types the input must be able to interrupt
        }
        if (count < 0) {
            fail_step(path);
        }
        size += static_cast<std::size_t>(count);
        if (count == 0 || size > most_bytes) {
            break;
        }
        if (size == text.size()) {
            text.resize(std::min(2 * size, most_bytes + 1));
        }
    }
    if (size > most_bytes) {
        throw ScenarioError{
            fmt::format("{}: the file is larger than {} MiB", path.string(), most_bytes >> 20)};
    }
    text.resize(size);
    return text;
}

} // namespace

std::string read_regular_file(const std::filesystem::path& path, std::size_t most_bytes) {
    // Without O_NONBLOCK opening a FIFO would wait for a writer.
    const FileDescriptor file{::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC)};
    if (file.number() < 0) {
        fail_step(path);
    }
    struct stat status {};
    if (::fstat(file.number(), &status) != 0) {
        fail_step(path);
    }
    if (!S_ISREG(status.st_mode)) {
        fail_file(path,
                  S_ISDIR(status.st_mode) ? "is a directory, not a file" : "is not a regular file");
    }
    return read_all(file.number(),
                    path,
                    static_cast<std::size_t>(std::max<off_t>(status.st_size, 0)),
                    most_bytes);
}

std::string read_standard_input(std::size_t most_bytes) {
    constexpr std::size_t first_size = 4096;
    return read_all(STDIN_FILENO, "standard input", first_size, most_bytes);
}

} // namespace tenfold
