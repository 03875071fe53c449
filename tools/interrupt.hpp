// SPDX-License-Identifier: Apache-2.0
/// Ctrl-C and SIGTERM end a run cleanly.
#pragma once

#include <atomic>

namespace tenfold {

/// From now on the first SIGINT or SIGTERM sets the flag that is returned; the second ends the
/// process at once. SIGPIPE is ignored: a reader of stdout or stderr that goes away must not end a
/// run.
[[nodiscard]] const std::atomic<bool>& catch_interrupts();

} // namespace tenfold
