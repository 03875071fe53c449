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

TEST_CASE("resume refuses the options of runs from the first day") {
    for (const char* option : {"--seed", "--replicate", "--scale"}) {
        CAPTURE(option);
        CHECK(refusal({"resume", "a.checkpoint", option, "2"})
                  .starts_with("unknown option '" + std::string{option} + "'"));
    }
    CHECK(refusal({"resume", "a.checkpoint", "--twin"}).starts_with("unknown option '--twin'"));
}

TEST_CASE("for misspelt commands and options the nearest is suggested") {
    CHECK(refusal({"resum", "a.checkpoint"}) == "unknown command 'resum'; did you mean resume?");
    CHECK(refusal({"helpp", "run"}) == "unknown command 'helpp'; did you mean help?");
    CHECK(refusal({"resume", "a.checkpoint", "--untl", "2030-01-01"}) ==
          "unknown option '--untl'; did you mean --until?");
    CHECK(refusal({"run", "a.yaml", "--checkpoint-evry", "1y"}) ==
          "unknown option '--checkpoint-evry'; did you mean --checkpoint-every?");
}

TEST_CASE("for a file in place of a command, the commands that read it are suggested") {
    CHECK(refusal({"scenarios/my file.yaml"}) ==
          "'scenarios/my file.yaml' names a file; a command is required: `tenfold run "
          "'scenarios/my file.yaml'` runs a scenario, `tenfold sweep run 'scenarios/my file.yaml' "
          "--dir DIR` runs a study");
    CHECK(refusal({"tiny"}).starts_with(
        "'tiny' names a file; a command is required: `tenfold run tiny` runs a scenario"));
    CHECK(refusal({"results/a.h5"}).ends_with("`tenfold show results/a.h5` shows results"));
    CHECK(refusal({"a.checkpoint", "--quiet"})
              .ends_with("`tenfold resume a.checkpoint` resumes from a checkpoint"));
}

TEST_CASE("help before a command is the help of that command") {
    CHECK(parse_command_line({"help"}).text == parse_command_line({"--help"}).text);
    CHECK(parse_command_line({"help", "run"}).text == parse_command_line({"run", "--help"}).text);
    CHECK(parse_command_line({"help", "sweep", "plan"}).text ==
          parse_command_line({"sweep", "plan", "--help"}).text);
    CHECK(refusal({"help", "rnu"}) == "unknown command 'rnu'; did you mean run?");
    CHECK(refusal({"help", "sweep", "pln"}) == "unknown command 'pln'; did you mean plan?");
}

TEST_CASE("help fits the columns") {
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

TEST_CASE("without a command all commands are listed") {
    const std::string text = refusal({});
    CHECK(text.starts_with("a command is required: run, resume, sweep, "));
    CHECK(text.ends_with(" or replicate (tenfold --help)"));
    std::istringstream help{parse_command_line({"--help"}, 100).text};
    std::string line;
    while (std::getline(help, line) && line != "Subcommands:") {
    }
    int listed = 0;
    while (std::getline(help, line)) {
        const std::string command =
            line.starts_with("  ") ? line.substr(2, line.find(' ', 2) - 2) : "";
        if (!command.empty() && command != "help") {
            CAPTURE(command);
            CHECK(text.find(command) != std::string::npos);
            ++listed;
        }
    }
    CHECK(listed >= 13);
}

TEST_CASE("a command line has a command or a text") {
    for (const char* name :
         {"run a.yaml", "validate a.yaml", "describe", "show a.h5", "report a.h5"}) {
        CAPTURE(name);
        const std::string words = name;
        const std::size_t blank = words.find(' ');
        std::vector<std::string> arguments{words.substr(0, blank)};
        if (blank != std::string::npos) {
            arguments.push_back(words.substr(blank + 1));
        }
        const CommandLine line = parse_command_line(arguments);
        CHECK(line.command == arguments.front());
        CHECK(line.action);
        CHECK(line.text.empty());
    }
    CHECK(parse_command_line({"sweep", "status", "d"}).command == "sweep status");
    for (const char* option : {"--help", "--version"}) {
        const CommandLine line = parse_command_line({option});
        CHECK_FALSE(line.action);
        CHECK_FALSE(line.text.empty());
    }
}

TEST_CASE("a second command is refused") {
    CHECK(refusal({"show", "a.h5", "run", "b.yaml"}) == "unexpected argument 'run'");
    CHECK(refusal({"sweep", "plan", "a.yaml", "collect", "d"}) == "unexpected argument 'collect'");
}
