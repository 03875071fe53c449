// SPDX-License-Identifier: Apache-2.0
#include "agents/team.hpp"

#include <cmath>

#include <doctest/doctest.h>

using namespace tenfold;

TEST_CASE("intensity closes its gap to one exactly, in steps of any length") {
    CoworkerParameters parameters;
    const double whole = next_intensity(parameters, 0.02, 0.0, 365.2425);
    CHECK(whole == doctest::Approx(1.0 - 0.98 * std::exp(-0.35)).epsilon(1e-14));
    double stepped = 0.02;
    for (int i = 0; i < 100; ++i) {
        stepped = next_intensity(parameters, stepped, 0.0, 3.652425);
    }
    CHECK(stepped == doctest::Approx(whole).epsilon(1e-12));
    CHECK(next_intensity(parameters, 1.0, 0.0, 30.0) == 1.0);
    parameters.integration_speed = 0.0;
    CHECK(next_intensity(parameters, 0.3, 0.0, 30.0) == doctest::Approx(0.3).epsilon(1e-15));
}
