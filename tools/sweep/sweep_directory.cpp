// SPDX-License-Identifier: Apache-2.0
#include "tools/sweep/sweep_directory.hpp"

#include "core/check.hpp"
#include "core/nearby_files.hpp"
#include "core/sha256.hpp"

#include "output/atomic_file.hpp"
#include "output/file_lock.hpp"
#include "output/sweep_file.hpp"
#include "scenarios/yaml.hpp"

#include "sim/version.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <fmt/format.h>
#include <memory>
#include <nlohmann/json.hpp>
#include <system_error>
#include <thread>
#include <utility>

#include "tools/common/output_claim.hpp"

namespace tenfold {

namespace {

using Json = nlohmann::ordered_json;
using Path = std::filesystem::path;

constexpr std::int64_t directory_format = 1;
constexpr std::size_t least_runs_per_shard = 100;
constexpr std::size_t most_runs_per_shard = 1000;

Path record_path(const Path& directory) {
    return directory / "sweep.json";
}

void make_folder(const Path& path) {
    std::error_code error;
    std::filesystem::create_directories(path, error);
    if (error) {
        throw FileError{
            fmt::format("{}: cannot create the folder ({})", path.string(), error.message())};
    }
}

void write_text(const Path& path, const std::string& text) {
    replace_file(path, std::as_bytes(std::span{text}));
}

/// Contents of sweep.json.
struct DirectoryRecord {
    std::string program_version;
    std::string git_commit;
    std::string study_name;
    std::string study_sha256; // of its text
    std::string plan_sha256;
    std::string scenario_sha256;
    std::size_t runs_per_shard = 0;
};

DirectoryRecord record_of(const SweepIdentity& identity, std::size_t runs_per_shard) {
    return {identity.program_version,
            identity.git_commit,
            identity.study_name,
            sha256(identity.study),
            identity.plan_sha256,
            identity.scenario_sha256,
            runs_per_shard};
}

void write_record(const Path& directory, const DirectoryRecord& record, std::size_t runs) {
    Json json;
    json["filetype"] = "tenfold-sweep-directory";
    json["format"] = directory_format;
    json["program_version"] = record.program_version;
    json["git_commit"] = record.git_commit;
    json["study"] = record.study_name;
    json["study_sha256"] = record.study_sha256;
    json["plan_sha256"] = record.plan_sha256;
    json["scenario_sha256"] = record.scenario_sha256;
    json["runs"] = runs;
    json["runs_per_shard"] = record.runs_per_shard;
    write_text(record_path(directory), json.dump(2) + "\n");
}

DirectoryRecord read_record(const Path& directory) {
    const Path path = record_path(directory);
    const std::string text = read_text_file(path);
    const Json json = Json::parse(text, nullptr, /*allow_exceptions=*/false);
    const auto wrong = [&](const std::string& what) {
        return FileError{fmt::format("{}: {}", path.string(), what)};
    };
    DirectoryRecord record;
    try {
        if (!json.is_object() || json.value("filetype", "") != "tenfold-sweep-directory") {
            throw wrong("does not describe a sweep");
        }
        if (json.value("format", std::int64_t{0}) != directory_format) {
            throw wrong("has an unknown format");
        }
        record.program_version = json.value("program_version", "");
        record.git_commit = json.value("git_commit", "");
        record.study_name = json.value("study", "");
        record.study_sha256 = json.value("study_sha256", "");
        record.plan_sha256 = json.value("plan_sha256", "");
        record.scenario_sha256 = json.value("scenario_sha256", "");
        record.runs_per_shard = json.value("runs_per_shard", std::size_t{0});
    } catch (const Json::exception&) { // a value of the wrong type
        throw wrong("is damaged");
    }
    if (record.runs_per_shard == 0 || record.runs_per_shard > most_runs) {
        throw wrong("has no valid number of runs per shard");
    }
    return record;
}

void check_version(const Path& directory, const DirectoryRecord& record) {
    if (record.program_version != project_version() || record.git_commit != git_commit()) {
        const Path collected = directory / "sweep.h5";
        std::error_code ignored;
        throw ScenarioError{fmt::format(
            "{}: its runs are of tenfold {} (commit {}), and this is {} (commit {}); use that "
            "version or another directory{}",
            directory.string(),
            record.program_version,
            record.git_commit,
            project_version(),
            git_commit(),
            std::filesystem::exists(collected, ignored)
                ? fmt::format("; the collected runs can be read from {}", collected.string())
                : "")};
    }
}

void check_same(const Path& directory,
                const DirectoryRecord& found,
                const DirectoryRecord& wanted) {
    const auto refuse = [&](const std::string& what) {
        throw ScenarioError{fmt::format("{}: {}; use another directory", directory.string(), what)};
    };
    if (found.plan_sha256 != wanted.plan_sha256 ||
        found.scenario_sha256 != wanted.scenario_sha256) {
        refuse(found.study_name != wanted.study_name
                   ? fmt::format("it holds another study, {}", found.study_name)
                   : fmt::format("it holds {} with other {}",
                                 found.study_name,
                                 found.plan_sha256 != wanted.plan_sha256
                                     ? "factors, design or replicates"
                                     : "values of the scenario"));
    }
    if (wanted.runs_per_shard != 0 && wanted.runs_per_shard != found.runs_per_shard) {
        refuse(fmt::format(
            "its shards have {} runs, not {}", found.runs_per_shard, wanted.runs_per_shard));
    }
}

/// Throws unless the outputs are the same.
void check_same_outputs(const Path& directory, const PreparedSweep& sweep) {
    const PreparedSweep found =
        prepare_sweep(load_study_text(read_text_file(directory / "study.yaml"),
                                      directory / "study.yaml",
                                      sweep.identity.scenario,
                                      directory / "scenario.yaml"));
    SweepTable a;
    SweepTable b;
    found.outputs.prepare(a);
    sweep.outputs.prepare(b);
    const auto same = [](const auto& x, const auto& y) {
        return x.long_name == y.long_name && x.unit == y.unit;
    };
    if (!std::ranges::equal(a.scalars, b.scalars, same) ||
        !std::ranges::equal(a.series, b.series, same)) {
        throw ScenarioError{fmt::format("{}: it holds {} with other outputs; use another directory",
                                        directory.string(),
                                        sweep.identity.study_name)};
    }
}

/// Throws if the study differs in anything else (stop rules, names, descriptions), because shards
/// contain its text.
void check_same_text(const Path& directory,
                     const DirectoryRecord& found,
                     const PreparedSweep& sweep) {
    if (found.study_sha256 != sha256(sweep.identity.study)) {
        throw ScenarioError{fmt::format("{}: it holds {} with other stop rules or descriptions; "
                                        "use another directory, or resume without the study",
                                        directory.string(),
                                        sweep.identity.study_name)};
    }
}

constexpr std::array folders{"shards", "checkpoints"};

/// Whether an entry of a directory without sweep.json can be left over from a failed creation of this
/// sweep: an empty folder, or a complete or partial text of the sweep.
bool is_left_over(const std::filesystem::directory_entry& entry, const PreparedSweep& sweep) {
    std::error_code ignored;
    const std::string name = entry.path().filename().string();
    const auto is_entry = [&](const Path& file) { return same_file(file, entry.path()); };
    if (std::ranges::any_of(sweep.loaded.files, is_entry)) {
        return false; // the user's own file, not a copy
    }
    if (entry.is_directory(ignored)) {
        return std::ranges::find(folders, name) != folders.end() &&
               std::filesystem::is_empty(entry.path(), ignored);
    }
    const auto holds = [&](const std::string& text) {
        return entry.file_size(ignored) == text.size() && read_text_file(entry.path()) == text;
    };
    for (const char* const text : {"study.yaml", "scenario.yaml", "sweep.json"}) {
        if (name.starts_with(std::string{text} + ".part")) {
            return true;
        }
    }
    return (name == "study.yaml" && holds(sweep.identity.study)) ||
           (name == "scenario.yaml" && holds(sweep.identity.scenario));
}

/// Whether a directory without sweep.json may be used for a sweep: it contains only leftovers of a
/// failed creation, or the lock file of a process that is creating it or was killed meanwhile. A lock
/// file is never created in a directory with other contents.
bool may_be_made(const Path& directory, const PreparedSweep& sweep) {
    std::error_code error;
    const std::filesystem::directory_iterator entries{directory, error};
    if (error) {
        throw FileError{fmt::format("{}: {}", directory.string(), error.message())};
    }
    if (std::filesystem::exists(FileLock::path_of(record_path(directory)), error)) {
        return true;
    }
    return std::all_of(begin(entries), end(entries), [&](const auto& entry) {
        return is_left_over(entry, sweep);
    });
}

/// Fills a directory. On failure everything is removed again, so that the directory can be used for
/// any study.
void fill(const Path& directory, const PreparedSweep& sweep, std::size_t runs_per_shard) {
    try {
        for (const char* const folder : folders) {
            make_folder(directory / folder);
        }
        write_text(directory / "study.yaml", sweep.identity.study);
        write_text(directory / "scenario.yaml", sweep.identity.scenario);
        // Last, because it marks the directory as complete.
        write_record(directory, record_of(sweep.identity, runs_per_shard), sweep.plan.runs());
    } catch (...) {
        for (const char* const name :
             {"sweep.json", "study.yaml", "scenario.yaml", "shards", "checkpoints"}) {
            std::error_code ignored;
            std::filesystem::remove(directory / name, ignored);
        }
        throw;
    }
}

/// The lock under which a directory is created.
std::unique_ptr<FileLock> wait_for_record(const Path& directory) {
    constexpr int tries = 6000; // a minute, although creation takes milliseconds
    for (int attempt = 1;; ++attempt) {
        try {
            return lock_file(record_path(directory));
        } catch (const FileBusy&) {
            if (attempt == tries) {
                throw;
            }
            std::this_thread::sleep_for(std::chrono::milliseconds{10});
        }
    }
}

std::size_t chosen_runs_per_shard(std::size_t runs) {
    return std::clamp((runs + 99) / 100, least_runs_per_shard, most_runs_per_shard);
}

} // namespace

bool is_sweep_directory(const Path& path) {
    std::error_code ignored;
    return std::filesystem::is_regular_file(record_path(path), ignored);
}

SweepDirectory SweepDirectory::make(const Path& path,
                                    PreparedSweep sweep,
                                    std::size_t runs_per_shard,
                                    StudyText text) {
    if (is_sweep_directory(path)) {
        const DirectoryRecord found = read_record(path);
        check_version(path, found);
        check_same(path, found, record_of(sweep.identity, runs_per_shard));
        check_same_outputs(path, sweep);
        if (text == StudyText::same) {
            check_same_text(path, found, sweep);
        }
        return open(path);
    }
    make_folder(path);
    if (!may_be_made(path, sweep)) {
        if (is_sweep_directory(path)) { // another process has just created it
            return make(path, std::move(sweep), runs_per_shard, text);
        }
        throw ScenarioError{fmt::format(
            "{}: it is not empty and holds no sweep; use another directory", path.string())};
    }
    const std::unique_ptr<FileLock> lock = wait_for_record(path);
    if (is_sweep_directory(path)) {
        return make(path, std::move(sweep), runs_per_shard, text);
    }
    const std::size_t size =
        runs_per_shard > 0 ? runs_per_shard : chosen_runs_per_shard(sweep.plan.runs());
    fill(path, sweep, size);
    return {path, std::move(sweep), size};
}

SweepDirectory SweepDirectory::open(const Path& path) {
    if (!is_sweep_directory(path)) {
        std::error_code ignored;
        throw FileError{fmt::format("{}: {}{}",
                                    path.string(),
                                    std::filesystem::exists(path, ignored)
                                        ? "holds no sweep (there is no sweep.json)"
                                        : "does not exist",
                                    did_you_mean_file(path))};
    }
    const DirectoryRecord record = read_record(path);
    check_version(path, record);
    const std::string study = read_text_file(path / "study.yaml");
    const std::string scenario = read_text_file(path / "scenario.yaml");
    // First, because changed texts may fail to load.
    if (sha256(study) != record.study_sha256 || sha256(scenario) != record.scenario_sha256) {
        throw FileError{
            fmt::format("{}: study.yaml or scenario.yaml has changed since the sweep was created",
                        path.string())};
    }
    PreparedSweep sweep = prepare_sweep(
        load_study_text(study, path / "study.yaml", scenario, path / "scenario.yaml"));
    if (sweep.identity.plan_sha256 != record.plan_sha256) {
        throw FileError{fmt::format("{}: sweep.json does not belong to its study", path.string())};
    }
    return {path, std::move(sweep), record.runs_per_shard};
}

Path SweepDirectory::shard_path(std::size_t shard) const {
    return path_ / "shards" / fmt::format("shard-{:04}.h5", shard);
}

Path SweepDirectory::checkpoint_path(std::size_t run) const {
    return path_ / "checkpoints" / fmt::format("run-{:06}.checkpoint", run);
}

std::size_t SweepDirectory::shards() const {
    return (runs() + runs_per_shard_ - 1) / runs_per_shard_;
}

std::size_t SweepDirectory::runs_of(std::size_t shard) const {
    return std::min(runs_per_shard_, runs() - first_run(shard));
}

SweepTable SweepDirectory::read_shard(std::size_t shard) const {
    const Path path = shard_path(shard);
    std::error_code ignored;
    if (!std::filesystem::exists(path, ignored)) {
        return table_of(sweep_, first_run(shard), runs_of(shard));
    }
    SweepTable table = read_sweep(path, SweepFileKind::shard);
    const SweepIdentity& found = table.identity;
    if (found.program_version != sweep_.identity.program_version ||
        found.git_commit != sweep_.identity.git_commit) {
        throw ScenarioError{fmt::format("{}: it was written by tenfold {} (commit {}), and this "
                                        "sweep is of {} (commit {}); remove it to repeat its runs",
                                        path.string(),
                                        found.program_version,
                                        found.git_commit,
                                        sweep_.identity.program_version,
                                        sweep_.identity.git_commit)};
    }
    if (found.plan_sha256 != sweep_.identity.plan_sha256 ||
        found.scenario_sha256 != sweep_.identity.scenario_sha256 ||
        found.study != sweep_.identity.study || // which defines the outputs
        table.first_run != static_cast<std::int64_t>(first_run(shard)) ||
        table.runs() != runs_of(shard)) {
        throw ScenarioError{fmt::format(
            "{}: it belongs to another sweep; remove it to repeat its runs", path.string())};
    }
    return table;
}

} // namespace tenfold
