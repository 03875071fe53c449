// SPDX-License-Identifier: Apache-2.0
#include "tools/sweep/calibration_directory.hpp"

#include "core/check.hpp"
#include "core/sha256.hpp"

#include "output/atomic_file.hpp"
#include "output/sweep_table.hpp"
#include "scenarios/csv.hpp"
#include "scenarios/schema.hpp"
#include "scenarios/yaml.hpp"

#include "sim/version.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <span>
#include <system_error>

#include "tools/common/messages.hpp"
#include "tools/sweep/sweep_directory.hpp"

namespace tenfold {

namespace {

using Json = nlohmann::ordered_json;
using Path = std::filesystem::path;

constexpr double write_every = 60.0; // seconds
constexpr std::array names{
    "runs.csv", "evaluations.csv", "samples.csv", "posterior.csv", "calibration.md"};

/// Contents of calibration.json: everything on which the moments of a run depend.
std::string record_of(const LoadedStudy& study) {
    Json json;
    json["filetype"] = "tenfold-calibration-directory";
    json["format"] = 1;
    json["program_version"] = project_version();
    json["git_commit"] = git_commit();
    json["study"] = study.study.name;
    json["study_sha256"] = sha256(study.text);
    json["scenario_sha256"] = study.base.sha256;
    return json.dump(2) + "\n";
}

void make_folder(const Path& path) {
    if (is_sweep_directory(path)) {
        throw ScenarioError{
            fmt::format("{}: it holds a sweep; use another directory", path.string())};
    }
    std::error_code error;
    std::filesystem::create_directories(path, error);
    if (error) {
        throw FileError{
            fmt::format("{}: cannot create the folder ({})", path.string(), error.message())};
    }
}

OutputClaim claim_files(const Path& path, const LoadedStudy& study, bool force) {
    const Path record = path / "calibration.json";
    std::error_code ignored;
    const bool known = std::filesystem::exists(record, ignored);
    const bool same = known && read_text_file(record) == record_of(study);
    if (known && !same && !force) {
        throw ScenarioError{fmt::format("{}: it holds the calibration of another study, of other "
                                        "values or by another version of tenfold; use another "
                                        "directory, or restart with --force",
                                        path.string())};
    }
    std::vector<PlannedOutput> outputs{{record, {}}};
    for (const char* const name : names) {
        outputs.push_back({path / name, [same](const Path&) {
                               return same ? std::string{}
                                           : "it exists without a calibration.json that names "
                                             "its study";
                           }});
    }
    return {outputs, study.files, force};
}

std::vector<std::string> columns_of(const Study& study) {
    std::vector<std::string> columns{"replicate"};
    for (const Factor& factor : study.factors) {
        columns.push_back(factor.key);
    }
    for (const CalibrationTarget& target : study.calibration.targets) {
        columns.push_back(target.key);
    }
    return columns;
}

double number_in(const CsvCell& cell, const Path& path) {
    double value = no_value;
    const char* const end = cell.text.data() + cell.text.size();
    if (!cell.text.empty() && std::from_chars(cell.text.data(), end, value).ptr != end) {
        throw FileError{fmt::format("{}:{}:{}: it is damaged; remove it to repeat all runs",
                                    path.string(),
                                    cell.line,
                                    cell.column)};
    }
    return value;
}

} // namespace

CalibrationDirectory::CalibrationDirectory(const Path& path, const LoadedStudy& study, bool force)
    : path_{path}, columns_{columns_of(study.study)}, factors_{study.study.factors.size()} {
    make_folder(path);
    claim_ = claim_files(path, study, force);
    const std::string record = record_of(study);
    std::error_code ignored;
    if (std::filesystem::exists(path / "calibration.json", ignored) &&
        read_text_file(path / "calibration.json") == record) {
        read_runs();
        return;
    }
    std::filesystem::remove(path / names.front(),
                            ignored); // before the new record, to which it does not belong
    replace_file(path / "calibration.json", std::as_bytes(std::span{record}));
}

void CalibrationDirectory::read_runs() {
    const Path file = path_ / names.front();
    std::error_code ignored;
    if (!std::filesystem::exists(file, ignored)) {
        return;
    }
    const CsvTable table = CsvTable::read(file);
    const bool fits =
        table.rows() > 0 && std::ranges::equal(table.row(0), columns_, {}, &CsvCell::text);
    if (!fits) {
        throw FileError{fmt::format("{}: its columns are not those of the study; remove it to "
                                    "repeat all runs",
                                    file.string())};
    }
    for (std::size_t i = 1; i < table.rows(); ++i) {
        Row numbers;
        for (const CsvCell& cell : table.row(i)) {
            numbers.push_back(number_in(cell, file));
        }
        const auto moments = numbers.begin() + 1 + static_cast<std::ptrdiff_t>(factors_);
        runs_.insert_or_assign(
            Key{std::llround(numbers.front()), Row(numbers.begin() + 1, moments)},
            Row(moments, numbers.end()));
    }
}

std::optional<CalibrationDirectory::Row> CalibrationDirectory::find(const Row& place,
                                                                    std::int64_t replicate) const {
    const std::scoped_lock lock{guard_};
    const auto known = runs_.find(Key{replicate, place});
    return known == runs_.end() ? std::nullopt : std::optional{known->second};
}

void CalibrationDirectory::keep(const Row& place, std::int64_t replicate, const Row& moments) {
    const std::scoped_lock lock{guard_};
    runs_.insert_or_assign(Key{replicate, place}, moments);
    changed_ = true;
    if (since_written_.seconds() < write_every) {
        return;
    }
    try {
        write_here();
    } catch (
        const FileError& error) { // the calibration continues; the final write reports it again
        since_written_ = Stopwatch{};
        if (!std::exchange(told_, true)) {
            say("\ncannot save finished runs: {}; the calibration continues\n", error.what());
        }
    }
}

void CalibrationDirectory::write() {
    const std::scoped_lock lock{guard_};
    if (changed_) {
        write_here();
    }
}

void CalibrationDirectory::write_here() {
    std::string text = fmt::format("{}\n", fmt::join(columns_, ","));
    for (const auto& [key, moments] : runs_) {
        text += fmt::format("{}", key.first);
        for (const Row& numbers : {key.second, moments}) {
            for (const double number : numbers) {
                text += "," + (std::isfinite(number) ? number_text(number) : std::string{});
            }
        }
        text += "\n";
    }
    replace_file(path_ / names.front(), std::as_bytes(std::span{text}));
    changed_ = false;
    since_written_ = Stopwatch{};
}

std::size_t CalibrationDirectory::runs() const {
    const std::scoped_lock lock{guard_};
    return runs_.size();
}

} // namespace tenfold
