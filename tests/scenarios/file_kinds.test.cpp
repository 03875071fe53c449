// SPDX-License-Identifier: Apache-2.0
#include "scenarios/file_kinds.hpp"

#include "scenarios/study_load.hpp"

#include <filesystem>

#include <doctest/doctest.h>

#include "support.hpp"

using namespace tenfold;
using namespace tenfold::testing;

namespace {

const StudyChecks no_checks{[](const Measure&, const Scenario&) { return std::string{}; },
                            [](const std::string&) { return std::string{}; }};

} // namespace

TEST_CASE("a study in place of a scenario is named as such, with the commands that take it") {
    const std::string name = source_file("scenarios/studies/beveridge.yaml").string();
    const std::string said = message_of<ScenarioError>([&] { (void)load_scenario(name); });
    CHECK(said == name + ": this is a study, not a scenario; `tenfold sweep plan " + name +
                      "` checks it, `tenfold sweep run " + name + " --dir DIR` runs it");
}

TEST_CASE(
    "a scenario where a study is wanted is called a scenario, with the commands that take it") {
    for (const char* const file : {"scenarios/tiny.yaml", "scenarios/us-2023.yaml"}) {
        const std::string name = source_file(file).string();
        const std::string said =
            message_of<ScenarioError>([&] { (void)load_study(name, no_checks); });
        CHECK(said.starts_with(name + ": this is a scenario, not a study; `tenfold validate "));
        CHECK(said.find("`tenfold run " + name + "`") != std::string::npos);
    }
}

TEST_CASE("every shipped scenario and study is recognised as such") {
    for (const auto& [folder, study] :
         {std::pair{"scenarios", false}, std::pair{"scenarios/studies", true}}) {
        for (const auto& entry : std::filesystem::directory_iterator{source_file(folder)}) {
            if (entry.path().extension() != ".yaml") {
                continue;
            }
            CAPTURE(entry.path());
            const YamlNode tree = parse_yaml(read_text_file(entry.path()), entry.path().string());
            if (study) {
                CHECK_NOTHROW(require_study(tree));
                CHECK_THROWS_AS(require_scenario(tree), ScenarioError);
            } else {
                CHECK_NOTHROW(require_scenario(tree));
                CHECK_THROWS_AS(require_study(tree), ScenarioError);
            }
        }
    }
}

TEST_CASE("a file with a few keys of neither kind keeps the message about its keys") {
    const YamlNode tree = parse_yaml("format: 1\nnam: x\n", "x.yaml");
    CHECK_NOTHROW(require_scenario(tree));
    CHECK_NOTHROW(require_study(tree));
}

TEST_CASE("results and checkpoints given as YAML are called by their name") {
    CHECK_NOTHROW(require_text("format: 1", "x"));
    CHECK(message_of<ScenarioError>([] { require_text("\x89HDF\r\n\x1a\n..", "a.h5"); }) ==
          "a.h5: this is an HDF5 file, not YAML; `tenfold show a.h5` shows results");
    CHECK(message_of<ScenarioError>([] { require_text("tenfold checkpoint\n", "a.checkpoint"); }) ==
          "a.checkpoint: this is a checkpoint, not YAML; `tenfold resume a.checkpoint` resumes it");
}
