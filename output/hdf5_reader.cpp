// SPDX-License-Identifier: Apache-2.0
#include "output/hdf5_reader.hpp"

#include "core/check.hpp"

#include "output/hdf5_common.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <fmt/format.h>
#include <limits>
#include <string_view>

#include <hdf5.h>
#include <hdf5_hl.h>

namespace tenfold {

namespace {

using hdf5::Handle;
using hdf5::last_reason;

constexpr std::size_t most_objects = 10'000;
constexpr std::size_t most_attributes = 10'000;
constexpr int most_axes = 4;
constexpr hsize_t most_values = hsize_t{1} << 27U; // of one dataset: 1 GiB of numbers
constexpr std::size_t longest_text = std::size_t{1} << 24U;
constexpr double largest_whole = 9007199254740992.0; // above it, double misses whole numbers
constexpr hsize_t largest_expansion = 1100;          // deflate gives at most 1032 bytes for one
constexpr std::string_view bare_label = "This is a netCDF dimension but not a netCDF variable.";

[[noreturn]] void fail(const std::string& what, const std::string& reason) {
    throw FileError{fmt::format("{}: {}", what, reason)};
}

/// The cause of the last failed call, with a message of its own if it is a common one.
std::string damage_text() {
    const std::string reasons = last_reason();
    const auto says = [&](std::string_view words) {
        return reasons.find(words) != std::string::npos;
    };
    if (says("truncated file")) {
        return "the file is truncated";
    }
    if (says("checksum")) {
        return "a checksum does not match; the file is damaged";
    }
    const std::size_t cause = reasons.rfind(": ");
    return fmt::format("the file is damaged ({})",
                       cause == std::string::npos ? reasons : reasons.substr(cause + 2));
}

/// Returns the result of the call for `what`; throws if it failed.
template <class Result>
Result expect(Result result, const std::string& what) {
    if (result < 0) {
        fail(what, damage_text());
    }
    return result;
}

std::string quoted(const std::string& name) {
    return fmt::format("'{}'", name);
}

herr_t collect_name(hid_t /*group*/, const char* name, const H5L_info_t* info, void* target) {
    auto& names = *static_cast<std::vector<std::pair<std::string, H5L_type_t>>*>(target);
    if (names.size() >= most_objects) {
        return H5_ITER_STOP;
    }
    names.emplace_back(name, info->type);
    return H5_ITER_CONT;
}

herr_t
collect_attribute(hid_t /*object*/, const char* name, const H5A_info_t* /*info*/, void* target) {
    auto& names = *static_cast<std::vector<std::string>*>(target);
    if (names.size() >= most_attributes) {
        return H5_ITER_STOP;
    }
    names.emplace_back(name);
    return H5_ITER_CONT;
}

/// Accepts only filters that every libhdf5 has and that can only decompress.
void check_filters(hid_t plan, const std::string& what) {
    constexpr std::array allowed{H5Z_FILTER_DEFLATE, H5Z_FILTER_SHUFFLE, H5Z_FILTER_FLETCHER32};
    const int count = expect(H5Pget_nfilters(plan), what);
    for (int i = 0; i < count; ++i) {
        unsigned flags = 0;
        std::size_t values = 0;
        char name[64] = {};
        const H5Z_filter_t filter = H5Pget_filter2(
            plan, static_cast<unsigned>(i), &flags, &values, nullptr, 64, name, nullptr);
        name[63] = '\0';
        if (std::ranges::find(allowed, filter) == allowed.end()) {
            fail(what,
                 fmt::format("it is packed with the filter {} '{}'; only deflate, shuffle and "
                             "fletcher32 are read (h5repack -f GZIP=1 rewrites it)",
                             filter,
                             name));
        }
    }
}

/// Refuses data stored outside the file itself.
void check_storage(hid_t dataset, const std::string& what) {
    const Handle plan{expect(H5Dget_create_plist(dataset), what), H5Pclose};
    const H5D_layout_t layout = H5Pget_layout(plan.get());
    if (layout != H5D_COMPACT && layout != H5D_CONTIGUOUS && layout != H5D_CHUNKED) {
        fail(what, "its data are virtual, in other files, which is not supported");
    }
    if (layout == H5D_CONTIGUOUS && expect(H5Pget_external_count(plan.get()), what) > 0) {
        fail(what, "its data are in other files, which is not supported");
    }
    check_filters(plan.get(), what);
}

std::vector<std::size_t> shape_of(hid_t space, const std::string& what) {
    const H5S_class_t kind = H5Sget_simple_extent_type(space);
    if (kind != H5S_SCALAR && kind != H5S_SIMPLE) {
        fail(what, "it is empty");
    }
    const int rank = expect(H5Sget_simple_extent_ndims(space), what);
    if (rank > most_axes) {
        fail(what, fmt::format("it has {} axes; at most {} are read", rank, most_axes));
    }
    std::array<hsize_t, most_axes> extents{};
    expect(H5Sget_simple_extent_dims(space, extents.data(), nullptr), what);
    return {extents.begin(), extents.begin() + rank};
}

/// Number of values; throws if it exceeds that of any results.
std::size_t count_of(const std::vector<std::size_t>& shape, const std::string& what) {
    hsize_t count = 1;
    for (const std::size_t extent : shape) {
        if (extent > most_values || count * extent > most_values) {
            fail(what, "it claims more values than any results have");
        }
        count *= extent; // both at most 2^27, so the product above cannot overflow
    }
    return count;
}

/// Checks that the stored bytes can yield so many values; a forged size fails here before memory is
/// allocated for it.
void check_size(hid_t dataset, std::size_t count, std::size_t size, const std::string& what) {
    const hsize_t stored = H5Dget_storage_size(dataset);
    if (count > 0 && static_cast<hsize_t>(count) * size / largest_expansion > stored) {
        fail(what,
             fmt::format("it claims {} values and holds {} bytes; it is damaged", count, stored));
    }
    if (count > 0 && stored == 0) {
        fail(what, "it was never written");
    }
}

bool is_whole_number(hid_t type) {
    return H5Tget_class(type) == H5T_INTEGER && H5Tget_size(type) <= sizeof(std::int64_t) &&
           !(H5Tget_size(type) == sizeof(std::int64_t) && H5Tget_sign(type) == H5T_SGN_NONE);
}

bool is_fraction(hid_t type) {
    return H5Tget_class(type) == H5T_FLOAT &&
           (H5Tget_size(type) == sizeof(float) || H5Tget_size(type) == sizeof(double));
}

/// Texts of a fixed or of a variable length, by the read function of a dataset or an attribute.
template <class Read>
std::vector<std::string>
read_texts(hid_t type, hid_t space, std::size_t count, const std::string& what, Read&& read) {
    std::vector<std::string> texts(count);
    if (H5Tis_variable_str(type) > 0) {
        std::vector<char*> pointers(count, nullptr);
        expect(read(pointers.data()), what);
        for (std::size_t i = 0; i < count; ++i) {
            if (pointers[i] == nullptr) {
                fail(what, "a text is missing");
            }
            texts[i] = pointers[i];
        }
        expect(H5Dvlen_reclaim(type, space, H5P_DEFAULT, pointers.data()), what);
        return texts;
    }
    const std::size_t size = H5Tget_size(type);
    if (size == 0 || size * std::max<std::size_t>(count, 1) > longest_text) {
        fail(what, "its texts are longer than any results have");
    }
    std::string bytes(size * count, '\0');
    expect(read(bytes.data()), what);
    for (std::size_t i = 0; i < count; ++i) {
        texts[i] = bytes.substr(i * size, size);
        texts[i].erase(std::min(texts[i].find('\0'), texts[i].size()));
    }
    return texts;
}

/// An axis of a dataset along a dimension, as the scale of the dimension lists it.
struct Reference {
    hobj_ref_t dataset; // its address in the file
    int axis;
};

/// A dimension of the file.
struct Scale {
    std::string name;
    std::size_t size = 0;
    std::vector<Reference> references;
};

/// The axes attached to a scale, from the scale's list. The datasets have lists as well, but in a
/// heap without checksum.
std::vector<Reference> references_of(hid_t scale, const std::string& what) {
    if (expect(H5Aexists(scale, "REFERENCE_LIST"), what) == 0) {
        return {};
    }
    const Handle list{expect(H5Aopen(scale, "REFERENCE_LIST", H5P_DEFAULT), what), H5Aclose};
    const Handle type{expect(H5Tcreate(H5T_COMPOUND, sizeof(Reference)), what), H5Tclose};
    expect(H5Tinsert(type.get(), "dataset", offsetof(Reference, dataset), H5T_STD_REF_OBJ), what);
    expect(H5Tinsert(type.get(), "dimension", offsetof(Reference, axis), H5T_NATIVE_INT), what);
    const Handle space{expect(H5Aget_space(list.get()), what), H5Sclose};
    const hssize_t count = expect(H5Sget_simple_extent_npoints(space.get()), what);
    if (static_cast<hsize_t>(count) > most_objects * most_axes) {
        fail(what, "it claims more datasets than any results have");
    }
    std::vector<Reference> references(static_cast<std::size_t>(count));
    expect(H5Aread(list.get(), type.get(), references.data()), what);
    return references;
}

} // namespace

const AttributeValue* find_attribute(const Attributes& attributes, std::string_view name) {
    const auto found = std::ranges::find(attributes, name, &Attributes::value_type::first);
    return found == attributes.end() ? nullptr : &found->second;
}

class Hdf5Reader::State {
public:
    explicit State(const std::filesystem::path& path);

    [[nodiscard]] hid_t file() const { return file_.get(); }
    [[nodiscard]] Handle open_dataset(const std::string& name) const;
    [[nodiscard]] std::vector<std::string> names_of(H5O_type_t wanted) const;
    [[nodiscard]] std::vector<Scale> scales() const;
    [[nodiscard]] Hdf5Dataset describe(const std::string& name,
                                       const std::vector<Scale>& scales) const;
    [[nodiscard]] bool
    read_attribute(const std::string& path, const std::string& name, AttributeValue& value) const;

private:
    hdf5::QuietErrors quiet_;
    Handle file_;
    std::vector<std::string> links_;
};

Hdf5Reader::State::State(const std::filesystem::path& path) {
    const std::string what = "opening it";
    expect(H5PLset_loading_state(0), what);
    const Handle access{expect(H5Pcreate(H5P_FILE_ACCESS), what), H5Pclose};
    expect(H5Pset_fclose_degree(access.get(), H5F_CLOSE_STRONG), what);
    // No locking: a results file is never changed in place, and some file systems cannot lock.
    expect(H5Pset_file_locking(access.get(), 0, 1), what);
    file_ = Handle{expect(H5Fopen(path.c_str(), H5F_ACC_RDONLY, access.get()), what), H5Fclose};

    std::vector<std::pair<std::string, H5L_type_t>> links;
    const Handle root{expect(H5Gopen2(file_.get(), "/", H5P_DEFAULT), what), H5Gclose};
    const Handle plan{expect(H5Gget_create_plist(root.get()), what), H5Pclose};
    unsigned order = 0;
    expect(H5Pget_link_creation_order(plan.get(), &order), what);
    const bool ordered = (order & H5P_CRT_ORDER_INDEXED) != 0;
    const herr_t stopped = expect(H5Literate(file_.get(),
                                             ordered ? H5_INDEX_CRT_ORDER : H5_INDEX_NAME,
                                             H5_ITER_INC,
                                             nullptr,
                                             collect_name,
                                             &links),
                                  what);
    if (stopped > 0) {
        fail(what, "it holds more objects than any results do");
    }
    for (const auto& [name, type] : links) {
        if (type != H5L_TYPE_HARD) {
            fail(quoted(name), "it is a link, which is not supported");
        }
        links_.push_back(name);
    }
}

Handle Hdf5Reader::State::open_dataset(const std::string& name) const {
    return Handle{expect(H5Dopen2(file_.get(), name.c_str(), H5P_DEFAULT), quoted(name)), H5Dclose};
}

std::vector<std::string> Hdf5Reader::State::names_of(H5O_type_t wanted) const {
    std::vector<std::string> names;
    for (const std::string& name : links_) {
        H5O_info_t info{};
        expect(H5Oget_info_by_name2(file_.get(), name.c_str(), &info, H5O_INFO_BASIC, H5P_DEFAULT),
               quoted(name));
        if (info.type == wanted) {
            names.push_back(name);
        }
    }
    return names;
}

std::vector<Scale> Hdf5Reader::State::scales() const {
    std::vector<Scale> found;
    for (const std::string& name : names_of(H5O_TYPE_DATASET)) {
        const Handle dataset = open_dataset(name);
        if (H5DSis_scale(dataset.get()) <= 0) {
            continue;
        }
        const Handle space{expect(H5Dget_space(dataset.get()), quoted(name)), H5Sclose};
        const std::vector<std::size_t> shape = shape_of(space.get(), quoted(name));
        if (shape.size() != 1) {
            fail(quoted(name), "it is a dimension of more than one axis");
        }
        found.push_back({name, shape[0], references_of(dataset.get(), quoted(name))});
    }
    return found;
}

Hdf5Dataset Hdf5Reader::State::describe(const std::string& name,
                                        const std::vector<Scale>& scales) const {
    const std::string what = quoted(name);
    const Handle dataset = open_dataset(name);
    const Handle type{expect(H5Dget_type(dataset.get()), what), H5Tclose};
    const Handle space{expect(H5Dget_space(dataset.get()), what), H5Sclose};
    Hdf5Dataset result{name, Hdf5Dataset::Kind::numbers, {}, shape_of(space.get(), what)};
    static_cast<void>(count_of(result.shape, what));
    check_storage(dataset.get(), what);
    const auto own = std::ranges::find(scales, name, &Scale::name);
    if (own != scales.end()) {
        result.dimensions = {name};
        std::array<char, 100> label{};
        expect(H5DSget_scale_name(dataset.get(), label.data(), label.size()), what);
        if (std::string_view{label.data()}.starts_with(bare_label)) {
            result.kind = Hdf5Dataset::Kind::bare_dimension;
            return result;
        }
    }
    if (H5Tget_class(type.get()) == H5T_STRING) {
        result.kind = Hdf5Dataset::Kind::texts;
    } else if (!is_whole_number(type.get()) && !is_fraction(type.get())) {
        fail(what, "it holds neither numbers that fit nor texts");
    }
    H5O_info_t info{};
    expect(H5Oget_info2(dataset.get(), &info, H5O_INFO_BASIC), what);
    for (std::size_t axis = result.dimensions.size(); axis < result.shape.size(); ++axis) {
        const auto is_this = [&](const Reference& reference) {
            return reference.dataset == info.addr &&
                   static_cast<std::size_t>(reference.axis) == axis;
        };
        const auto scale = std::ranges::find_if(scales, [&](const Scale& candidate) {
            return candidate.size == result.shape[axis] &&
                   std::ranges::any_of(candidate.references, is_this);
        });
        if (scale == scales.end()) {
            fail(what, fmt::format("its axis {} belongs to no dimension of the file", axis + 1));
        }
        result.dimensions.push_back(scale->name);
    }
    return result;
}

/// False for an attribute that is neither a single number nor a single text.
bool Hdf5Reader::State::read_attribute(const std::string& path,
                                       const std::string& name,
                                       AttributeValue& value) const {
    const std::string what = fmt::format("attribute '{}' of '{}'", name, path);
    const Handle attribute{
        expect(H5Aopen_by_name(file_.get(), path.c_str(), name.c_str(), H5P_DEFAULT, H5P_DEFAULT),
               what),
        H5Aclose};
    const Handle type{expect(H5Aget_type(attribute.get()), what), H5Tclose};
    const Handle space{expect(H5Aget_space(attribute.get()), what), H5Sclose};
    if (H5Sget_simple_extent_type(space.get()) == H5S_NULL ||
        H5Sget_simple_extent_npoints(space.get()) != 1) {
        return false;
    }
    if (H5Tget_class(type.get()) == H5T_STRING) {
        value = read_texts(type.get(), space.get(), 1, what, [&](void* target) {
                    return H5Aread(attribute.get(), type.get(), target);
                }).front();
        return true;
    }
    if (is_whole_number(type.get())) {
        std::int64_t number = 0;
        expect(H5Aread(attribute.get(), H5T_NATIVE_INT64, &number), what);
        value = number;
        return true;
    }
    double number = 0.0;
    if (is_fraction(type.get())) {
        expect(H5Aread(attribute.get(), H5T_NATIVE_DOUBLE, &number), what);
        value = number;
        return true;
    }
    return false;
}

Hdf5Reader::Hdf5Reader(const std::filesystem::path& path) : state_{std::make_unique<State>(path)} {}

Hdf5Reader::~Hdf5Reader() = default;

unsigned Hdf5Reader::superblock_version() const {
    H5F_info2_t info{};
    expect(H5Fget_info2(state_->file(), &info), "reading the superblock");
    return info.super.version;
}

Attributes Hdf5Reader::attributes(const std::string& path) const {
    const std::string what = fmt::format("attributes of '{}'", path);
    const Handle object{expect(H5Oopen(state_->file(), path.c_str(), H5P_DEFAULT), what), H5Oclose};
    std::vector<std::string> names;
    const auto iterate = [&](H5_index_t order) {
        names.clear();
        return H5Aiterate2(object.get(), order, H5_ITER_INC, nullptr, collect_attribute, &names);
    };
    herr_t stopped = iterate(H5_INDEX_CRT_ORDER);
    if (stopped < 0) { // this file does not record the order
        stopped = expect(iterate(H5_INDEX_NAME), what);
    }
    if (stopped > 0) {
        fail(what, "there are more of them than in any results");
    }
    Attributes found;
    for (const std::string& name : names) {
        AttributeValue value;
        if (state_->read_attribute(path, name, value)) {
            found.emplace_back(name, std::move(value));
        }
    }
    return found;
}

bool Hdf5Reader::has_group(const std::string& name) const {
    const std::vector<std::string> groups = state_->names_of(H5O_TYPE_GROUP);
    return std::ranges::find(groups, name) != groups.end();
}

std::vector<Hdf5Dataset> Hdf5Reader::datasets() const {
    const std::vector<Scale> scales = state_->scales();
    std::vector<Hdf5Dataset> found;
    for (const std::string& name : state_->names_of(H5O_TYPE_DATASET)) {
        found.push_back(state_->describe(name, scales));
    }
    return found;
}

std::vector<double> Hdf5Reader::numbers(const Hdf5Dataset& dataset) const {
    const std::string what = quoted(dataset.name);
    const Handle set = state_->open_dataset(dataset.name);
    const Handle type{expect(H5Dget_type(set.get()), what), H5Tclose};
    const std::size_t count = count_of(dataset.shape, what);
    check_size(set.get(), count, H5Tget_size(type.get()), what);
    std::vector<double> values(count);
    if (count == 0) {
        return values;
    }
    if (!is_whole_number(type.get())) {
        expect(H5Dread(set.get(), H5T_NATIVE_DOUBLE, H5S_ALL, H5S_ALL, H5P_DEFAULT, values.data()),
               what);
        return values;
    }
    std::vector<std::int64_t> whole(count);
    expect(H5Dread(set.get(), H5T_NATIVE_INT64, H5S_ALL, H5S_ALL, H5P_DEFAULT, whole.data()), what);
    std::ranges::transform(
        whole, values.begin(), [](std::int64_t value) { return static_cast<double>(value); });
    if (std::ranges::any_of(values, [](double x) { return std::abs(x) > largest_whole; })) {
        fail(what, "it holds whole numbers above 2^53, which would be rounded");
    }
    return values;
}

std::vector<std::string> Hdf5Reader::texts(const Hdf5Dataset& dataset) const {
    const std::string what = quoted(dataset.name);
    const Handle set = state_->open_dataset(dataset.name);
    const Handle type{expect(H5Dget_type(set.get()), what), H5Tclose};
    const Handle space{expect(H5Dget_space(set.get()), what), H5Sclose};
    const std::size_t count = count_of(dataset.shape, what);
    check_size(set.get(), count, H5Tget_size(type.get()), what);
    if (count == 0) {
        return {};
    }
    std::vector<std::string> found =
        read_texts(type.get(), space.get(), count, what, [&](void* target) {
            return H5Dread(set.get(), type.get(), H5S_ALL, H5S_ALL, H5P_DEFAULT, target);
        });
    AttributeValue digest;
    if (H5Aexists(set.get(), hdf5::digest_attribute) > 0 &&
        state_->read_attribute(dataset.name, hdf5::digest_attribute, digest) &&
        digest != AttributeValue{hdf5::digest_of(found)}) {
        fail(what, "its texts are not those that were written; it is damaged");
    }
    return found;
}

} // namespace tenfold
