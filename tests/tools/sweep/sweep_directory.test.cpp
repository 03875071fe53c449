// SPDX-License-Identifier: Apache-2.0
#include "tools/sweep/sweep_directory.hpp"

#include "core/check.hpp"

#include "output/file_lock.hpp"
#include "output/sweep_file.hpp"

#include <algorithm>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

#include <doctest/doctest.h>

#include "tests/support/small_study.hpp"

using namespace tenfold;
namespace fs = std::filesystem;

namespace {

SweepDirectory make(const test::SmallStudy& study, std::size_t runs_per_shard = 4) {
    return SweepDirectory::make(study.sweep(), prepare_sweep(study.path(), {}), runs_per_shard);
}

template <class Error, class Action>
std::string message_of(Action&& action) {
    try {
        action();
    } catch (const Error& error) {
        return error.what();
    }
    return "nothing thrown";
}

std::string text_of(const fs::path& path) {
    std::ifstream file{path};
    return {std::istreambuf_iterator<char>{file}, {}};
}

/// Replaces a part of a file.
void edit(const fs::path& path, const std::string& from, const std::string& to) {
    std::string text = text_of(path);
    const std::size_t at = text.find(from);
    REQUIRE(at != std::string::npos);
    std::ofstream{path} << text.replace(at, from.size(), to);
}

bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

/// Names and contents of all files below a directory.
std::string everything_in(const fs::path& directory) {
    std::vector<std::string> files;
    for (const auto& entry : fs::recursive_directory_iterator{directory}) {
        files.push_back(entry.path().string() +
                        (entry.is_regular_file() ? ": " + text_of(entry.path()) : "") + "\n");
    }
    std::sort(files.begin(), files.end());
    std::string all;
    for (const std::string& file : files) {
        all += file;
    }
    return all;
}

} // namespace

TEST_CASE("a created directory is opened as the same sweep") {
    const test::SmallStudy study;
    const SweepDirectory made = make(study);
    CHECK(is_sweep_directory(study.sweep()));
    CHECK(text_of(study.sweep() / "study.yaml") == text_of(study.path()));
    CHECK(made.runs() == 6);
    CHECK(made.shards() == 2);
    CHECK(made.runs_of(0) == 4);
    CHECK(made.runs_of(1) == 2);
    CHECK(made.first_run(1) == 4);
    const SweepDirectory opened = SweepDirectory::open(study.sweep());
    CHECK(opened.runs_per_shard() == 4);
    CHECK(opened.sweep().identity.plan_sha256 == made.sweep().identity.plan_sha256);
    CHECK(opened.sweep().identity.scenario == made.sweep().identity.scenario);
    CHECK(opened.sweep().plan.changes(5).size() == 2);
    CHECK(make(study, 0).runs_per_shard() == 4); // as it is
    CHECK_FALSE(fs::exists(FileLock::path_of(study.sweep() / "sweep.json")));
}

TEST_CASE("a small sweep has one shard by default") {
    const test::SmallStudy study;
    CHECK(make(study, 0).runs_per_shard() == 100);
    CHECK(SweepDirectory::open(study.sweep()).shards() == 1);
}

TEST_CASE("a directory of another sweep is refused and not changed") {
    const test::SmallStudy study;
    (void)make(study);
    const std::string before = everything_in(study.sweep());
    const auto refusal = [&](std::size_t runs_per_shard = 4) {
        return message_of<ScenarioError>([&] { (void)make(study, runs_per_shard); });
    };
    const std::string outputs = "series: [gdp, employment]";
    CHECK(has(refusal(2), "its shards have 4 runs, not 2; use another directory"));
    study.write("small", "values: [0.03, 0.04, 0.06]", outputs);
    CHECK(has(refusal(), "it holds small with other factors, design or replicates"));
    study.write("other", "values: [0.03, 0.04, 0.06]", outputs);
    CHECK(has(refusal(), "it holds another study, small"));
    study.write("small", "values: [0.03, 0.04, 0.05]", "series: [gdp]");
    CHECK(has(refusal(), "it holds small with other outputs"));
    study.write("small", "values: [0.03, 0.04, 0.05]", outputs);
    const std::vector<Override> changes{{"labour_market.vacancy_ratio", "0.05", {}}};
    CHECK(has(message_of<ScenarioError>([&] {
                  (void)SweepDirectory::make(
                      study.sweep(), prepare_sweep(study.path(), changes), 4);
              }),
              "it holds small with other values of the scenario"));
    std::ofstream{study.path(), std::ios::app} << "# other words\n";
    CHECK(has(refusal(), "it holds small with other stop rules or descriptions"));
    study.write("small", "values: [0.03, 0.04, 0.05]", outputs);
    CHECK(everything_in(study.sweep()) == before);
    CHECK(make(study).runs() == 6);
}

TEST_CASE("a directory with other contents is refused and not changed") {
    const test::SmallStudy study;
    fs::create_directory(study.sweep());
    std::ofstream{study.sweep() / "scenario.yaml"} << "mine";
    const std::string before = everything_in(study.sweep());
    CHECK(has(message_of<ScenarioError>([&] { (void)make(study); }),
              "it is not empty and holds no sweep; use another directory"));
    CHECK(everything_in(study.sweep()) == before);
    CHECK(has(message_of<FileError>([&] { (void)SweepDirectory::open(study.sweep()); }),
              "holds no sweep (there is no sweep.json)"));
    fs::remove_all(study.sweep());
    std::ofstream{study.sweep()} << "a file";
    CHECK_THROWS_AS((void)make(study), FileError);
}

TEST_CASE("a directory whose process was killed is created again") {
    const test::SmallStudy study;
    (void)make(study);
    fs::remove(study.sweep() / "sweep.json");
    fs::remove(study.sweep() / "scenario.yaml");
    std::ofstream{study.sweep() / "study.yaml.part"} << "form";
    std::ofstream{FileLock::path_of(study.sweep() / "sweep.json")} << "";
    CHECK(make(study).runs() == 6);
    CHECK(SweepDirectory::open(study.sweep()).runs() == 6);
}

TEST_CASE("leftovers of the same sweep are accepted, those of another are refused") {
    const test::SmallStudy study;
    (void)make(study);
    fs::remove(study.sweep() / "sweep.json");
    const std::string before = everything_in(study.sweep());
    study.write("small", "values: [0.03, 0.04, 0.06]", "series: [gdp, employment]"); // another text
    CHECK(has(message_of<ScenarioError>([&] { (void)make(study); }), "it is not empty"));
    CHECK(everything_in(study.sweep()) == before);
    study.write("small", "values: [0.03, 0.04, 0.05]", "series: [gdp, employment]");
    CHECK(make(study).runs() == 6);
    CHECK(SweepDirectory::open(study.sweep()).runs() == 6);
}

TEST_CASE("the folder of the study is not mistaken for leftovers") {
    const test::SmallStudy study;
    const fs::path folder = study.path().parent_path();
    const std::string before = everything_in(folder);
    const PreparedSweep sweep = prepare_sweep(study.path(), {});
    CHECK(has(message_of<ScenarioError>([&] { (void)SweepDirectory::make(folder, sweep, 4); }),
              "it is not empty and holds no sweep"));
    CHECK(everything_in(folder) == before);
}

TEST_CASE("a failed creation leaves the directory empty") {
    const test::SmallStudy study;
    fs::create_directories(study.sweep());
    const PreparedSweep sweep = prepare_sweep(study.path(), {});
    const pid_t child = ::fork(); // a limit on the size of files stays with the process
    REQUIRE(child >= 0);
    if (child == 0) {
        std::signal(SIGXFSZ, SIG_IGN);
        const rlimit small{4096, 4096}; // the study fits, the scenario does not
        ::setrlimit(RLIMIT_FSIZE, &small);
        const std::string said =
            message_of<FileError>([&] { (void)SweepDirectory::make(study.sweep(), sweep, 4); });
        ::_exit(has(said, "scenario.yaml") ? 0 : 1);
    }
    int status = -1;
    REQUIRE(::waitpid(child, &status, 0) == child);
    CHECK(status == 0);
    CHECK(fs::is_empty(study.sweep()));
    CHECK(make(study).runs() == 6);
}

TEST_CASE("several processes may create one directory at once") {
    const test::SmallStudy study;
    const PreparedSweep sweep = prepare_sweep(study.path(), {});
    for (int round = 0; round < 20; ++round) {
        fs::remove_all(study.sweep());
        std::vector<pid_t> children;
        for (int child = 0; child < 4; ++child) {
            children.push_back(::fork());
            REQUIRE(children.back() >= 0);
            if (children.back() == 0) {
                const std::string said = message_of<std::exception>(
                    [&] { (void)SweepDirectory::make(study.sweep(), sweep, 4); });
                ::_exit(said == "nothing thrown" ? 0 : 1);
            }
        }
        for (const pid_t child : children) {
            int status = -1;
            REQUIRE(::waitpid(child, &status, 0) == child);
            CHECK(status == 0);
        }
        CHECK(SweepDirectory::open(study.sweep()).runs() == 6);
    }
}

TEST_CASE("changed texts and records are refused") {
    const test::SmallStudy study;
    (void)make(study);
    const auto refusal = [&] {
        return message_of<FileError>([&] { (void)SweepDirectory::open(study.sweep()); });
    };
    for (const char* name : {"study.yaml", "scenario.yaml"}) {
        const std::string text = text_of(study.sweep() / name);
        edit(study.sweep() / name, "format: 1\n", "format: 1\n# changed\n");
        CHECK(has(refusal(), "study.yaml or scenario.yaml has changed since the sweep"));
        std::ofstream{study.sweep() / name} << text;
    }
    CHECK(SweepDirectory::open(study.sweep()).runs() == 6);
    const fs::path record = study.sweep() / "sweep.json";
    const std::string text = text_of(record);
    const auto with = [&](const std::string& from, const std::string& to) {
        std::ofstream{record} << text;
        edit(record, from, to);
        return refusal();
    };
    CHECK(has(with("\"format\": 1", "\"format\": 2"), "has an unknown format"));
    CHECK(has(with("\"format\": 1", "\"format\": \"1\""), "is damaged"));
    CHECK(has(with("tenfold-sweep-directory", "else"), "does not describe a sweep"));
    CHECK(
        has(with("\"runs_per_shard\": 4", "\"runs_per_shard\": 0"), "has no valid number of runs"));
    CHECK(has(with("\"runs_per_shard\": 4", "\"runs_per_shard\": -1"),
              "has no valid number of runs"));
    CHECK(has(with("\"plan_sha256\": \"", "\"plan_sha256\": \"0"), "sweep.json does not belong"));
    std::ofstream{record} << text.substr(0, text.size() / 2);
    CHECK(has(refusal(), "does not describe a sweep"));
}

TEST_CASE("a sweep of another version is refused") {
    const test::SmallStudy study;
    (void)make(study);
    edit(study.sweep() / "sweep.json", "\"git_commit\": \"", "\"git_commit\": \"0");
    for (const bool opened : {true, false}) {
        CHECK(has(message_of<ScenarioError>(
                      [&] { (void)(opened ? SweepDirectory::open(study.sweep()) : make(study)); }),
                  "use that version or another directory"));
    }
}

TEST_CASE("a missing shard is empty, and a written one is read back") {
    const test::SmallStudy study;
    const SweepDirectory directory = make(study);
    SweepTable table = directory.read_shard(1);
    CHECK(table.first_run == 4);
    CHECK(table.runs() == 2);
    CHECK(table.count(RunStatus::missing) == 2);
    CHECK(table.point == std::vector<std::int64_t>{2, 2});
    CHECK(table.replicate == std::vector<std::int64_t>{0, 1});
    CHECK(table.factors.at(0).numbers == std::vector{0.05, 0.05});
    table.records.status[1] = RunStatus::failed;
    table.records.message[1] = "why";
    write_sweep(directory.shard_path(1), table, SweepFileKind::shard, {});
    CHECK(directory.read_shard(1).records.message[1] == "why");
    CHECK(directory.read_shard(0).count(RunStatus::missing) == 4);
}

TEST_CASE("a shard of another sweep, place or version is refused") {
    const test::SmallStudy study;
    const SweepDirectory directory = make(study);
    const auto refusal = [&](const SweepTable& table) {
        write_sweep(directory.shard_path(1), table, SweepFileKind::shard, {});
        return message_of<ScenarioError>([&] { (void)directory.read_shard(1); });
    };
    const SweepTable good = directory.read_shard(1);
    CHECK(refusal(good) == "nothing thrown");
    CHECK(has(refusal(directory.read_shard(0)), "it belongs to another sweep; remove it"));
    SweepTable other = good;
    other.first_run = 0;
    CHECK(has(refusal(other), "it belongs to another sweep; remove it"));
    other = good;
    other.identity.plan_sha256 = std::string(64, '0');
    CHECK(has(refusal(other), "it belongs to another sweep; remove it"));
    other = good;
    other.identity.study += "# other outputs\n";
    CHECK(has(refusal(other), "it belongs to another sweep; remove it"));
    other = good;
    other.identity.git_commit = "0123abcd";
    CHECK(has(refusal(other), "it was written by tenfold"));
    fs::resize_file(directory.shard_path(1), 5000);
    CHECK_THROWS_AS((void)directory.read_shard(1), FileError);
}

TEST_CASE("a study with another text and the same runs is opened where its text may differ") {
    const test::SmallStudy study;
    (void)make(study);
    edit(study.path(), "replicates: 2", "replicates: 2\nstop: {hours: 3}");
    CHECK_THROWS_AS((void)make(study), ScenarioError);
    const SweepDirectory same = SweepDirectory::make(
        study.sweep(), prepare_sweep(study.path(), {}), 4, StudyText::may_differ);
    CHECK(same.sweep().loaded.study.stop.hours == 0.0);
    edit(study.path(), "replicates: 2", "replicates: 3");
    CHECK_THROWS_AS((void)SweepDirectory::make(
                        study.sweep(), prepare_sweep(study.path(), {}), 4, StudyText::may_differ),
                    ScenarioError);
}
