// SPDX-License-Identifier: Apache-2.0
/// Three tiers of checks: EXPECTS/ENSURES (programming errors, debug builds), `validate` (always
/// on), and typed exceptions that reach the user with the exit code of their kind.
#pragma once

#include <stdexcept>
#include <string>

namespace tenfold {

/// A failure of the run itself, above all a violated identity (exit code 1).
class RunError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// An accounting identity did not hold. The message names the identity, the date and both sides.
class IdentityError : public RunError {
public:
    using RunError::RunError;
};

/// The command line is invalid (exit code 2).
class UsageError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// A scenario is invalid (exit code 3). The message has one line for each problem.
class ScenarioError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// A file cannot be read or written (exit code 4).
class FileError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// Throws std::logic_error "KIND violated: CONDITION (FILE:LINE)"; used by the macros below.
[[noreturn]] void fail_check(const char* kind, const char* condition, const char* file, int line);

/// Always-on check of data that an error elsewhere could invalidate; throws RunError with
/// `message`.
inline void validate(bool condition, const char* message) {
    if (!condition) [[unlikely]] {
        throw RunError{message};
    }
}

/// Calls a function that a program adds (docs/extending). An exception from it becomes a RunError
/// "WHERE: MESSAGE"; `where()` gives the text.
template <class Where, class Call>
decltype(auto) call_extension(Where&& where, Call&& call) {
    try {
        return call();
    } catch (const std::exception& error) {
        throw RunError{where() + ": " + error.what()};
    } catch (...) {
        throw RunError{where() + ": an exception that is no std::exception"};
    }
}

} // namespace tenfold

#ifdef TENFOLD_ASSERTIONS
#define EXPECTS(condition)                                                                         \
    ((condition) ? void() : ::tenfold::fail_check("precondition", #condition, __FILE__, __LINE__))
#define ENSURES(condition)                                                                         \
    ((condition) ? void() : ::tenfold::fail_check("postcondition", #condition, __FILE__, __LINE__))
#else
#define EXPECTS(condition) void(sizeof(!(condition)))
#define ENSURES(condition) void(sizeof(!(condition)))
#endif
