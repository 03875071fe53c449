// SPDX-License-Identifier: Apache-2.0
#include "output/hdf5_signature.hpp"

#include "core/check.hpp"
#include "core/nearby_files.hpp"

#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

namespace tenfold {

namespace {

constexpr std::string_view signature = "\x89HDF\r\n\x1a\n";
constexpr std::string_view checkpoint_begin = "tenfold checkpoint";

} // namespace

void check_hdf5_signature(const std::filesystem::path& path, std::string_view wanted) {
    const auto refuse = [&](std::string_view why) {
        throw FileError{fmt::format("{}: {}", path.string(), why)};
    };
    // Without waiting: opening a FIFO would block for ever.
    const int file = ::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    if (file < 0) {
        const int reason = errno; // before the search for a suggestion changes it
        refuse(fmt::format("cannot be read ({}){}",
                           std::strerror(reason),
                           reason == ENOENT ? did_you_mean_file(path) : std::string{}));
    }
    struct stat facts {};
    std::array<char, checkpoint_begin.size()> start{};
    const bool known = ::fstat(file, &facts) == 0;
    const bool regular = known && S_ISREG(facts.st_mode);
    const ssize_t count = regular ? ::read(file, start.data(), start.size()) : 0;
    ::close(file);
    if (known && S_ISDIR(facts.st_mode)) {
        refuse(fmt::format("is a folder, not {}", wanted));
    }
    if (!regular) {
        refuse("is not a regular file");
    }
    if (facts.st_size == 0) {
        refuse("is empty");
    }
    if (count < 0) {
        refuse("cannot be read");
    }
    const std::string_view begin{start.data(), static_cast<std::size_t>(count)};
    if (begin == checkpoint_begin) {
        refuse(fmt::format("is a checkpoint, not {}; `tenfold resume` resumes it", wanted));
    }
    if (!begin.starts_with(signature)) {
        refuse(fmt::format("is not {} of tenfold (it is not an HDF5 file)", wanted));
    }
}

} // namespace tenfold
