// SPDX-License-Identifier: Apache-2.0
/// What can be said before a run about policies that a tax cannot pay for.
#pragma once

#include "scenarios/scenario.hpp"

#include <string>
#include <vector>

namespace tenfold {

/// A sentence for each basic income whose tax would not bring what it costs even at its highest
/// rate, if people earned, spent and bought tokens as in the first month; one of several that run
/// together counts with those that began before it. Other policies are left out: what they cost is
/// known in the run only. Throws as calibrate does.
[[nodiscard]] std::vector<std::string> financing_warnings(const Scenario& scenario);

} // namespace tenfold
