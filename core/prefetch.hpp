// SPDX-License-Identifier: Apache-2.0
/// A hint to the processor.
#pragma once

namespace tenfold {

/// Memory at `address` will be used soon; any address will do.
inline void prefetch(const void* address) {
    __builtin_prefetch(address, 1);
    // GCC takes a function of nothing but hints for one without effect and drops calls of it; an
    // empty statement that it must keep prevents that.
    asm volatile("");
}

} // namespace tenfold
