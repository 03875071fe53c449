// SPDX-License-Identifier: Apache-2.0
/// The countries of a scenario, each as a scenario of its own.
#pragma once

#include "scenarios/load.hpp"
#include "scenarios/scenario.hpp"

#include <cstddef>

namespace tenfold {

/// Most countries of a world.
inline constexpr std::size_t most_countries = 64;

/// Index in `countries` of the home of the labs; the number of countries if there is none.
[[nodiscard]] std::size_t home_country(const Scenario& world);

/// Share of hours in digital task domains of an occupation, over all of them.
[[nodiscard]] double digital_share(const Scenario& scenario, const Occupation& occupation);

/// The scenario of the country at index `place` of `countries`: the world's scenario with people,
/// money, hours, speeds and chips of that country (Eq. 80 to 82), and with its policies and events.
[[nodiscard]] Scenario country_scenario(const Scenario& world, std::size_t place);

/// The same with its resolved YAML, in which sources mark the differences from the world's
/// scenario.
[[nodiscard]] LoadedScenario loaded_country(const LoadedScenario& world, std::size_t place);

} // namespace tenfold
