// SPDX-License-Identifier: Apache-2.0
/// The results of a run as one file: HDF5 that is also netCDF-4 with CF conventions.
///
/// Layout: root attributes (format, scenario digest, seed, scale); coordinates `time`, `sector`,
/// `occupation`, `region`, `size_class`; `time_bounds`, `month_days`, `sector_name` and the other
/// names; `seed` and `replicate`; all series of output/series.hpp; the resolved scenario as the
/// text `scenario`; the observations on the run as a whole as attributes of the group
/// `/observations` (output/observation_table.hpp). Everything that may differ between two equal
/// runs is in the group `/run` only, so that the rest can be compared bit for bit.
#pragma once

#include "core/time.hpp"

#include "agents/observe/measures.hpp"
#include "agents/observe/observations.hpp"
#include "agents/observe/observer.hpp"

#include "output/atomic_file.hpp"
#include "output/micro_data.hpp"
#include "output/panel_table.hpp"

#include <array>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tenfold {

/// Version of the layout of the file; increases when readers must change.
inline constexpr std::int64_t results_format_version = 1;

/// A categorical axis of the file; `keys` and `names` have one entry for each category.
struct Axis {
    std::string name;               // of the dimension: "sector", "occupation" or "region"
    std::vector<std::string> keys;  // short names, unique; the values of the coordinate
    std::vector<std::string> names; // names for people
};

/// How, where and when a run was made; independent of its results.
struct Provenance {
    std::string program_version;
    std::string git_commit;
    bool git_dirty = false;                                     // built from changed sources
    std::string build;                                          // compiler and build type
    std::vector<std::pair<std::string, std::string>> libraries; // name and version
    std::string command_line;
    std::int64_t threads = 0;
    std::string host;
    std::string started;              // ISO 8601
    std::string finished;             // ISO 8601
    double build_seconds = 0.0;       // wall-clock time to build the population
    double run_seconds = 0.0;         // wall-clock time of the simulation
    std::string status = "complete";  // or "interrupted"
    std::vector<std::string> lineage; // of a resumed run: its earlier parts, the first one first
};

/// The contents of the file.
struct Results {
    std::string scenario_name;
    std::string country;                 // key, in a world of several; empty: none
    std::string world;                   // resolved scenario of that world, or empty
    std::string world_sha256;            // of it, hexadecimal
    std::string resolved_scenario;       // YAML with every value, overrides applied; of the country
    std::string scenario_sha256;         // of the resolved scenario, hexadecimal
    std::string state_digest;            // of all agents at the end, hexadecimal
    std::vector<std::string> extensions; // of the program, a text each (describe_extensions)
    std::int64_t seed = 0;
    std::int64_t replicate = 0;
    double scale = 1.0; // real people per simulated one
    Date start{};       // first simulated day
    Axis sectors{"sector", {}, {}};
    Axis occupations{"occupation", {}, {}};
    Axis regions{"region", {}, {}};
    std::span<const MonthlyMeasures> months; // in order of time; may be empty
    int significant_digits = 0;              // of series and panel; 0: all
    const Panel* panel = nullptr;            // none: no panel
    const EventRecords* events = nullptr;    // none: not requested
    Observations observations;
    std::span<const ObservedSeries> observed; // by observers of extensions
    Provenance run;
};

/// Variables without dimensions that identify the run: coordinates of every series, so that
/// programs that read many files at once keep the runs apart.
inline constexpr std::array<std::string_view, 2> run_coordinates{"seed", "replicate"};

/// Names at the root of a results file, which an observer cannot have: coordinates, series, texts
/// and groups.
[[nodiscard]] std::vector<std::string> reserved_names();

/// Writes `results` to `path` as replace_file does. Throws FileError if the file cannot be written,
/// RunError if `results` are inconsistent (lengths that differ from the axes, months that are not
/// consecutive).
void write_results(const std::filesystem::path& path, const Results& results);

/// Names and versions of the libraries that write the file, for Provenance::libraries.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> output_library_versions();

} // namespace tenfold
