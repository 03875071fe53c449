// SPDX-License-Identifier: Apache-2.0
#include "tools/cli/command_line.hpp"

#include "core/check.hpp"

#include <sstream>
#include <string>
#include <vector>

#include <doctest/doctest.h>

using namespace tenfold;

namespace {

std::string refusal(const std::vector<std::string>& arguments) {
    try {
        (void)parse_command_line(arguments);
    } catch (const UsageError& error) {
        return error.what();
    }
    return "not refused";
}

} // namespace

TEST_CASE("resume takes a checkpoint and the options of a run that change no random number") {
    const CommandLine line = parse_command_line({"resume",
                                                 "a.checkpoint",
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
    CHECK(line.command == Command::resume);
    CHECK(line.checkpoint_source == "a.checkpoint");
    CHECK(line.output_path == "b.h5");
    CHECK(line.threads == 3);
    CHECK(line.checkpoint_every.months == 6);
    CHECK(line.checkpoint_path == "c.checkpoint");
    CHECK(line.quiet);
    REQUIRE(line.overrides.size() == 1);
    CHECK(line.overrides[0].path == "time.end");
    CHECK(line.overrides[0].value == "2030-01-01");
}

TEST_CASE("without options a run writes no checkpoints in between") {
    const CommandLine run = parse_command_line({"run", "a.yaml"});
    CHECK(run.checkpoint_every.never());
    CHECK(run.checkpoint_path.empty());
    CHECK(run.checkpoint_source.empty());
    CHECK(parse_command_line({"run", "a.yaml", "--checkpoint-every=1y"}).checkpoint_every.months ==
          12);
}

TEST_CASE("a checkpoint at a date needs a date") {
    CHECK(parse_command_line({"run", "a.yaml", "--checkpoint-at", "2028-02-29"})
              .checkpoint_every.at == Date{std::chrono::year{2028} / 2 / 29});
    CHECK(refusal({"run", "a.yaml", "--checkpoint-at", "2027-02-29"}) ==
          "--checkpoint-at is '2027-02-29'; it must be a date, YYYY-MM-DD");
}

TEST_CASE("a policy given with --set is one argument, blanks and braces included") {
    const std::string policy = "policies.ubi={lever: basic_income, from: 2028-01-01, strength: 1}";
    const CommandLine line = parse_command_line(
        {"resume", "a.checkpoint", "--set", policy, "--set", "time.end=2031-01-01"});
    REQUIRE(line.overrides.size() == 2);
    CHECK(line.overrides[0].path == "policies.ubi");
    CHECK(line.overrides[0].value == "{lever: basic_income, from: 2028-01-01, strength: 1}");
    CHECK(line.overrides[1].path == "time.end");
}

TEST_CASE("resume without a checkpoint, or with two, is refused") {
    CHECK(refusal({"resume"}).starts_with("resume needs a checkpoint, for example "));
    CHECK(refusal({"resume", "a", "b"}) == "unexpected argument 'b'");
    CHECK(refusal({"resume", ""}) == "an argument is empty");
}

TEST_CASE("several seeds are for runs with twins") {
    CHECK(parse_command_line({"run", "a.yaml", "--twin"}).seeds == 1);
    CHECK(parse_command_line({"run", "a.yaml", "--twin", "--seed", "3", "--seeds", "8"}).seeds ==
          8);
    CHECK(refusal({"run", "a.yaml", "--seeds", "8"}).starts_with("--seeds is for --twin"));
    CHECK(refusal({"run", "a.yaml", "--twin", "--seeds", "1-3"}).starts_with("--seeds is '1-3'"));
    CHECK(refusal({"run", "a.yaml", "--twin", "--seeds", "2", "--checkpoint", "a.checkpoint"})
              .starts_with("--checkpoint is for one run"));
}

TEST_CASE("options that only a run from the first day takes are refused by resume") {
    for (const char* option : {"--seed", "--replicate", "--scale"}) {
        CAPTURE(option);
        CHECK(refusal({"resume", "a.checkpoint", option, "2"})
                  .starts_with("unknown option '" + std::string{option} + "'"));
    }
    CHECK(refusal({"resume", "a.checkpoint", "--twin"}).starts_with("unknown option '--twin'"));
}

TEST_CASE("misspelt commands and options are refused with the nearest") {
    CHECK(refusal({"resum", "a.checkpoint"}) == "unknown command 'resum'; did you mean resume?");
    CHECK(refusal({"helpp", "run"}) == "unknown command 'helpp'; did you mean help?");
    CHECK(refusal({"resume", "a.checkpoint", "--untl", "2030-01-01"}) ==
          "unknown option '--untl'; did you mean --until?");
    CHECK(refusal({"run", "a.yaml", "--checkpoint-evry", "1y"}) ==
          "unknown option '--checkpoint-evry'; did you mean --checkpoint-every?");
}

TEST_CASE("a file where a command should be is answered with the commands that take it") {
    CHECK(refusal({"scenarios/my file.yaml"}) ==
          "'scenarios/my file.yaml' is a file, and a command is missing: `tenfold run "
          "'scenarios/my file.yaml'` runs a scenario, `tenfold sweep run 'scenarios/my file.yaml' "
          "--dir DIR` makes the runs of a study");
    CHECK(refusal({"results/a.h5"}).ends_with("`tenfold show results/a.h5` shows results"));
    CHECK(refusal({"a.checkpoint", "--quiet"})
              .ends_with("`tenfold resume a.checkpoint` goes on from a checkpoint"));
}

TEST_CASE("help before a command is the help of that command") {
    CHECK(parse_command_line({"help"}).text == parse_command_line({"--help"}).text);
    CHECK(parse_command_line({"help", "run"}).text == parse_command_line({"run", "--help"}).text);
    CHECK(parse_command_line({"help", "sweep", "plan"}).text ==
          parse_command_line({"sweep", "plan", "--help"}).text);
    CHECK(refusal({"help", "rnu"}) == "unknown command 'rnu'; did you mean run?");
    CHECK(refusal({"help", "sweep", "pln"}) == "unknown command 'pln'; did you mean plan?");
}

TEST_CASE("a dash is a scenario, and behind two dashes everything is a name") {
    CHECK(parse_command_line({"run", "-", "--seed", "2"}).scenarios ==
          std::vector<std::string>{"-"});
    CHECK(parse_command_line({"run", "--seed", "2", "--", "--odd.yaml"}).scenarios ==
          std::vector<std::string>{"--odd.yaml"});
    CHECK(parse_command_line({"validate", "--", "-a.yaml", "-"}).scenarios ==
          std::vector<std::string>{"-a.yaml", "-"});
}

TEST_CASE("help stays within the columns that there are") {
    for (const std::size_t columns : {40UL, 60UL, 80UL, 100UL, 120UL, 200UL}) {
        for (const std::vector<std::string>& command :
             std::vector<std::vector<std::string>>{{},
                                                   {"run"},
                                                   {"resume"},
                                                   {"sweep"},
                                                   {"sweep", "run"},
                                                   {"sweep", "emit"},
                                                   {"calibrate"},
                                                   {"describe"},
                                                   {"replicate", "labour-network"},
                                                   {"report"}}) {
            std::vector<std::string> arguments{command};
            arguments.emplace_back("--help");
            std::istringstream lines{parse_command_line(arguments, columns).text};
            for (std::string line; std::getline(lines, line);) {
                CAPTURE(line);
                CHECK(line.size() <= columns);
            }
        }
    }
}

TEST_CASE("options of checkpoints without a value, twice or with a wrong one are refused") {
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

TEST_CASE("without a command all of them are named") {
    CHECK(
        refusal({}) ==
        "a command is missing: run, resume, sweep, sensitivity, calibrate, show, compare, report, "
        "export, validate, describe or replicate (tenfold --help)");
}
