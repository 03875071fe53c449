// SPDX-License-Identifier: Apache-2.0
#include "core/check.hpp"

#include <stdexcept>
#include <string>

#include <doctest/doctest.h>

using namespace tenfold;

TEST_CASE(
    "an exception from a function of an extension becomes an error of the run with its place") {
    const auto where = [] { return std::string{"observer \"mine\", 2023-01"}; };
    CHECK(call_extension(where, [] { return 7; }) == 7);
    CHECK_THROWS_WITH_AS(
        call_extension(where, []() -> int { throw std::domain_error{"division by zero"}; }),
        "observer \"mine\", 2023-01: division by zero",
        RunError);
    CHECK_THROWS_WITH_AS(call_extension(where, []() -> int { throw 42; }),
                         "observer \"mine\", 2023-01: an exception that is no std::exception",
                         RunError);
}
