// SPDX-License-Identifier: Apache-2.0
/// The file of a checkpoint: the complete state of a run between two days.
///
/// A preamble identifies the file and the kind of machine that wrote it. Frames of at most a
/// megabyte follow, each with its length and a CRC-32 that continues that of the previous frame, so
/// that a damaged, missing or misplaced frame is detected before its content is used; an empty
/// frame marks the end. The first frames are the header. It is written as an AtomicFile: the
/// previous checkpoint stays until the new one is complete.
#pragma once

#include "core/archive.hpp"
#include "core/time.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace tenfold {

/// The header of a checkpoint.
struct CheckpointHeader {
    std::string program_version;
    std::string git_commit; // of the program
    std::string scenario_name;
    std::string resolved_scenario; // YAML with every value
    std::string scenario_sha256;
    Date date{};                         // first day that is not simulated yet
    std::string results_path;            // of the run; the default when it is resumed
    std::vector<std::string> lineage;    // earlier parts of the run, a sentence each
    std::vector<std::string> extensions; // of the run, a text each (describe_extensions)
};

/// Writes a checkpoint to `path`; `save` writes the state. `bytes` is its approximate size: with
/// less space on the disk nothing is written. Throws FileError; the previous checkpoint is then
/// unchanged.
void write_checkpoint(const std::filesystem::path& path,
                      const CheckpointHeader& header,
                      std::uint64_t bytes,
                      const std::function<void(StateWriter&)>& save);

/// Reads a checkpoint. Throws FileError with path and reason.
class CheckpointReader {
public:
    /// Reads the header.
    explicit CheckpointReader(const std::filesystem::path& path);
    ~CheckpointReader();
    CheckpointReader(const CheckpointReader&) = delete;
    CheckpointReader& operator=(const CheckpointReader&) = delete;

    [[nodiscard]] const CheckpointHeader& header() const { return header_; }
    /// The state, to be read once, in the order in which it was written.
    [[nodiscard]] StateReader& state();
    /// To be called after the state: throws unless the file ends here.
    void finish();

private:
    class File;
    std::unique_ptr<File> file_;
    CheckpointHeader header_;
};

} // namespace tenfold
