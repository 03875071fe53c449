// SPDX-License-Identifier: Apache-2.0
#include "scenarios/study_load.hpp"

#include "core/quasi_random.hpp"

#include "scenarios/study_check.hpp"

#include <fmt/format.h>
#include <fstream>
#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "support.hpp"
#include "tests/support/temporary_directory.hpp"

using namespace tenfold;
using namespace tenfold::testing;

namespace {

using Changes = std::vector<Override>;

const std::string rate = "labour_market.unemployment_rate";

/// Outputs that are known here: what the output layer knows is tested there.
StudyChecks checks() {
    return {[](const Measure& measure, const Scenario& scenario) {
                return measure.series == "gdp" ? "" : "wrong measure for " + scenario.name;
            },
            [](const std::string& series) {
                return series == "headlines" || series == "gdp" ? "" : "wrong series";
            }};
}

bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

/// A study of the small scenario whose text from line 4 on is `rest`.
class StudyFile {
public:
    explicit StudyFile(const std::string& rest, const std::string& scenario = base_text()) {
        std::ofstream{directory_.path() / "base.yaml"} << scenario;
        std::ofstream{path()} << "format: 1\nname: small\nscenario: base.yaml\n" << rest;
    }

    [[nodiscard]] LoadedStudy load(const Changes& overrides = {}) const {
        return load_study(path(), checks(), overrides);
    }
    /// What is said of the study, without its folder.
    [[nodiscard]] std::string problems() const {
        std::string text = message_of<ScenarioError>([&] { (void)load(); });
        const std::string folder = directory_.path().string() + "/";
        for (std::size_t at = text.find(folder); at != std::string::npos; at = text.find(folder)) {
            text.erase(at, folder.size());
        }
        return text;
    }
    [[nodiscard]] std::filesystem::path path() const { return directory_.path() / "study.yaml"; }

private:
    test::TemporaryDirectory directory_;
};

struct Wrong {
    std::string rest;
    std::string message; // after "study.yaml:"
};

void check_all(const std::vector<Wrong>& all) {
    for (const Wrong& wrong : all) {
        CAPTURE(wrong.rest);
        CHECK(StudyFile{wrong.rest}.problems() == "study.yaml:" + wrong.message);
    }
}

/// A factor over the unemployment rate, `more` after its path; its line is 5.
std::string rate_with(const std::string& more) {
    return fmt::format("factors:\n  - {{key: rate, path: {}, {}}}\n", rate, more);
}

std::string cases_with(const std::string& more) {
    return "factors:\n  - key: rate\n" + more + "    cases:\n      - {key: low, set: [" + rate +
           "=0.03]}\n      - {key: high, set: [" + rate + "=0.06]}\n";
}

} // namespace

TEST_CASE("a study is read with its scenario, its own changes and then those of the command") {
    const StudyFile file{"set: [\"" + rate + "=0.07\", \"seed=5\"]\n" +
                         rate_with("range: [0.03, 0.06], levels: 3, scale: log") +
                         "outputs: {series: [gdp]}\n"};
    const LoadedStudy loaded = file.load({{"seed", "6", {}}});
    CHECK(loaded.study.name == "small");
    CHECK(loaded.study.factors.at(0).range == std::vector{0.03, 0.06});
    CHECK(loaded.study.replicates == 1);
    CHECK(loaded.study.common_random_numbers);
    CHECK(loaded.base.scenario.labour_market.unemployment_rate == 0.07);
    CHECK(loaded.base.scenario.seed == 6);
    CHECK(loaded.text == read_text_file(file.path()));
    const Changes change{{rate, "0.04", {}}};
    CHECK(loaded.source.scenario(change).labour_market.unemployment_rate == 0.04);
    CHECK(loaded.source.scenario({}).labour_market.unemployment_rate == 0.07);
    CHECK(loaded.source.scenario(change).seed == 6);
}

TEST_CASE("a study may name a shipped scenario") {
    const test::TemporaryDirectory directory;
    const std::filesystem::path path = directory.path() / "study.yaml";
    std::ofstream{path} << "format: 1\nname: small\nscenario: tiny\n"
                        << rate_with("range: [0.03, 0.06], levels: 3");
    CHECK(load_study(path, checks()).base.resolved_yaml ==
          load_scenario(source_file("scenarios/tiny.yaml")).resolved_yaml);
}

TEST_CASE("runs start from the same scenario when it is read back from the directory") {
    const StudyFile file{"set: [\"" + rate + "=0.07\"]\n" + rate_with("values: [0.03]") +
                         "outputs: {series: []}\n"};
    const LoadedStudy first = file.load({{"scale", "2", {}}});
    const LoadedStudy again =
        load_study_text(first.text, "study.yaml", first.base.resolved_yaml, "scenario.yaml");
    CHECK(again.base.resolved_yaml == first.base.resolved_yaml);
    CHECK(again.base.sha256 == first.base.sha256);
    const Changes change{{rate, "0.04", {}}};
    CHECK(again.source.loaded(change).resolved_yaml == first.source.loaded(change).resolved_yaml);
    CHECK(again.source.loaded(change).sha256 ==
          load_scenario_text(first.base.resolved_yaml, "scenario.yaml", change).sha256);
}

TEST_CASE("unknown and repeated keys are reported with the nearest valid key") {
    check_all({
        {"replicate: 2\n", "4:1: replicate: unknown key; did you mean replicates?"},
        {"design: {kinds: grid}\n", "4:10: design.kinds: unknown key; did you mean kind?"},
        {"seed: 1\n", "4:1: seed: unknown key; did you mean set?"},
        {"replicates: 1\nreplicates: 2\n",
         "5:1: the key replicates is given twice (first on line 4)"},
        {"replicates: 0\n", "4:13: replicates: 0 is out of range (allowed: [1, 1000000])"},
        {"design: {levels: 4.5}\n", "4:18: design.levels: 4.5 is not a whole number"},
    });
}

TEST_CASE("names of columns are unique and none of those that every sweep has") {
    const std::string second = "  - {key: NAME, path: scale, values: [1, 2]}\n";
    const auto with = [&](const std::string& name) {
        std::string text = second;
        return rate_with("values: [0.03]") + text.replace(text.find("NAME"), 4, name);
    };
    check_all({
        {with("rate"),
         "6:11: factors[1].key: the key \"rate\" is given twice (first at "
         "study.yaml:5:5)"},
        {with("point"), "6:11: factors[1].key: point is a reserved column name"},
        {with("sector_name"), "6:11: factors[1].key: sector_name is a reserved column name"},
        {with("x_bounds"), "6:11: factors[1].key: x_bounds is a reserved column name"},
        {rate_with("values: [0.03]") + "outputs: {scalars: [{key: rate, series: gdp}]}\n",
         "6:27: outputs.scalars[0].key: the name rate is already used by factors[0].key"},
        {"outputs: {series: [gdp, gdp]}\n",
         "4:25: outputs.series[1]: the name gdp is already used by outputs.series[0]"},
        {"outputs: {series: [gdp], scalars: [{key: gdp, series: gdp}]}\n",
         "4:20: outputs.series[0]: the name gdp is already used by outputs.scalars[0].key"},
        {cases_with("").replace(cases_with("").find("key: high"), 9, "key: run"),
         "8:15: factors[0].cases[1].key: run is a reserved column name"},
    });
    CHECK(is_reserved_name("status"));
    CHECK(is_reserved_name("study"));
    CHECK(is_reserved_name("sector_name"));
    CHECK_FALSE(is_reserved_name("gdp"));
}

TEST_CASE("a factor varies one parameter, and none that a sweep decides on itself") {
    const auto along = [](const std::string& path, const std::string& more) {
        return "factors:\n  - {key: a, path: " + path + ", " + more + "}\n";
    };
    check_all({
        {along("labour_market.unemployment_rat", "values: [1]"),
         "5:20: factors[0].path: unknown parameter 'labour_market.unemployment_rat'; did you mean "
         "labour_market.unemployment_rate?"},
        {along("labour_market", "values: [1]"),
         "5:20: factors[0].path: names a group of parameters, not one"},
        {along("adoption.enabled", "range: [0, 1], levels: 2"),
         "5:20: factors[0].path: is true or false, which has no range; give `values`"},
        {along("seed", "values: [1]"),
         "5:20: factors[0].path: random numbers are varied by `replicates`, not by a factor"},
        {along("replicate", "values: [1]"),
         "5:20: factors[0].path: random numbers are varied by `replicates`, not by a factor"},
        {along("time.start", "values: [2023-02-01]"),
         "5:20: factors[0].path: cannot be varied within a study"},
        {"factors:\n  - {key: a, values: [1]}\n",
         "5:5: factors[0]: needs `path`, the parameter that it varies"},
    });
    const StudyFile twice{rate_with("values: [0.03]") + "  - {key: again, path: " + rate +
                          ", values: [0.04]}\n"};
    CHECK(twice.problems().starts_with("study.yaml:6:24: factors[1].path: "));
    CHECK(twice.problems().ends_with(rate + " is already varied by the factor rate"));
    const std::string also = "values: [0.03], also: [";
    check_all({
        {rate_with(also + "labour_market.vacancy_rati]"),
         "5:79: factors[0].also[0]: unknown parameter 'labour_market.vacancy_rati'; did you mean "
         "labour_market.vacancy_ratio?"},
        {rate_with(also + "labour_market]"),
         "5:79: factors[0].also[0]: names a group of parameters, not one"},
        {rate_with(also + "seed]"),
         "5:79: factors[0].also[0]: random numbers are varied by `replicates`, not by a factor"},
        {cases_with("    also: [scale]\n"), "6:11: factors[0].also: belongs to `path`"},
    });
}

TEST_CASE("a factor has one kind of values, and they are not empty") {
    check_all({
        {rate_with("range: [0.03, 0.06], values: [0.03]"),
         "5:5: factors[0]: takes one of range, values and cases, not several"},
        {cases_with("    path: " + rate + "\n"),
         "5:5: factors[0]: cases name their own parameters; leave out `path`"},
        {rate_with("range: [0.06, 0.06], levels: 2"),
         "5:63: factors[0].range: is empty: 0.06 is not below 0.06"},
        {rate_with("range: [0.06, 0.03], levels: 2"),
         "5:63: factors[0].range: is empty: 0.06 is not below 0.03"},
        {rate_with("range: [0.03], levels: 2"),
         "5:63: factors[0].range: has 1 numbers; it needs two, [low, high]"},
        {rate_with("range: [0, 0.06], scale: log, levels: 2"),
         "5:63: factors[0].range: a log scale needs a low end above 0"},
        {rate_with("range: [0.03, 0.06], scale: logs, levels: 2"),
         "5:84: factors[0].scale: \"logs\" is not one of linear, log; did you mean log?"},
        {rate_with("range: [0.03, 0.06], distribution: norml, levels: 2"),
         "5:91: factors[0].distribution: \"norml\" is not one of uniform, triangular, normal; did "
         "you "
         "mean normal?"},
        {rate_with("range: [0.03, 0.06], distribution: triangular, levels: 2"),
         "5:5: factors[0].best: a triangular distribution needs its mode"},
        {rate_with("mean: 0.04") + "design: {kind: random}\n",
         "5:5: factors[0]: needs one of: range, values, cases, or a normal distribution"},
        {rate_with("distribution: normal, mean: 0.04") + "design: {kind: random}\n",
         "5:5: factors[0].standard_deviation: a normal distribution needs one above 0"},
        {rate_with("distribution: normal, scale: log, standard_deviation: 1") +
             "design: {kind: random}\n",
         "5:5: factors[0].mean: a log scale needs a mean above 0"},
        {rate_with("range: [0.1, 0.2], distribution: normal, mean: 0.04, standard_deviation: "
                   "0.01, levels: 2") +
             "design: {kind: random}\n",
         "5:63: factors[0].range: holds 9.9e-10 of the normal distribution, less than 1e-06"},
        {rate_with("distribution: normal, mean: 0.04, standard_deviation: -1") +
             "design: {kind: random}\n",
         "5:110: factors.rate.standard_deviation: -1 is out of range (allowed: >= 0 see "
         "parameter)"},
    });
}

TEST_CASE("the best value is one of those that a factor can have") {
    check_all({
        {rate_with("range: [0.03, 0.06], levels: 2, best: 0.061"),
         "5:94: factors[0].best: 0.061 is not within the range"},
        {rate_with("range: [0.03, 0.06], levels: 2, best: some"),
         "5:94: factors[0].best: some is not within the range"},
        {rate_with("values: [0.03, 0.04], best: 0.05"),
         "5:84: factors[0].best: \"0.05\" is not one of 0.03, 0.04; did you mean 0.03?"},
        {cases_with("    best: hihg\n"),
         "6:11: factors[0].best: \"hihg\" is not one of low, high; did you mean high?"},
    });
}

TEST_CASE("every end, value and case is tried on the scenario") {
    check_all({
        {rate_with("range: [0.03, 0.7], levels: 2"),
         "5:5: factors[0]: labour_market.unemployment_rate=0.7: 0.7 is out of range (allowed: (0, "
         "0.5])"},
        {rate_with("values: [0.03, 0.7, much, 0.04]"),
         "5:5: factors[0]: labour_market.unemployment_rate=0.7: 0.7 is out of range (allowed: (0, "
         "0.5])\nstudy.yaml:5:5: factors[0]: labour_market.unemployment_rate=much: expected a "
         "number, found the text \"much\""},
        {"factors:\n  - {key: a, cases: [{key: low, set: [scale]}]}\n",
         "5:39: factors[0].cases[0].set[0]: --set scale: expected KEY=VALUE, for example "
         "adoption.enabled=false"},
        {"factors:\n  - {key: a, cases: [{key: low, set: [scale=-1]}]}\n",
         "5:5: factors[0]: --set scale=-1: -1 is out of range (allowed: [1, 1e9] people)"},
        {"factors:\n  - {key: a, path: adoption.peers, values: [2, 3]}\n",
         "5:5: factors[0]: adoption.peers=3: 3 is odd (allowed: even numbers, half on each side)"},
        {"factors:\n  - {key: a, path: sectors.MAKE.frims, values: [2]}\n",
         "5:20: factors[0].path: unknown parameter 'sectors.MAKE.frims'; did you mean "
         "sectors.firms?"},
        {"factors:\n  - {key: a, path: adoption.pilot_days, range: [10.2, 10.8]}\ndesign: {kind: "
         "random}\n",
         "5:48: factors[0].range: holds no whole number"},
        {"factors:\n  - {key: a, path: adoption.pilot_days, range: [30, 32], levels: 4}\n",
         "5:66: factors[0].levels: are 4, and the range holds 3 whole numbers"},
    });
}

TEST_CASE("a design is a known one, and its factors fit it") {
    const std::string good = rate_with("range: [0.03, 0.06], levels: 2");
    check_all({
        {good + "design: {kind: latin_hypercub}\n",
         "6:16: design.kind: \"latin_hypercub\" is not one of list, grid, random, latin_hypercube, "
         "sobol, saltelli, morris, one_at_a_time; did you mean latin_hypercube?"},
        {good + "design: {kind: morris, second_order: true}\n",
         "6:38: design.second_order: only a saltelli design gives interactions of pairs, not "
         "morris"},
        {good + "design: {kind: morris, levels: 5}\n",
         "6:32: design.levels: must be even, so that steps reach all levels alike"},
        {"design: {kind: sobol}\n", "4:9: design: a design of kind sobol needs factors"},
        {rate_with("range: [0.03, 0.06]"),
         "5:5: factors[0]: a grid needs `levels` of at least 2 for a range"},
        {rate_with("distribution: normal, mean: 0.04, standard_deviation: 0.01, levels: 2"),
         "5:5: factors[0]: a grid needs a range"},
        {good + "design: {kind: list}\n", "5:5: factors[0]: a list needs `values` or `cases`"},
        {rate_with("values: [0.03, 0.04]") +
             "  - {key: b, path: scale, values: [1, 2, 3]}\ndesign: {kind: list}\n",
         "6:5: factors[1]: has 3 values and the first factor 2; a list takes them side by side"},
        {good + "design: {kind: random, samples: 1000000}\nreplicates: 11\n",
         "6:9: design: has more than 10000000 runs with all replicates"},
    });
}

TEST_CASE("a Sobol sequence has no more dimensions than there are direction numbers for") {
    Study study;
    const auto problems = [&](const std::string& kind, std::size_t factors) {
        study.design.kind = kind;
        study.factors.resize(factors);
        for (std::size_t i = 0; i < factors; ++i) {
            study.factors[i].key = fmt::format("f{}", i);
            study.factors[i].path = fmt::format("tables.annual_wage.ROW{}", i);
            study.factors[i].range = {1.0, 2.0};
        }
        std::string text;
        check_study(study, [&](const std::string& path, const std::string& problem) {
            text += path + ": " + problem;
        });
        return text;
    };
    CHECK(problems("sobol", largest_sobol_dimension).empty());
    CHECK(problems("sobol", largest_sobol_dimension + 1) ==
          "factors: 3668 factors need a Sobol sequence of 3668 dimensions, and there are 3667");
    CHECK(problems("saltelli", largest_sobol_dimension / 2).empty());
    CHECK(problems("saltelli", largest_sobol_dimension / 2 + 1) ==
          "factors: 1834 factors need a Sobol sequence of 3668 dimensions, and there are 3667");
    CHECK(problems("random", largest_sobol_dimension + 1).empty());
}

TEST_CASE("a grid of more runs than can be counted is too large too") {
    std::string factors = "factors:\n";
    for (int i = 0; i < 20; ++i) {
        factors += fmt::format("  - {{key: f{}, path: \"tables.annual_wage.MAKE[{}]\", range: "
                               "[1, 2], levels: 1000}}\n",
                               i,
                               i);
    }
    CHECK(StudyFile{factors + "design: {kind: grid}\n"}.problems() ==
          "study.yaml:25:9: design: has more than 10000000 runs with all replicates");
}

TEST_CASE("outputs and targets are checked against the scenario") {
    check_all({
        {"outputs: {series: [headlines, gpd]}\n", "4:31: outputs.series[1]: wrong series"},
        {"outputs: {scalars: [{key: a, series: gdp}, {key: b, series: x}]}\n",
         "4:44: outputs.scalars[1]: wrong measure for base"},
        {"calibration:\n  targets:\n    - {key: a, series: gdp, value: 1, error: 0}\n",
         "6:46: calibration.targets.a.error: 0 is out of range (allowed: > 0 see series)"},
        {"outputs: {country: US}\n", "4:20: outputs.country: the scenario has only one country"},
    });
    const StudyFile target{
        "calibration:\n  targets:\n    - {key: a, series: x, value: 1, error: 1}\n"};
    CHECK(target.problems().starts_with("study.yaml:6:"));
    CHECK(target.problems().ends_with(": calibration.targets[0]: wrong measure for base"));
    const StudyFile world{"outputs: {country: C}\nset: []\n",
                          base_text() +
                              "countries:\n  - {key: A, name: A, people: 1, productivity: 1}\n"
                              "  - {key: B, name: B, people: 1, productivity: 1}\n"};
    CHECK(world.problems() == "study.yaml:4:20: outputs.country: \"C\" is not one of A, B");
}

TEST_CASE("replicates beyond the largest number are refused before anything is run") {
    const std::string set = "set: [\"replicate=4294967290\"]\n";
    const std::string grid = rate_with("values: [0.03, 0.04]") + "outputs: {series: []}\n";
    CHECK(StudyFile{set + grid + "replicates: 6\n"}.load().study.replicates == 6);
    CHECK(has(StudyFile{set + grid + "replicates: 7\n"}.problems(),
              ": replicates: 7 replicates from 4294967290 on would go beyond the largest, "
              "4294967295"));
    const std::string apart = "common_random_numbers: false\n"; // 2 x 3 and 2 x 4 numbers
    CHECK(StudyFile{set + grid + apart + "replicates: 3\n"}.load().study.replicates == 3);
    CHECK(has(StudyFile{set + grid + apart + "replicates: 4\n"}.problems(), "8 replicates from"));
    const std::string fit = rate_with("range: [0.03, 0.04]") +
                            "calibration:\n  targets:\n    - {key: a, series: gdp, value: 1, "
                            "error: 1}\n  samples: ";
    CHECK(StudyFile{set + fit + "5\n"}.load().study.calibration.samples == 5);
    CHECK(has(StudyFile{set + fit + "6\n"}.problems(), "calibration.samples: 7 replicates from"));
}

TEST_CASE("a study lists the files from which it was read") {
    const StudyFile file{rate_with("values: [0.03]") + "outputs: {series: []}\n"};
    const std::vector<std::filesystem::path> files = file.load().files;
    REQUIRE(files.size() == 2);
    CHECK(files[0] == file.path());
    CHECK(files[1].filename() == "base.yaml");
}

TEST_CASE("problems of the scenario are reported with their place") {
    CHECK(StudyFile{"set: [\"scale=1\", \"scal=2\"]\n"}.problems() ==
          "study.yaml:4:18: set[1]: scal=2: unknown parameter; did you mean scale?");
    CHECK(StudyFile{"", base_with("scale: 1", "scale: 0")}.problems() ==
          "base.yaml:5:8: scale: 0 is out of range (allowed: [1, 1e9] people)");
    const StudyFile missing{"scenario: nowhere.yaml\n"};
    CHECK(missing.problems() ==
          "study.yaml:4:1: the key scenario is given twice (first on line 3)");
    const StudyFile file{""};
    std::filesystem::remove(file.path().parent_path() / "base.yaml");
    CHECK(file.problems().starts_with("study.yaml:3:11: scenario: base.yaml: cannot be read"));
}

TEST_CASE(
    "invalid changes on the command line are usage errors, and a missing study is a file error") {
    const StudyFile file{"outputs: {series: []}\n"};
    CHECK(message_of<UsageError>([&] {
              (void)file.load({{"scal", "2", {}}});
          }) == "--set scal=2: unknown parameter; did you mean scale?");
    CHECK_THROWS_AS((void)load_study("/nowhere/study.yaml", checks()), FileError);
}

TEST_CASE("all problems are reported at once") {
    CHECK(StudyFile{rate_with("range: [0.06, 0.03], levels: 2") +
                    "  - {key: run, path: scal, values: [1]}\n"
                    "design: {kind: morris, levels: 3}\n"}
              .problems() ==
          "study.yaml:5:63: factors[0].range: is empty: 0.06 is not below 0.03\n"
          "study.yaml:6:11: factors[1].key: run is a reserved column name\n"
          "study.yaml:6:22: factors[1].path: unknown parameter 'scal'; did you mean scale?\n"
          "study.yaml:7:32: design.levels: must be even, so that steps reach all levels alike");
}
