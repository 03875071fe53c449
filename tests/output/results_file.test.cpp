// SPDX-License-Identifier: Apache-2.0
#include "output/results_file.hpp"

#include "core/check.hpp"

#include "output/observation_table.hpp"
#include "output/series.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <functional>
#include <set>
#include <string>
#include <sys/resource.h>
#include <vector>

#include <doctest/doctest.h>
#include <hdf5.h>
#include <hdf5_hl.h>

#include "sample_results.hpp"

using namespace tenfold;
using test::file_error_of;

namespace {

/// A file opened for reading with the C API itself.
class Reader {
public:
    explicit Reader(const std::filesystem::path& path)
        : file_{H5Fopen(path.c_str(), H5F_ACC_RDONLY, H5P_DEFAULT)} {
        REQUIRE(file_ >= 0);
    }
    ~Reader() { H5Fclose(file_); }
    Reader(const Reader&) = delete;
    Reader& operator=(const Reader&) = delete;

    [[nodiscard]] hid_t id() const { return file_; }

    [[nodiscard]] std::vector<hsize_t> extents(const std::string& name) const {
        const hid_t set = H5Dopen2(file_, name.c_str(), H5P_DEFAULT);
        REQUIRE(set >= 0);
        const hid_t space = H5Dget_space(set);
        std::vector<hsize_t> result(static_cast<std::size_t>(H5Sget_simple_extent_ndims(space)));
        H5Sget_simple_extent_dims(space, result.data(), nullptr);
        H5Sclose(space);
        H5Dclose(set);
        return result;
    }

    [[nodiscard]] std::vector<double> numbers(const std::string& name) const {
        std::size_t count = 1;
        for (const hsize_t extent : extents(name)) {
            count *= extent;
        }
        std::vector<double> values(count);
        CHECK(H5LTread_dataset_double(file_, name.c_str(), values.data()) >= 0);
        return values;
    }

    [[nodiscard]] std::vector<std::string> texts(const std::string& name) const {
        const hid_t set = H5Dopen2(file_, name.c_str(), H5P_DEFAULT);
        const hid_t type = H5Dget_type(set);
        const hid_t space = H5Dget_space(set);
        CHECK(H5Tis_variable_str(type) > 0);
        CHECK(H5Tget_cset(type) == H5T_CSET_UTF8);
        std::vector<char*> pointers(static_cast<std::size_t>(H5Sget_simple_extent_npoints(space)));
        REQUIRE(H5Dread(set, type, H5S_ALL, H5S_ALL, H5P_DEFAULT, pointers.data()) >= 0);
        std::vector<std::string> result(pointers.begin(), pointers.end());
        H5Dvlen_reclaim(type, space, H5P_DEFAULT, pointers.data());
        H5Sclose(space);
        H5Tclose(type);
        H5Dclose(set);
        return result;
    }

    [[nodiscard]] std::string text_attribute(const std::string& path,
                                             const std::string& name) const {
        H5T_class_t kind{};
        std::size_t size = 0;
        hsize_t unused = 0;
        REQUIRE(H5LTget_attribute_info(file_, path.c_str(), name.c_str(), &unused, &kind, &size) >=
                0);
        std::string value(size + 1, '\0');
        REQUIRE(H5LTget_attribute_string(file_, path.c_str(), name.c_str(), value.data()) >= 0);
        return value.c_str();
    }

    [[nodiscard]] double number_attribute(const std::string& path, const std::string& name) const {
        double value = 0.0;
        REQUIRE(H5LTget_attribute_double(file_, path.c_str(), name.c_str(), &value) >= 0);
        return value;
    }

private:
    hid_t file_;
};

/// Calls `visit` with the name of every dataset in the file.
void for_each_dataset(hid_t file, const std::function<void(const std::string&, hid_t)>& visit) {
    std::vector<std::string> names;
    const auto collect = [](hid_t, const char* name, const H5O_info_t* info, void* list) -> herr_t {
        if (info->type == H5O_TYPE_DATASET) {
            static_cast<std::vector<std::string>*>(list)->emplace_back(name);
        }
        return 0;
    };
    REQUIRE(H5Ovisit(file, H5_INDEX_CRT_ORDER, H5_ITER_INC, collect, &names) >= 0);
    for (const std::string& name : names) {
        const hid_t set = H5Dopen2(file, name.c_str(), H5P_DEFAULT);
        CAPTURE(name);
        visit(name, set);
        H5Dclose(set);
    }
}

/// Bytes of all datasets, the group /run apart, with their names, units and shapes.
std::string content(const std::filesystem::path& path) {
    const Reader reader{path};
    std::string all;
    for_each_dataset(reader.id(), [&](const std::string& name, hid_t set) {
        if (name.starts_with("run/") || name == "bounds") {
            return;
        }
        all += name + "|" + reader.text_attribute(name, "units") + "|";
        const hid_t type = H5Dget_type(set);
        if (H5Tget_class(type) == H5T_STRING) {
            for (const std::string& text : reader.texts(name)) {
                all += text + "|";
            }
        } else {
            const std::vector<double> values = reader.numbers(name);
            all.append(reinterpret_cast<const char*>(values.data()),
                       values.size() * sizeof(double));
        }
        H5Tclose(type);
    });
    return all;
}

} // namespace

TEST_CASE("every series is read back as it was measured") {
    const test::TemporaryDirectory directory;
    const auto path = directory.path() / "results.h5";
    test::Sample sample;
    test::fill(sample, 14);
    write_results(path, sample.results);
    const Reader reader{path};
    for (const Series& series : output_series()) {
        const std::string name{series.name};
        CAPTURE(name);
        // By dimension: time, sector, occupation, region, size class, quantile, bin, move.
        const std::vector<hsize_t> shapes[]{
            {14}, {14, 3}, {14, 2}, {14, 1}, {14, 7}, {14, 9}, {14, 18}, {14, 2, 2}};
        const std::vector<hsize_t>& shape = shapes[static_cast<std::size_t>(series.dimension)];
        CHECK(reader.extents(name) == shape);
        std::size_t width = 1;
        for (std::size_t axis = 1; axis < shape.size(); ++axis) {
            width *= shape[axis];
        }
        const std::vector<double> values = reader.numbers(name);
        for (std::size_t i = 0; i < values.size(); ++i) {
            const double expected = series.measure(sample.months[i / width], i % width);
            CHECK((values[i] == expected || (std::isnan(values[i]) && std::isnan(expected))));
        }
        CHECK(reader.text_attribute(name, "units") == series.unit);
        CHECK(reader.text_attribute(name, "long_name") == series.long_name);
    }
}

TEST_CASE("series can be rounded, and say so") {
    const test::TemporaryDirectory directory;
    const auto path = directory.path() / "results.h5";
    test::Sample sample;
    test::fill(sample, 14);
    sample.results.significant_digits = 3;
    write_results(path, sample.results);
    const Reader reader{path};
    CHECK(reader.number_attribute("/", "significant_digits") == 3);
    CHECK(reader.numbers("wage") != std::vector<double>{});
    bool any_differs = false;
    for (std::size_t i = 0; i < 28; ++i) {
        const double exact = sample.months[i / 2].mean_wage[i % 2];
        const double found = reader.numbers("wage")[i];
        CHECK(std::abs(found / exact - 1.0) <= 0.5e-3);
        any_differs = any_differs || found != exact;
    }
    CHECK(any_differs);
}

TEST_CASE("a panel and events are read back, with what their values mean") {
    const test::TemporaryDirectory directory;
    const auto path = directory.path() / "results.h5";
    test::Sample sample;
    test::fill(sample, 2);
    Panel panel;
    sample.results.panel = &panel;
    panel.month_ends = {sample.months[0].month_end, sample.months[1].month_end};
    panel.records[2].members = {{7, 1}, {9, 0}};
    const auto variables = panel_variables(PanelKind::team);
    for (std::size_t i = 0; i < variables.size(); ++i) {
        const auto first = static_cast<double>(10 * i);
        panel.records[2].values.push_back({first, first + 1, first + 2, first + 3});
    }
    const EventRecords events{
        {{ticks_per_day / 2, 4, 5, 0}, {ticks_per_day, 6, FirmId::none_index, 23}}, 12, true};
    sample.results.events = &events;
    write_results(path, sample.results);
    const Reader reader{path};
    CHECK(reader.numbers("panel/time") == std::vector<double>{30, 58});
    CHECK(reader.numbers("panel/team") == std::vector<double>{7, 9});
    CHECK(reader.numbers("panel/team_occupation") == std::vector<double>{1, 0});
    CHECK(reader.extents("panel/team_coworkers") == std::vector<hsize_t>{2, 2});
    CHECK(reader.numbers("panel/team_coworkers") == panel.records[2].values[3]);
    CHECK(reader.numbers("events/event_time") == std::vector<double>{0.5, 1.0});
    CHECK(reader.numbers("events/kind") == std::vector<double>{0, 23});
    CHECK(reader.numbers("events/agent") == std::vector<double>{4, 6});
    CHECK(reader.numbers("events/other") == std::vector<double>{5, -1});
    CHECK(reader.number_attribute("/events", "left_out") == 12);
    CHECK(reader.text_attribute("events/kind", "flag_meanings").starts_with("start_work "));
}

TEST_CASE("the reserved names are those at the root of a file with all parts") {
    const test::TemporaryDirectory directory;
    const auto path = directory.path() / "results.h5";
    test::Sample sample;
    test::fill(sample, 1);
    sample.results.world = "countries: []";
    Panel panel;
    sample.results.panel = &panel;
    panel.month_ends = {sample.months[0].month_end};
    panel.records[0].members = {{7, 0}};
    panel.records[0].values.assign(panel_variables(PanelKind::worker).size(), {1.0});
    const EventRecords events{{}, 0, true};
    sample.results.events = &events;
    write_results(path, sample.results);
    const Reader reader{path};
    std::set<std::string> found;
    const auto collect = [](hid_t, const char* name, const H5L_info_t*, void* names) -> herr_t {
        static_cast<std::set<std::string>*>(names)->emplace(name);
        return 0;
    };
    REQUIRE(H5Literate(reader.id(), H5_INDEX_NAME, H5_ITER_INC, nullptr, collect, &found) >= 0);
    const std::vector<std::string> reserved = reserved_names();
    CHECK(found == std::set<std::string>(reserved.begin(), reserved.end()));
    CHECK(found.size() == reserved.size());
}

TEST_CASE("time, axes, scenario and provenance are read back") {
    const test::TemporaryDirectory directory;
    const auto path = directory.path() / "results.h5";
    test::Sample sample;
    test::fill(sample, 3, /*partial=*/true);
    sample.results.run.status = "interrupted";
    sample.results.extensions = {"lever a [1]", "adoption rule b"};
    write_results(path, sample.results);
    const Reader reader{path};
    CHECK(reader.text_attribute("/", "extensions") == "lever a [1]; adoption rule b");
    CHECK(reader.text_attribute("time", "units") == "days since 2023-01-01 00:00:00");
    CHECK(reader.numbers("time") == std::vector<double>{30, 58, 68});
    CHECK(reader.numbers("time_bounds") == std::vector<double>{0, 31, 31, 59, 59, 69});
    CHECK(reader.numbers("month_days") == std::vector<double>{31, 28, 10});
    CHECK(reader.texts("sector") == sample.results.sectors.keys);
    CHECK(reader.texts("sector_name") == sample.results.sectors.names);
    CHECK(reader.texts("occupation") == sample.results.occupations.keys);
    CHECK(reader.texts("occupation_name") == sample.results.occupations.names);
    CHECK(reader.texts("scenario") == std::vector{sample.results.resolved_scenario});
    CHECK(reader.text_attribute("/", "Conventions") == "CF-1.10");
    CHECK(reader.text_attribute("/", "filetype") == "tenfold-results");
    CHECK(reader.text_attribute("/", "scenario_sha256") == sample.results.scenario_sha256);
    CHECK(reader.number_attribute("/", "format_version") == 1);
    CHECK(reader.number_attribute("/", "seed") == 7);
    CHECK(reader.number_attribute("/", "replicate") == 2);
    CHECK(reader.number_attribute("/", "scale") == 1000);
    CHECK(reader.text_attribute("/run", "status") == "interrupted");
    CHECK(reader.text_attribute("/run", "library_HDF5").starts_with("1."));
    CHECK(reader.number_attribute("/run", "threads") == 2);
    CHECK(reader.number_attribute("/run", "git_dirty") == 0);
}

TEST_CASE("observations on the run are read back") {
    const test::TemporaryDirectory directory;
    const auto path = directory.path() / "results.h5";
    test::Sample sample;
    test::fill(sample, 2);
    write_results(path, sample.results);
    const Reader reader{path};
    for (const ObservedNumber& number : observed_numbers()) {
        CAPTURE(number.name);
        CHECK(reader.number_attribute("/observations", std::string{number.name}) ==
              number.value(sample.results.observations));
    }
    const auto seen = [&](const char* name) {
        return reader.number_attribute("/observations", name);
    };
    CHECK(seen("o1_slope") == 1.01);
    CHECK(seen("o1_slope_error") == 0.02);
    CHECK(seen("o1_models") == 40.0);
    CHECK(seen("o2_price_factor_to_2028") == 12.5);
    CHECK(seen("o2_price_factor_2024") == 5.0);
    CHECK(seen("o2_use_elasticity") == 1.3);
    CHECK(seen("o3_curvature") == -0.12);
    CHECK(seen("o3_peak_intelligence") == 4.1);
    CHECK(seen("o3_left_out") == 1.0);
    CHECK(seen("elasticity_direct_use") == 1.5);
    CHECK(seen("thought_index_2035") == 4e-7);
    CHECK(seen("o2_paid_factor") == 0.75);
    CHECK(seen("o2_paid_factor_2024") == 0.5);
    CHECK(seen("o2_gpt4_level_factor") == 6.5);
    CHECK(seen("o2_frontier_factor_to_2028") == 3.5);
    CHECK(seen("o2_firms_use_elasticity") == 1.1);
    CHECK(seen("o3_peak_value") == 0.073);
    CHECK(seen("o3_tasks_points") == 18.0);
    CHECK(seen("thought_stock_2035") == 9.2);
    CHECK(seen("thought_of_lowest_tenth") == 120.0);
    // What is bounded has no verdict; what is not has one.
    CHECK(reader.text_attribute("/observations", "o3_saving_verdict") ==
          "bounded by the digital share of work");
    CHECK(reader.text_attribute("/observations", "o3_tasks_verdict") == "exponential");
    CHECK(reader.texts("size_class") ==
          std::vector<std::string>{"1-4", "5-9", "10-19", "20-49", "50-99", "100-249", "250+"});
    CHECK(reader.texts("size_class_name").back() == "250 employees or more");
}

TEST_CASE("observations have unique names and one line of description each") {
    std::set<std::string_view> names;
    for (const ObservedNumber& number : observed_numbers()) {
        CAPTURE(number.name);
        CHECK(names.insert(number.name).second);
        CHECK(number.meaning.ends_with('.'));
        CHECK(number.meaning.find('|') == std::string_view::npos);
    }
    const std::string text = describe_observations_markdown();
    CHECK(text.starts_with("| name | unit | meaning |\n|---|---|---|\n"));
    CHECK(std::count(text.begin(), text.end(), '\n') ==
          static_cast<std::ptrdiff_t>(observed_numbers().size() + observed_prices().size() +
                                      observed_texts().size()) +
              2);
    const Observations nothing; // no models, no months
    for (const ObservedNumber& number : observed_numbers()) {
        CHECK(std::isfinite(number.value(nothing)));
    }
}

TEST_CASE("every axis has a scale, and numbers are packed with a checksum") {
    const test::TemporaryDirectory directory;
    const auto path = directory.path() / "results.h5";
    test::Sample sample;
    test::fill(sample, 3);
    write_results(path, sample.results);
    const Reader reader{path};
    for_each_dataset(reader.id(), [&](const std::string& name, hid_t set) {
        for (unsigned axis = 0; axis < reader.extents(name).size() && H5DSis_scale(set) == 0;
             ++axis) {
            CHECK(H5DSget_num_scales(set, axis) == 1);
        }
        const hid_t type = H5Dget_type(set);
        const bool one_number = reader.extents(name).empty(); // seed and replicate
        if (H5Tget_class(type) != H5T_STRING && name != "bounds" && !one_number) {
            const hid_t plan = H5Dget_create_plist(set);
            CHECK(H5Pget_nfilters(plan) == 3);
            CHECK(H5Pall_filters_avail(plan) > 0);
            H5Pclose(plan);
        }
        H5Tclose(type);
    });
}

TEST_CASE("equal runs differ in /run only, and with equal provenance not by a byte") {
    const test::TemporaryDirectory directory;
    const auto write = [&](const char* name, const std::string& host) {
        test::Sample sample;
        test::fill(sample, 5);
        sample.results.run.host = host;
        write_results(directory.path() / name, sample.results);
        return directory.path() / name;
    };
    const auto first = write("first.h5", "here");
    const auto again = write("again.h5", "here");
    const auto other = write("other.h5", "some other machine with a much longer name");
    CHECK(test::read_text(first) == test::read_text(again));
    CHECK(test::read_text(first) != test::read_text(other));
    CHECK(content(first) == content(other));
}

TEST_CASE("a run that was interrupted in its first month has a file without months") {
    const test::TemporaryDirectory directory;
    const auto path = directory.path() / "results.h5";
    test::Sample sample;
    test::fill(sample, 0);
    write_results(path, sample.results);
    const Reader reader{path};
    CHECK(reader.extents("time") == std::vector<hsize_t>{0});
    CHECK(reader.extents("employment") == std::vector<hsize_t>{0, 3});
}

TEST_CASE("a disk that fills up is an error, keeps the old file and leaves no temporary") {
    const test::TemporaryDirectory directory;
    const auto path = directory.path() / "results.h5";
    test::Sample sample;
    test::fill(sample, 120);
    test::write_text(path, "old");
    rlimit before{};
    REQUIRE(::getrlimit(RLIMIT_FSIZE, &before) == 0);
    auto* const handler = std::signal(SIGXFSZ, SIG_IGN);
    for (const rlim_t most : {rlim_t{0}, rlim_t{1}, rlim_t{512}, rlim_t{20000}}) {
        CAPTURE(most);
        const rlimit limit{most, before.rlim_max};
        REQUIRE(::setrlimit(RLIMIT_FSIZE, &limit) == 0);
        std::string message;
        try {
            write_results(path, sample.results);
        } catch (const FileError& error) {
            message = error.what();
        }
        ::setrlimit(RLIMIT_FSIZE, &before); // before any check: doctest may write to a file
        CHECK(message.starts_with("cannot write " + path.string()));
        CHECK(message.ends_with("File too large"));
        CHECK(test::read_text(path) == "old");
        CHECK(directory.entries() == 1);
    }
    std::signal(SIGXFSZ, handler);
    write_results(path, sample.results); // and libhdf5 is none the worse for it
    CHECK(Reader{path}.extents("time") == std::vector<hsize_t>{120});
}

TEST_CASE("impossible targets are refused") {
    const test::TemporaryDirectory directory;
    test::Sample sample;
    test::fill(sample, 1);
    const auto message = [&](const std::filesystem::path& path) {
        return file_error_of([&] { write_results(path, sample.results); });
    };
    CHECK(message(directory.path() / "none" / "a.h5").find("none does not exist") !=
          std::string::npos);
    CHECK(message(directory.path()).ends_with("it is a directory"));
    test::write_text(directory.path() / "file", "x");
    CHECK(message(directory.path() / "file" / "a.h5").find("file") != std::string::npos);
    CHECK(directory.entries() == 1);
}

TEST_CASE("results that contradict themselves are refused") {
    const test::TemporaryDirectory directory;
    const auto refused = [&](const std::function<void(test::Sample&)>& spoil) {
        test::Sample sample;
        test::fill(sample, 3);
        spoil(sample);
        CHECK_THROWS_AS(write_results(directory.path() / "a.h5", sample.results), RunError);
    };
    refused([](auto& s) { s.months[1].firms.pop_back(); });
    refused([](auto& s) { s.months[1].delegated_share.push_back(0.0); });
    refused([](auto& s) { s.months[1].ai.by_size_class.pop_back(); });
    refused([](auto& s) { s.months[1].ai.survey_by_sector.pop_back(); });
    refused([](auto& s) { s.months[1].days = 27; });
    refused([](auto& s) { s.months[1].days = 0; });
    refused([](auto& s) { s.months[1].scale = 1.0; });
    refused([](auto& s) { s.results.start += std::chrono::days{1}; });
    refused([](auto& s) { s.results.sectors.name = "industry"; });
    refused([](auto& s) { s.results.sectors.names.pop_back(); });
    refused([](auto& s) { s.results.sectors.keys[1] = s.results.sectors.keys[0]; });
    CHECK(directory.entries() == 0);
}

TEST_CASE("the file of a country names it, that of a single country names none") {
    const test::TemporaryDirectory directory;
    const auto path = directory.path() / "results.h5";
    test::Sample sample;
    test::fill(sample, 1);
    write_results(path, sample.results);
    CHECK(H5Aexists(Reader{path}.id(), "country") == 0);
    CHECK(H5Aexists(Reader{path}.id(), "world_sha256") == 0);
    sample.results.country = "USA";
    sample.results.world = "name: world\n";
    sample.results.world_sha256 = std::string(64, 'f');
    write_results(path, sample.results);
    CHECK(Reader{path}.text_attribute("/", "country") == "USA");
    CHECK(Reader{path}.texts("world") == std::vector{sample.results.world});
    CHECK(Reader{path}.text_attribute("/", "world_sha256") == sample.results.world_sha256);
}

TEST_CASE("a file for the readers in other languages") {
    if (const char* path = std::getenv("TENFOLD_TEST_OUTPUT"); path != nullptr) {
        test::Sample sample;
        test::fill(sample, 25);
        write_results(path, sample.results);
        CHECK(std::filesystem::exists(path));
    }
}
