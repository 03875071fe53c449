// SPDX-License-Identifier: Apache-2.0
/// Small results files in memory for the tests of what reads them.
#pragma once

#include "output/read_results.hpp"

#include <chrono>
#include <cstddef>
#include <string>
#include <vector>

namespace tenfold::test {

/// Last days of `count` months from January 2023.
inline std::vector<Date> months_from_2023(std::size_t count) {
    using namespace std::chrono;
    std::vector<Date> days;
    for (std::size_t i = 0; i < count; ++i) {
        const year_month month = 2023y / January + months{static_cast<int>(i)};
        days.push_back(Date{month / last});
    }
    return days;
}

/// A run of `months` months in which series have the values of `level` and grow by 1 a month in the
/// whole, with the sectors A and B and a table of moves without time.
inline ResultsFile sample_file(std::size_t months, double level, std::int64_t seed = 1) {
    ResultsFile file;
    file.path = "runs/sample.h5";
    file.attributes = {{"scenario_name", std::string{"sample"}},
                       {"state_digest", std::string{"0123456789abcdef"}},
                       {"seed", seed},
                       {"replicate", std::int64_t{0}},
                       {"scale", 1000.0}};
    file.run = {{"status", std::string{"complete"}}, {"run_seconds", 1.5}};
    file.observations = {{"o1_slope", 1.25}, {"o3_tasks_verdict", std::string{"linear"}}};
    file.scenario = "format: 1\nname: \"sample\"\nseed: " + std::to_string(seed) + "\n";
    file.time = months_from_2023(months);
    file.month_days.assign(months, 30);
    file.axes = {{"sector", {"A", "B"}, {"Farms, and fishing", "Both \"others\""}}};
    Variable rate{"unemployment_rate", "1", "People without a job.", {"time"}, {months}, {}};
    Variable gdp{"real_gdp", "USD/yr", "Product.", {"time"}, {months}, {}};
    Variable jobs{"employment", "persons", "Jobs.", {"time", "sector"}, {months, 2}, {}};
    for (std::size_t i = 0; i < months; ++i) {
        rate.values.push_back(0.04);
        gdp.values.push_back(level + static_cast<double>(i));
        jobs.values.push_back(1000.0);
        jobs.values.push_back(level);
    }
    Variable moves{"moves", "persons", "Moves.", {"sector_from", "sector"}, {2, 2}, {1, 2, 3, 4}};
    file.axes.push_back({"sector_from", {"A", "B"}, {"Farms", "Others"}});
    file.variables = {rate, gdp, jobs, moves};
    return file;
}

} // namespace tenfold::test
