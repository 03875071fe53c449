// SPDX-License-Identifier: Apache-2.0
/// Declares the options of a command. Values are read as text and checked by the command, because
/// CLI11 would silently wrap "-3" to a huge unsigned number.
#pragma once

#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace tenfold {

/// The options of one command. All values must outlive the parsing of the command line. `help` is
/// the sentence in the help, `type` the name of the value there.
class Options {
public:
    explicit Options(CLI::App& app) : app_{&app} {}

    /// An argument by position, such as "RUN".
    void argument(const char* name, std::string& value, const char* help);
    /// Any number of arguments by position.
    void arguments(const char* name, std::vector<std::string>& values, const char* help);
    /// An option with a value, such as "--out,-o".
    void value(const char* name, std::string& value, const char* type, const char* help);
    /// An option with a value that can be repeated.
    void
    values(const char* name, std::vector<std::string>& values, const char* type, const char* help);
    void flag(const char* name, bool& value, const char* help);

private:
    CLI::App* app_;
};

} // namespace tenfold
