// SPDX-License-Identifier: Apache-2.0
/// What the program says on stdout and stderr. Data that cannot be written are an error; a
/// diagnostic that cannot be written is lost, and costs neither a run nor its exit code.
#pragma once

#include <cstdio>
#include <fmt/format.h>
#include <string>
#include <string_view>
#include <utility>

namespace tenfold {

/// Puts /dev/null in the place of each standard stream that is closed, so that no file of results
/// is opened under its number and receives what is said on it. Reading from stdin or writing to
/// stdout still fails then. To be called first of all.
void keep_standard_streams();

/// Writes to a stream of diagnostics, whatever becomes of it.
void write_message(std::FILE* stream, std::string_view text);

/// The same for stderr, with the arguments of fmt::format.
template <class... Values>
void say(fmt::format_string<Values...> text, Values&&... values) {
    write_message(stderr, fmt::format(text, std::forward<Values>(values)...));
}

/// Writes `text`, for whose sake the command was given, to stdout. Throws FileError when that fails
/// (a full disk, a closed stream). A reader that has gone away has seen enough: nothing is said.
void print_data(const std::string& text);

/// Writes `text`, which says what was written to files, to stdout. When that fails it is said on
/// stderr, and the command has done its work all the same.
void print_summary(const std::string& text);

} // namespace tenfold
