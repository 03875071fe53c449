// SPDX-License-Identifier: Apache-2.0
/// Ctrl-C, SIGTERM and SIGUSR1 end a run cleanly.
#pragma once

#include <atomic>

namespace tenfold {

/// From now on the first SIGINT or SIGTERM, and every SIGUSR1, sets the flag that is returned; the
/// second SIGINT or SIGTERM ends the process at once. SIGPIPE and SIGXFSZ are ignored: a reader of
/// stdout or stderr that goes away must not end a run, and a file that grows too large is an error
/// of the write.
[[nodiscard]] const std::atomic<bool>& catch_interrupts();

} // namespace tenfold
