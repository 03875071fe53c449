// SPDX-License-Identifier: Apache-2.0
#include "output/sweep_file.hpp"

#include "core/random.hpp"
#include "core/sha256.hpp"

#include "output/axes.hpp"

#include <chrono>
#include <cmath>
#include <fmt/format.h>
#include <functional>
#include <limits>
#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <hdf5.h>

#include "sample_results.hpp"

using namespace tenfold;
using test::file_error_of;

namespace {

using Names = std::vector<std::string>;
using namespace std::chrono;

constexpr double unbounded = std::numeric_limits<double>::infinity();

SweepIdentity some_identity() {
    SweepIdentity identity;
    identity.study_name = "größe-1";
    identity.study = "format: 1\n# \"Ĝis\" 数 \U0001F600\nname: größe-1\n";
    identity.scenario = "format: 1\nname: tiny\n";
    identity.scenario_sha256 = sha256(identity.scenario);
    identity.plan_sha256 = std::string(64, 'a');
    identity.design = "saltelli";
    identity.program_version = "1.2.3";
    identity.git_commit = "0123abcd";
    identity.seed = 9'000'000'000'000'000;
    identity.replicates = 2;
    identity.scale = 1.5;
    return identity;
}

void add_columns(SweepTable& table) {
    table.factors = {
        {"elasticity", "Elasticity of demand", "sectors.A.demand_elasticity", "1", {}, {}},
        {"policy", "", "", "1", {}, {""}}};
    table.scalars = {{"zeta", "USD", "The last in order, written first.", {}},
                     {"alpha", "1", "A number with € in its text.", {}}};
    table.series = {{"unemployment_rate", "1", "Unemployed.", {}, {}},
                    {"employment", "persons", "Jobs.", {"sector"}, {}},
                    {"moves", "persons", "Moves.", {"occupation_from", "occupation"}, {}},
                    {"income", "USD", "Incomes.", {"quantile"}, {}},
                    {"wages", "persons", "Wages.", {"dollar_bin"}, {}}};
    const Names occupations{"lead", "clerk"};
    table.axes = {{"sector", {"A", "B", "C"}, {"Ä", "Second", "Third, \"quoted\""}},
                  {"occupation_from", occupations, {"Leaders", "Clerks"}},
                  {"occupation", occupations, {"Leaders", "Clerks"}},
                  {"quantile", {}, {}},
                  {"dollar_bin", {}, {}}};
    for (const double level : quantile_levels) {
        table.axes[3].keys.push_back(fmt::format("{}", level));
    }
    for (const double bin : dollar_bins) {
        table.axes[4].keys.push_back(fmt::format("{}", bin));
    }
    table.axes[3].names = table.axes[3].keys;
    table.axes[4].names = table.axes[4].keys;
    table.start = Date{2023y / January / 15};
    table.month_ends = {
        Date{2023y / February / 1}, Date{2023y / March / 1}, Date{2023y / March / 11}};
    table.month_days = {17, 28, 10};
}

/// Numbers of which no two are alike, some of them none and some without bound.
void fill_values(std::vector<double>& values, double first) {
    for (std::size_t i = 0; i < values.size(); ++i) {
        values[i] = i % 97 == 5    ? no_value
                    : i % 101 == 7 ? (i % 2 == 0 ? unbounded : -unbounded)
                                   : first + 1.0 / (3.0 + static_cast<double>(i));
    }
}

/// A table with everything in it: runs that are complete, failed and missing.
SweepTable some_table(std::size_t runs = 130) {
    SweepTable table;
    table.identity = some_identity();
    table.first_run = 260;
    add_columns(table);
    table.resize(runs);
    for (std::size_t row = 0; row < runs; ++row) {
        const auto number = static_cast<std::int64_t>(row);
        table.point[row] = 130 + number / 2;
        table.replicate[row] = number % 2;
        table.role[row] = static_cast<std::int8_t>(number % 9);
        table.moved[row] = number % 3 - 1;
        table.group[row] = number / 4;
        table.records.status[row] = static_cast<RunStatus>(row % 3);
        table.records.seconds[row] = 0.25 * static_cast<double>(row);
        if (table.records.status[row] == RunStatus::failed) {
            table.records.message[row] = "no jobs in “Größe”: 数 \U0001F600";
        } else if (table.records.status[row] == RunStatus::complete) {
            table.records.digest[row] = fmt::format("{:016x}", row);
        }
        table.factors[0].numbers[row] = 0.1 * static_cast<double>(row);
        table.factors[1].texts[row] = row % 2 == 0 ? "" : "straße";
    }
    for (SweepScalar& scalar : table.scalars) {
        fill_values(scalar.values, 3.0);
    }
    for (SweepSeries& series : table.series) {
        fill_values(series.values, 4.0);
    }
    return table;
}

bool same_bits(const std::vector<double>& a, const std::vector<double>& b) {
    return a.size() == b.size() &&
           std::equal(a.begin(), a.end(), b.begin(), [](double x, double y) {
               return x == y || (std::isnan(x) && std::isnan(y));
           });
}

void check_same_design(const SweepTable& a, const SweepTable& b) {
    CHECK(a.first_run == b.first_run);
    CHECK(a.point == b.point);
    CHECK(a.replicate == b.replicate);
    CHECK((a.role == b.role));
    CHECK(a.moved == b.moved);
    CHECK(a.group == b.group);
    REQUIRE(a.factors.size() == b.factors.size());
    for (std::size_t i = 0; i < a.factors.size(); ++i) {
        CHECK(a.factors[i].key == b.factors[i].key);
        CHECK(a.factors[i].path == b.factors[i].path);
        CHECK(a.factors[i].unit == b.factors[i].unit);
        CHECK(a.factors[i].is_numeric() == b.factors[i].is_numeric());
        CHECK(a.factors[i].texts == b.factors[i].texts);
        CHECK(same_bits(a.factors[i].numbers, b.factors[i].numbers));
    }
}

void check_same_identity(const SweepIdentity& a, const SweepIdentity& b) {
    CHECK(a.study_name == b.study_name);
    CHECK(a.study == b.study);
    CHECK(a.scenario == b.scenario);
    CHECK(a.scenario_sha256 == b.scenario_sha256);
    CHECK(a.plan_sha256 == b.plan_sha256);
    CHECK(a.design == b.design);
    CHECK(a.program_version == b.program_version);
    CHECK(a.git_commit == b.git_commit);
    CHECK(a.seed == b.seed);
    CHECK(a.replicates == b.replicates);
    CHECK(a.scale == b.scale);
}

void check_same_outputs(const SweepTable& a, const SweepTable& b) {
    REQUIRE(a.scalars.size() == b.scalars.size());
    for (std::size_t i = 0; i < a.scalars.size(); ++i) {
        CHECK(a.scalars[i].key == b.scalars[i].key);
        CHECK(a.scalars[i].unit == b.scalars[i].unit);
        CHECK(a.scalars[i].long_name == b.scalars[i].long_name);
        CHECK(same_bits(a.scalars[i].values, b.scalars[i].values));
    }
    REQUIRE(a.series.size() == b.series.size());
    for (std::size_t i = 0; i < a.series.size(); ++i) {
        CHECK(a.series[i].name == b.series[i].name);
        CHECK(a.series[i].unit == b.series[i].unit);
        CHECK(a.series[i].long_name == b.series[i].long_name);
        CHECK(a.series[i].axes == b.series[i].axes);
        CHECK(same_bits(a.series[i].values, b.series[i].values));
    }
    CHECK(a.start == b.start);
    CHECK((a.month_ends == b.month_ends));
    CHECK(a.month_days == b.month_days);
    REQUIRE(a.axes.size() == b.axes.size());
    for (const Axis& axis : a.axes) {
        CHECK(axis.keys == b.axis(axis.name).keys);
        CHECK(axis.names == b.axis(axis.name).names);
    }
}

void check_same(const SweepTable& a, const SweepTable& b) {
    check_same_identity(a.identity, b.identity);
    check_same_design(a, b);
    CHECK((a.records.status == b.records.status));
    CHECK(a.records.message == b.records.message);
    CHECK(a.records.digest == b.records.digest);
    check_same_outputs(a, b);
}

/// A file in a directory of its own.
struct WrittenSweep {
    test::TemporaryDirectory directory;
    std::filesystem::path path = directory.path() / "a.h5";

    explicit WrittenSweep(const SweepTable& table, SweepFileKind kind = SweepFileKind::shard) {
        write_sweep(path, table, kind, {});
    }
    [[nodiscard]] SweepTable read(SweepFileKind kind = SweepFileKind::shard) const {
        return read_sweep(path, kind);
    }
    [[nodiscard]] std::string refusal(SweepFileKind kind = SweepFileKind::shard) const {
        return file_error_of([&] { (void)read(kind); });
    }
};

bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

/// Overwrites an attribute of the root, which has the same type.
void set_root_attribute(const std::filesystem::path& path, const char* name, std::int64_t value) {
    const hid_t file = H5Fopen(path.c_str(), H5F_ACC_RDWR, H5P_DEFAULT);
    const hid_t attribute = H5Aopen(file, name, H5P_DEFAULT);
    REQUIRE(H5Awrite(attribute, H5T_NATIVE_INT64, &value) >= 0);
    H5Aclose(attribute);
    H5Fclose(file);
}

} // namespace

TEST_CASE("a shard is read back as it was written, all of it") {
    const SweepTable table = some_table();
    const SweepTable found = WrittenSweep{table}.read();
    check_same(table, found);
    CHECK(found.records.seconds == table.records.seconds);
    CHECK(found.factors[0].name == "Elasticity of demand");
    CHECK(found.count(RunStatus::failed) == 43);
    CHECK(found.find_scalar("alpha") == &found.scalars[1]);
    CHECK(found.find_scalar("beta") == nullptr);
}

TEST_CASE("a whole sweep is read back too, but for the seconds of its runs") {
    const SweepTable table = some_table(1);
    const WrittenSweep file{table, SweepFileKind::whole};
    const SweepTable found = file.read(SweepFileKind::whole);
    check_same(table, found);
    CHECK(found.records.seconds == std::vector{0.0});
}

TEST_CASE("a sweep that keeps no series, or no numbers at all, is read back") {
    SweepTable table = some_table(3);
    table.series.clear();
    table.axes.clear();
    table.month_ends.clear();
    table.month_days.clear();
    table.start = Date{};
    check_same(table, WrittenSweep{table}.read());
    table.scalars.clear();
    table.factors.clear();
    check_same(table, WrittenSweep{table}.read());
}

TEST_CASE("shards and whole sweeps are not confused") {
    const SweepTable table = some_table(2);
    const WrittenSweep shard{table};
    CHECK(has(shard.refusal(SweepFileKind::whole),
              "is not a collected sweep of tenfold but of the type 'tenfold-sweep-shard'"));
    const WrittenSweep whole{table, SweepFileKind::whole};
    CHECK(has(whole.refusal(),
              "is not a shard of a sweep of tenfold but of the type 'tenfold-sweep'"));
    CHECK(whole.refusal().starts_with(whole.path.string()));
}

TEST_CASE("files of other formats and other programs are refused") {
    const WrittenSweep file{some_table(2)};
    set_root_attribute(file.path, "format_version", 2);
    CHECK(has(file.refusal(), "has format 2, and this program reads format 1"));
    const test::TemporaryDirectory directory;
    const std::filesystem::path results = directory.path() / "results.h5";
    test::Sample sample;
    test::fill(sample, 2);
    write_results(results, sample.results);
    CHECK(has(file_error_of([&] { (void)read_sweep(results, SweepFileKind::whole); }),
              "is not a collected sweep of tenfold"));
    test::write_text(results, "some text");
    CHECK_THROWS_AS((void)read_sweep(results, SweepFileKind::whole), FileError);
    CHECK_THROWS_AS((void)read_sweep(directory.path(), SweepFileKind::whole), FileError);
    CHECK_THROWS_AS((void)read_sweep(directory.path() / "b.h5", SweepFileKind::whole), FileError);
}

TEST_CASE("a scenario that does not have its digest is refused") {
    SweepTable table = some_table(2);
    table.identity.scenario += "seed: 2\n";
    CHECK(has(WrittenSweep{table}.refusal(), "scenario"));
}

TEST_CASE("parts that do not fit each other are refused") {
    SweepTable table = some_table(2);
    table.records.status[1] = static_cast<RunStatus>(3);
    CHECK(has(WrittenSweep{table}.refusal(), "'status': a number stands for nothing"));
}

TEST_CASE("numbers along time come in pieces of 64 runs") {
    const WrittenSweep written{some_table()};
    const hid_t file = H5Fopen(written.path.c_str(), H5F_ACC_RDONLY, H5P_DEFAULT);
    for (const auto& [name, rank] : {std::pair{"unemployment_rate", 2}, {"employment", 3}}) {
        const hid_t set = H5Dopen2(file, name, H5P_DEFAULT);
        const hid_t plan = H5Dget_create_plist(set);
        hsize_t chunk[3] = {0, 0, 0};
        REQUIRE(H5Pget_chunk(plan, 3, chunk) == rank);
        CHECK(chunk[0] == 64);
        CHECK(chunk[1] == 3);
        H5Pclose(plan);
        H5Dclose(set);
    }
    H5Fclose(file);
}

TEST_CASE("equal sweeps have equal files when they were made at the same time") {
    const SweepTable table = some_table(70);
    CHECK(test::read_text(WrittenSweep{table}.path) == test::read_text(WrittenSweep{table}.path));
}

TEST_CASE("a file that is cut off is refused wherever it ends") {
    const WrittenSweep file{some_table(5)};
    const std::string text = test::read_text(file.path);
    for (std::size_t part = 0; part < 16; ++part) {
        test::write_text(file.path, text.substr(0, text.size() * part / 16));
        CHECK(file.refusal().starts_with(file.path.string()));
    }
}

TEST_CASE("a file with a flipped bit is refused or says the same") {
    const SweepTable table = some_table(70);
    const WrittenSweep file{table};
    const std::string text = test::read_text(file.path);
    RandomStream random{RandomKey{1, 0}, {0, 0, 0, Purpose{}}};
    int refused = 0;
    for (int flip = 0; flip < 100; ++flip) {
        std::string damaged = text;
        const std::size_t at = random() % text.size();
        damaged[at] = static_cast<char>(damaged[at] ^ (1 << (random() % 8)));
        test::write_text(file.path, damaged);
        CAPTURE(at);
        try {
            check_same(table, file.read());
        } catch (const FileError& error) {
            CHECK(std::string{error.what()}.starts_with(file.path.string()));
            ++refused;
        }
    }
    CHECK(refused > 50);
}

TEST_CASE("space for runs is empty at first") {
    SweepTable table;
    add_columns(table);
    table.resize(2);
    CHECK(table.runs() == 2);
    CHECK(table.count(RunStatus::missing) == 2);
    CHECK(table.places(table.series[1]) == 9);
    CHECK(table.places(table.series[2]) == 12);
    CHECK(table.series[2].values.size() == 24);
    CHECK(std::isnan(table.series[2].values.back()));
    CHECK(std::isnan(table.scalars[1].values[1]));
    CHECK(table.moved[1] == -1);
    CHECK(table.factors[1].texts.size() == 2);
    CHECK_THROWS_AS((void)table.axis("region"), FileError);
}
