// SPDX-License-Identifier: Apache-2.0
#include "output/deflate.hpp"

#include "core/check.hpp"

#include <algorithm>
#include <libdeflate.h>
#include <memory>

namespace tenfold {

namespace {

struct FreeCompressor {
    void operator()(libdeflate_compressor* compressor) const {
        libdeflate_free_compressor(compressor);
    }
};

/// First bytes of all elements, then their second bytes, and so on.
std::vector<std::byte> shuffled(std::span<const std::byte> bytes, std::size_t element_bytes) {
    std::vector<std::byte> result(bytes.size());
    const std::size_t elements = bytes.size() / element_bytes;
    for (std::size_t byte = 0; byte < element_bytes; ++byte) {
        for (std::size_t element = 0; element < elements; ++element) {
            result[byte * elements + element] = bytes[element * element_bytes + byte];
        }
    }
    return result;
}

/// Fletcher's checksum as HDF5 computes it: of big-endian words of 16 bits, modulo 65535.
std::uint32_t fletcher32(std::span<const std::byte> bytes) {
    constexpr std::size_t before_overflow = 360; // words
    const auto fold = [](std::uint32_t sum) { return (sum & 0xFFFFU) + (sum >> 16); };
    std::uint32_t first = 0;
    std::uint32_t second = 0;
    std::size_t words = 0;
    for (std::size_t i = 0; i < bytes.size(); i += 2) {
        const auto high = std::to_integer<std::uint32_t>(bytes[i]) << 8;
        first += high | (i + 1 < bytes.size() ? std::to_integer<std::uint32_t>(bytes[i + 1]) : 0U);
        second += first;
        if (++words == before_overflow) {
            first = fold(first);
            second = fold(second);
            words = 0;
        }
    }
    return fold(fold(second)) << 16 | fold(fold(first));
}

} // namespace

std::uint32_t crc32(std::uint32_t before, std::span<const std::byte> bytes) {
    // For a null pointer the library would return the start value instead of `before`.
    return bytes.empty() ? before : libdeflate_crc32(before, bytes.data(), bytes.size());
}

std::string_view deflate_version() {
    return LIBDEFLATE_VERSION_STRING;
}

std::vector<std::byte> packed_chunk(std::span<const std::byte> chunk, std::size_t element_bytes) {
    constexpr int level = 1; // higher ones cost much and save little on such data
    const std::unique_ptr<libdeflate_compressor, FreeCompressor> compressor{
        libdeflate_alloc_compressor(level)};
    validate(compressor != nullptr, "out of memory for compression");
    const std::vector<std::byte> bytes = shuffled(chunk, element_bytes);
    std::vector<std::byte> packed(libdeflate_zlib_compress_bound(compressor.get(), bytes.size()) +
                                  sizeof(std::uint32_t));
    const std::size_t size = libdeflate_zlib_compress(
        compressor.get(), bytes.data(), bytes.size(), packed.data(), packed.size());
    validate(size > 0, "compression failed"); // cannot: there is room for the worst case
    packed.resize(size);
    const std::uint32_t sum = fletcher32(packed);
    for (unsigned shift = 0; shift < 32; shift += 8) {
        packed.push_back(static_cast<std::byte>(sum >> shift & 0xFFU));
    }
    return packed;
}

std::string gzipped(std::string_view bytes) {
    constexpr int thorough = 9; // higher levels take seconds for a hundredth less
    const std::unique_ptr<libdeflate_compressor, FreeCompressor> compressor{
        libdeflate_alloc_compressor(thorough)};
    validate(compressor != nullptr, "out of memory for compression");
    std::string packed(libdeflate_gzip_compress_bound(compressor.get(), bytes.size()), '\0');
    packed.resize(libdeflate_gzip_compress(
        compressor.get(), bytes.data(), bytes.size(), packed.data(), packed.size()));
    return packed;
}

} // namespace tenfold
