// SPDX-License-Identifier: Apache-2.0
/// Small worlds of several countries for tests.
#pragma once

#include "scenarios/scenario.hpp"

#include <initializer_list>
#include <string>

#include "tests/support/labs.hpp"

namespace tenfold::test {

/// A country like that of the scenario.
inline Country country(const std::string& key) {
    Country result;
    result.key = key;
    result.name = key;
    return result;
}

/// The made-up economy of `tiny` with the labs of us-2023, as up to three countries "A", "B", "C"
/// that are alike but for their random numbers; firms there start to use coworkers soon.
inline Scenario small_countries(std::size_t count, std::initializer_list<Override> changes = {}) {
    Scenario scenario = small_economy_with("us-2023", changes);
    for (Sector& sector : scenario.sectors) {
        sector.initial_adoption = 0.2;
        sector.own_start_rate = 0.2;
    }
    scenario.coworkers.integration_speed = 2.0;
    for (const char* key : {"A", "B", "C"}) {
        if (scenario.countries.size() < count) {
            scenario.countries.push_back(country(key));
        }
    }
    return scenario;
}

} // namespace tenfold::test
