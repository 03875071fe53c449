// SPDX-License-Identifier: Apache-2.0
#include "output/read_results.hpp"

#include "core/check.hpp"
#include "core/sha256.hpp"

#include "output/hdf5_signature.hpp"
#include "output/isolated.hpp"
#include "output/results_bytes.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <fmt/format.h>
#include <numeric>

namespace tenfold {

namespace {

constexpr std::string_view filetype = "tenfold-results";
constexpr std::size_t most_values = std::size_t{1} << 27U; // of a whole file: 1 GiB of numbers
constexpr double latest_day = 4e6;                         // some ten thousand years
constexpr double longest_month = 31.0;

constexpr std::string_view edges = "_bounds"; // CF: the cells around a coordinate's values

void check_kind(const Hdf5Reader& file, const Attributes& attributes) {
    const std::string kind = text_of(attributes, "filetype");
    if (kind != filetype) {
        throw FileError{
            kind.empty()
                ? "is not a results file of tenfold (an HDF5 file of another program)"
                : fmt::format("is not a results file of tenfold but of the type '{}'", kind)};
    }
    const std::int64_t version = whole_number_of(attributes, "format_version");
    if (version > results_format_version) {
        throw FileError{fmt::format("has format {}, and this program reads formats up to {}; read "
                                    "it with the version of tenfold that wrote it, or a newer one",
                                    version,
                                    results_format_version)};
    }
    if (version < 1) {
        throw FileError{"has no format version; it is damaged"};
    }
    if (file.superblock_version() < 2) {
        throw FileError{"was rewritten without checksums, so that damage would go undetected; use "
                        "the file that tenfold wrote"};
    }
}

/// The first day of "days since 2023-01-01 00:00:00".
Date start_of(const std::string& unit) {
    constexpr std::string_view begin = "days since ";
    constexpr std::size_t date_size = 10;
    Date date{};
    if (!unit.starts_with(begin) || !parse_date(unit.substr(begin.size(), date_size), date)) {
        throw FileError{fmt::format("'time': its unit '{}' is not days since a date", unit)};
    }
    return date;
}

bool is_whole(double value) {
    return value == std::floor(value); // false for NaN
}

void fill_time(ResultsFile& results, const Hdf5Reader& file, const Hdf5Dataset& dataset) {
    const Date start = start_of(text_of(file.attributes("time"), "units"));
    for (const double day : file.numbers(dataset)) {
        if (!is_whole(day) || std::abs(day) > latest_day) {
            throw FileError{"'time': a value is not a day; it is damaged"};
        }
        results.time.push_back(start + std::chrono::days{static_cast<int>(day)});
    }
    const auto not_before = [](Date a, Date b) { return a >= b; };
    if (std::ranges::adjacent_find(results.time, not_before) != results.time.end()) {
        throw FileError{"'time': the months are not in order; it is damaged"};
    }
}

void fill_month_days(ResultsFile& results, const std::vector<double>& days) {
    for (const double count : days) {
        if (!is_whole(count) || count < 1.0 || count > longest_month) {
            throw FileError{"'month_days': a month cannot have so many days; it is damaged"};
        }
        results.month_days.push_back(static_cast<int>(count));
    }
}

/// The axis of a dimension: its keys, or its numbers as text, or indices from 0.
Axis axis_of(const Hdf5Reader& file,
             const Hdf5Dataset& dimension,
             const std::vector<Hdf5Dataset>& datasets) {
    Axis axis{dimension.name, {}, {}};
    if (dimension.kind == Hdf5Dataset::Kind::texts) {
        axis.keys = file.texts(dimension);
    } else if (dimension.kind == Hdf5Dataset::Kind::numbers) {
        for (const double value : file.numbers(dimension)) {
            axis.keys.push_back(fmt::format("{}", value));
        }
    } else {
        for (std::size_t place = 0; place < dimension.shape[0]; ++place) {
            axis.keys.push_back(fmt::format("{}", place));
        }
    }
    axis.names = axis.keys;
    const auto names = std::ranges::find(datasets, axis.name + "_name", &Hdf5Dataset::name);
    if (names != datasets.end() && names->kind == Hdf5Dataset::Kind::texts &&
        names->dimensions == std::vector{axis.name}) {
        axis.names = file.texts(*names);
    }
    return axis;
}

bool is_coordinate(const Hdf5Dataset& dataset) {
    return dataset.dimensions.size() == 1 && dataset.dimensions[0] == dataset.name;
}

/// Whether a dataset is a variable, and neither a coordinate nor a property of the months.
bool is_series(const Hdf5Dataset& dataset) {
    const bool of_the_run =
        std::ranges::find(run_coordinates, dataset.name) != run_coordinates.end();
    return dataset.kind == Hdf5Dataset::Kind::numbers && !is_coordinate(dataset) && !of_the_run &&
           dataset.name != "month_days" && !dataset.name.ends_with(edges);
}

Variable variable_of(const Hdf5Reader& file, const Hdf5Dataset& dataset) {
    const Attributes attributes = file.attributes(dataset.name);
    for (const char* const packed : {"scale_factor", "add_offset"}) {
        if (find_attribute(attributes, packed) != nullptr) {
            throw FileError{fmt::format(
                "'{}': its numbers are packed ({}), which is not supported", dataset.name, packed)};
        }
    }
    const auto time = std::ranges::find(dataset.dimensions, "time");
    if (time != dataset.dimensions.end() && time != dataset.dimensions.begin()) {
        throw FileError{fmt::format("'{}': time is not its first axis", dataset.name)};
    }
    return {dataset.name,
            text_of(attributes, "units"),
            text_of(attributes, "long_name"),
            dataset.dimensions,
            dataset.shape,
            file.numbers(dataset)};
}

/// A text at the root with its digest in the attribute NAME_sha256.
std::string
text_with_digest(const Attributes& attributes, const Hdf5Reader& file, const Hdf5Dataset& dataset) {
    if (dataset.kind != Hdf5Dataset::Kind::texts || !dataset.shape.empty()) {
        throw FileError{fmt::format("'{}': it is not one text", dataset.name)};
    }
    std::string text = file.texts(dataset).front();
    const std::string digest = text_of(attributes, dataset.name + "_sha256");
    if (!digest.empty() && digest != sha256(text)) {
        throw FileError{
            fmt::format("'{}': its text does not match its digest; it is damaged", dataset.name)};
    }
    return text;
}

void fill_variables(ResultsFile& results,
                    const Hdf5Reader& file,
                    const std::vector<Hdf5Dataset>& datasets) {
    std::size_t total = 0;
    for (const Hdf5Dataset& dataset : datasets) {
        if (is_coordinate(dataset) && dataset.name != "time") {
            results.axes.push_back(axis_of(file, dataset, datasets));
        }
        if (is_series(dataset)) {
            total += std::accumulate(
                dataset.shape.begin(), dataset.shape.end(), std::size_t{1}, std::multiplies<>{});
            if (total > most_values) {
                throw FileError{"it claims more values than any results have"};
            }
            results.variables.push_back(variable_of(file, dataset));
        }
    }
    std::erase_if(results.axes, [&](const Axis& axis) {
        return std::ranges::none_of(results.variables, [&](const Variable& variable) {
            return std::ranges::find(variable.dimensions, axis.name) != variable.dimensions.end();
        });
    });
}

/// Reads the file, in the child.
ResultsFile read_here(const std::filesystem::path& path) {
    const Hdf5Reader file{path};
    ResultsFile results;
    results.attributes = file.attributes("/");
    check_kind(file, results.attributes);
    if (file.has_group("run")) {
        results.run = file.attributes("/run");
    }
    if (file.has_group("observations")) {
        results.observations = file.attributes("/observations");
    }
    const std::vector<Hdf5Dataset> datasets = file.datasets();
    const auto needed = [&](const std::string& name) -> const Hdf5Dataset& {
        const auto found = std::ranges::find(datasets, name, &Hdf5Dataset::name);
        if (found == datasets.end()) {
            throw FileError{fmt::format("'{}' is missing; it is damaged", name)};
        }
        return *found;
    };
    fill_time(results, file, needed("time"));
    fill_month_days(results, file.numbers(needed("month_days")));
    results.scenario = text_with_digest(results.attributes, file, needed("scenario"));
    if (!text_of(results.attributes, "world_sha256").empty()) {
        results.world = text_with_digest(results.attributes, file, needed("world"));
    }
    fill_variables(results, file, datasets);
    return results;
}

/// Checks the assumptions of later code: the bytes come from a process that read an untrusted file.
void check_shapes(const ResultsFile& results) {
    const auto require = [](bool holds, const std::string& what) {
        if (!holds) {
            throw FileError{fmt::format("'{}': its parts are inconsistent; it is damaged", what)};
        }
    };
    require(results.time.size() == results.month_days.size(), "month_days");
    for (const Axis& axis : results.axes) {
        require(axis.keys.size() == axis.names.size(), axis.name);
    }
    for (const Variable& variable : results.variables) {
        require(variable.dimensions.size() == variable.shape.size(), variable.name);
        std::size_t count = 1;
        for (std::size_t i = 0; i < variable.shape.size(); ++i) {
            const std::string& dimension = variable.dimensions[i];
            const auto axis = std::ranges::find(results.axes, dimension, &Axis::name);
            const std::size_t size = dimension == "time"          ? results.time.size()
                                     : axis == results.axes.end() ? ~std::size_t{0}
                                                                  : axis->keys.size();
            require(variable.shape[i] == size, variable.name);
            count *= size;
        }
        require(variable.values.size() == count, variable.name);
    }
}

template <class T>
T value_of(const Attributes& attributes, std::string_view name) {
    const AttributeValue* const found = find_attribute(attributes, name);
    const T* const value = found == nullptr ? nullptr : std::get_if<T>(found);
    return value == nullptr ? T{} : *value;
}

} // namespace

std::size_t Variable::row_size() const {
    return std::accumulate(
        shape.begin() + (over_time() ? 1 : 0), shape.end(), std::size_t{1}, std::multiplies<>{});
}

const Variable* ResultsFile::find(std::string_view name) const {
    const auto found = std::ranges::find(variables, name, &Variable::name);
    return found == variables.end() ? nullptr : &*found;
}

const Axis& ResultsFile::axis(std::string_view dimension) const {
    const auto found = std::ranges::find(axes, dimension, &Axis::name);
    if (found == axes.end()) {
        throw FileError{fmt::format("{}: there is no dimension '{}'", path.string(), dimension)};
    }
    return *found;
}

std::string text_of(const Attributes& attributes, std::string_view name) {
    return value_of<std::string>(attributes, name);
}

std::int64_t whole_number_of(const Attributes& attributes, std::string_view name) {
    return value_of<std::int64_t>(attributes, name);
}

double number_of(const Attributes& attributes, std::string_view name) {
    return value_of<double>(attributes, name);
}

std::string filetype_of(const std::filesystem::path& path) {
    check_hdf5_signature(path, "a results file");
    return run_isolated(path.string(),
                        [&] { return text_of(Hdf5Reader{path}.attributes("/"), "filetype"); });
}

ResultsFile read_results(const std::filesystem::path& path) {
    check_hdf5_signature(path, "a results file");
    ResultsFile results =
        results_from_bytes(run_isolated(path.string(), [&] { return to_bytes(read_here(path)); }));
    check_shapes(results);
    results.path = path;
    return results;
}

} // namespace tenfold
