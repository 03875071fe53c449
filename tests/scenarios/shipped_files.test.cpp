// SPDX-License-Identifier: Apache-2.0
#include "scenarios/shipped_files.hpp"

#include <algorithm>
#include <fstream>

#include <doctest/doctest.h>

#include "support.hpp"
#include "tests/support/temporary_directory.hpp"

using namespace tenfold;
using namespace tenfold::testing;
namespace fs = std::filesystem;

TEST_CASE("programs of the build find the scenarios of the sources") {
    CHECK(shipped_scenarios() == source_file("scenarios"));
    CHECK(shipped_studies() == source_file("scenarios/studies"));
}

TEST_CASE("shipped files are listed by name, each with its description") {
    const std::vector<ShippedFile> scenarios = shipped_files(shipped_scenarios());
    std::size_t files = 0;
    for (const auto& entry : fs::directory_iterator{source_file("scenarios")}) {
        files += entry.path().extension() == ".yaml" ? 1 : 0;
    }
    CHECK(scenarios.size() == files);
    CHECK(std::ranges::is_sorted(scenarios, {}, &ShippedFile::name));
    for (const ShippedFile& file : scenarios) {
        CAPTURE(file.name);
        CHECK(file.description == load_scenario(file.path).scenario.description);
        CHECK_FALSE(file.description.empty());
    }
    CHECK(shipped_files(shipped_studies()).size() >= 5);
    CHECK(shipped_files("/nowhere").empty());
}

TEST_CASE("a shipped file is found by its name, with and without its ending") {
    CHECK(find_scenario("tiny") == source_file("scenarios/tiny.yaml"));
    CHECK(find_scenario("us-2023.yaml") == source_file("scenarios/us-2023.yaml"));
    CHECK(find_scenario("beveridge") == source_file("scenarios/studies/beveridge.yaml"));
    CHECK(find_scenario("tiny", "/nowhere") == source_file("scenarios/tiny.yaml"));
}

TEST_CASE("a path that is there goes before a name, and other paths stay as they are") {
    const test::TemporaryDirectory directory;
    std::ofstream{directory.path() / "tiny"};
    CHECK(find_scenario("tiny", directory.path()) == directory.path() / "tiny");
    for (const char* path : {"", "-", "nowhere.yaml", "./tiny", "elsewhere/tiny", "tiny.yml"}) {
        CAPTURE(path);
        CHECK(find_scenario(path) == path);
    }
    CHECK(find_scenario("nowhere.yaml", "folder") == "folder/nowhere.yaml");
}

TEST_CASE("a misspelt name is answered with the shipped one, unless a file there is nearer") {
    CHECK(nearest_shipped("us-2032.yaml") == "us-2023");
    CHECK(nearest_shipped("elsewhere/bevridge") == "beveridge");
    CHECK(nearest_shipped("nowhere.yaml").empty());
    const auto suggested = [](const fs::path& path) {
        const std::string said = message_of<FileError>([&] { (void)load_scenario(path); });
        return said.substr(std::min(said.find(';'), said.size()));
    };
    CHECK(suggested("/nowhere/us-2032.yaml") == "; did you mean us-2023?");
    CHECK(suggested("/nowhere/us-2032.csv").empty());
    const test::TemporaryDirectory directory;
    const fs::path near = directory.path() / "us-2033.yaml";
    std::ofstream{near};
    CHECK(suggested(directory.path() / "us-2032.yaml") == "; did you mean " + near.string() + "?");
}
