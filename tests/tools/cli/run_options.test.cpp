// SPDX-License-Identifier: Apache-2.0
#include "tools/cli/run_options.hpp"

#include "core/check.hpp"

#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "tests/tools/parse_options.hpp"
#include "tools/cli/command_line.hpp"

using namespace tenfold;

namespace {

RunRequest run(std::vector<std::string> words) {
    return test::request_of(define_run, check_run, std::move(words));
}

RunRequest resume(std::vector<std::string> words) {
    return test::request_of(define_resume, check_resume, std::move(words));
}

std::string refusal(const std::vector<std::string>& arguments) {
    try {
        (void)parse_command_line(arguments);
    } catch (const UsageError& error) {
        return error.what();
    }
    return "not refused";
}

} // namespace

TEST_CASE("resume has a checkpoint and the options of a run that leave random numbers unchanged") {
    const RunRequest request = resume({"a.checkpoint",
                                       "--out",
                                       "b.h5",
                                       "--threads",
                                       "3",
                                       "--until",
                                       "2030-01-01",
                                       "--checkpoint-every",
                                       "6mo",
                                       "--checkpoint",
                                       "c.checkpoint",
                                       "--quiet"});
    CHECK(request.source == "a.checkpoint");
    CHECK(request.output_path == "b.h5");
    CHECK(request.threads == 3);
    CHECK(request.checkpoint_every.months == 6);
    CHECK(request.checkpoint_path == "c.checkpoint");
    CHECK(request.quiet);
    REQUIRE(request.overrides.size() == 1);
    CHECK(request.overrides[0].path == "time.end");
    CHECK(request.overrides[0].value == "2030-01-01");
}

TEST_CASE("without options a run writes no periodic checkpoints") {
    const RunRequest request = run({"a.yaml"});
    CHECK(request.checkpoint_every.never());
    CHECK(request.checkpoint_path.empty());
    CHECK(request.source == "a.yaml");
    CHECK(run({"a.yaml", "--checkpoint-every=1y"}).checkpoint_every.months == 12);
}

TEST_CASE("--checkpoint-at requires a date") {
    CHECK(run({"a.yaml", "--checkpoint-at", "2028-02-29"}).checkpoint_every.at ==
          Date{std::chrono::year{2028} / 2 / 29});
    CHECK(refusal({"run", "a.yaml", "--checkpoint-at", "2027-02-29"}) ==
          "--checkpoint-at is '2027-02-29'; it must be a date, YYYY-MM-DD");
}

TEST_CASE("a policy of --set is one argument, including blanks and braces") {
    const std::string policy = "policies.ubi={lever: basic_income, from: 2028-01-01, strength: 1}";
    const RunRequest request =
        resume({"a.checkpoint", "--set", policy, "--set", "time.end=2031-01-01"});
    REQUIRE(request.overrides.size() == 2);
    CHECK(request.overrides[0].path == "policies.ubi");
    CHECK(request.overrides[0].value == "{lever: basic_income, from: 2028-01-01, strength: 1}");
    CHECK(request.overrides[1].path == "time.end");
}

TEST_CASE("a dash is a scenario, and after two dashes every word is a name") {
    CHECK(run({"-", "--seed", "2"}).source == "-");
    CHECK(run({"--seed", "2", "--", "--odd.yaml"}).source == "--odd.yaml");
}

TEST_CASE("resume without a checkpoint, or with two, is refused") {
    CHECK(refusal({"resume"}).starts_with("resume needs a checkpoint, for example "));
    CHECK(refusal({"resume", "a", "b"}) == "unexpected argument 'b'");
    CHECK(refusal({"resume", ""}) == "empty argument");
}

TEST_CASE("several seeds require twins") {
    CHECK(run({"a.yaml", "--twin"}).seeds == 1);
    CHECK(run({"a.yaml", "--twin", "--seed", "3", "--seeds", "8"}).seeds == 8);
    CHECK(refusal({"run", "a.yaml", "--seeds", "8"}).starts_with("--seeds requires --twin"));
    CHECK(refusal({"run", "a.yaml", "--twin", "--seeds", "1-3"}).starts_with("--seeds is '1-3'"));
    CHECK(refusal({"run", "a.yaml", "--twin", "--seeds", "2", "--checkpoint", "a.checkpoint"})
              .starts_with("--checkpoint names the file of one run"));
}

TEST_CASE("options of checkpoints are refused if repeated, without value or with an invalid one") {
    CHECK(refusal({"run", "a.yaml", "--checkpoint-every="}) == "--checkpoint-every needs a value");
    CHECK(refusal({"run", "a.yaml", "--checkpoint="}) == "--checkpoint needs a value");
    CHECK(refusal({"run", "a.yaml", "--checkpoint-every"}) != "not refused");
    CHECK(refusal({"run", "a.yaml", "--checkpoint-every", "1y", "--checkpoint-every", "2y"}) !=
          "not refused");
    CHECK(refusal({"run", "a.yaml", "--checkpoint-every", "yearly"})
              .starts_with("--checkpoint-every is 'yearly'; it must be a whole number and a unit"));
    CHECK(refusal({"resume", "a.checkpoint", "--threads", "0"}).find("from 1 to") !=
          std::string::npos);
    CHECK(refusal({"resume", "a.checkpoint", "--set", "policies"}).find("expected KEY=VALUE") !=
          std::string::npos);
}

TEST_CASE("the name of a shipped scenario stands for its file") {
    CHECK(run({"tiny"}).source == TENFOLD_SOURCE_DIR "/scenarios/tiny.yaml");
    CHECK(run({"moore.yaml"}).source == TENFOLD_SOURCE_DIR "/scenarios/moore.yaml");
    CHECK(run({"own.yaml"}).source == "own.yaml");
}
