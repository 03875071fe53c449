// SPDX-License-Identifier: Apache-2.0
#include "scenarios/labour_network_files.hpp"

#include "core/check.hpp"

#include "output/atomic_file.hpp"

#include <filesystem>
#include <span>
#include <string>

#include <doctest/doctest.h>

#include "tests/scenarios/support.hpp"
#include "tests/support/temporary_directory.hpp"

using namespace tenfold;
using namespace tenfold::testing;

namespace {

std::filesystem::path data(const std::string& name) {
    return source_file("tests/replications/data/" + name);
}

/// What the reader of a network says about `text`, given the occupations of the tests' data; the
/// file is called x.
std::string network_problem(const std::string& text) {
    const test::TemporaryDirectory directory;
    const std::filesystem::path path = directory.path() / "x";
    replace_file(path, std::as_bytes(std::span{text}));
    const LabourOccupationTable occupations = load_labour_occupations(data("occupations.csv"));
    std::string message =
        message_of<ScenarioError>([&] { (void)load_mobility_network(path, occupations); });
    for (std::size_t at = 0; (at = message.find(path.string(), at)) != std::string::npos;) {
        message.replace(at, path.string().size(), 1, 'x');
    }
    return message;
}

} // namespace

TEST_CASE("a table of occupations is read whatever else is in it") {
    const LabourOccupationTable table = load_labour_occupations(data("occupations.csv"));
    CHECK(table.ids ==
          std::vector<std::string>{"clerk", "cook", "nurse", "programmer", "driver", "keeper"});
    CHECK(table.occupations.employment[1] == 9300.5);
    CHECK(table.occupations.automation_probability[5] == 0.5);
}

TEST_CASE("a square and a table of links give the same network") {
    const LabourOccupationTable table = load_labour_occupations(data("occupations.csv"));
    const MobilityNetwork links = load_mobility_network(data("links.csv"), table);
    const MobilityNetwork square = load_mobility_network(data("square.csv"), table);
    CHECK(links.edges() == 16);
    CHECK(square.edges() == 16);
    for (std::uint32_t from = 0; from < links.rows(); ++from) {
        links.for_each_destination(OccupationId{from}, [&](OccupationId to, double weight) {
            CHECK(square.weight(OccupationId{from}, to) == weight);
        });
    }
}

TEST_CASE("errors in a network are reported with their place") {
    CHECK(network_problem("1,2\n3,4\n") ==
          "x:1:1: 2 rows of 2 weights (allowed: a square of the 6 occupations; or a table with the "
          "columns source, target and weight)");
    CHECK(network_problem("source,target,weight\n") ==
          "x:1:1: no link follows the line of column names");
    CHECK(network_problem("source,target,weight\nclark,cook,1\nclerk,cook,-1\nclerk,cook,1\n") ==
          "x:2:1: source: no occupation has the id \"clark\"; did you mean clerk?\n"
          "x:3:12: weight: -1 is out of range (allowed: [0, 1e12])\n"
          "x:4:1: the link from \"clerk\" to \"cook\" is given twice (first at x:3:1)");
    CHECK(network_problem("from,to,weight\nclerk,cook,1\n") ==
          "x:1:1: source: the column is missing (allowed: source)\n"
          "x:1:1: target: the column is missing (allowed: target)");
}
