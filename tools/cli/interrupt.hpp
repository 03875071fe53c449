// SPDX-License-Identifier: Apache-2.0
/// Signals that end a run cleanly: Ctrl-C, the end of a login session, warnings of a batch system.
#pragma once

#include <atomic>

namespace tenfold {

/// Installs the handlers and returns the flag that they set: on the first SIGINT or SIGTERM and on
/// every SIGHUP (unless it was ignored, as under nohup), SIGXCPU, SIGUSR1 and SIGUSR2. The second
/// SIGINT or SIGTERM ends the process at once. SIGPIPE and SIGXFSZ are ignored, because a closed pipe
/// must not end a run and a file that grows too large is reported by the write.
[[nodiscard]] const std::atomic<bool>& catch_interrupts();

} // namespace tenfold
