// SPDX-License-Identifier: Apache-2.0
/// What asks a run to end cleanly: Ctrl-C, the end of a login, the warnings of a batch system.
#pragma once

#include <atomic>

namespace tenfold {

/// From now on the first SIGINT or SIGTERM sets the flag that is returned, and so does every SIGHUP
/// (unless it was ignored, as under nohup), SIGXCPU, SIGUSR1 and SIGUSR2; the second SIGINT or
/// SIGTERM ends the process at once. SIGPIPE and SIGXFSZ are ignored: a reader of stdout or stderr
/// that goes away must not end a run, and a file that grows too large is an error of the write.
[[nodiscard]] const std::atomic<bool>& catch_interrupts();

} // namespace tenfold
