// SPDX-License-Identifier: Apache-2.0
#include "tools/sweep/sweep_options.hpp"

#include "core/check.hpp"

#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "tests/tools/parse_options.hpp"
#include "tools/cli/command_line.hpp"

using namespace tenfold;

namespace {

using Words = std::vector<std::string>;
using Shards = std::vector<std::size_t>;

SweepRequest run(Words words) {
    return test::request_of(define_sweep_run, check_sweep_run, std::move(words));
}

SweepRequest status(Words words) {
    return test::request_of(define_status, check_directory, std::move(words));
}

std::string error_of(const Words& words) {
    try {
        (void)parse_command_line(words);
    } catch (const UsageError& error) {
        return error.what();
    }
    return "not refused";
}

std::string run_error(Words more) {
    more.insert(more.begin(), {"sweep", "run", "a.yaml", "--dir", "d"});
    return error_of(more);
}

} // namespace

TEST_CASE("each command has its study or directory and its options") {
    SweepRequest request = test::request_of(
        define_plan, check_plan, {"a.yaml", "--json", "--set", "scale=2", "--set", "seed=3"});
    CHECK(request.study == "a.yaml");
    CHECK(request.json);
    REQUIRE(request.overrides.size() == 2);
    CHECK(request.overrides[0].path == "scale");
    CHECK(request.overrides[1].value == "3");
    request = status({"d", "--run", "12"});
    CHECK(request.directory == "d");
    CHECK(request.run == 12);
    CHECK_FALSE(request.json);
    CHECK_FALSE(status({"d"}).run.has_value());
    request = test::request_of(define_collect, check_directory, {"d", "--force"});
    CHECK(request.force);
    CHECK(request.directory == "d");
    request = test::request_of(define_emit, check_emit, {"slurm", "a.yaml", "--dir", "d"});
    CHECK(request.scheduler == "slurm");
}

TEST_CASE("a run has jobs, threads, shards, checkpoints and a style of progress") {
    SweepRequest request = run({"a.yaml",
                                "--dir",
                                "d",
                                "--jobs",
                                "4",
                                "--shards",
                                "1,3-4",
                                "--runs-per-shard",
                                "7",
                                "--checkpoint-every",
                                "30min",
                                "--progress",
                                "json",
                                "--retry",
                                "-q"});
    CHECK(request.jobs == 4);
    CHECK(request.threads == 0);
    CHECK(request.shards == Shards{1, 3, 4});
    CHECK(request.runs_per_shard == 7);
    CHECK(request.checkpoint_every.seconds == 1800.0);
    CHECK(request.progress == "json");
    CHECK(request.retry);
    CHECK(request.quiet);
    request = run({"--dir", "d", "-j", "3"});
    CHECK(request.study.empty());
    CHECK(request.threads == 3);
    CHECK(request.jobs == 0);
    CHECK(request.shards.empty());
    CHECK(request.runs_per_shard == 0);
    CHECK(request.checkpoint_every.never());
    CHECK_FALSE(request.retry);
}

TEST_CASE("a scenario in place of a study is reported before a missing directory") {
    const std::string scenario = TENFOLD_SOURCE_DIR "/scenarios/tiny.yaml";
    for (const Words& words : {Words{"sweep", "run", scenario}, Words{"calibrate", scenario}}) {
        CHECK_THROWS_AS((void)parse_command_line(words), ScenarioError);
    }
}

TEST_CASE("missing arguments are reported") {
    CHECK(error_of({"sweep"}) == "sweep needs one of plan, run, emit, status, collect");
    CHECK(error_of({"sweep", "plan"}).starts_with("sweep plan needs a study"));
    CHECK(error_of({"sweep", "run", "a.yaml"}) ==
          "sweep run needs --dir DIR, the directory of its results");
    CHECK(error_of({"sweep", "status"}) != "not refused");
    CHECK(error_of({"sweep", "collect"}) != "not refused");
    CHECK(error_of({"sweep", "emit"}) != "not refused");
    CHECK(error_of({"sweep", "emit", "pbs", "a.yaml", "--dir", "d"}) != "not refused");
    CHECK(error_of({"sweep", "run", "--dir", "d", "--set", "scale=2"}) ==
          "--set requires a study; a sweep in a directory has its own values");
}

TEST_CASE("invalid values are refused") {
    CHECK(run_error({"--jobs", "0"}) == "--jobs is '0'; it must be a whole number from 1 to 4096");
    CHECK(run_error({"--jobs", "two"}).starts_with("--jobs is 'two'"));
    CHECK(run_error({"--threads", "4097"}).starts_with("--threads is '4097'"));
    CHECK(run_error({"--jobs", "2", "--threads", "2"})
              .starts_with("with several jobs each has one thread"));
    CHECK(run_error({"--jobs", "1", "--threads", "2"}) == "not refused");
    CHECK(run_error({"--runs-per-shard", "0"}).starts_with("--runs-per-shard is '0'"));
    CHECK(
        run_error({"--checkpoint-every", "1 year"}).starts_with("--checkpoint-every is '1 year'"));
    CHECK(run_error({"--progress", "loud"}).starts_with("--progress is 'loud'"));
    CHECK(run_error({"--set", "scale"}).find("expected KEY=VALUE") != std::string::npos);
    CHECK(run_error({"--shard", "1"}).find("did you mean --shards?") != std::string::npos);
    CHECK(run_error({"more"}) == "unexpected argument 'more'");
    CHECK(error_of({"sweep", "status", "d", "--run", "-1"}).starts_with("--run is '-1'"));
}

TEST_CASE("lists of shards are sorted without repetition") {
    CHECK(shard_list("3") == Shards{3});
    CHECK(shard_list("0-3") == Shards{0, 1, 2, 3});
    CHECK(shard_list("5-5") == Shards{5});
    CHECK(shard_list("9,1,4-6,5") == Shards{1, 4, 5, 6, 9});
    CHECK(shard_list("1000000") == Shards{1'000'000});
    for (const char* text : {"",
                             ",",
                             "1,",
                             ",1",
                             "1,,2",
                             "-1",
                             "1-",
                             "3-1",
                             "a",
                             "1a",
                             "1 2",
                             " 1",
                             "1 ",
                             "1.5",
                             "1--2",
                             "1-2-3",
                             "+1",
                             "1000001",
                             "99999999999999999999999"}) {
        CAPTURE(std::string{text});
        CHECK_THROWS_AS((void)shard_list(text), UsageError);
    }
}

TEST_CASE("the name of a shipped study stands for its file") {
    CHECK(run({"beveridge", "--dir", "d"}).study == TENFOLD_SOURCE_DIR
          "/scenarios/studies/beveridge.yaml");
}
