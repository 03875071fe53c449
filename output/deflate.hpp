// SPDX-License-Identifier: Apache-2.0
/// The only user of libdeflate: checksums of bytes, and compression that zlib can decompress.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tenfold {

/// CRC-32 of `bytes`, continuing the checksum `before` (0 at the start).
[[nodiscard]] std::uint32_t crc32(std::uint32_t before, std::span<const std::byte> bytes);

/// Version of libdeflate, for example "1.14".
[[nodiscard]] std::string_view deflate_version();

/// A chunk of elements of `element_bytes`, filtered like HDF5 with shuffle, deflate (level 1) and
/// fletcher32, in this order; readers use the standard filters. Twice as fast as those of libhdf5,
/// and several chunks can be packed at once.
[[nodiscard]] std::vector<std::byte> packed_chunk(std::span<const std::byte> chunk,
                                                  std::size_t element_bytes);

/// `bytes` as a gzip file without a time stamp: equal bytes give equal files.
[[nodiscard]] std::string gzipped(std::string_view bytes);

} // namespace tenfold
