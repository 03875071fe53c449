// SPDX-License-Identifier: Apache-2.0
#include "output/hdf5.hpp"

#include "core/check.hpp"
#include "core/parallel.hpp"
#include "core/processors.hpp"

#include "output/atomic_file.hpp"
#include "output/deflate.hpp"
#include "output/hdf5_common.hpp"

#include <algorithm>
#include <bit>
#include <cstdlib>
#include <cstring>
#include <fmt/format.h>
#include <map>
#include <utility>
#include <vector>

#include <hdf5.h>
#include <hdf5_hl.h>

namespace tenfold {

namespace {

using hdf5::Handle;
using hdf5::last_reason;
using hdf5::QuietErrors;

/// Memory image of the file, taken over when libhdf5 closes the file.
///
/// H5Fget_file_image would be simpler, but in 1.10 its superblock has a wrong checksum (the mark of
/// an open file is cleared without a new checksum), so that no reader opens it.
struct Image {
    void* data = nullptr;
    bool wanted = false;

    Image() = default;
    ~Image() { std::free(data); }
    Image(const Image&) = delete;
    Image& operator=(const Image&) = delete;
};

void* image_malloc(size_t size, H5FD_file_image_op_t /*when*/, void* /*image*/) {
    return std::malloc(size);
}

void* image_copy(
    void* to, const void* from, size_t size, H5FD_file_image_op_t /*when*/, void* /*image*/) {
    return std::memcpy(to, from, size);
}

void* image_realloc(void* data, size_t size, H5FD_file_image_op_t /*when*/, void* /*image*/) {
    return std::realloc(data, size);
}

herr_t image_free(void* data, H5FD_file_image_op_t when, void* image) {
    Image& target = *static_cast<Image*>(image);
    if (when == H5FD_FILE_IMAGE_OP_FILE_CLOSE && target.wanted) {
        target.data = data;
    } else {
        std::free(data);
    }
    return 0;
}

void* image_share(void* image) {
    return image;
}
herr_t image_release(void* /*image*/) {
    return 0;
}

constexpr unsigned ordered = H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED;
constexpr hsize_t chunk_bytes = hsize_t{1} << 20U;
constexpr std::size_t growth_bytes = std::size_t{1} << 20U;
constexpr unsigned deflate_level = 1; // higher levels cost much and save little on such data

struct Dimension {
    Handle scale; // dataset with the coordinates of the axis
    hsize_t size = 0;
};

/// Types of the elements of a dataset in the file and in memory.
struct ElementType {
    hid_t file;
    hid_t memory;
    std::size_t size;
    bool packed; // numbers: chunked, deflated and with a checksum
};

ElementType type_of(double /*tag*/) {
    return {H5T_IEEE_F64LE, H5T_NATIVE_DOUBLE, sizeof(double), true};
}
ElementType type_of(std::int64_t /*tag*/) {
    return {H5T_STD_I64LE, H5T_NATIVE_INT64, sizeof(std::int64_t), true};
}
ElementType type_of(std::int8_t /*tag*/) {
    return {H5T_STD_I8LE, H5T_NATIVE_INT8, sizeof(std::int8_t), true};
}

/// Extents of a chunk: whole rows of the first axis, up to chunk_bytes, and up to `chunk_rows` rows
/// for several dimensions if that is not 0.
std::vector<hsize_t>
chunk_of(std::vector<hsize_t> extents, std::size_t element_size, std::size_t chunk_rows) {
    hsize_t row_bytes = element_size;
    for (std::size_t axis = 1; axis < extents.size(); ++axis) {
        extents[axis] = std::max<hsize_t>(extents[axis], 1);
        row_bytes *= extents[axis];
    }
    hsize_t most_rows = std::max<hsize_t>(chunk_bytes / row_bytes, 1);
    if (chunk_rows > 0 && extents.size() > 1) {
        most_rows = std::min<hsize_t>(most_rows, chunk_rows);
    }
    extents[0] = std::clamp<hsize_t>(extents[0], 1, most_rows);
    return extents;
}

} // namespace

class Hdf5Writer::State {
public:
    explicit State(std::filesystem::path target);

    template <class T>
    void write(const std::string& path,
               std::span<const T> values,
               std::span<const std::string> dimensions) {
        write_dataset(path, type_of(T{}), values.data(), values.size(), dimensions);
    }
    void write_strings(const std::string& path,
                       std::span<const std::string> values,
                       std::span<const std::string> dimensions);
    void add_dimension(const std::string& name, std::size_t size);
    void write_empty_scale(const std::string& name, std::size_t size);
    void make_group(const std::string& path);
    /// A scalar, or a list when `count` is given.
    void set_attribute(const std::string& path,
                       const std::string& name,
                       const ElementType& type,
                       const void* value,
                       std::size_t count = 0);
    void set_text(const std::string& path, const std::string& name, std::string_view value);
    void publish();
    void set_chunk_rows(std::size_t rows) { chunk_rows_ = rows; }

private:
    /// Returns the result of the call for `what`; throws if it failed.
    template <class Result>
    Result expect(Result result, const std::string& what) const {
        if (result < 0) {
            fail(what, last_reason());
        }
        return result;
    }
    [[noreturn]] void fail(const std::string& what, const std::string& reason) const {
        throw FileError{fmt::format("cannot write {}: {}: {}", target_.string(), what, reason)};
    }

    /// A name that no file can have, because libhdf5 also searches the disk for the name of a file
    /// in memory.
    [[nodiscard]] std::string memory_name() const { return "/dev/null/" + target_.string(); }
    [[nodiscard]] Handle make_access(const std::string& what);
    [[nodiscard]] Handle make_plan(hid_t kind, const std::string& what) const;
    [[nodiscard]] Handle make_string_type(std::size_t size, const std::string& what) const;
    [[nodiscard]] Handle make_space(std::span<const std::string> dimensions,
                                    std::size_t count,
                                    std::vector<hsize_t>& extents,
                                    const std::string& what) const;
    void pack(hid_t plan,
              const std::vector<hsize_t>& extents,
              const ElementType& type,
              const std::string& what) const;
    void write_chunks(hid_t dataset,
                      const std::vector<hsize_t>& extents,
                      const ElementType& type,
                      std::span<const std::byte> values,
                      const std::string& what) const;
    void write_dataset(const std::string& path,
                       const ElementType& type,
                       const void* values,
                       std::size_t count,
                       std::span<const std::string> dimensions);
    void finish_dataset(const std::string& path,
                        Handle dataset,
                        std::span<const std::string> dimensions,
                        const std::string& what);
    void check_image(std::size_t size);

    std::filesystem::path target_;
    std::size_t chunk_rows_ = 0;
    Image image_; // outlives the file
    Handle file_;
    std::map<std::string, Dimension> dimensions_; // closed before the file
};

Hdf5Writer::State::State(std::filesystem::path target) : target_{std::move(target)} {
    const QuietErrors quiet;
    const std::string what = "beginning the file";
    const Handle creation = make_plan(H5P_FILE_CREATE, what);
    expect(H5Pset_link_creation_order(creation.get(), ordered), what);
    const Handle access = make_access(what);
    file_ = Handle{
        expect(H5Fcreate(memory_name().c_str(), H5F_ACC_TRUNC, creation.get(), access.get()), what),
        H5Fclose};
}

/// In memory, in the newest format that 1.10 can read, whose metadata have checksums.
Handle Hdf5Writer::State::make_access(const std::string& what) {
    Handle access{expect(H5Pcreate(H5P_FILE_ACCESS), what), H5Pclose};
    expect(H5Pset_libver_bounds(access.get(), H5F_LIBVER_V110, H5F_LIBVER_V110), what);
    expect(H5Pset_fclose_degree(access.get(), H5F_CLOSE_STRONG), what);
    expect(H5Pset_fapl_core(access.get(), growth_bytes, /*write to disk*/ 0), what);
    H5FD_file_image_callbacks_t callbacks{
        image_malloc, image_copy, image_realloc, image_free, image_share, image_release, &image_};
    expect(H5Pset_file_image_callbacks(access.get(), &callbacks), what);
    return access;
}

/// Creation properties: attributes in order (netCDF needs it to append), no clock (equal runs,
/// equal bytes).
Handle Hdf5Writer::State::make_plan(hid_t kind, const std::string& what) const {
    Handle plan{expect(H5Pcreate(kind), what), H5Pclose};
    expect(H5Pset_attr_creation_order(plan.get(), ordered), what);
    expect(H5Pset_obj_track_times(plan.get(), 0), what);
    return plan;
}

Handle Hdf5Writer::State::make_string_type(std::size_t size, const std::string& what) const {
    Handle type{expect(H5Tcopy(H5T_C_S1), what), H5Tclose};
    expect(H5Tset_size(type.get(), size), what);
    expect(H5Tset_cset(type.get(), H5T_CSET_UTF8), what);
    return type;
}

void Hdf5Writer::State::pack(hid_t plan,
                             const std::vector<hsize_t>& extents,
                             const ElementType& type,
                             const std::string& what) const {
    const std::vector<hsize_t> chunk = chunk_of(extents, type.size, chunk_rows_);
    expect(H5Pset_chunk(plan, static_cast<int>(chunk.size()), chunk.data()), what);
    expect(H5Pset_shuffle(plan), what);
    expect(H5Pset_deflate(plan, deflate_level), what);
    expect(H5Pset_fletcher32(plan), what);
}

/// The data space of `count` values along `dimensions`; sets `extents`.
Handle Hdf5Writer::State::make_space(std::span<const std::string> dimensions,
                                     std::size_t count,
                                     std::vector<hsize_t>& extents,
                                     const std::string& what) const {
    hsize_t places = 1;
    for (const std::string& name : dimensions) {
        const auto found = dimensions_.find(name);
        if (found == dimensions_.end()) {
            fail(what, fmt::format("there is no dimension '{}'", name));
        }
        const Dimension& dimension = found->second;
        extents.push_back(dimension.size);
        places *= dimension.size;
    }
    if (places != count) {
        fail(what, fmt::format("{} values for {} places", count, places));
    }
    const int rank = static_cast<int>(extents.size());
    const hid_t space =
        rank == 0 ? H5Screate(H5S_SCALAR) : H5Screate_simple(rank, extents.data(), nullptr);
    return Handle{expect(space, what), H5Sclose};
}

void Hdf5Writer::State::write_dataset(const std::string& path,
                                      const ElementType& type,
                                      const void* values,
                                      std::size_t count,
                                      std::span<const std::string> dimensions) {
    const QuietErrors quiet;
    const std::string what = fmt::format("writing '{}'", path);
    std::vector<hsize_t> extents;
    const Handle space = make_space(dimensions, count, extents, what);
    const Handle plan = make_plan(H5P_DATASET_CREATE, what);
    if (type.packed && !dimensions.empty() && count > 0) {
        pack(plan.get(), extents, type, what);
    }
    Handle dataset{expect(H5Dcreate2(file_.get(),
                                     path.c_str(),
                                     type.file,
                                     space.get(),
                                     H5P_DEFAULT,
                                     plan.get(),
                                     H5P_DEFAULT),
                          what),
                   H5Dclose};
    if (count > 0 && type.packed && !dimensions.empty()) {
        const std::span bytes{static_cast<const std::byte*>(values), count * type.size};
        write_chunks(dataset.get(), extents, type, bytes, what);
    } else if (count > 0) {
        expect(H5Dwrite(dataset.get(), type.memory, H5S_ALL, H5S_ALL, H5P_DEFAULT, values), what);
    }
    finish_dataset(path, std::move(dataset), dimensions, what);
}

/// Compresses the chunks here, several at once, instead of in libhdf5: a chunk is a number of whole
/// rows, adjacent in memory.
void Hdf5Writer::State::write_chunks(hid_t dataset,
                                     const std::vector<hsize_t>& extents,
                                     const ElementType& type,
                                     std::span<const std::byte> values,
                                     const std::string& what) const {
    static_assert(std::endian::native == std::endian::little, "like the file's numbers");
    const std::vector<hsize_t> chunk = chunk_of(extents, type.size, chunk_rows_);
    std::size_t bytes = type.size;
    for (const hsize_t extent : chunk) {
        bytes *= extent;
    }
    const std::size_t chunks = (values.size() + bytes - 1) / bytes;
    std::vector<std::vector<std::byte>> packed(chunks);
    const auto pack_one = [&](std::size_t i, unsigned /*thread*/) {
        const std::span<const std::byte> part =
            values.subspan(i * bytes, std::min(bytes, values.size() - i * bytes));
        std::vector<std::byte> whole(part.begin(), part.end());
        whole.resize(bytes); // rows beyond the last one are never read
        packed[i] = packed_chunk(whole, type.size);
    };
    if (chunks == 1) {
        pack_one(0, 0);
    } else {
        ThreadPool{available_threads()}.for_each(chunks, pack_one);
    }
    std::vector<hsize_t> offset(extents.size(), 0);
    for (const std::vector<std::byte>& part : packed) {
        constexpr std::uint32_t all_filters = 0;
        expect(H5Dwrite_chunk(
                   dataset, H5P_DEFAULT, all_filters, offset.data(), part.size(), part.data()),
               what);
        offset[0] += chunk[0];
    }
}

/// Attaches every axis to its dimension: netCDF readers refuse the whole file if one axis has none.
void Hdf5Writer::State::finish_dataset(const std::string& path,
                                       Handle dataset,
                                       std::span<const std::string> dimensions,
                                       const std::string& what) {
    if (dimensions.size() == 1 && dimensions[0] == path) { // the coordinate of its dimension
        const std::string name = path.substr(path.rfind('/') + 1); // all of it at the root
        expect(H5DSset_scale(dataset.get(), name.c_str()), what);
        dimensions_[path].scale = std::move(dataset);
        return;
    }
    for (unsigned axis = 0; axis < dimensions.size(); ++axis) {
        expect(H5DSattach_scale(dataset.get(), dimensions_[dimensions[axis]].scale.get(), axis),
               what);
    }
    expect(dataset.close(), what);
}

void Hdf5Writer::State::write_strings(const std::string& path,
                                      std::span<const std::string> values,
                                      std::span<const std::string> dimensions) {
    const QuietErrors quiet;
    const std::string what = fmt::format("writing '{}'", path);
    std::vector<const char*> pointers;
    for (const std::string& value : values) {
        if (value.find('\0') != std::string::npos) {
            fail(what, "a text contains a zero byte");
        }
        pointers.push_back(value.c_str());
    }
    const Handle type = make_string_type(H5T_VARIABLE, what);
    const ElementType element{type.get(), type.get(), sizeof(char*), false};
    write_dataset(path, element, pointers.data(), pointers.size(), dimensions);
    set_text(path, hdf5::digest_attribute, hdf5::digest_of(values));
}

void Hdf5Writer::State::add_dimension(const std::string& name, std::size_t size) {
    if (!dimensions_.try_emplace(name, Dimension{{}, size}).second) {
        fail(fmt::format("defining dimension '{}'", name), "it exists already");
    }
}

/// netCDF's convention for a dimension without coordinate: a scale with a certain name and no data.
void Hdf5Writer::State::write_empty_scale(const std::string& name, std::size_t size) {
    const QuietErrors quiet;
    const std::string what = fmt::format("defining dimension '{}'", name);
    const hsize_t extent = size;
    const Handle space{expect(H5Screate_simple(1, &extent, nullptr), what), H5Sclose};
    const Handle plan = make_plan(H5P_DATASET_CREATE, what);
    Handle dataset{expect(H5Dcreate2(file_.get(),
                                     name.c_str(),
                                     H5T_IEEE_F32LE,
                                     space.get(),
                                     H5P_DEFAULT,
                                     plan.get(),
                                     H5P_DEFAULT),
                          what),
                   H5Dclose};
    const std::string label =
        fmt::format("This is a netCDF dimension but not a netCDF variable.{:10d}", size);
    expect(H5DSset_scale(dataset.get(), label.c_str()), what);
    dimensions_[name].scale = std::move(dataset);
}

void Hdf5Writer::State::make_group(const std::string& path) {
    const QuietErrors quiet;
    const std::string what = fmt::format("making group '{}'", path);
    const Handle plan = make_plan(H5P_GROUP_CREATE, what);
    expect(H5Pset_link_creation_order(plan.get(), ordered), what);
    Handle group{
        expect(H5Gcreate2(file_.get(), path.c_str(), H5P_DEFAULT, plan.get(), H5P_DEFAULT), what),
        H5Gclose};
    expect(group.close(), what);
}

void Hdf5Writer::State::set_attribute(const std::string& path,
                                      const std::string& name,
                                      const ElementType& type,
                                      const void* value,
                                      std::size_t count) {
    const QuietErrors quiet;
    const std::string what = fmt::format("setting attribute '{}' of '{}'", name, path);
    const hsize_t extent = count;
    const Handle space{
        expect(count == 0 ? H5Screate(H5S_SCALAR) : H5Screate_simple(1, &extent, nullptr), what),
        H5Sclose};
    Handle attribute{expect(H5Acreate_by_name(file_.get(),
                                              path.c_str(),
                                              name.c_str(),
                                              type.file,
                                              space.get(),
                                              H5P_DEFAULT,
                                              H5P_DEFAULT,
                                              H5P_DEFAULT),
                            what),
                     H5Aclose};
    expect(H5Awrite(attribute.get(), type.memory, value), what);
    expect(attribute.close(), what);
}

/// Of fixed length, as netCDF-C writes them: stored in the object's header and covered by its
/// checksum.
void Hdf5Writer::State::set_text(const std::string& path,
                                 const std::string& name,
                                 std::string_view value) {
    const QuietErrors quiet;
    const std::string text = value.empty() ? std::string(1, '\0') : std::string{value};
    const Handle type =
        make_string_type(text.size(), fmt::format("setting attribute '{}' of '{}'", name, path));
    set_attribute(path, name, {type.get(), type.get(), text.size(), false}, text.c_str());
}

void Hdf5Writer::State::publish() {
    const QuietErrors quiet;
    const std::string what = "closing the file";
    for (auto& [name, dimension] : dimensions_) {
        expect(dimension.scale.close(), what);
    }
    expect(H5Fflush(file_.get(), H5F_SCOPE_GLOBAL), what);
    const auto size =
        static_cast<std::size_t>(expect(H5Fget_file_image(file_.get(), nullptr, 0), what));
    image_.wanted = true;
    expect(file_.close(), what);
    check_image(size);
    replace_file(target_, {static_cast<const std::byte*>(image_.data), size});
}

/// Opens the image once as a reader would, which checks the checksums of the metadata and the
/// length.
void Hdf5Writer::State::check_image(std::size_t size) {
    const std::string what = "checking the file";
    if (image_.data == nullptr) {
        fail(what, "libhdf5 did not return it");
    }
    image_.wanted = false;
    const Handle access = make_access(what);
    expect(H5Pset_file_image(access.get(), image_.data, size), what);
    Handle file{expect(H5Fopen(memory_name().c_str(), H5F_ACC_RDONLY, access.get()), what),
                H5Fclose};
    expect(file.close(), what);
}

Hdf5Writer::Hdf5Writer(std::filesystem::path target)
    : state_{std::make_unique<State>(std::move(target))} {}

Hdf5Writer::~Hdf5Writer() {
    const QuietErrors quiet;
    state_.reset();
}

void Hdf5Writer::define_dimension(const std::string& name, std::size_t size) {
    state_->add_dimension(name, size);
    state_->write_empty_scale(name, size);
}

void Hdf5Writer::define_dimension(const std::string& name,
                                  std::span<const std::string> coordinate) {
    state_->add_dimension(name, coordinate.size());
    state_->write_strings(name, coordinate, {&name, 1});
}

void Hdf5Writer::define_dimension(const std::string& name,
                                  std::span<const std::int64_t> coordinate) {
    state_->add_dimension(name, coordinate.size());
    state_->write(name, coordinate, {&name, 1});
}

void Hdf5Writer::define_dimension(const std::string& name, std::span<const double> coordinate) {
    state_->add_dimension(name, coordinate.size());
    state_->write(name, coordinate, {&name, 1});
}

void Hdf5Writer::write(const std::string& path,
                       std::span<const double> values,
                       std::span<const std::string> dimensions) {
    state_->write(path, values, dimensions);
}

void Hdf5Writer::write(const std::string& path,
                       std::span<const std::int64_t> values,
                       std::span<const std::string> dimensions) {
    state_->write(path, values, dimensions);
}

void Hdf5Writer::write(const std::string& path,
                       std::span<const std::int8_t> values,
                       std::span<const std::string> dimensions) {
    state_->write(path, values, dimensions);
}

void Hdf5Writer::write(const std::string& path,
                       std::span<const std::string> values,
                       const std::string& dimension) {
    state_->write_strings(path, values, {&dimension, 1});
}

void Hdf5Writer::set_chunk_rows(std::size_t rows) {
    state_->set_chunk_rows(rows);
}

void Hdf5Writer::write_text(const std::string& path, const std::string& text) {
    state_->write_strings(path, {&text, 1}, {});
}

void Hdf5Writer::make_group(const std::string& path) {
    state_->make_group(path);
}

void Hdf5Writer::set_attribute(const std::string& path,
                               const std::string& name,
                               std::string_view value) {
    state_->set_text(path, name, value);
}

void Hdf5Writer::set_attribute(const std::string& path, const std::string& name, double value) {
    state_->set_attribute(path, name, type_of(value), &value);
}

void Hdf5Writer::set_attribute(const std::string& path,
                               const std::string& name,
                               std::int64_t value) {
    state_->set_attribute(path, name, type_of(value), &value);
}

void Hdf5Writer::set_attribute(const std::string& path,
                               const std::string& name,
                               std::span<const std::int8_t> values) {
    state_->set_attribute(path, name, type_of(std::int8_t{}), values.data(), values.size());
}

void Hdf5Writer::describe(const std::string& path,
                          std::string_view unit,
                          std::string_view long_name) {
    set_attribute(path, "units", unit);
    set_attribute(path, "long_name", long_name);
}

void Hdf5Writer::publish() {
    state_->publish();
}

std::string hdf5_version() {
    unsigned major = 0;
    unsigned minor = 0;
    unsigned release = 0;
    H5get_libversion(&major, &minor, &release);
    return fmt::format("{}.{}.{}", major, minor, release);
}

} // namespace tenfold
