// SPDX-License-Identifier: Apache-2.0
/// The file of a checkpoint: a run as it stands between two days, complete enough to go on with.
///
/// A preamble says what the file is and which kind of machine wrote it; then come frames of at most
/// a megabyte, each with its length and a CRC-32 that continues that of the frame before, so that a
/// frame that is damaged, missing or out of place is found before anything of it is read; an empty
/// frame is the end. The first frames are the header. Written as AtomicFile does: the checkpoint
/// before stays until the new one is complete.
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

/// What a checkpoint says of itself.
struct CheckpointHeader {
    std::string program_version;
    std::string git_commit; // of the program
    std::string scenario_name;
    std::string resolved_scenario; // YAML with every value
    std::string scenario_sha256;
    Date date{};                      // first day that is not simulated yet
    std::string results_path;         // of the run, for whoever resumes it without naming another
    std::vector<std::string> lineage; // where the run has been before, a sentence each
};

/// Writes a checkpoint to `path`; `save` writes the state. `bytes` is about what it will take: with
/// less on the disk nothing is tried. Throws FileError; the checkpoint before is then untouched.
void write_checkpoint(const std::filesystem::path& path,
                      const CheckpointHeader& header,
                      std::uint64_t bytes,
                      const std::function<void(StateWriter&)>& save);

/// Reads a checkpoint. Throws FileError with the path and what is wrong.
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
