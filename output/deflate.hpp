// SPDX-License-Identifier: Apache-2.0
/// The only door to libdeflate: checksums of bytes, and compression that zlib can undo.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace tenfold {

/// CRC-32 of `bytes`, continuing that of what came `before` (0 at the start).
[[nodiscard]] std::uint32_t crc32(std::uint32_t before, std::span<const std::byte> bytes);

} // namespace tenfold
