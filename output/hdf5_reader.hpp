// SPDX-License-Identifier: Apache-2.0
/// Reads an HDF5 file with the conventions of netCDF-4 that may be damaged or forged.
///
/// Sizes are checked before memory is allocated, and only features that Hdf5Writer and the tools of
/// netCDF use are read: no links, no other files, no virtual data, no plug-ins. libhdf5 is still
/// unsafe (a forged file can crash it or put it into an endless loop), so use this inside
/// run_isolated.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace tenfold {

using AttributeValue = std::variant<std::string, std::int64_t, double>;
/// Attributes of an object by name, in the order in which they were written.
using Attributes = std::vector<std::pair<std::string, AttributeValue>>;

/// The attribute `name`, or null.
[[nodiscard]] const AttributeValue* find_attribute(const Attributes& attributes,
                                                   std::string_view name);

/// A dataset at the root of a file.
struct Hdf5Dataset {
    enum class Kind { numbers, texts, bare_dimension }; // the last: a dimension without coordinate

    std::string name;
    Kind kind = Kind::numbers;
    std::vector<std::string> dimensions; // a coordinate lies along its own dimension
    std::vector<std::size_t> shape;
};

/// Reads one file. All functions throw FileError with the step and the reason, without the path,
/// which run_isolated adds.
class Hdf5Reader {
public:
    explicit Hdf5Reader(const std::filesystem::path& path);
    ~Hdf5Reader();
    Hdf5Reader(const Hdf5Reader&) = delete;
    Hdf5Reader& operator=(const Hdf5Reader&) = delete;

    /// Version of the superblock; from 2 on, metadata have checksums.
    [[nodiscard]] unsigned superblock_version() const;

    /// Numbers and texts of the object at `path`, without references between objects.
    [[nodiscard]] Attributes attributes(const std::string& path) const;

    [[nodiscard]] bool has_group(const std::string& name) const;

    /// All datasets at the root, in the order in which they were written.
    [[nodiscard]] std::vector<Hdf5Dataset> datasets() const;

    /// Values of a dataset, last dimension fastest.
    [[nodiscard]] std::vector<double> numbers(const Hdf5Dataset& dataset) const;
    [[nodiscard]] std::vector<std::string> texts(const Hdf5Dataset& dataset) const;

private:
    class State;
    std::unique_ptr<State> state_;
};

} // namespace tenfold
