// SPDX-License-Identifier: Apache-2.0
/// Output on stdout and stderr. Data that cannot be written are an error; a diagnostic that cannot
/// be written is dropped without effect on the run or its exit code.
#pragma once

#include <cstdio>
#include <fmt/format.h>
#include <string>
#include <string_view>
#include <utility>

namespace tenfold {

/// Opens /dev/null in place of each closed standard stream, so that no results file gets its
/// descriptor and receives messages. Reading from stdin or writing to stdout then still fails. Must
/// be called before any file is opened.
void keep_standard_streams();

/// Writes a diagnostic to a stream and ignores errors.
void write_message(std::FILE* stream, std::string_view text);

/// The same on stderr, with the arguments of fmt::format.
template <class... Values>
void say(fmt::format_string<Values...> text, Values&&... values) {
    write_message(stderr, fmt::format(text, std::forward<Values>(values)...));
}

/// Writes the data that a command was called for to stdout. Throws FileError when that fails (full
/// disk, closed stream), but not when the reader has closed the pipe.
void print_data(const std::string& text);

/// Writes a summary of what was written to files to stdout. A failure is reported on stderr and
/// does not change the exit code.
void print_summary(const std::string& text);

} // namespace tenfold
