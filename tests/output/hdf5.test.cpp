// SPDX-License-Identifier: Apache-2.0
#include "output/hdf5.hpp"

#include <array>
#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <hdf5.h>

#include "sample_results.hpp"

using namespace tenfold;
using test::file_error_of;

TEST_CASE("a failing call names the file, what was tried and the reason, and prints nothing") {
    const test::TemporaryDirectory directory;
    const std::string path = directory.path() / "a.h5";
    Hdf5Writer file{path};
    const std::vector<double> values{1.0, 2.0};
    const std::vector<std::string> axes{"x"};
    file.define_dimension("x", 2);
    file.write("y", values, axes);
    const std::string twice = file_error_of([&] { file.write("y", values, axes); });
    CHECK(twice.starts_with("cannot write " + path + ": writing 'y': "));
    CHECK(twice.find("name already exists") != std::string::npos);
    CHECK(file_error_of([&] { file.define_dimension("x", 2); }).ends_with("it exists already"));
    CHECK(file_error_of([&] {
              file.write("z", values, std::vector<std::string>{"w"});
          }).ends_with("there is no dimension 'w'"));
    CHECK(file_error_of([&] {
              file.write("z", std::vector<double>{1.0}, axes);
          }).ends_with("1 values for 2 places"));
    CHECK(file_error_of([&] { file.set_attribute("none", "units", "1"); }).find("'none'") !=
          std::string::npos);
    CHECK(file_error_of([&] { file.make_group("none/run"); }).find("none/run") !=
          std::string::npos);
    CHECK(file_error_of([&] { file.write_text("t", std::string(1, '\0')); }).find("zero byte") !=
          std::string::npos);
    CHECK(directory.entries() == 0); // nothing on disk before publish()
    file.publish();
    CHECK(directory.entries() == 1);
}

TEST_CASE("an abandoned file leaves nothing") {
    const test::TemporaryDirectory directory;
    {
        Hdf5Writer file{directory.path() / "a.h5"};
        file.define_dimension("x", std::vector<std::string>{"a", "b"});
    }
    CHECK(directory.entries() == 0);
}

TEST_CASE("arrays of many chunks and of every type come back") {
    const test::TemporaryDirectory directory;
    const std::string path = directory.path() / "a.h5";
    const std::size_t rows = 3001;
    const std::size_t columns = 211;
    std::vector<double> values(rows * columns);
    for (std::size_t i = 0; i < values.size(); ++i) {
        values[i] = 1.0 / (1.0 + static_cast<double>(i));
    }
    const std::vector<std::int64_t> integers{std::int64_t{-1} << 62, 7};
    const std::vector<std::int8_t> flags{-3, 1};
    const std::vector<std::string> table{"row", "column"};
    const std::vector<std::string> pair{"pair"};
    {
        Hdf5Writer file{path};
        file.define_dimension("row", rows);
        file.define_dimension("column", columns);
        file.define_dimension("pair", 2);
        file.make_group("/group");
        file.write("/group/values", values, table);
        file.write("integers", integers, pair);
        file.write("flags", flags, pair);
        file.write_text("empty", "");
        file.publish();
    }
    const hid_t file = H5Fopen(path.c_str(), H5F_ACC_RDONLY, H5P_DEFAULT);
    REQUIRE(file >= 0);
    const auto read = [&](const char* name, hid_t type, void* target) {
        const hid_t set = H5Dopen2(file, name, H5P_DEFAULT);
        REQUIRE(H5Dread(set, type, H5S_ALL, H5S_ALL, H5P_DEFAULT, target) >= 0);
        H5Dclose(set);
    };
    std::vector<double> values_back(values.size());
    read("/group/values", H5T_NATIVE_DOUBLE, values_back.data());
    CHECK((values_back == values));
    std::vector<std::int64_t> integers_back(2);
    read("integers", H5T_NATIVE_INT64, integers_back.data());
    CHECK(integers_back == integers);
    std::vector<std::int8_t> flags_back(2);
    read("flags", H5T_NATIVE_INT8, flags_back.data());
    CHECK((flags_back == flags));
    H5Fclose(file);
}

TEST_CASE("the version is that of the library") {
    CHECK(hdf5_version().starts_with("1."));
}
