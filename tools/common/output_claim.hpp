// SPDX-License-Identifier: Apache-2.0
/// The files that a command will write: checked before any work is done, and locked against other
/// processes until the command ends.
#pragma once

#include "output/file_lock.hpp"

#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace tenfold {

/// A file to be written.
struct PlannedOutput {
    std::filesystem::path path;
    /// Reason not to overwrite an existing file without --force; empty: none.
    std::function<std::string(const std::filesystem::path&)> objection;
    bool replaces_input = false; // a checkpoint may overwrite the one that was resumed
    bool of_a_sweep = false;     // belongs to the sweep in whose directory it is
};

/// Locks all outputs of a command against other processes during its lifetime.
class OutputClaim {
public:
    OutputClaim() = default;
    /// `inputs`: files that the command reads. `force`: any existing file may be overwritten, except
    /// inputs and files of sweeps. Throws FileError if two outputs are the same file, an output is
    /// an input or belongs to a sweep, there is an objection to overwriting it, it is
    /// write-protected, locked by another process or not writable (check_writable). No file is
    /// changed then.
    OutputClaim(std::span<const PlannedOutput> outputs,
                std::span<const std::filesystem::path> inputs,
                bool force);

private:
    std::vector<std::unique_ptr<FileLock>> locks_;
};

/// Locks `file`; warns once if the file system has no locks. Throws FileBusy, FileError.
[[nodiscard]] std::unique_ptr<FileLock> lock_file(const std::filesystem::path& file);

/// Whether two paths lead to the same file, which need not exist yet.
[[nodiscard]] bool same_file(const std::filesystem::path& a, const std::filesystem::path& b);

/// Objection to overwriting a file that does not hold results of the scenario with this digest (and
/// of this country, in a world of several).
[[nodiscard]] std::string other_than_results(const std::filesystem::path& file,
                                             const std::string& scenario_sha256,
                                             const std::string& country);
/// Whether a file holds the results of a complete run.
[[nodiscard]] bool holds_complete_results(const std::filesystem::path& file);
/// Objection to overwriting a file that is not a checkpoint of that scenario.
[[nodiscard]] std::string other_than_checkpoint(const std::filesystem::path& file,
                                                const std::string& scenario_sha256);
/// Objection to overwriting a file without `mark` in its first kilobytes; `kind` names what was
/// expected.
[[nodiscard]] std::string other_than_text(const std::filesystem::path& file,
                                          const std::string& mark,
                                          const std::string& kind);

} // namespace tenfold
