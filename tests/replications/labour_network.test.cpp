// SPDX-License-Identifier: Apache-2.0
/// del Rio-Chanona et al. (2021): rows of the authors' equations on their data, where they are at
/// hand, and people one by one against the map of expected values.
#include "agents/labour_network/labour_network.hpp"

#include "scenarios/csv.hpp"
#include "scenarios/labour_network_files.hpp"

#include "sim/labour_network_run.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "tests/support/statistics.hpp"

using namespace tenfold;

namespace {

/// The folder `labornet` of the directory that TENFOLD_SHARED_DATA names; empty when it is not
/// there, which is said.
std::filesystem::path shared_data(const char* needed_by) {
    const char* const shared = std::getenv("TENFOLD_SHARED_DATA");
    std::filesystem::path folder =
        std::filesystem::path{shared == nullptr ? "" : shared} / "labornet";
    if (shared == nullptr || !std::filesystem::exists(folder / "occupations_acs464.csv")) {
        std::printf("skipped: %s needs a directory with labornet/occupations_acs464.csv in "
                    "TENFOLD_SHARED_DATA\n",
                    needed_by);
        return {};
    }
    return folder;
}

LabourOccupationTable own_occupations() {
    return load_labour_occupations(std::filesystem::path{TENFOLD_SOURCE_DIR} /
                                   "tests/replications/data/occupations.csv");
}

MobilityNetwork own_network() {
    return load_mobility_network(std::filesystem::path{TENFOLD_SOURCE_DIR} /
                                     "tests/replications/data/links.csv",
                                 own_occupations())
        .with_self_loops(labour_network_self_loop);
}

struct Reference {
    std::vector<LabourRates> automation;
    std::vector<LabourRates> cycle;
};

Reference read_reference(const std::filesystem::path& path) {
    const CsvTable table = CsvTable::read(path);
    Problems problems;
    Reference reference;
    for (std::size_t i = 1; i < table.rows(); ++i) {
        const auto row = table.row(i);
        auto& rows = row[0].text == "FO_automation" ? reference.automation : reference.cycle;
        CHECK(row[1].text == std::to_string(rows.size()));
        const auto number = [&](std::size_t column) {
            return csv_number(table, row[column], "reference", range::any, problems);
        };
        rows.push_back({number(2), number(3), number(4)});
    }
    problems.raise_if_any();
    return reference;
}

void check_rows(const std::vector<LabourRates>& rows, const std::vector<LabourRates>& expected) {
    REQUIRE(rows.size() == expected.size());
    double worst = 0.0;
    for (std::size_t t = 0; t < rows.size(); ++t) {
        worst = std::max(
            {worst,
             std::abs(rows[t].unemployment - expected[t].unemployment),
             std::abs(rows[t].vacancies - expected[t].vacancies),
             std::abs(rows[t].long_term_unemployment - expected[t].long_term_unemployment)});
    }
    CHECK(worst < 1e-9);
}

/// Critical value of |t| when `comparisons` of them may give a false alarm with probability 1e-6
/// together (Bonferroni).
double family_critical(std::size_t degrees_of_freedom, double comparisons) {
    return statistics::t_critical(degrees_of_freedom, statistics::alpha / comparisons);
}

/// Bias that the stochastic version may have against the map [percentage points]: in an occupation
/// of few people chance alone moves demand above and below its target, which adds to both
/// separations and openings. It is proportional to 1 / people per occupation; measured at 306
/// people (40 seeds) 0.06 in means over 50 steps and 0.11 in single steps.
double declared_bias(const LabourNetworkResult& result, std::size_t occupations) {
    return 40.0 * static_cast<double>(occupations) / result.workers;
}

/// The series of one rate over `length` steps from `begin` on, averaged, in each run.
std::vector<double> block_means(const LabourNetworkResult& result,
                                double LabourRates::*rate,
                                std::size_t begin,
                                std::size_t length) {
    std::vector<double> means;
    for (const LabourNetworkRun& run : result.runs) {
        double sum = 0.0;
        for (std::size_t t = begin; t < begin + length; ++t) {
            sum += run.rows[t].*rate;
        }
        means.push_back(sum / static_cast<double>(length));
    }
    return means;
}

/// Compares means over blocks of `length` steps with the map: the largest of
///     |mean - map| / (t * sd / sqrt(n) + bias)
/// Above 1 it gives a false alarm, all blocks together, once in 10^6.
double distance_in_blocks(const LabourNetworkResult& result,
                          const std::vector<LabourRates>& map,
                          std::size_t length,
                          double bias) {
    const std::size_t blocks = map.size() / length;
    const double critical =
        family_critical(result.runs.size() - 1, static_cast<double>(3 * blocks));
    double worst = 0.0;
    for (double LabourRates::*rate : {&LabourRates::unemployment,
                                      &LabourRates::vacancies,
                                      &LabourRates::long_term_unemployment}) {
        for (std::size_t begin = 0; begin + length <= map.size(); begin += length) {
            double expected = 0.0;
            for (std::size_t t = begin; t < begin + length; ++t) {
                expected += map[t].*rate / static_cast<double>(length);
            }
            const auto estimate =
                statistics::estimate_mean(block_means(result, rate, begin, length));
            const double allowed = critical * estimate.standard_error + bias;
            worst = std::max(worst, std::abs(estimate.mean - expected) / allowed);
        }
    }
    return worst;
}

void check_against_map(const MobilityNetwork& network,
                       const LabourOccupations& occupations,
                       LabourShock shock,
                       const LabourNetworkOptions& options) {
    CAPTURE(static_cast<int>(shock));
    const auto map = run_labour_network_map(network, occupations, shock, options.rows);
    const LabourNetworkResult result = run_labour_network(network, occupations, shock, options);
    REQUIRE(result.runs.size() == options.seeds);
    const double bias = declared_bias(result, occupations.employment.size());
    CHECK(distance_in_blocks(result, map, 1, bias) < 1.0);
    CHECK(distance_in_blocks(result, map, 50, bias) < 1.0);
}

} // namespace

TEST_CASE("the map gives the rows of the authors' equations on 464 occupations, both shocks") {
    const auto folder = shared_data("the reference of 464 occupations");
    if (folder.empty()) {
        return;
    }
    const auto table = load_labour_occupations(folder / "occupations_acs464.csv");
    const Reference reference =
        read_reference(folder / "reference_runs_acs464_complete_network.csv");
    const MobilityNetwork network = MobilityNetwork::complete(464);
    const auto automation =
        run_labour_network_map(network, table.occupations, LabourShock::automation);
    const auto cycle = run_labour_network_map(network, table.occupations, LabourShock::cycle);
    check_rows(automation, reference.automation);
    check_rows(cycle, reference.cycle);
    CHECK(std::abs(automation[100].unemployment - 4.106572585) < 1e-9);
    CHECK(std::abs(automation[222].unemployment - 4.727594580) < 1e-9);
    CHECK(std::abs(automation[100].long_term_unemployment - 1.009239145) < 1e-9);
    CHECK(std::abs(automation[224].long_term_unemployment - 0.886339049) < 1e-9);
    CHECK(std::abs(automation[599].unemployment - 4.106572630) < 1e-9);
    const auto [low, high] = std::minmax_element(
        cycle.end() - 103, cycle.end(), [](const LabourRates& a, const LabourRates& b) {
            return a.unemployment < b.unemployment;
        });
    CHECK(std::abs(low->unemployment - 1.8497) < 5e-5);
    CHECK(std::abs(high->unemployment - 9.8714) < 5e-5);
}

TEST_CASE("people one by one agree with the map on six occupations") {
    LabourNetworkOptions options;
    options.scale = 1.0;
    options.rows = 250;
    const auto table = own_occupations();
    for (const LabourShock shock : {LabourShock::automation, LabourShock::cycle}) {
        check_against_map(own_network(), table.occupations, shock, options);
    }
    check_against_map(
        MobilityNetwork::complete(6), table.occupations, LabourShock::automation, options);
}

TEST_CASE("the comparison notices a map of another network or with other parameters") {
    LabourNetworkOptions options;
    options.scale = 1.0;
    options.rows = 250;
    const auto table = own_occupations();
    const auto result =
        run_labour_network(own_network(), table.occupations, LabourShock::automation, options);
    const double bias = declared_bias(result, 6);
    const auto complete = run_labour_network_map(
        MobilityNetwork::complete(6), table.occupations, LabourShock::automation, options.rows);
    CHECK(distance_in_blocks(result, complete, 50, bias) > 1.0);
    LabourNetworkParameters fewer;
    fewer.opening_rate *= 0.9;
    const MobilityNetwork network = own_network();
    LabourNetworkMap map{network, table.occupations, LabourShock::automation, fewer};
    std::vector<LabourRates> rows{map.rates()};
    while (rows.size() < static_cast<std::size_t>(options.rows)) {
        map.step();
        rows.push_back(map.rates());
    }
    CHECK(distance_in_blocks(result, rows, 50, bias) > 1.0);
}

TEST_CASE("people one by one agree with the map on 464 occupations and 1.4 million people" *
          doctest::skip()) {
    const auto folder = shared_data("1.4 million people in 464 occupations");
    if (folder.empty()) {
        return;
    }
    const auto table = load_labour_occupations(folder / "occupations_acs464.csv");
    for (const LabourShock shock : {LabourShock::automation, LabourShock::cycle}) {
        check_against_map(MobilityNetwork::complete(464), table.occupations, shock, {});
    }
}
