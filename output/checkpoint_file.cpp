// SPDX-License-Identifier: Apache-2.0
#include "output/checkpoint_file.hpp"

#include "core/check.hpp"
#include "core/nearby_files.hpp"

#include "output/atomic_file.hpp"
#include "output/deflate.hpp"

#include <array>
#include <bit>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fmt/format.h>
#include <sys/stat.h>
#include <system_error>
#include <utility>

namespace tenfold {

namespace {

namespace fs = std::filesystem;

/// Increases when readers must change.
constexpr std::uint32_t checkpoint_version = 2;

/// The first bytes of the file. Numbers have the byte order and width of the machine, to identify
/// it.
struct Preamble {
    std::array<char, 20> magic{'t', 'e', 'n', 'f', 'o', 'l', 'd', ' ', 'c',  'h',
                               'e', 'c', 'k', 'p', 'o', 'i', 'n', 't', '\n', '\0'};
    std::uint32_t version = checkpoint_version;
    std::uint64_t byte_order = 0x0102030405060708;
    std::uint64_t pointer_bytes = sizeof(void*);
};
static_assert(sizeof(Preamble) == 40 && std::has_unique_object_representations_v<Preamble>);

struct FrameHead {
    std::uint32_t size = 0;
    std::uint32_t checksum = 0;
};

/// The checksum includes the length, so that a damaged length is detected.
std::uint32_t frame_checksum(std::uint32_t before, std::span<const std::byte> content) {
    const auto size = static_cast<std::uint32_t>(content.size());
    return crc32(crc32(before, std::as_bytes(std::span{&size, 1})), content);
}

/// Writes the output of a StateWriter in frames.
class FrameWriter {
public:
    explicit FrameWriter(AtomicFile& file) : file_{file} {
        const Preamble preamble;
        file_.write(std::as_bytes(std::span{&preamble, 1}));
    }
    void write(std::span<const std::byte> content) {
        checksum_ = frame_checksum(checksum_, content);
        const FrameHead head{static_cast<std::uint32_t>(content.size()), checksum_};
        file_.write(std::as_bytes(std::span{&head, 1}));
        file_.write(content);
    }

private:
    AtomicFile& file_;
    std::uint32_t checksum_ = 0;
};

} // namespace

void write_checkpoint(const fs::path& path,
                      const CheckpointHeader& header,
                      std::uint64_t bytes,
                      const std::function<void(StateWriter&)>& save) {
    check_writable(path, bytes);
    AtomicFile file{path};
    FrameWriter frames{file};
    const auto sink = [&](std::span<const std::byte> content) { frames.write(content); };
    StateWriter first{sink};
    first(header);
    first.flush(); // so that the header has frames of its own
    StateWriter state{sink};
    save(state);
    state.flush();
    frames.write({});
    file.publish();
}

/// An open checkpoint.
class CheckpointReader::File {
public:
    explicit File(const fs::path& path)
        : path_{path}, bytes_{size_of_file(path)}, file_{std::fopen(path.c_str(), "rbe")},
          reader_{[this] { return next(); }, bytes_, path.string()} {
        if (!file_) {
            fail(std::generic_category().message(errno));
        }
        read_preamble();
    }

    [[nodiscard]] StateReader& reader() { return reader_; }
    void finish() {
        if (!reader_.at_end()) {
            fail("it holds more than the state of the run");
        }
        std::byte more{};
        if (std::fread(&more, 1, 1, file_.get()) != 0) {
            fail("data follow its end");
        }
    }

private:
    struct Close {
        void operator()(std::FILE* file) const { std::fclose(file); }
    };

    [[noreturn]] void fail(const std::string& problem) const {
        throw FileError{fmt::format("cannot read {}: {}", path_.string(), problem)};
    }
    [[noreturn]] void fail_damaged(std::uint64_t place) const {
        fail(fmt::format("it is damaged (checksum of the part that starts at byte {}); "
                         "use an earlier checkpoint or start the run again",
                         place));
    }

    /// Checked before it is opened: opening a pipe would wait for its other end.
    std::uint64_t size_of_file(const fs::path& path) const {
        struct stat status {};
        if (::stat(path.c_str(), &status) != 0) {
            const int reason = errno; // before the search for a suggestion changes it
            fail(std::generic_category().message(reason) +
                 (reason == ENOENT ? did_you_mean_file(path) : std::string{}));
        }
        if (!S_ISREG(status.st_mode)) {
            fail("it is not a regular file");
        }
        return static_cast<std::uint64_t>(status.st_size);
    }

    void read_preamble() {
        Preamble found;
        const Preamble expected;
        const std::size_t got = std::fread(&found, 1, sizeof found, file_.get());
        if (got != sizeof found || found.magic != expected.magic) {
            fail("it is not a checkpoint of tenfold");
        }
        if (found.byte_order != expected.byte_order ||
            found.pointer_bytes != expected.pointer_bytes) {
            fail("it was written by another kind of machine (byte order or width of numbers), and "
                 "can be resumed only there");
        }
        if (found.version != expected.version) {
            fail(fmt::format("its format has version {}, and this program reads version {}; resume "
                             "it with the program that wrote it",
                             found.version,
                             expected.version));
        }
        place_ = sizeof found;
    }

    std::span<const std::byte> next() {
        if (ended_) {
            return {};
        }
        FrameHead head;
        const std::uint64_t start = place_;
        if (std::fread(&head, 1, sizeof head, file_.get()) != sizeof head) {
            fail(fmt::format("it ends too early, after {} bytes; use an earlier checkpoint",
                             bytes_));
        }
        if (head.size > StateWriter::piece) {
            fail_damaged(start);
        }
        content_.resize(head.size);
        if (std::fread(content_.data(), 1, head.size, file_.get()) != head.size) {
            fail(fmt::format("it ends too early, after {} bytes; use an earlier checkpoint",
                             bytes_));
        }
        checksum_ = frame_checksum(checksum_, content_);
        if (checksum_ != head.checksum) {
            fail_damaged(start);
        }
        place_ += sizeof head + head.size;
        ended_ = head.size == 0;
        return content_;
    }

    fs::path path_;
    std::uint64_t bytes_;
    std::unique_ptr<std::FILE, Close> file_;
    StateReader reader_;
    std::vector<std::byte> content_;
    std::uint64_t place_ = 0;
    std::uint32_t checksum_ = 0;
    bool ended_ = false;
};

CheckpointReader::CheckpointReader(const fs::path& path) : file_{std::make_unique<File>(path)} {
    file_->reader()(header_);
}

CheckpointReader::~CheckpointReader() = default;

StateReader& CheckpointReader::state() {
    return file_->reader();
}

void CheckpointReader::finish() {
    file_->finish();
}

} // namespace tenfold
