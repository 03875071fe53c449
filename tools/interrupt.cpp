// SPDX-License-Identifier: Apache-2.0
#include "tools/interrupt.hpp"

#include <csignal>

namespace tenfold {

namespace {

// A signal handler reaches nothing but static storage.
std::atomic<bool> interrupted{false};
static_assert(std::atomic<bool>::is_always_lock_free, "the handler may use lock-free atomics only");

void note_interrupt(int /*signal*/) {
    interrupted.store(true, std::memory_order_relaxed);
}

} // namespace

const std::atomic<bool>& catch_interrupts() {
    struct sigaction action {};
    action.sa_handler = note_interrupt;
    action.sa_flags = static_cast<int>(SA_RESETHAND | SA_RESTART);
    sigemptyset(&action.sa_mask);
    sigaction(SIGINT, &action, nullptr);
    sigaction(SIGTERM, &action, nullptr);
    action.sa_flags = SA_RESTART; // a scheduler may warn more than once
    sigaction(SIGUSR1, &action, nullptr);
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN);
    return interrupted;
}

} // namespace tenfold
