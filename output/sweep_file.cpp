// SPDX-License-Identifier: Apache-2.0
#include "output/sweep_file.hpp"

#include "core/archive.hpp"
#include "core/check.hpp"
#include "core/sha256.hpp"

#include "output/axes.hpp"
#include "output/hdf5.hpp"
#include "output/hdf5_reader.hpp"
#include "output/hdf5_signature.hpp"
#include "output/isolated.hpp"
#include "output/read_results.hpp"
#include "output/results_attributes.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <fmt/format.h>
#include <map>

namespace tenfold {

namespace {

using Names = std::vector<std::string>;
using std::chrono::days;

constexpr std::size_t chunk_runs = 64;
constexpr std::string_view factor_kind = "factor";
constexpr std::string_view scalar_kind = "scalar";
constexpr std::string_view series_kind = "series";

std::string_view kind_text(SweepFileKind kind) {
    return kind == SweepFileKind::shard ? "a shard of a sweep" : "a collected sweep";
}

std::string_view filetype_of_kind(SweepFileKind kind) {
    return kind == SweepFileKind::shard ? "tenfold-sweep-shard" : sweep_filetype;
}

void write_identity(Hdf5Writer& file, const SweepIdentity& identity, SweepFileKind kind) {
    const auto set = [&](const char* name, const auto& value) {
        file.set_attribute("/", name, value);
    };
    set("Conventions", "CF-1.10");
    set("title", fmt::format("Tenfold sweep of study {}", identity.study_name));
    set("filetype", filetype_of_kind(kind));
    set("format_version", sweep_format_version);
    set("study_name", identity.study_name);
    set("scenario_sha256", identity.scenario_sha256);
    set("plan_sha256", identity.plan_sha256);
    set("design", identity.design);
    set("program_version", identity.program_version);
    set("git_commit", identity.git_commit);
    set("seed", identity.seed);
    set("replicates", identity.replicates);
    set("scale", identity.scale);
}

/// Attributes with the meanings of the numbers of a variable.
void set_flags(Hdf5Writer& file,
               const std::string& name,
               std::size_t count,
               std::string_view meanings) {
    std::vector<std::int8_t> values;
    for (std::size_t value = 0; value < count; ++value) {
        values.push_back(static_cast<std::int8_t>(value));
    }
    file.set_attribute(name, "flag_values", values);
    file.set_attribute(name, "flag_meanings", meanings);
}

void write_design(Hdf5Writer& file, const SweepTable& table) {
    const Names run{"run"};
    file.write("point", table.point, run);
    file.describe("point", "1", "Point of the design, from 0.");
    file.write("replicate", table.replicate, run);
    file.describe("replicate", "1", "Number of the replicate under the scenario's seed.");
    file.write("role", table.role, run);
    file.describe("role", "1", "What the point is for in its design.");
    set_flags(file, "role", role_names.size(), fmt::format("{}", fmt::join(role_names, " ")));
    file.write("moved", table.moved, run);
    file.describe("moved", "1", "Place of the factor that the point moves, from 0; -1: none.");
    file.write("design_group", table.group, run);
    file.describe("design_group", "1", "Sample or trajectory of the design, from 0.");
    for (const SweepFactor& factor : table.factors) {
        if (factor.is_numeric()) {
            file.write(factor.key, factor.numbers, run);
        } else {
            file.write(factor.key, factor.texts, "run");
        }
        file.describe(factor.key, factor.unit, factor.name.empty() ? factor.key : factor.name);
        file.set_attribute(factor.key, "kind", factor_kind);
        file.set_attribute(factor.key, "path", factor.path);
    }
}

void write_records(Hdf5Writer& file, const SweepTable& table, SweepFileKind kind) {
    const Names run{"run"};
    std::vector<std::int8_t> status;
    for (const RunStatus each : table.records.status) {
        status.push_back(static_cast<std::int8_t>(each));
    }
    file.write("status", status, run);
    file.describe("status", "1", "How far the run is.");
    set_flags(file, "status", 3, "missing complete failed");
    file.write("message", table.records.message, "run");
    file.describe("message", "1", "Why the run failed.");
    file.write("digest", table.records.digest, "run");
    file.describe(
        "digest", "1", "Digest of the whole state at the end: equal runs have equal ones.");
    if (kind == SweepFileKind::shard) {
        file.write("seconds", table.records.seconds, run);
        file.describe("seconds", "s", "Wall-clock time of the run.");
    }
}

void write_outputs(Hdf5Writer& file, const SweepTable& table) {
    for (const SweepScalar& scalar : table.scalars) {
        file.write(scalar.key, scalar.values, Names{"run"});
        file.describe(scalar.key, scalar.unit, scalar.long_name);
        file.set_attribute(scalar.key, "kind", scalar_kind);
    }
    if (table.series.empty()) {
        return;
    }
    write_time_axis(file, table.start, table.month_ends, table.month_days);
    for (const Axis& axis : table.axes) {
        if (axis.name == "quantile") {
            write_distribution_axes(file);
        } else if (axis.name != "dollar_bin") { // which came with it
            write_axis(file, axis);
        }
    }
    file.set_chunk_rows(chunk_runs);
    for (const SweepSeries& series : table.series) {
        Names dimensions{"run", "time"};
        dimensions.insert(dimensions.end(), series.axes.begin(), series.axes.end());
        file.write(series.name, series.values, dimensions);
        file.describe(series.name, series.unit, series.long_name);
        file.set_attribute(series.name, "kind", series_kind);
    }
    file.set_chunk_rows(0);
}

// Reading, in a child.

class SweepReader {
public:
    SweepReader(const std::filesystem::path& path, SweepFileKind kind)
        : file_{path}, root_{file_.attributes("/")}, kind_{kind} {
        const std::string filetype = text_of(root_, "filetype");
        if (filetype != filetype_of_kind(kind)) {
            throw FileError{fmt::format(
                "is not {} of tenfold{}",
                kind_text(kind),
                filetype.empty() ? std::string{} : fmt::format(" but of the type '{}'", filetype))};
        }
        const std::int64_t version = whole_number_of(root_, "format_version");
        if (version != sweep_format_version) {
            throw FileError{fmt::format(
                "has format {}, and this program reads format {}", version, sweep_format_version)};
        }
        for (Hdf5Dataset& dataset : file_.datasets()) {
            names_.push_back(dataset.name);
            datasets_.emplace(dataset.name, std::move(dataset));
        }
    }

    [[nodiscard]] SweepTable read() const {
        SweepTable table;
        read_identity(table.identity);
        const std::vector<double> numbers_of_runs = numbers("run");
        table.first_run =
            numbers_of_runs.empty() ? 0 : static_cast<std::int64_t>(numbers_of_runs.front());
        table.point = whole("point");
        table.replicate = whole("replicate");
        table.moved = whole("moved");
        table.group = whole("design_group");
        for (const std::int64_t role : whole("role")) {
            table.role.push_back(static_cast<std::int8_t>(role));
        }
        for (const std::int64_t status : whole("status")) {
            if (status < 0 || status > static_cast<std::int64_t>(RunStatus::failed)) {
                throw FileError{"'status': a number stands for nothing; it is damaged"};
            }
            table.records.status.push_back(static_cast<RunStatus>(status));
        }
        table.records.message = texts("message");
        table.records.digest = texts("digest");
        table.records.seconds = kind_ == SweepFileKind::shard
                                    ? numbers("seconds")
                                    : std::vector<double>(table.records.status.size(), 0.0);
        read_variables(table);
        return table;
    }

private:
    [[nodiscard]] const Hdf5Dataset& dataset(const std::string& name) const {
        const auto found = datasets_.find(name);
        if (found == datasets_.end()) {
            throw FileError{fmt::format("'{}' is missing; it is damaged", name)};
        }
        return found->second;
    }
    [[nodiscard]] std::vector<double> numbers(const std::string& name) const {
        return file_.numbers(dataset(name));
    }
    [[nodiscard]] std::vector<std::string> texts(const std::string& name) const {
        return file_.texts(dataset(name));
    }
    [[nodiscard]] std::vector<std::int64_t> whole(const std::string& name) const {
        std::vector<std::int64_t> result;
        for (const double value : numbers(name)) {
            if (value != std::floor(value) || std::abs(value) > 1e15) { // NaN as well
                throw FileError{fmt::format("'{}': not a whole number; it is damaged", name)};
            }
            result.push_back(static_cast<std::int64_t>(value));
        }
        return result;
    }

    void read_identity(SweepIdentity& identity) const {
        identity.study_name = text_of(root_, "study_name");
        identity.scenario_sha256 = text_of(root_, "scenario_sha256");
        identity.plan_sha256 = text_of(root_, "plan_sha256");
        identity.design = text_of(root_, "design");
        identity.program_version = text_of(root_, "program_version");
        identity.git_commit = text_of(root_, "git_commit");
        identity.seed = whole_number_of(root_, "seed");
        identity.replicates = whole_number_of(root_, "replicates");
        identity.scale = number_of(root_, "scale");
        identity.study = texts("study").at(0);
        identity.scenario = texts("scenario").at(0);
        if (sha256(identity.scenario) != identity.scenario_sha256) {
            throw FileError{"'scenario': its text does not match its digest; it is damaged"};
        }
    }

    void read_variables(SweepTable& table) const {
        for (const std::string& name : names_) {
            const Attributes attributes = file_.attributes(name);
            const std::string kind = text_of(attributes, "kind");
            const std::string unit = text_of(attributes, "units");
            const std::string long_name = text_of(attributes, "long_name");
            const Hdf5Dataset& data = dataset(name);
            if (kind == factor_kind) {
                SweepFactor factor{name, long_name, text_of(attributes, "path"), unit, {}, {}};
                if (data.kind == Hdf5Dataset::Kind::texts) {
                    factor.texts = file_.texts(data);
                } else {
                    factor.numbers = file_.numbers(data);
                }
                table.factors.push_back(std::move(factor));
            } else if (kind == scalar_kind) {
                table.scalars.push_back({name, unit, long_name, file_.numbers(data)});
            } else if (kind == series_kind) {
                read_series(table, data, unit, long_name);
            }
        }
    }

    void read_series(SweepTable& table,
                     const Hdf5Dataset& data,
                     const std::string& unit,
                     const std::string& long_name) const {
        if (data.dimensions.size() < 2 || data.dimensions[0] != "run" ||
            data.dimensions[1] != "time") {
            throw FileError{fmt::format("'{}': it is not along run and time", data.name)};
        }
        if (table.month_ends.empty()) {
            read_time(table);
        }
        SweepSeries series{data.name,
                           unit,
                           long_name,
                           {data.dimensions.begin() + 2, data.dimensions.end()},
                           file_.numbers(data)};
        for (const std::string& name : series.axes) {
            if (std::ranges::find(table.axes, name, &Axis::name) == table.axes.end()) {
                table.axes.push_back(read_axis(name));
            }
        }
        table.series.push_back(std::move(series));
    }

    void read_time(SweepTable& table) const {
        const std::string unit = text_of(file_.attributes("time"), "units");
        constexpr std::string_view begin = "days since ";
        if (!unit.starts_with(begin) || !parse_date(unit.substr(begin.size(), 10), table.start)) {
            throw FileError{fmt::format("'time': its unit '{}' is not days since a date", unit)};
        }
        for (const std::int64_t day : whole("time")) {
            table.month_ends.push_back(table.start + days{day + 1});
        }
        for (const std::int64_t length : whole("month_days")) {
            table.month_days.push_back(static_cast<int>(length));
        }
    }

    [[nodiscard]] Axis read_axis(const std::string& name) const {
        Axis axis{name, {}, {}};
        const Hdf5Dataset& data = dataset(name);
        if (data.kind == Hdf5Dataset::Kind::texts) {
            axis.keys = file_.texts(data);
        } else {
            for (const double value : file_.numbers(data)) {
                axis.keys.push_back(fmt::format("{}", value));
            }
        }
        axis.names = datasets_.contains(name + "_name") ? texts(name + "_name") : axis.keys;
        return axis;
    }

    Hdf5Reader file_;
    Attributes root_;
    SweepFileKind kind_;
    std::vector<std::string> names_; // in the order of the file
    std::map<std::string, Hdf5Dataset> datasets_;
};

std::string bytes_of(const SweepTable& table) {
    std::string bytes;
    StateWriter out{[&](std::span<const std::byte> piece) {
        bytes.append(reinterpret_cast<const char*>(piece.data()), piece.size());
    }};
    out(table);
    out.flush();
    return bytes;
}

SweepTable from_bytes(const std::string& bytes, const std::string& name) {
    bool given = false;
    StateReader in{[&]() -> std::span<const std::byte> {
                       if (std::exchange(given, true)) {
                           return {};
                       }
                       return std::as_bytes(std::span{bytes});
                   },
                   bytes.size(),
                   name};
    SweepTable table;
    in(table);
    return table;
}

/// Checks the assumptions of later code.
void check_shapes(const SweepTable& table, const std::string& name) {
    const std::size_t runs = table.runs();
    const auto require = [&](bool holds, const std::string& what) {
        if (!holds) {
            throw FileError{
                fmt::format("{}: '{}': its parts are inconsistent; it is damaged", name, what)};
        }
    };
    require(table.point.size() == runs && table.replicate.size() == runs &&
                table.role.size() == runs && table.moved.size() == runs &&
                table.group.size() == runs,
            "point");
    require(table.records.message.size() == runs && table.records.digest.size() == runs &&
                table.records.seconds.size() == runs,
            "status");
    require(table.month_days.size() == table.month_ends.size(), "month_days");
    for (const SweepFactor& factor : table.factors) {
        require((factor.is_numeric() ? factor.numbers.size() : factor.texts.size()) == runs,
                factor.key);
    }
    for (const SweepScalar& scalar : table.scalars) {
        require(scalar.values.size() == runs, scalar.key);
    }
    for (const SweepSeries& series : table.series) {
        require(series.values.size() == runs * table.places(series), series.name);
    }
}

} // namespace

void write_sweep(const std::filesystem::path& path,
                 const SweepTable& table,
                 SweepFileKind kind,
                 const Provenance& provenance) {
    Hdf5Writer file{path};
    write_identity(file, table.identity, kind);
    std::vector<std::int64_t> runs;
    for (std::size_t run = 0; run < table.runs(); ++run) {
        runs.push_back(table.first_run + static_cast<std::int64_t>(run));
    }
    file.define_dimension("run", std::span<const std::int64_t>{runs});
    file.describe("run", "1", "Number of the run, from 0.");
    write_design(file, table);
    write_records(file, table, kind);
    write_outputs(file, table);
    file.write_text("study", table.identity.study);
    file.describe("study", "1", "The study, as YAML.");
    file.write_text("scenario", table.identity.scenario);
    file.describe("scenario", "1", "The scenario from which all runs start, as YAML.");
    write_provenance(file, "/provenance", provenance);
    file.publish();
}

SweepTable read_sweep(const std::filesystem::path& path, SweepFileKind kind) {
    const std::string name = path.string();
    check_hdf5_signature(path, kind_text(kind));
    SweepTable table = from_bytes(run_isolated(name,
                                               [&] {
                                                   return bytes_of(SweepReader{path, kind}.read());
                                               }),
                                  name);
    check_shapes(table, name);
    return table;
}

} // namespace tenfold
