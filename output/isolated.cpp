// SPDX-License-Identifier: Apache-2.0
#include "output/isolated.hpp"

#include "core/check.hpp"

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <fcntl.h>
#include <fmt/format.h>
#include <new>
#include <poll.h>
#include <string_view>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace tenfold {

namespace {

using Clock = std::chrono::steady_clock;

// First byte of an answer.
constexpr char answered = '+';
constexpr char refused = '-';

/// A file descriptor that is closed at the end of its scope.
class Descriptor {
public:
    explicit Descriptor(int number) : number_{number} {}
    ~Descriptor() { close(); }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;

    [[nodiscard]] int get() const { return number_; }
    void close() {
        if (number_ >= 0) {
            ::close(number_);
        }
        number_ = -1;
    }

private:
    int number_;
};

void limit(int resource, std::uint64_t most) {
    rlimit both{};
    getrlimit(static_cast<__rlimit_resource>(resource), &both);
    both.rlim_cur = std::min<rlim_t>(most, both.rlim_max);
    both.rlim_max = both.rlim_cur;
    setrlimit(static_cast<__rlimit_resource>(resource), &both);
}

bool write_all(int descriptor, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
        if (written < 0 && errno != EINTR) {
            return false;
        }
        bytes.remove_prefix(static_cast<std::size_t>(std::max<ssize_t>(written, 0)));
    }
    return true;
}

/// No failure in the child may reach the terminal, leave a core file or outlive Ctrl-C.
void enter_child(const IsolationLimits& limits) {
    for (const int signal : {SIGINT,
                             SIGTERM,
                             SIGHUP,
                             SIGXCPU,
                             SIGUSR1,
                             SIGUSR2,
                             SIGPIPE,
                             SIGABRT,
                             SIGSEGV,
                             SIGBUS,
                             SIGFPE,
                             SIGILL}) {
        std::signal(signal, SIG_DFL);
    }
    const Descriptor nowhere{::open("/dev/null", O_WRONLY | O_CLOEXEC)};
    ::dup2(nowhere.get(), STDOUT_FILENO);
    ::dup2(nowhere.get(), STDERR_FILENO);
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_FSIZE, limits.file_bytes);
    limit(RLIMIT_CPU, limits.processor_seconds);
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__) // sanitizers reserve terabytes
    limit(RLIMIT_AS, limits.memory_bytes);
#endif
}

/// The child after the fork. It must not run the exit handlers of the parent, hence _Exit.
[[noreturn]] void live_as_child(int descriptor,
                                const std::function<std::string()>& work,
                                const IsolationLimits& limits,
                                const IsolationWords& words) {
    enter_child(limits);
    std::string answer;
    char kind = refused;
    try {
        answer = work();
        kind = answered;
    } catch (const std::bad_alloc&) {
        answer = words.work + " needs too much memory" + words.cause;
    } catch (const std::exception& error) {
        answer = error.what();
    } catch (...) {
        answer = "an exception that is no std::exception";
    }
    const bool sent = write_all(descriptor, {&kind, 1}) && write_all(descriptor, answer);
    std::_Exit(sent ? EXIT_SUCCESS : EXIT_FAILURE);
}

/// Reads until the other side closes, `deadline` has passed or there are more than `most` bytes;
/// false in the last two cases.
bool read_all(int descriptor, Clock::time_point deadline, std::uint64_t most, std::string& bytes) {
    char buffer[1U << 16U];
    while (bytes.size() <= most) {
        const auto left =
            std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
        pollfd waiting{descriptor, POLLIN, 0};
        const int ready = left > 0 ? ::poll(&waiting, 1, static_cast<int>(left)) : 0;
        if (ready == 0) {
            return false;
        }
        const ssize_t count = ready < 0 ? -1 : ::read(descriptor, buffer, sizeof buffer);
        if (count == 0) {
            return true;
        }
        if (count < 0 && errno != EINTR) {
            return false;
        }
        bytes.append(buffer, static_cast<std::size_t>(std::max<ssize_t>(count, 0)));
    }
    return false;
}

/// Waits for the child to end and returns its status.
int status_of(pid_t child) {
    int status = 0;
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    return status;
}

/// The reason why a child gave no answer.
std::string ending_text(int status, const IsolationWords& words) {
    if (!WIFSIGNALED(status)) {
        return fmt::format("{} failed{}", words.work, words.cause);
    }
    const int signal = WTERMSIG(status);
    if (signal == SIGXCPU || signal == SIGKILL) {
        return fmt::format("{} takes too long{}", words.work, words.cause);
    }
    if (signal == SIGINT || signal == SIGTERM || signal == SIGHUP || signal == SIGUSR1 ||
        signal == SIGUSR2) {
        return "interrupted";
    }
    return fmt::format("{} crashed ({}){}", words.work, strsignal(signal), words.cause);
}

} // namespace

std::string run_isolated(const std::string& subject,
                         const std::function<std::string()>& work,
                         const IsolationLimits& limits,
                         const IsolationWords& words) {
    int ends[2] = {-1, -1};
    if (::pipe2(ends, O_CLOEXEC) != 0) {
        throw FileError{fmt::format("{}: cannot create a pipe ({})", subject, strerror(errno))};
    }
    Descriptor from{ends[0]};
    Descriptor to{ends[1]};
    const pid_t child = ::fork();
    if (child < 0) {
        throw FileError{fmt::format("{}: cannot start a process ({})", subject, strerror(errno))};
    }
    if (child == 0) {
        from.close();
        live_as_child(to.get(), work, limits, words);
    }
    to.close();
    std::string bytes;
    const auto deadline = Clock::now() + std::chrono::seconds{limits.wall_seconds};
    if (!read_all(from.get(), deadline, limits.answer_bytes, bytes)) {
        ::kill(child, SIGKILL);
    }
    const int status = status_of(child);
    if (!WIFEXITED(status) || WEXITSTATUS(status) != EXIT_SUCCESS || bytes.empty()) {
        throw FileError{fmt::format("{}: {}", subject, ending_text(status, words))};
    }
    const char kind = bytes.front();
    bytes.erase(0, 1);
    if (kind != answered) {
        throw FileError{fmt::format("{}: {}", subject, bytes)};
    }
    return bytes;
}

} // namespace tenfold
