// SPDX-License-Identifier: Apache-2.0
/// The files that a command is going to write: looked at before any work is done, and kept from
/// other processes until it has ended.
#pragma once

#include "output/file_lock.hpp"

#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace tenfold {

/// A file that is going to be written.
struct PlannedOutput {
    std::filesystem::path path;
    /// Why the file that is there may not be replaced unasked; empty: it may.
    std::function<std::string(const std::filesystem::path&)> objection;
    bool replaces_input = false; // a checkpoint may take the place of the one that was resumed
    bool of_a_sweep = false;     // belongs to the directory of a sweep in which it is
};

/// Holds the names of all outputs of a command, against other processes, while it lives.
class OutputClaim {
public:
    OutputClaim() = default;
    /// `inputs`: what the command reads. `force`: files that are there may be replaced whatever
    /// they are, inputs and files of sweeps excepted. Throws FileError when two outputs are one
    /// file, one is an input or belongs to a sweep, there is an objection to replacing what is
    /// there or it is write-protected, another process is at work on one, or it cannot be written
    /// (check_writable). Everything is then as it was.
    OutputClaim(std::span<const PlannedOutput> outputs,
                std::span<const std::filesystem::path> inputs,
                bool force);

private:
    std::vector<std::unique_ptr<FileLock>> locks_;
};

/// The lock of `file`; says once that there are none where the file system has none. Throws
/// FileBusy, FileError.
[[nodiscard]] std::unique_ptr<FileLock> lock_file(const std::filesystem::path& file);

/// Whether two names stand for one file, which need not be there yet.
[[nodiscard]] bool same_file(const std::filesystem::path& a, const std::filesystem::path& b);

/// Objections: to a file that is no results of the scenario with this digest (and of this country,
/// in a world of several).
[[nodiscard]] std::string other_than_results(const std::filesystem::path& file,
                                             const std::string& scenario_sha256,
                                             const std::string& country);
/// Whether a file holds the results of a run that was not interrupted.
[[nodiscard]] bool holds_complete_results(const std::filesystem::path& file);
/// To one that is no checkpoint of that scenario.
[[nodiscard]] std::string other_than_checkpoint(const std::filesystem::path& file,
                                                const std::string& scenario_sha256);
/// To one in whose first kilobytes `mark` is not found; `kind` says what was expected.
[[nodiscard]] std::string other_than_text(const std::filesystem::path& file,
                                          const std::string& mark,
                                          const std::string& kind);

} // namespace tenfold
