// SPDX-License-Identifier: Apache-2.0
#include "tools/common/output_claim.hpp"

#include "core/check.hpp"

#include "output/atomic_file.hpp"
#include "output/checkpoint_file.hpp"
#include "output/read_results.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <fmt/format.h>
#include <fstream>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

#include "tools/common/messages.hpp"

namespace tenfold {

namespace {

using Path = std::filesystem::path;

[[noreturn]] void refuse(const Path& path, const std::string& reason) {
    throw FileError{fmt::format("cannot write {}: {}", path.string(), reason)};
}

bool is_there(const Path& path) {
    std::error_code ignored;
    return std::filesystem::exists(path, ignored);
}

/// Checks the mode as well, because access rights do not bind the superuser.
bool is_write_protected(const Path& path) {
    constexpr mode_t anybody_may_write = 0222;
    struct stat facts {};
    if (::stat(path.c_str(), &facts) != 0) {
        return false;
    }
    return (facts.st_mode & anybody_may_write) == 0 ||
           (::access(path.c_str(), W_OK) != 0 && errno == EACCES);
}

/// Whether the path is that of a file of a sweep's directory, which need not exist yet.
bool belongs_to_sweep(const Path& path) {
    std::error_code ignored;
    const Path whole = std::filesystem::weakly_canonical(path, ignored);
    const Path folder = whole.parent_path();
    const auto holds_sweep = [&](const Path& directory) {
        return std::filesystem::is_regular_file(directory / "sweep.json", ignored);
    };
    constexpr std::array names{"study.yaml", "scenario.yaml", "sweep.json", "sweep.h5"};
    const bool in_it = std::ranges::find(names, whole.filename().string()) != names.end();
    const bool below = folder.filename() == "shards" || folder.filename() == "checkpoints";
    return (in_it && holds_sweep(folder)) || (below && holds_sweep(folder.parent_path()));
}

void check_names(std::span<const PlannedOutput> outputs, std::span<const Path> inputs) {
    for (std::size_t i = 0; i < outputs.size(); ++i) {
        const PlannedOutput& output = outputs[i];
        for (std::size_t other = 0; other < i; ++other) {
            if (same_file(output.path, outputs[other].path)) {
                refuse(output.path, "two outputs of this command need different files");
            }
        }
        for (const Path& input : inputs) {
            if (!output.replaces_input && same_file(output.path, input)) {
                refuse(
                    output.path,
                    fmt::format("it would overwrite {}, which this command reads", input.string()));
            }
        }
        if (!output.of_a_sweep && belongs_to_sweep(output.path)) {
            refuse(output.path, "it belongs to the sweep in that directory");
        }
    }
}

void check_replaced(const PlannedOutput& output) {
    if (!is_there(output.path)) {
        return;
    }
    std::string reason = is_write_protected(output.path) ? "it is write-protected" : "";
    if (reason.empty() && output.objection) {
        reason = output.objection(output.path);
    }
    if (!reason.empty()) {
        refuse(output.path, reason + "; choose another name, or overwrite it with --force");
    }
}

} // namespace

OutputClaim::OutputClaim(std::span<const PlannedOutput> outputs,
                         std::span<const Path> inputs,
                         bool force) {
    check_names(outputs, inputs);
    for (const PlannedOutput& output : outputs) {
        check_writable(output.path);
        locks_.push_back(lock_file(output.path));
    }
    for (const PlannedOutput& output : outputs) {
        if (!force) { // after the locks, so that the file cannot change
            check_replaced(output);
        }
    }
}

std::unique_ptr<FileLock> lock_file(const Path& file) {
    static bool told = false;
    auto lock = std::make_unique<FileLock>(file);
    if (!lock->works() && !std::exchange(told, true)) {
        say("tenfold: {}: the file system has no locks, so two processes could write the same "
            "files "
            "unnoticed; continuing\n",
            file.string());
    }
    return lock;
}

bool same_file(const Path& a, const Path& b) {
    std::error_code ignored; // missing files are not equivalent
    if (std::filesystem::equivalent(a, b, ignored)) {
        return true;
    }
    const auto resolved = [](const Path& path) {
        std::error_code unresolved; // an unresolvable path gives an empty one
        return std::filesystem::weakly_canonical(std::filesystem::absolute(path, unresolved),
                                                 unresolved);
    };
    return resolved(a) == resolved(b) && !resolved(a).empty();
}

std::string other_than_results(const Path& file,
                               const std::string& scenario_sha256,
                               const std::string& country) {
    try {
        const Attributes attributes = read_results(file).attributes;
        // A country's file has the scenario of the country besides that of its world.
        const char* const hash = country.empty() ? "scenario_sha256" : "world_sha256";
        const bool same = text_of(attributes, hash) == scenario_sha256 &&
                          text_of(attributes, "country") == country;
        if (const std::string extensions = text_of(attributes, "extensions"); !extensions.empty()) {
            return fmt::format("it holds results of another program, with the {}", extensions);
        }
        return same ? std::string{}
                    : fmt::format("it holds results of another scenario or of other values "
                                  "({}, seed {})",
                                  text_of(attributes, "scenario_name"),
                                  whole_number_of(attributes, "seed"));
    } catch (const FileError&) {
        return "it exists and is not a results file of tenfold";
    }
}

bool holds_complete_results(const Path& file) {
    try {
        return text_of(read_results(file).run, "status") == "complete";
    } catch (const FileError&) {
        return false;
    }
}

std::string other_than_checkpoint(const Path& file, const std::string& scenario_sha256) {
    try {
        const CheckpointReader reader{file};
        if (!reader.header().extensions.empty()) {
            return fmt::format("it is a checkpoint of another program, with the {}",
                               fmt::join(reader.header().extensions, "; "));
        }
        return reader.header().scenario_sha256 == scenario_sha256
                   ? std::string{}
                   : fmt::format("it is a checkpoint of another scenario or of other values "
                                 "({})",
                                 reader.header().scenario_name);
    } catch (const FileError&) {
        return "it exists and is not a checkpoint of this program";
    }
}

std::string other_than_text(const Path& file, const std::string& mark, const std::string& kind) {
    std::string start(std::size_t{1} << 14U, '\0');
    std::ifstream stream{file, std::ios::binary};
    stream.read(start.data(), static_cast<std::streamsize>(start.size()));
    start.resize(static_cast<std::size_t>(stream.gcount()));
    return start.find(mark) != std::string::npos ? std::string{}
                                                 : fmt::format("it exists and is not {}", kind);
}

} // namespace tenfold
