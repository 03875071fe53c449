// SPDX-License-Identifier: Apache-2.0
/// The only door to libdeflate: checksums of bytes, and compression that zlib can undo.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tenfold {

/// CRC-32 of `bytes`, continuing that of what came `before` (0 at the start).
[[nodiscard]] std::uint32_t crc32(std::uint32_t before, std::span<const std::byte> bytes);

/// Version of libdeflate, for example "1.14".
[[nodiscard]] std::string_view deflate_version();

/// What HDF5 makes of a chunk with its filters shuffle, deflate (level 1) and fletcher32, in this
/// order, of elements of so many bytes; readers undo it with stock filters. Twice as fast as
/// theirs, and several chunks can be packed at once.
[[nodiscard]] std::vector<std::byte> packed_chunk(std::span<const std::byte> chunk,
                                                  std::size_t element_bytes);

/// `bytes` as a gzip file; the same for the same bytes, at any time.
[[nodiscard]] std::string gzipped(std::string_view bytes);

} // namespace tenfold
