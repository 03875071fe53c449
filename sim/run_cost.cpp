// SPDX-License-Identifier: Apache-2.0
#include "sim/run_cost.hpp"

#include "core/math.hpp"
#include "core/time.hpp"

#include <algorithm>
#include <fstream>
#include <string>
#include <unistd.h>

namespace tenfold {

namespace {

// Measured (docs/performance.md): 10.7 GiB for 161 million people with coworkers; 1,160 s for ten
// years of them on two threads; 23 s to build them.
constexpr double bytes_per_person = 70.0;
constexpr double bytes_per_run = 24e6; // at any size
constexpr double seconds_per_person_year = 1.31e-6;
constexpr double building_seconds_per_person = 0.27e-6;
constexpr double seconds_per_year = 0.07; // the choice of models, at any size
constexpr double speedup_exponent = 0.87; // two threads are 1.83 times as fast as one

double countries_of(const Scenario& scenario) {
    return static_cast<double>(std::max<std::size_t>(scenario.countries.size(), 1));
}

/// Free memory according to the C library: only pages that are not in use for anything.
double free_memory() {
    const long pages = sysconf(_SC_AVPHYS_PAGES);
    const long page = sysconf(_SC_PAGESIZE);
    return pages > 0 && page > 0 ? static_cast<double>(pages) * static_cast<double>(page) : 1e9;
}

} // namespace

double run_people(const Scenario& scenario) {
    double jobs = 0.0;
    for (const double each : scenario.tables.employment.values) {
        jobs += each / scenario.scale;
    }
    double countries = scenario.countries.empty() ? 1.0 : 0.0;
    for (const Country& country : scenario.countries) {
        countries += country.people;
    }
    return jobs / (1.0 - scenario.labour_market.unemployment_rate) * countries;
}

double run_memory(const Scenario& scenario) {
    return bytes_per_run * countries_of(scenario) + bytes_per_person * run_people(scenario);
}

double run_seconds(const Scenario& scenario, unsigned threads) {
    const double years =
        static_cast<double>((scenario.time.end - scenario.time.start).count()) / days_per_year;
    const double together =
        math::power(static_cast<double>(std::max(threads, 1U)), speedup_exponent);
    const double people = run_people(scenario);
    return people * building_seconds_per_person / together +
           years * (seconds_per_year * countries_of(scenario) +
                    people * seconds_per_person_year / together);
}

double available_memory() {
    std::ifstream facts{"/proc/meminfo"};
    for (std::string name, rest; facts >> name && std::getline(facts, rest);) {
        if (name == "MemAvailable:") {
            return std::stod(rest) * 1024.0;
        }
    }
    return free_memory();
}

} // namespace tenfold
