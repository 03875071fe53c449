// SPDX-License-Identifier: Apache-2.0
#include "output/deflate.hpp"

#include <string_view>

#include <doctest/doctest.h>

using namespace tenfold;

namespace {

std::span<const std::byte> bytes(std::string_view text) {
    return std::as_bytes(std::span{text.data(), text.size()});
}

} // namespace

TEST_CASE("CRC-32 has its published check value, in one piece or several") {
    CHECK(crc32(0, bytes("123456789")) == 0xCBF43926U);
    CHECK(crc32(crc32(0, bytes("1234")), bytes("56789")) == 0xCBF43926U);
    CHECK(crc32(7, {}) == 7);
}

TEST_CASE("a packed chunk is smaller where there is something to pack") {
    std::vector<std::byte> chunk(8000);
    for (std::size_t i = 0; i < chunk.size(); ++i) {
        chunk[i] = static_cast<std::byte>(i % 8 == 0 ? i / 8 : i % 8);
    }
    CHECK(packed_chunk(chunk, 8).size() < 1000);
    CHECK(packed_chunk({chunk.data(), 1}, 1).size() > 1); // more than it was, and whole
}

TEST_CASE("a gzip file is the same every time") {
    const std::string packed = gzipped(std::string(10000, 'x'));
    CHECK(packed.starts_with("\x1f\x8b\x08"));
    CHECK(packed.size() < 200);
    CHECK(packed == gzipped(std::string(10000, 'x')));
    CHECK(packed.substr(4, 4) == std::string(4, '\0')); // no time
}
