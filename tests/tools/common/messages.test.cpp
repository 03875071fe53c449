// SPDX-License-Identifier: Apache-2.0
#include "tools/common/messages.hpp"

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <functional>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <doctest/doctest.h>

using namespace tenfold;

namespace {

/// Exit code of a separate process, whose standard streams may be unusable.
int code_of(const std::function<int()>& action) {
    std::fflush(nullptr);
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        std::signal(SIGPIPE, SIG_IGN);
        int code = 100;
        try {
            code = action();
        } catch (...) {
            code = 4;
        }
        ::_exit(code);
    }
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

void put_full_disk_under(int stream) {
    ::dup2(::open("/dev/full", O_WRONLY), stream);
}

void put_closed_pipe_under(int stream) {
    int ends[2];
    (void)::pipe(ends);
    ::close(ends[0]);
    ::dup2(ends[1], stream);
}

} // namespace

TEST_CASE("a diagnostic that cannot be written is dropped") {
    for (const auto& spoil : {std::function<void(int)>{put_full_disk_under},
                              std::function<void(int)>{put_closed_pipe_under},
                              std::function<void(int)>{[](int stream) { ::close(stream); }}}) {
        CHECK(code_of([&] {
                  spoil(STDERR_FILENO);
                  say("lost {}\n", 1);
                  write_message(stderr, "lost too\n");
                  return 0;
              }) == 0);
    }
}

TEST_CASE("data that cannot be written are an error unless the reader has closed the pipe") {
    const auto print = [] {
        print_data("data\n");
        return 0;
    };
    CHECK(code_of([&] { return put_full_disk_under(STDOUT_FILENO), print(); }) == 4);
    CHECK(code_of([&] { return ::close(STDOUT_FILENO), print(); }) == 4);
    CHECK(code_of([&] { return put_closed_pipe_under(STDOUT_FILENO), print(); }) == 0);
}

TEST_CASE("a summary that cannot be written is reported and does not change the exit code") {
    CHECK(code_of([&] {
              put_full_disk_under(STDERR_FILENO);
              put_full_disk_under(STDOUT_FILENO);
              print_summary("summary\n");
              return 0;
          }) == 0);
}

TEST_CASE("no file gets the descriptor of a closed standard stream") {
    CHECK(code_of([] {
              for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
                  ::close(stream);
              }
              keep_standard_streams();
              const int file = ::open("/dev/null", O_RDONLY);
              char byte = 0;
              const bool unusable = ::read(STDIN_FILENO, &byte, 1) < 0 && errno == EBADF &&
                                    ::write(STDOUT_FILENO, &byte, 1) < 0 && errno == EBADF;
              return file > STDERR_FILENO && unusable ? 0 : 1;
          }) == 0);
}
