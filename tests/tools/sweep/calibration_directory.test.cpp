// SPDX-License-Identifier: Apache-2.0
#include "tools/sweep/calibration_directory.hpp"

#include "core/check.hpp"

#include "output/sweep_table.hpp"
#include "scenarios/study_load.hpp"

#include <cmath>
#include <filesystem>
#include <fstream>
#include <limits>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "tests/support/temporary_directory.hpp"

using namespace tenfold;
namespace fs = std::filesystem;

namespace {

using Row = CalibrationDirectory::Row;

/// A study with two factors and two targets.
class Fit {
public:
    Fit() { write(""); }

    void write(const std::string& more) const {
        std::ofstream{path()} << "format: 1\nname: fit\nscenario: \"" << TENFOLD_SOURCE_DIR
                              << "/scenarios/tiny.yaml\"\nfactors:\n"
                                 "  - {key: a, path: labour_market.unemployment_rate, range: "
                                 "[0.03, 0.05]}\n"
                                 "  - {key: b, path: labour_market.vacancy_ratio, range: [0.03, "
                                 "0.05]}\n"
                                 "calibration:\n  targets:\n"
                                 "    - {key: x, series: gdp, value: 1, error: 1}\n"
                                 "    - {key: y, series: wage_bill, value: 1, error: 1}\n"
                              << more;
    }
    [[nodiscard]] LoadedStudy study() const {
        return load_study(path(),
                          {[](const Measure&, const Scenario&) { return std::string{}; },
                           [](const std::string&) { return std::string{}; }});
    }
    [[nodiscard]] fs::path path() const { return directory_.path() / "fit.yaml"; }
    [[nodiscard]] fs::path folder() const { return directory_.path() / "out"; }
    [[nodiscard]] std::string refusal(bool force = false) const {
        try {
            const CalibrationDirectory opened{folder(), study(), force};
        } catch (const FileError& error) {
            return error.what();
        } catch (const ScenarioError& error) {
            return error.what();
        }
        return {};
    }

private:
    test::TemporaryDirectory directory_;
};

bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

} // namespace

TEST_CASE("runs of a calibration are found again bit for bit, by point and replicate") {
    const Fit fit;
    const Row place{0.1, 1.0 / 3.0};
    const Row moments{std::nextafter(1e12, 2e12), -5e-324};
    const Row failed{no_value, no_value};
    {
        CalibrationDirectory first{fit.folder(), fit.study(), false};
        first.keep(place, 0, moments);
        first.keep(place, 7, failed);
        first.write();
        CHECK(first.runs() == 2);
    }
    const CalibrationDirectory again{fit.folder(), fit.study(), false};
    CHECK(again.runs() == 2);
    CHECK(again.find(place, 0) == moments);
    REQUIRE(again.find(place, 7));
    CHECK(std::isnan(again.find(place, 7)->at(1)));
    CHECK_FALSE(again.find(place, 1));
    CHECK_FALSE(again.find({0.1, std::nextafter(1.0 / 3.0, 1.0)}, 0));
}

TEST_CASE("a directory belongs to one study and one process at a time") {
    const Fit fit;
    {
        CalibrationDirectory held{fit.folder(), fit.study(), false};
        held.keep({0.5, 0.5}, 0, {1.0, 2.0});
        held.write();
        CHECK(has(fit.refusal(), "another process is using it"));
    }
    CHECK(fit.refusal().empty());
    fit.write("  samples: 9\n");
    CHECK(has(fit.refusal(), "it holds the calibration of another study"));
    CHECK(fit.refusal(true).empty());
    CHECK(CalibrationDirectory{fit.folder(), fit.study(), false}.runs() == 0); // begun anew
}

TEST_CASE("files of unknown origin and the directory of a sweep are not changed") {
    const Fit fit;
    fs::create_directory(fit.folder());
    std::ofstream{fit.folder() / "evaluations.csv"} << "mine";
    CHECK(has(fit.refusal(), "without a calibration.json"));
    fs::remove(fit.folder() / "evaluations.csv");
    std::ofstream{fit.folder() / "sweep.json"} << "{}";
    CHECK(has(fit.refusal(true), "it holds a sweep"));
}

TEST_CASE("a damaged table of runs is refused") {
    const Fit fit;
    CHECK(fit.refusal().empty());
    std::ofstream{fit.folder() / "runs.csv"} << "replicate,a,b,x,y\n0,0.5,0.5,1,x\n";
    CHECK(has(fit.refusal(), "runs.csv:2:13: it is damaged"));
    std::ofstream{fit.folder() / "runs.csv"} << "replicate,a,x,y\n0,0.5,1,2\n";
    CHECK(has(fit.refusal(), "its columns are not those of the study"));
}
