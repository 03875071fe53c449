// SPDX-License-Identifier: Apache-2.0
/// Reads the results file of a run from any source.
#pragma once

#include "core/time.hpp"

#include "output/hdf5_reader.hpp"
#include "output/results_file.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace tenfold {

/// An array of numbers along dimensions of the file; last dimension fastest. NaN: no value.
struct Variable {
    std::string name;
    std::string unit;
    std::string long_name;
    std::vector<std::string> dimensions; // "time", if present, is the first
    std::vector<std::size_t> shape;
    std::vector<double> values;

    [[nodiscard]] bool over_time() const { return !dimensions.empty() && dimensions[0] == "time"; }
    [[nodiscard]] bool only_over_time() const { return over_time() && dimensions.size() == 1; }
    /// Values of one month, or all of a variable without time.
    [[nodiscard]] std::size_t row_size() const;
};

/// Contents of a results file. Groups other than `/run` and `/observations` are skipped.
struct ResultsFile {
    std::filesystem::path path;
    Attributes attributes; // of the file: scenario, seed, scale, digests
    Attributes run;        // how it was made
    Attributes observations;
    std::string scenario;   // resolved, as YAML
    std::string world;      // of a country's file: resolved scenario of its world; or empty
    std::vector<Date> time; // last day of each month
    std::vector<int> month_days;
    std::vector<Axis> axes; // every dimension of a variable but time; numbers are keys as text
    std::vector<Variable> variables; // in the order of the file

    [[nodiscard]] const Variable* find(std::string_view name) const;
    /// The axis of a dimension other than time; it exists for every dimension of a variable.
    [[nodiscard]] const Axis& axis(std::string_view dimension) const;
};

/// A root attribute; empty, or 0, if it is missing or has another type.
[[nodiscard]] std::string text_of(const Attributes& attributes, std::string_view name);
[[nodiscard]] std::int64_t whole_number_of(const Attributes& attributes, std::string_view name);
[[nodiscard]] double number_of(const Attributes& attributes, std::string_view name);

/// The declared type of the HDF5 file `path`: "tenfold-results", "tenfold-sweep", or empty. Throws
/// FileError if it is not an HDF5 file.
[[nodiscard]] std::string filetype_of(const std::filesystem::path& path);

/// Reads `path` in a process of its own (output/isolated.hpp), because libhdf5 does not withstand
/// forged files. Throws FileError, with path and reason, for anything but a complete results file
/// of a supported format.
[[nodiscard]] ResultsFile read_results(const std::filesystem::path& path);

} // namespace tenfold
