// SPDX-License-Identifier: Apache-2.0
#include "output/read_results.hpp"

#include "core/sha256.hpp"

#include "output/hdf5.hpp"
#include "output/results_bytes.hpp"
#include "output/series.hpp"

#include <bit>
#include <chrono>
#include <cmath>
#include <filesystem>
#include <string>
#include <sys/stat.h>
#include <vector>

#include <doctest/doctest.h>

#include "sample_results.hpp"

using namespace tenfold;
using test::file_error_of;

namespace {

using namespace std::chrono;

std::string error_of(const std::filesystem::path& path) {
    return file_error_of([&] { static_cast<void>(read_results(path)); });
}

/// A file that is whole but for what `change` does to it before it is published.
template <class Change>
std::string error_of_file(const std::filesystem::path& path, Change&& change) {
    {
        Hdf5Writer file{path};
        change(file);
        file.publish();
    }
    return error_of(path);
}

/// What every results file has.
void write_frame(Hdf5Writer& file, std::int64_t format, const std::vector<double>& days) {
    file.set_attribute("/", "filetype", "tenfold-results");
    file.set_attribute("/", "format_version", format);
    file.define_dimension("time", days);
    file.set_attribute("time", "units", "days since 2023-01-01 00:00:00");
    const std::vector<std::string> time{"time"};
    file.write("month_days", std::vector<std::int64_t>(days.size(), 30), time);
    file.write_text("scenario", "name: a\n");
}

} // namespace

TEST_CASE("the file of a country comes back with the scenarios of both country and world") {
    const test::TemporaryDirectory directory;
    const auto path = directory.path() / "a.h5";
    test::Sample sample;
    test::fill(sample, 1);
    write_results(path, sample.results);
    CHECK(read_results(path).world.empty());
    sample.results.country = "USA";
    sample.results.world = "name: world\n";
    sample.results.world_sha256 = sha256(sample.results.world);
    write_results(path, sample.results);
    const ResultsFile read = read_results(path);
    CHECK(text_of(read.attributes, "country") == "USA");
    CHECK(read.world == sample.results.world);
    CHECK(read.scenario == sample.results.resolved_scenario);
}

TEST_CASE("a file comes back as it was written") {
    const test::TemporaryDirectory directory;
    const auto path = directory.path() / "a.h5";
    test::Sample sample;
    test::fill(sample, 5, true);
    write_results(path, sample.results);
    const ResultsFile read = read_results(path);

    CHECK(read.path == path);
    CHECK(read.scenario == sample.results.resolved_scenario);
    CHECK(text_of(read.attributes, "scenario_name") == "sample");
    CHECK(whole_number_of(read.attributes, "seed") == 7);
    CHECK(whole_number_of(read.attributes, "scenario_name") == 0); // of another type
    CHECK(text_of(read.attributes, "no such") == "");
    CHECK(number_of(read.attributes, "scale") == 1000.0);
    CHECK(read.attributes.front().first == "Conventions"); // in the order of the file
    CHECK(text_of(read.run, "host") == "here");
    CHECK(number_of(read.observations, "o2_price_factor_2023") == 15.0);
    CHECK(read.month_days == std::vector<int>{31, 28, 31, 30, 10});
    CHECK(read.time.front() == Date{2023y / January / 31});
    CHECK(read.time.back() == Date{2023y / May / 10});
    CHECK(read.axis("sector").names == sample.results.sectors.names);
    CHECK(read.axis("sector").keys == sample.results.sectors.keys);
    CHECK(read.axis("occupation").keys == sample.results.occupations.keys);
    CHECK(read.variables.size() == output_series().size());
    CHECK_THROWS_AS(static_cast<void>(read.axis("time")), FileError);

    for (const Series& series : output_series()) {
        const Variable* const variable = read.find(series.name);
        REQUIRE(variable != nullptr);
        CAPTURE(series.name);
        CHECK(variable->unit == series.unit);
        CHECK(variable->long_name == series.long_name);
        CHECK(variable->over_time());
        CHECK(variable->only_over_time() == (series.dimension == SeriesDimension::time));
        const std::size_t width = variable->row_size();
        REQUIRE(variable->values.size() == 5 * width);
        for (std::size_t i = 0; i < variable->values.size(); ++i) {
            const double written = series.measure(sample.months[i / width], i % width);
            CHECK(std::bit_cast<std::uint64_t>(written) ==
                  std::bit_cast<std::uint64_t>(variable->values[i]));
        }
    }
}

TEST_CASE("variables along any dimensions are read, without time and with numbers as coordinate") {
    const test::TemporaryDirectory directory;
    const auto path = directory.path() / "a.h5";
    const std::vector<std::string> keys{"a", "b"};
    {
        Hdf5Writer file{path};
        write_frame(file, results_format_version, {30.0, 60.0});
        file.define_dimension("occupation_from", keys);
        file.define_dimension("occupation", keys);
        file.define_dimension("bare", 2);
        file.define_dimension("quantile", std::vector<double>{0.1, 0.5, 0.99});
        file.write("moves",
                   std::vector<std::int64_t>{1, 2, 3, 4},
                   std::vector<std::string>{"occupation_from", "occupation"});
        file.write("wage_quantile",
                   std::vector<double>{1, 2, 3, 4, 5, NAN},
                   std::vector<std::string>{"time", "quantile"});
        file.write("flags", std::vector<std::int8_t>{-1, 1}, std::vector<std::string>{"bare"});
        file.make_group("/panel");
        file.publish();
    }
    const ResultsFile read = read_results(path);
    REQUIRE(read.variables.size() == 3);
    CHECK(read.variables[0].dimensions ==
          std::vector<std::string>{"occupation_from", "occupation"});
    CHECK(read.variables[0].values == std::vector<double>{1, 2, 3, 4});
    CHECK_FALSE(read.variables[0].over_time());
    CHECK(read.variables[0].row_size() == 4);
    CHECK(read.variables[1].row_size() == 3);
    CHECK(std::isnan(read.variables[1].values[5]));
    CHECK(read.variables[2].values == std::vector<double>{-1, 1});
    CHECK(read.axis("quantile").keys == std::vector<std::string>{"0.1", "0.5", "0.99"});
    CHECK(read.axes.size() == 4);
    CHECK(read.axis("bare").keys == std::vector<std::string>{"0", "1"});
}

TEST_CASE("a run without a single month is read too") {
    const test::TemporaryDirectory directory;
    test::Sample sample;
    test::fill(sample, 0);
    write_results(directory.path() / "a.h5", sample.results);
    const ResultsFile read = read_results(directory.path() / "a.h5");
    CHECK(read.time.empty());
    CHECK(read.variables.size() == output_series().size());
}

TEST_CASE("other files are refused with a message") {
    const test::TemporaryDirectory directory;
    const std::filesystem::path& folder = directory.path();
    const auto file = folder / "a.h5";
    CHECK(error_of(folder / "no.h5") ==
          (folder / "no.h5").string() + ": cannot be read (No such file or directory)");
    CHECK(error_of(folder).ends_with("is a folder, not a results file"));
    test::write_text(file, "");
    CHECK(error_of(file).ends_with("is empty"));
    test::write_text(file, "a,b\n1,2\n");
    CHECK(error_of(file).find("not an HDF5 file") != std::string::npos);
    test::write_text(file, "abc");
    CHECK(error_of(file).find("not an HDF5 file") != std::string::npos);
    const auto fifo = folder / "fifo";
    REQUIRE(::mkfifo(fifo.c_str(), 0600) == 0);
    CHECK(error_of(fifo).ends_with("is not a regular file"));
    CHECK(error_of_file(file, [](Hdf5Writer& writer) {
              writer.set_attribute("/", "filetype", "statepoint");
          }).ends_with("is not a results file of tenfold but of the type 'statepoint'"));
    CHECK(error_of_file(file, [](Hdf5Writer&) {}).find("of another program") != std::string::npos);
}

TEST_CASE("a newer format is refused with a remedy") {
    const test::TemporaryDirectory directory;
    const std::string error = error_of_file(directory.path() / "a.h5", [](Hdf5Writer& file) {
        write_frame(file, results_format_version + 1, {30.0});
    });
    CHECK(error.find("read it with the version of tenfold that wrote it") != std::string::npos);
}

TEST_CASE("a file whose parts contradict themselves is refused") {
    const test::TemporaryDirectory directory;
    const auto path = directory.path() / "a.h5";
    const auto error_with_days = [&](const std::vector<double>& days) {
        return error_of_file(
            path, [&](Hdf5Writer& file) { write_frame(file, results_format_version, days); });
    };
    CHECK(error_with_days({30.0, 30.0}).find("not in order") != std::string::npos);
    CHECK(error_with_days({30.5}).find("not a day") != std::string::npos);
    CHECK(error_with_days({NAN}).find("not a day") != std::string::npos);
    CHECK(error_with_days({1e300}).find("not a day") != std::string::npos);
    CHECK(error_of_file(path, [](Hdf5Writer& file) {
              write_frame(file, results_format_version, {30.0});
              file.set_attribute("/", "scenario_sha256", sha256("name: b\n"));
          }).find("'scenario': its text does not match its digest") != std::string::npos);
    CHECK(error_of_file(path, [](Hdf5Writer& file) {
              write_frame(file, results_format_version, {30.0});
              file.write_text("world", "name: world\n");
              file.set_attribute("/", "world_sha256", sha256("name: w\n"));
          }).find("'world': its text does not match its digest") != std::string::npos);
    CHECK(error_of_file(path, [](Hdf5Writer& file) {
              write_frame(file, results_format_version, {30.0});
              file.set_attribute("/", "world_sha256", sha256("name: w\n"));
          }).find("'world' is missing") != std::string::npos);
    CHECK(error_of_file(path, [](Hdf5Writer& file) {
              file.set_attribute("/", "filetype", "tenfold-results");
              file.set_attribute("/", "format_version", std::int64_t{1});
          }).find("'time' is missing") != std::string::npos);
    CHECK(error_of_file(path, [](Hdf5Writer& file) {
              write_frame(file, results_format_version, {30.0});
              file.write("x", std::vector<double>{1.0}, std::vector<std::string>{"time"});
              file.set_attribute("x", "scale_factor", 2.0);
          }).find("packed") != std::string::npos);
    CHECK(error_of_file(path, [](Hdf5Writer& file) {
              write_frame(file, results_format_version, {30.0});
              file.write("x",
                         std::vector<std::int64_t>{(std::int64_t{1} << 53) + 2},
                         std::vector<std::string>{"time"});
          }).find("2^53") != std::string::npos);
}

TEST_CASE("a file that is cut off anywhere is refused") {
    const test::TemporaryDirectory directory;
    const auto path = directory.path() / "a.h5";
    test::Sample sample;
    test::fill(sample, 3);
    write_results(path, sample.results);
    const std::string whole = test::read_text(path);
    for (std::size_t part = 0; part < 20; ++part) {
        const std::size_t size = whole.size() * part / 20;
        CAPTURE(size);
        test::write_text(path, whole.substr(0, size));
        CHECK(error_of(path).starts_with(path.string() + ": "));
    }
}

TEST_CASE("one flipped bit is an error or makes no difference" * doctest::skip()) {
    const test::TemporaryDirectory directory;
    const auto path = directory.path() / "a.h5";
    test::Sample sample;
    test::fill(sample, 3);
    write_results(path, sample.results);
    const std::string whole = test::read_text(path);
    const std::string content = to_bytes(read_results(path));
    int noticed = 0;
    for (std::size_t i = 0; i < 300; ++i) {
        const std::size_t at = (whole.size() * i / 300 + 37 * i) % whole.size(); // spread out
        std::string flipped = whole;
        flipped[at] = static_cast<char>(flipped[at] ^ (1 << (i % 8)));
        test::write_text(path, flipped);
        CAPTURE(at);
        try {
            const bool same =
                to_bytes(read_results(path)) == content; // CHECK would catch the error
            CHECK(same);
        } catch (const FileError& error) {
            CHECK(std::string{error.what()}.starts_with(path.string() + ": "));
            ++noticed;
        }
    }
    CHECK(noticed > 200); // the others hit places that hold nothing
}

TEST_CASE("bytes of a results file that are cut off or too many are refused") {
    ResultsFile results;
    results.attributes = {{"a", std::string{"b"}}, {"c", std::int64_t{3}}, {"d", 0.5}};
    results.time = {Date{2023y / May / 10}};
    results.variables.push_back({"x", "1", "An x.", {"time"}, {1}, {2.0}});
    const std::string bytes = to_bytes(results);
    const ResultsFile back = results_from_bytes(bytes);
    CHECK(back.attributes == results.attributes);
    CHECK(back.time == results.time);
    CHECK(back.variables[0].values == results.variables[0].values);
    for (std::size_t size = 0; size < bytes.size(); ++size) {
        CHECK_THROWS_AS(static_cast<void>(results_from_bytes(bytes.substr(0, size))), FileError);
    }
    CHECK_THROWS_AS(static_cast<void>(results_from_bytes(bytes + "x")), FileError);
}
