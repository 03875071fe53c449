// SPDX-License-Identifier: Apache-2.0
#include "output/atomic_file.hpp"

#include <array>
#include <csignal>
#include <fcntl.h>
#include <filesystem>
#include <limits>
#include <string>
#include <sys/file.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <doctest/doctest.h>

#include "sample_results.hpp"

using namespace tenfold;
using test::file_error_of;

namespace {

std::span<const std::byte> bytes(const std::string& text) {
    return std::as_bytes(std::span{text});
}

/// Limits the size of files that this process may write, as a full disk would, without the signal.
class FileSizeLimit {
public:
    explicit FileSizeLimit(rlim_t most) : old_handler_{std::signal(SIGXFSZ, SIG_IGN)} {
        REQUIRE(::getrlimit(RLIMIT_FSIZE, &old_) == 0);
        const rlimit limit{most, old_.rlim_max};
        REQUIRE(::setrlimit(RLIMIT_FSIZE, &limit) == 0);
    }
    ~FileSizeLimit() {
        ::setrlimit(RLIMIT_FSIZE, &old_);
        std::signal(SIGXFSZ, old_handler_);
    }
    FileSizeLimit(const FileSizeLimit&) = delete;
    FileSizeLimit& operator=(const FileSizeLimit&) = delete;

private:
    rlimit old_{};
    void (*old_handler_)(int);
};

} // namespace

TEST_CASE("a file is replaced as a whole and nothing else is left") {
    const test::TemporaryDirectory directory;
    const auto target = directory.path() / "results.h5";
    replace_file(target, bytes("first"));
    CHECK(test::read_text(target) == "first");
    replace_file(target, bytes("2nd"));
    CHECK(test::read_text(target) == "2nd");
    CHECK(directory.entries() == 1);
}

TEST_CASE("a symbolic link stays, and what it leads to is written, there already or not") {
    const test::TemporaryDirectory directory;
    const auto target = directory.path() / "results.h5";
    const auto link = directory.path() / "link.h5";
    std::filesystem::create_symlink("results.h5", link);
    for (const char* const text : {"first", "2nd"}) {
        replace_file(link, bytes(text));
        CHECK(std::filesystem::is_symlink(link));
        CHECK_FALSE(std::filesystem::is_symlink(target));
        CHECK(test::read_text(target) == text);
    }
    CHECK(directory.entries() == 2);
}

TEST_CASE("the temporary file of a killed run is replaced") {
    const test::TemporaryDirectory directory;
    const auto target = directory.path() / "results.h5";
    test::write_text(target.string() + ".part", "something longer, from a run that was killed");
    check_writable(target);
    CHECK(directory.entries() == 0);
    test::write_text(target.string() + ".part", "something longer, from a run that was killed");
    replace_file(target, bytes("new"));
    CHECK(test::read_text(target) == "new");
    CHECK(directory.entries() == 1);
}

TEST_CASE("targets that cannot be written are refused with the reason") {
    const test::TemporaryDirectory directory;
    const auto& base = directory.path();
    test::write_text(base / "file", "x");
    const auto message = [](const std::filesystem::path& target) {
        std::string before = file_error_of([&] { check_writable(target); });
        CHECK(before == file_error_of([&] { replace_file(target, bytes("x")); }));
        CHECK(before.find(target.string()) != std::string::npos);
        return before;
    };
    CHECK(message(base / "none" / "a.h5").ends_with("none does not exist"));
    CHECK(message(base).ends_with("it is a directory"));
    CHECK(message(base / "file" / "a.h5").find("file") != std::string::npos);
    CHECK(message("/dev/null").ends_with("it is not a regular file"));
    CHECK(message(base / "").ends_with("a name for the file is missing"));
    CHECK(message(base / std::string(300, 'n')).ends_with("File name too long"));
    CHECK(directory.entries() == 1);
    if (::geteuid() != 0) { // root may write anywhere
        ::chmod(base.c_str(), 0555);
        CHECK(message(base / "a.h5").ends_with("Permission denied"));
        ::chmod(base.c_str(), 0755);
    }
}

TEST_CASE("lack of space is reported before the run") {
    const test::TemporaryDirectory directory;
    const auto target = directory.path() / "a.h5";
    const auto too_much = std::numeric_limits<std::uintmax_t>::max();
    CHECK(file_error_of([&] { check_writable(target, too_much); }).find("bytes free") !=
          std::string::npos);
    CHECK(directory.entries() == 0);
}

TEST_CASE("a second writer of the same file is refused") {
    const test::TemporaryDirectory directory;
    const auto target = directory.path() / "a.h5";
    const std::string part = target.string() + ".part";
    const int other = ::open(part.c_str(), O_WRONLY | O_CREAT, 0666);
    REQUIRE(::flock(other, LOCK_EX) == 0);
    CHECK(file_error_of([&] {
              replace_file(target, bytes("x"));
          }).ends_with("another process is writing it"));
    CHECK(std::filesystem::exists(part)); // theirs, so not ours to remove
    ::close(other);
}

TEST_CASE("a failure in the middle keeps the old file and leaves no temporary") {
    const test::TemporaryDirectory directory;
    const auto target = directory.path() / "a.h5";
    replace_file(target, bytes("old"));
    std::string message;
    {
        const FileSizeLimit limit{4096};
        message = file_error_of([&] { replace_file(target, bytes(std::string(10000, 'x'))); });
    }
    CHECK(message.ends_with("File too large"));
    CHECK(test::read_text(target) == "old");
    CHECK(directory.entries() == 1);
}
