// SPDX-License-Identifier: Apache-2.0
#include "output/deflate.hpp"

#include <libdeflate.h>

namespace tenfold {

std::uint32_t crc32(std::uint32_t before, std::span<const std::byte> bytes) {
    // Of a null pointer the library would give the start value, whatever came before.
    return bytes.empty() ? before : libdeflate_crc32(before, bytes.data(), bytes.size());
}

} // namespace tenfold
