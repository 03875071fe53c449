// SPDX-License-Identifier: Apache-2.0
/// The countries of a scenario, each as a scenario of its own.
#pragma once

#include "scenarios/load.hpp"
#include "scenarios/scenario.hpp"

#include <cstddef>

namespace tenfold {

/// Most countries of a world.
inline constexpr std::size_t most_countries = 64;

/// Place in `countries` of the one in which the labs are; the number of countries if there is no
/// such one.
[[nodiscard]] std::size_t home_country(const Scenario& world);

/// Share of hours in digital task domains of an occupation, over all of them.
[[nodiscard]] double digital_share(const Scenario& scenario, const Occupation& occupation);

/// The scenario of the country at a place in `countries`: the world's with people, money, hours,
/// speeds and chips of that country (Eq. 80 to 82), and the policies and events that happen there.
[[nodiscard]] Scenario country_scenario(const Scenario& world, std::size_t place);

/// The same with its exact description, in which sources say what differs from the world's.
[[nodiscard]] LoadedScenario loaded_country(const LoadedScenario& world, std::size_t place);

} // namespace tenfold
