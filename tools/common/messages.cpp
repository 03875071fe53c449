// SPDX-License-Identifier: Apache-2.0
#include "tools/common/messages.hpp"

#include "core/check.hpp"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>

namespace tenfold {

namespace {

/// 0, or the error number of the failed write.
int write_to_stdout(const std::string& text) {
    const bool written = std::fwrite(text.data(), 1, text.size(), stdout) == text.size();
    return written && std::fflush(stdout) == 0 ? 0 : errno;
}

} // namespace

void keep_standard_streams() {
    for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
        if (::fcntl(stream, F_GETFD) >= 0) {
            continue;
        }
        // Opened in the wrong direction, so that using the stream still fails. `open` returns the
        // lowest free descriptor, which is that of the stream.
        (void)::open("/dev/null", stream == STDIN_FILENO ? O_WRONLY : O_RDONLY);
    }
}

void write_message(std::FILE* stream, std::string_view text) {
    (void)std::fwrite(text.data(), 1, text.size(), stream);
    (void)std::fflush(stream);
}

void print_data(const std::string& text) {
    const int reason = write_to_stdout(text);
    if (reason != 0 && reason != EPIPE) {
        throw FileError{fmt::format("standard output: cannot write ({})", std::strerror(reason))};
    }
}

void print_summary(const std::string& text) {
    const int reason = write_to_stdout(text);
    if (reason != 0 && reason != EPIPE) {
        say("tenfold: the summary could not be written to standard output ({})\n",
            std::strerror(reason));
    }
}

} // namespace tenfold
