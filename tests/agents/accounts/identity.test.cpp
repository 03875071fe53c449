// SPDX-License-Identifier: Apache-2.0
#include "agents/accounts/identity.hpp"

#include "core/check.hpp"

#include <chrono>
#include <cstdint>

#include <doctest/doctest.h>

using namespace tenfold;

namespace {

constexpr Date date{std::chrono::year{2024} / 2 / 29};

} // namespace

TEST_CASE("an identity that holds does not throw, also at the limits of 64 bits") {
    CHECK_NOTHROW(require_equal("money", date, 0, 0));
    CHECK_NOTHROW(require_equal("money", date, INT64_MIN, INT64_MIN));
    CHECK_NOTHROW(require_equal("jobs", "nurses", date, INT64_MAX, INT64_MAX));
}

TEST_CASE("the message of a violated identity has its name, category, date and both sides") {
    CHECK_THROWS_WITH_AS(require_equal("money", date, 5, -7),
                         "identity violated on 2024-02-29: money: 5 against -7",
                         IdentityError);
    CHECK_THROWS_WITH_AS(require_equal("jobs", "nurses", date, 3, 4),
                         "identity violated on 2024-02-29: jobs in nurses: 3 against 4",
                         IdentityError);
}
