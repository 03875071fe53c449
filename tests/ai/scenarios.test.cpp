// SPDX-License-Identifier: Apache-2.0
/// Every shipped scenario runs, and its headline figures lie in the bands of its header, lines of
/// the form `# band: MEASURE LOW HIGH`. Runs are at 1:10,000, and the bands allow for the scatter
/// of single seeds. `COUNTRY.MEASURE` is a measure of one country of a world.
#include "sim/run.hpp"
#include "sim/world_run.hpp"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <functional>
#include <map>
#include <set>
#include <sstream>
#include <string>

#include <doctest/doctest.h>

#include "tests/statistical/support.hpp"
#include "tests/support/shipped.hpp"

using namespace tenfold;

namespace {

struct Band {
    std::string measure;
    double low = 0.0;
    double high = 0.0;
};

std::vector<Band> bands_of(const std::filesystem::path& path) {
    std::vector<Band> bands;
    std::ifstream file{path};
    for (std::string line; std::getline(file, line);) {
        const std::string mark = "# band: ";
        if (line.rfind(mark, 0) == 0) {
            std::istringstream words{line.substr(mark.size())};
            Band band;
            words >> band.measure >> band.low >> band.high;
            REQUIRE_FALSE(words.fail());
            bands.push_back(band);
        }
    }
    return bands;
}

double coworkers_per_job(const MonthlyMeasures& month) {
    double coworkers = 0.0;
    for (const CoworkerCounts& sector : month.coworkers_by_sector) {
        coworkers += sector.coworkers;
    }
    return coworkers / static_cast<double>(month.total.employed);
}

double adoption(const MonthlyMeasures& month) {
    double adopters = 0.0;
    double firms = 0.0;
    for (std::size_t s = 0; s < month.firms.size(); ++s) {
        adopters += static_cast<double>(month.adopters[s]);
        firms += static_cast<double>(month.firms[s]);
    }
    return adopters / firms;
}

// A run, or those of all countries of a world by key; the key of a single run is "".
std::map<std::string, RunResult> runs_of(const Scenario& scenario) {
    std::map<std::string, RunResult> runs;
    if (scenario.countries.empty()) {
        runs[""] = run(scenario, {});
        return runs;
    }
    WorldResult world = run_world(scenario, {});
    for (std::size_t place = 0; place < world.countries.size(); ++place) {
        runs[scenario.countries[place].key] = std::move(world.countries[place]);
    }
    return runs;
}

// Means over the last year, and growth from the first year to it.
std::map<std::string, std::function<double(const RunResult&)>> measures() {
    const auto at_end = [](auto value) {
        return [value](const RunResult& result) {
            const std::size_t months = result.months.size();
            return test::mean(
                test::monthly(result, value), months - std::min<std::size_t>(12, months), months);
        };
    };
    return {
        {"unemployment_at_end", at_end(test::unemployment)},
        // Net payments to labs abroad since the start, over GDP of the last year.
        {"remittance_at_end",
         [](const RunResult& result) {
             const MonthlyMeasures& last = result.months.back();
             return static_cast<double>(last.abroad.tokens_paid - last.abroad.tokens_received) /
                    100.0 / last.goods.gdp;
         }},
        {"coworkers_per_job_at_end", at_end(coworkers_per_job)},
        {"adoption_at_end", at_end(adoption)},
        {"labour_share_at_end",
         at_end([](const MonthlyMeasures& month) { return month.goods.labour_share; })},
        {"price_level_at_end",
         at_end([](const MonthlyMeasures& month) { return month.goods.price_level; })},
        {"real_gdp_growth",
         [](const RunResult& result) {
             const std::vector<double> series = test::monthly(
                 result, [](const MonthlyMeasures& month) { return month.goods.real_gdp; });
             const std::size_t year = std::min<std::size_t>(12, series.size());
             return test::mean(series, series.size() - year, series.size()) /
                    test::mean(series, 0, year);
         }},
    };
}

} // namespace

TEST_CASE("every shipped scenario keeps to the bands of its header, and no two are the same" *
          doctest::skip()) {
    const std::filesystem::path folder = std::filesystem::path{TENFOLD_SOURCE_DIR} / "scenarios";
    const auto known = measures();
    std::set<std::uint64_t> digests;
    std::size_t scenarios = 0;
    for (const auto& entry : std::filesystem::directory_iterator{folder}) {
        if (entry.path().extension() != ".yaml") {
            continue;
        }
        ++scenarios;
        const std::string name = entry.path().stem().string();
        CAPTURE(name);
        Scenario scenario = test::shipped(name);
        scenario.scale = std::max(scenario.scale, name == "tiny" ? 1.0 : 10000.0);
        const std::map<std::string, RunResult> runs = runs_of(scenario);
        for (const auto& [country, result] : runs) {
            CHECK(digests.insert(result.state_digest).second);
        }
        const std::vector<Band> bands = bands_of(entry.path());
        CHECK_FALSE(bands.empty());
        for (const Band& band : bands) {
            const std::size_t dot = band.measure.find('.');
            const std::string country = dot == std::string::npos ? "" : band.measure.substr(0, dot);
            const std::string measure = band.measure.substr(country.empty() ? 0 : dot + 1);
            REQUIRE(known.contains(measure));
            REQUIRE(runs.contains(country));
            const double value = known.at(measure)(runs.at(country));
            MESSAGE(name, ": ", band.measure, " ", value, " (", band.low, " to ", band.high, ")");
            CHECK(value >= band.low);
            CHECK(value <= band.high);
        }
    }
    CHECK(scenarios >= 15);
}
