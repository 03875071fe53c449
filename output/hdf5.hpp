// SPDX-License-Identifier: Apache-2.0
/// The only writer with libhdf5: writes one HDF5 file that is also a netCDF-4 file.
///
/// The file is built in memory and written by replace_file. libhdf5 must not write to a failing
/// disk: on a full one 1.10 leaves files that open normally with rows of zeros, and crashes at
/// exit.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace tenfold {

/// Writes one file. Paths inside it are absolute ("/run") or relative to the root ("time").
///
/// Every axis of every dataset names a dimension that was defined before, which netCDF readers
/// require. None is unlimited: h5netcdf would read all variables of a dimension to determine its
/// size, for each of them (eight seconds for a file of results). Numbers are chunked, shuffled,
/// deflated (level 1) and have a Fletcher-32 checksum. All functions throw FileError with the path
/// of the file, the step, and the reason from libhdf5.
class Hdf5Writer {
public:
    /// Begins a file that publish() will put at `target`.
    explicit Hdf5Writer(std::filesystem::path target);
    ~Hdf5Writer();
    Hdf5Writer(const Hdf5Writer&) = delete;
    Hdf5Writer& operator=(const Hdf5Writer&) = delete;

    /// Defines a dimension of `size` without coordinate values.
    void define_dimension(const std::string& name, std::size_t size);
    /// Defines a dimension with numbers as its coordinate.
    void define_dimension(const std::string& name, std::span<const double> coordinate);
    void define_dimension(const std::string& name, std::span<const std::int64_t> coordinate);
    /// Defines a dimension with names as its coordinate.
    void define_dimension(const std::string& name, std::span<const std::string> coordinate);

    /// Writes an array, last dimension fastest; its size is the product of its dimensions' sizes.
    /// Without dimensions it is one number.
    void write(const std::string& path,
               std::span<const double> values,
               std::span<const std::string> dimensions);
    void write(const std::string& path,
               std::span<const std::int64_t> values,
               std::span<const std::string> dimensions);
    void write(const std::string& path,
               std::span<const std::int8_t> values,
               std::span<const std::string> dimensions);
    /// From now on a chunk of an array of several dimensions has at most `rows` rows of the first
    /// one; 0: as many as fit.
    void set_chunk_rows(std::size_t rows);

    /// Writes UTF-8 strings of variable length (netCDF-C crashes on datasets of fixed-length ones).
    void write(const std::string& path,
               std::span<const std::string> values,
               const std::string& dimension);
    /// Writes one UTF-8 text without any dimension.
    void write_text(const std::string& path, const std::string& text);

    /// Makes a group.
    void make_group(const std::string& path);

    /// Sets an attribute of the dataset or group at `path`.
    void set_attribute(const std::string& path, const std::string& name, std::string_view value);
    void set_attribute(const std::string& path, const std::string& name, double value);
    void set_attribute(const std::string& path, const std::string& name, std::int64_t value);
    void set_attribute(const std::string& path,
                       const std::string& name,
                       std::span<const std::int8_t> values);

    /// Sets the attributes of every variable: its unit and its description.
    void describe(const std::string& path, std::string_view unit, std::string_view long_name);

    /// Writes the finished file; nothing can be added after it.
    void publish();

private:
    class State;
    std::unique_ptr<State> state_;
};

/// Version of libhdf5 in use, for example "1.10.8".
[[nodiscard]] std::string hdf5_version();

} // namespace tenfold
