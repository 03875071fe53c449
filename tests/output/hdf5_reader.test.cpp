// SPDX-License-Identifier: Apache-2.0
#include "output/hdf5_reader.hpp"

#include "output/hdf5.hpp"
#include "output/isolated.hpp"

#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <hdf5.h>
#include <hdf5_hl.h>

#include "sample_results.hpp"

using namespace tenfold;
using test::file_error_of;

namespace {

/// A file made with the C API; `make` puts into it what the writer of tenfold never would.
template <class Make>
void make_file(const std::string& path, Make&& make) {
    const hid_t file = H5Fcreate(path.c_str(), H5F_ACC_TRUNC, H5P_DEFAULT, H5P_DEFAULT);
    REQUIRE(file >= 0);
    make(file);
    H5Fclose(file);
}

/// A dataset "x" of doubles along a dimension "time", with the creation properties `plan`.
void add_dataset(hid_t file, hid_t plan, hsize_t size) {
    const hid_t space = H5Screate_simple(1, &size, nullptr);
    const hid_t set = H5Dcreate2(file, "x", H5T_IEEE_F64LE, space, H5P_DEFAULT, plan, H5P_DEFAULT);
    REQUIRE(set >= 0);
    H5DSset_scale(set, "x");
    H5Dclose(set);
    H5Sclose(space);
}

/// What the reader says when it reads all of a file, in a child.
std::string error_of(const std::string& path) {
    return file_error_of([&] {
        static_cast<void>(run_isolated("f", [&] {
            const Hdf5Reader reader{path};
            for (const Hdf5Dataset& dataset : reader.datasets()) {
                static_cast<void>(reader.numbers(dataset));
            }
            return std::string{};
        }));
    });
}

bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

} // namespace

TEST_CASE("links, data of other files and virtual data are not followed") {
    const test::TemporaryDirectory directory;
    const std::string path = directory.path() / "a.h5";
    const std::string other = directory.path() / "other.h5";
    make_file(other, [](hid_t file) { add_dataset(file, H5P_DEFAULT, 2); });
    make_file(path, [&](hid_t file) {
        H5Lcreate_external(other.c_str(), "/x", file, "x", H5P_DEFAULT, H5P_DEFAULT);
    });
    CHECK(has(error_of(path), "'x': it is a link"));
    make_file(path,
              [](hid_t file) { H5Lcreate_soft("/etc", file, "soft", H5P_DEFAULT, H5P_DEFAULT); });
    CHECK(has(error_of(path), "'soft': it is a link"));
    make_file(path, [](hid_t file) {
        const hid_t plan = H5Pcreate(H5P_DATASET_CREATE);
        H5Pset_external(plan, "/etc/passwd", 0, 16);
        add_dataset(file, plan, 2);
        H5Pclose(plan);
    });
    CHECK(has(error_of(path), "its data are in other files"));
    make_file(path, [&](hid_t file) {
        const hid_t plan = H5Pcreate(H5P_DATASET_CREATE);
        const hsize_t size = 2;
        const hid_t space = H5Screate_simple(1, &size, nullptr);
        H5Pset_virtual(plan, space, other.c_str(), "/x", space);
        add_dataset(file, plan, 2);
        H5Sclose(space);
        H5Pclose(plan);
    });
    CHECK(has(error_of(path), "its data are virtual"));
}

TEST_CASE("unknown filters are refused before they are asked for") {
    const test::TemporaryDirectory directory;
    const std::string path = directory.path() / "a.h5";
    make_file(path, [](hid_t file) {
        const hid_t plan = H5Pcreate(H5P_DATASET_CREATE);
        const hsize_t chunk = 2;
        H5Pset_chunk(plan, 1, &chunk);
        const H5Z_filter_t lzf = 32000; // registered by h5py
        H5Pset_filter(plan, lzf, H5Z_FLAG_OPTIONAL, 0, nullptr);
        add_dataset(file, plan, 2);
        H5Pclose(plan);
    });
    CHECK(has(error_of(path), "packed with the filter 32000"));
}

TEST_CASE("sizes that the file cannot hold are refused before memory is taken") {
    const test::TemporaryDirectory directory;
    const std::string path = directory.path() / "a.h5";
    make_file(path, [](hid_t file) { add_dataset(file, H5P_DEFAULT, hsize_t{1} << 60U); });
    CHECK(has(error_of(path), "more values than any results have"));
    make_file(path, [](hid_t file) { add_dataset(file, H5P_DEFAULT, hsize_t{1} << 26U); });
    CHECK(has(error_of(path), "it claims 67108864 values and holds 0 bytes"));
    make_file(path, [](hid_t file) { add_dataset(file, H5P_DEFAULT, 2); });
    CHECK(has(error_of(path), "it was never written"));
}

TEST_CASE("more objects or attributes than any results have are refused, not cut off") {
    const test::TemporaryDirectory directory;
    const std::string path = directory.path() / "a.h5";
    make_file(path, [](hid_t file) {
        for (int i = 0; i <= 10'000; ++i) {
            H5Gclose(
                H5Gcreate2(file, std::to_string(i).c_str(), H5P_DEFAULT, H5P_DEFAULT, H5P_DEFAULT));
        }
    });
    CHECK(has(error_of(path), "more objects than any results"));
    make_file(path, [](hid_t file) {
        const hid_t space = H5Screate(H5S_SCALAR);
        for (int i = 0; i <= 10'000; ++i) {
            H5Aclose(H5Acreate2(
                file, std::to_string(i).c_str(), H5T_STD_I8LE, space, H5P_DEFAULT, H5P_DEFAULT));
        }
        H5Sclose(space);
    });
    const std::string error =
        file_error_of([&] { static_cast<void>(Hdf5Reader{path}.attributes("/")); });
    CHECK(has(error, "more of them than in any results"));
}

TEST_CASE("types that are neither numbers nor texts, and axes of no dimension, are refused") {
    const test::TemporaryDirectory directory;
    const std::string path = directory.path() / "a.h5";
    const auto with_type = [&](hid_t type) {
        make_file(path, [&](hid_t file) {
            const hsize_t size = 2;
            const hid_t space = H5Screate_simple(1, &size, nullptr);
            H5Dclose(H5Dcreate2(file, "x", type, space, H5P_DEFAULT, H5P_DEFAULT, H5P_DEFAULT));
            H5Sclose(space);
        });
    };
    with_type(H5T_STD_U64LE);
    CHECK(has(error_of(path), "neither numbers that fit nor texts"));
    with_type(H5T_STD_REF_OBJ);
    CHECK(has(error_of(path), "neither numbers that fit nor texts"));
    with_type(H5T_IEEE_F64LE);
    CHECK(has(error_of(path), "its axis 1 belongs to no dimension"));
}

TEST_CASE("attributes keep their types; references are left out") {
    const test::TemporaryDirectory directory;
    const std::string path = directory.path() / "a.h5";
    {
        Hdf5Writer file{path};
        file.define_dimension("x", std::vector<std::string>{"a", "b"});
        file.set_attribute("/", "text", "Łódź");
        file.set_attribute("/", "empty", "");
        file.set_attribute("/", "whole", std::int64_t{-3});
        file.set_attribute("/", "fraction", 0.25);
        file.write("y", std::vector<double>{1, 2}, std::vector<std::string>{"x"});
        file.publish();
    }
    const Hdf5Reader reader{path};
    CHECK(reader.superblock_version() >= 2);
    CHECK(reader.attributes("/") == Attributes{{"text", std::string{"Łódź"}},
                                               {"empty", std::string{}},
                                               {"whole", std::int64_t{-3}},
                                               {"fraction", 0.25}});
    CHECK(find_attribute(reader.attributes("y"), "DIMENSION_LIST") == nullptr);
    const std::vector<Hdf5Dataset> datasets = reader.datasets();
    REQUIRE(datasets.size() == 2);
    CHECK(datasets[0].kind == Hdf5Dataset::Kind::texts);
    CHECK(reader.texts(datasets[0]) == std::vector<std::string>{"a", "b"});
    CHECK(datasets[1].dimensions == std::vector<std::string>{"x"});
    CHECK_FALSE(reader.has_group("run"));
}
