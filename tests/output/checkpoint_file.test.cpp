// SPDX-License-Identifier: Apache-2.0
#include "output/checkpoint_file.hpp"

#include "output/atomic_file.hpp"

#include <chrono>
#include <cstdint>
#include <cstring>
#include <functional>
#include <limits>
#include <random>
#include <sys/stat.h>
#include <utility>

#include <doctest/doctest.h>

#include "sample_results.hpp"

using namespace tenfold;
using test::file_error_of;
namespace fs = std::filesystem;

namespace {

CheckpointHeader some_header() {
    using namespace std::chrono;
    CheckpointHeader header;
    header.program_version = "1.2.3";
    header.git_commit = "0123abcd";
    header.scenario_name = "tiny";
    header.resolved_scenario = "format: 1\nname: tiny\n";
    header.scenario_sha256 = std::string(64, 'f');
    header.date = Date{2027y / March / 31};
    header.results_path = "results/tiny.h5";
    header.lineage = {"resumed once", "and again"};
    header.extensions = {"lever a [1]", "observer b [1, sector]"};
    return header;
}

/// A state of several frames, of which no two bytes in a row follow from each other.
std::vector<std::uint32_t> some_state() {
    std::vector<std::uint32_t> state(StateWriter::piece / 4 * 2 + 1000);
    std::uint32_t word = 1;
    for (std::uint32_t& each : state) {
        word = word * 1664525U + 1013904223U;
        each = word;
    }
    return state;
}

void write_some(const fs::path& path, const std::vector<std::uint32_t>& state) {
    write_checkpoint(path, some_header(), 1000, [&](StateWriter& out) { out(state); });
}

/// Reads all of a checkpoint and compares it with what was written.
bool reads_the_same(const fs::path& path, const std::vector<std::uint32_t>& state) {
    CheckpointReader checkpoint{path};
    std::vector<std::uint32_t> found;
    checkpoint.state()(found);
    checkpoint.finish();
    const CheckpointHeader expected = some_header();
    const CheckpointHeader& header = checkpoint.header();
    return found == state && header.program_version == expected.program_version &&
           header.git_commit == expected.git_commit && header.extensions == expected.extensions &&
           header.scenario_name == expected.scenario_name &&
           header.resolved_scenario == expected.resolved_scenario &&
           header.scenario_sha256 == expected.scenario_sha256 && header.date == expected.date &&
           header.results_path == expected.results_path && header.lineage == expected.lineage;
}

/// A checkpoint on the disk, and its bytes.
struct Written {
    test::TemporaryDirectory directory;
    fs::path path = directory.path() / "a.checkpoint";
    std::vector<std::uint32_t> state = some_state();
    std::string content = (write_some(path, state), test::read_text(path));

    /// What a reader says of other bytes under the same name; "" when it reads the same.
    [[nodiscard]] std::string said_of(const std::string& bytes) const {
        test::write_text(path, bytes);
        try {
            return reads_the_same(path, state) ? "" : "reads something else";
        } catch (const FileError& error) {
            return error.what();
        }
    }
    /// The same with `value` put at a place.
    template <class T>
    [[nodiscard]] std::string said_with(std::size_t place, T value) const {
        std::string bytes = content;
        std::memcpy(bytes.data() + place, &value, sizeof value);
        return said_of(bytes);
    }
};

/// Where each frame starts, and the end.
std::vector<std::size_t> frame_starts(const std::string& content) {
    constexpr std::size_t preamble = 40;
    constexpr std::size_t head = 8;
    std::vector<std::size_t> starts{preamble};
    while (starts.back() < content.size()) {
        std::uint32_t size = 0;
        std::memcpy(&size, content.data() + starts.back(), sizeof size);
        starts.push_back(starts.back() + head + size);
    }
    return starts;
}

bool starts_with_path(const std::string& message, const fs::path& path) {
    return message.starts_with("cannot read " + path.string() + ": ");
}

} // namespace

TEST_CASE("header and state come back, and nothing else is left on the disk") {
    const Written written;
    CHECK(reads_the_same(written.path, written.state));
    CHECK(written.directory.entries() == 1);
    CHECK(frame_starts(written.content).size() == 6); // header, three of the state, the end
}

TEST_CASE("the header can be read without the state") {
    const Written written;
    const CheckpointReader checkpoint{written.path};
    CHECK(checkpoint.header().scenario_name == "tiny");
    CHECK(to_string(checkpoint.header().date) == "2027-03-31");
}

TEST_CASE("equal states give equal files") {
    const Written one;
    const Written two;
    CHECK(one.content == two.content);
}

TEST_CASE("a checkpoint cut at any of 20 places, or at any end of a frame, is refused") {
    const Written written;
    std::vector<std::size_t> lengths = frame_starts(written.content);
    lengths.pop_back(); // the whole file
    for (std::size_t i = 0; i < 20; ++i) {
        lengths.push_back(i * (written.content.size() - 1) / 19);
    }
    for (const std::size_t length : lengths) {
        CAPTURE(length);
        const std::string message = written.said_of(written.content.substr(0, length));
        CHECK(starts_with_path(message, written.path));
        constexpr std::size_t preamble = 40;
        if (length < preamble) {
            CHECK(message.ends_with("it is not a checkpoint of tenfold"));
        } else {
            CHECK(message.find("it ends too early") != std::string::npos);
        }
    }
}

TEST_CASE("each of 300 single flipped bits is detected") {
    const Written written;
    std::mt19937_64 random{20}; // its numbers are the same everywhere
    for (int flip = 0; flip < 300; ++flip) {
        // The first half near the start, where preamble, heads and header are.
        const std::size_t range = flip < 150 ? 400 : written.content.size();
        const std::size_t place = random() % range;
        std::string bytes = written.content;
        bytes[place] = static_cast<char>(bytes[place] ^ (1 << (random() % 8)));
        CAPTURE(place);
        CHECK(starts_with_path(written.said_of(bytes), written.path));
    }
}

TEST_CASE("the error names the damage, its place and the remedy") {
    const Written written;
    const std::size_t second = frame_starts(written.content)[1];
    std::string bytes = written.content;
    bytes[second + 100] = static_cast<char>(bytes[second + 100] ^ 1);
    CHECK(written.said_of(bytes) ==
          "cannot read " + written.path.string() +
              ": it is damaged (checksum of the part that starts at byte " +
              std::to_string(second) + "); use an earlier checkpoint or start the run again");
}

TEST_CASE("swapped, missing and repeated frames are detected") {
    const Written written;
    const std::vector<std::size_t> starts = frame_starts(written.content);
    const auto part = [&](std::size_t first, std::size_t last) {
        return written.content.substr(starts[first], starts[last] - starts[first]);
    };
    const std::string preamble = written.content.substr(0, starts[0]);
    const std::string second = part(1, 2);
    const std::string third = part(2, 3);
    REQUIRE(second.size() == third.size());
    CHECK(written.said_of(preamble + part(0, 5)).empty());
    using Frames = std::vector<std::string>;
    for (const Frames& frames : {Frames{part(0, 1), third, second, part(3, 5)},
                                 Frames{part(0, 1), third, part(3, 5)},
                                 Frames{part(0, 1), second, second, third, part(3, 5)},
                                 Frames{part(1, 5)}}) {
        std::string content = preamble;
        for (const std::string& frame : frames) {
            content += frame;
        }
        CHECK(written.said_of(content).find("it is damaged") != std::string::npos);
    }
}

TEST_CASE("bytes after the end are detected") {
    const Written written;
    CHECK(written.said_of(written.content + '\0').ends_with(": data follow its end"));
    CHECK(written.said_of(written.content + written.content).ends_with(": data follow its end"));
}

TEST_CASE("a state that was not read to its end is detected") {
    const Written written;
    CheckpointReader checkpoint{written.path};
    std::uint64_t size = 0;
    checkpoint.state()(size);
    CHECK(file_error_of([&] {
              checkpoint.finish();
          }).ends_with(": it holds more than the state of the run"));
}

TEST_CASE("other files are not taken for checkpoints") {
    const Written written;
    const std::string foreign = ": it is not a checkpoint of tenfold";
    CHECK(written.said_of("").ends_with(foreign));
    CHECK(written.said_of("name: tiny\n").ends_with(foreign));
    CHECK(written.said_of(std::string(1000, '\0')).ends_with(foreign));
    CHECK(written.said_of("\x89HDF\r\n\x1a\n" + std::string(5000, 'x')).ends_with(foreign));
    const auto message = [](const fs::path& path) {
        return file_error_of([&] { const CheckpointReader reader{path}; });
    };
    const fs::path& directory = written.directory.path();
    CHECK(message(directory / "none") ==
          "cannot read " + (directory / "none").string() + ": No such file or directory");
    CHECK(message(directory).ends_with(": it is not a regular file"));
    const fs::path pipe = directory / "pipe"; // opening it would wait for ever
    REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
    CHECK(message(pipe).ends_with(": it is not a regular file"));
}

TEST_CASE("another version of the format, byte order or width of pointers is named") {
    const Written written;
    constexpr std::size_t version_at = 20;
    constexpr std::size_t byte_order_at = 24;
    constexpr std::size_t pointer_bytes_at = 32;
    CHECK(written.said_with(version_at, std::uint32_t{7})
              .ends_with(": its format has version 7, and this program reads version 2; resume it "
                         "with the program that wrote it"));
    const std::string machine = ": it was written by another kind of machine (byte order or width "
                                "of numbers), and can be resumed only there";
    CHECK(written.said_with(byte_order_at, std::uint64_t{0x0807060504030201}).ends_with(machine));
    CHECK(written.said_with(pointer_bytes_at, std::uint64_t{4}).ends_with(machine));
}

TEST_CASE("without space on the disk nothing is written, and the previous checkpoint stays") {
    const Written written;
    bool tried = false;
    const std::string message = file_error_of([&] {
        write_checkpoint(written.path,
                         some_header(),
                         std::numeric_limits<std::uint64_t>::max() / 2,
                         [&](StateWriter&) { tried = true; });
    });
    CHECK(message.starts_with("cannot write " + written.path.string() + ": "));
    CHECK(message.find("bytes free") != std::string::npos);
    CHECK_FALSE(tried);
    CHECK(test::read_text(written.path) == written.content);
    CHECK(written.directory.entries() == 1);
}

TEST_CASE("when saving fails the previous checkpoint stays and no other file remains") {
    const Written written;
    const auto save = [&](StateWriter& out) {
        out(written.state);
        throw RunError{"an identity is violated"};
    };
    CHECK_THROWS_WITH_AS(write_checkpoint(written.path, some_header(), 1000, save),
                         "an identity is violated",
                         RunError);
    CHECK(test::read_text(written.path) == written.content);
    CHECK(written.directory.entries() == 1);
}

TEST_CASE("a checkpoint replaces the previous one and the temporary file of a killed run") {
    const Written written;
    test::write_text(written.path.string() + ".part", "torn");
    const std::vector<std::uint32_t> other{1, 2, 3};
    write_some(written.path, other);
    CHECK(reads_the_same(written.path, other));
    CHECK(written.directory.entries() == 1);
}
