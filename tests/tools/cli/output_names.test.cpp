// SPDX-License-Identifier: Apache-2.0
#include "tools/cli/output_names.hpp"

#include <set>
#include <string>
#include <vector>

#include <doctest/doctest.h>

using namespace tenfold;

namespace {

std::string name_of(const std::string& scenario, const std::vector<Override>& overrides = {}) {
    Scenario run;
    run.name = scenario;
    run.seed = 7;
    const std::filesystem::path path = default_output_path(run, overrides);
    CHECK(path.parent_path() == "results");
    return path.filename().string();
}

} // namespace

TEST_CASE("the name of results has scenario, seed, replicate and the changes of the command line") {
    CHECK(name_of("us-2023") == "us-2023-seed7.h5");
    CHECK(name_of("us-2023", {{"seed", "7", {}}, {"scale", "1", {}}}) == "us-2023-seed7-scale1.h5");
    CHECK(name_of("us-2023", {{"time.end", "2030-01-01", {}}, {"scale", "100", {}}}) ==
          "us-2023-seed7-scale100-until2030-01-01.h5");
    CHECK(name_of("us-2023", {{"adoption.enabled", "false", {}}}) ==
          "us-2023-seed7-adoption.enabled=false.h5");
    Scenario run;
    run.name = "tiny";
    run.replicate = 3;
    CHECK(default_output_path(run, {}) == "results/tiny-seed1-r3.h5");
}

TEST_CASE("the order of changes is irrelevant, and the last change of a value applies") {
    const Override a{"a.x", "1", {}};
    const Override b{"b.x", "2", {}};
    CHECK(name_of("n", {a, b}) == name_of("n", {b, a}));
    CHECK(name_of("n", {{"a.x", "9", {}}, b, a}) == name_of("n", {a, b}));
}

TEST_CASE("different changes have different names") {
    const std::string policy = "{lever: basic_income, from: 2029-01-01, strength: ";
    std::set<std::string> names;
    const std::vector<std::vector<Override>> runs{
        {},
        {{"policies.ubi", policy + "0.3}", {}}},
        {{"policies.ubi", policy + "0.4}", {}}},
        {{"sectors[0].firms", "3", {}}},
        {{"sectors[1].firms", "3", {}}},
        {{"a", "../../x", {}}},
        {{"a", "....-x", {}}},
        {{std::string(300, 'p'), "1", {}}},
        {{std::string(300, 'p'), "2", {}}},
    };
    for (const std::vector<Override>& overrides : runs) {
        const std::string name = name_of("n", overrides);
        names.insert(name);
        CHECK(name.size() < 200);
        CHECK(name.find_first_of("/ {}[]:'\"") == std::string::npos);
    }
    CHECK(names.size() == runs.size());
}

TEST_CASE("scenarios with different names have different files, in any script") {
    CHECK(name_of("日本") == "日本-seed7.h5");
    const std::vector<std::string> scenarios{
        "日本", "中国", "a b", "a-b", "a/b", "a'b", "Ελλάδα", ".hidden", "-x", "run-x", ""};
    std::set<std::string> names;
    for (const std::string& scenario : scenarios) {
        const std::string name = name_of(scenario);
        names.insert(name);
        CHECK(name.find_first_of("/ '") == std::string::npos);
        CHECK(name.front() != '.');
        CHECK(name.front() != '-');
    }
    CHECK(names.size() == scenarios.size());
}

TEST_CASE("a long name is cut between characters and remains distinct") {
    std::string same;
    for (int i = 0; i < 60; ++i) {
        same += "日"; // three bytes each, and 80 is no multiple of three
    }
    const std::string a = name_of(same + "a");
    CHECK(a != name_of(same + "b"));
    CHECK(a.size() < 120);
    CHECK(a.starts_with("日"));
    CHECK(a.substr(78, 1) == "-");
}

TEST_CASE("a branch has its own name beside the results of the original run") {
    CHECK(branch_output_path("x/base.h5", {}) == "x/base.h5");
    const std::vector<Override> later{{"time.end", "2040-01-01", {}}};
    CHECK(branch_output_path("x/base.h5", later) == "x/base-until2040-01-01.h5");
    const std::vector<Override> a{{"policies.ubi", "{strength: 0.1}", {}}};
    const std::vector<Override> b{{"policies.ubi", "{strength: 0.2}", {}}};
    CHECK(branch_output_path("base", a) != branch_output_path("base", b));
}

TEST_CASE("results with different names have different checkpoints") {
    CHECK(checkpoint_path_of("a/run.h5") == "a/run.checkpoint");
    CHECK(checkpoint_path_of("run.1") == "run.1.checkpoint");
    CHECK(checkpoint_path_of("run.2") == "run.2.checkpoint");
    CHECK(checkpoint_path_of("run") == "run.checkpoint");
}

TEST_CASE("the file of a country has its key before the extension") {
    CHECK(country_output_path("results/w.h5", "USA") == "results/w.USA.h5");
    CHECK(country_output_path("w", "USA") == "w.USA");
    CHECK(country_output_path("a.b/w.x.h5", "C-1") == "a.b/w.x.C-1.h5");
    CHECK(twin_output_path("results/a.h5") == "results/a-twin.h5");
    CHECK(seed_output_path("a.b/a.h5", 3) == "a.b/a-seed3.h5");
}
