// SPDX-License-Identifier: Apache-2.0
#include "tools/cli/interrupt.hpp"

#include <cerrno>
#include <csignal>
#include <string_view>
#include <unistd.h>

namespace tenfold {

namespace {

// A signal handler can access static storage only.
std::atomic<bool> interrupted{false};
static_assert(std::atomic<bool>::is_always_lock_free, "the handler may use lock-free atomics only");

std::atomic<bool> on_terminal{false};

void note_interrupt(int signal) {
    const bool first = !interrupted.exchange(true, std::memory_order_relaxed);
    if (first && signal == SIGINT && on_terminal.load(std::memory_order_relaxed)) {
        constexpr std::string_view words = "\nstopping; press Ctrl-C again to stop at once\n";
        const int before = errno;
        [[maybe_unused]] const ssize_t written = ::write(STDERR_FILENO, words.data(), words.size());
        errno = before;
    }
}

/// `again`: the handler stays installed after the first signal.
void catch_signal(int signal, bool again) {
    struct sigaction action {};
    action.sa_handler = note_interrupt;
    action.sa_flags = SA_RESTART | (again ? 0 : static_cast<int>(SA_RESETHAND));
    sigemptyset(&action.sa_mask);
    sigaction(signal, &action, nullptr);
}

bool is_ignored(int signal) {
    struct sigaction action {};
    return sigaction(signal, nullptr, &action) == 0 && action.sa_handler == SIG_IGN;
}

} // namespace

const std::atomic<bool>& catch_interrupts() {
    on_terminal = ::isatty(STDERR_FILENO) == 1;
    catch_signal(SIGINT, false);
    catch_signal(SIGTERM, false);
    // These may arrive repeatedly: a batch system may warn more than once, the kernel sends SIGXCPU
    // every second, and a closing terminal can send SIGHUP twice.
    for (const int warning : {SIGUSR1, SIGUSR2, SIGXCPU, SIGHUP}) {
        const bool wanted = warning != SIGHUP || !is_ignored(SIGHUP); // nohup
        if (wanted) {
            catch_signal(warning, true);
        }
    }
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN);
    return interrupted;
}

} // namespace tenfold
