// SPDX-License-Identifier: Apache-2.0
/// A hint to the processor.
#pragma once

namespace tenfold {

/// Announces a use of memory at `address`; any address is valid.
inline void prefetch(const void* address) {
    __builtin_prefetch(address, 1);
    // GCC treats a function that only prefetches as one without effect and drops its calls; an
    // empty asm statement prevents that.
    asm volatile("");
}

} // namespace tenfold
