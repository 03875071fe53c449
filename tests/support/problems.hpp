// SPDX-License-Identifier: Apache-2.0
/// For checks that return the problems that they find.
#pragma once

#include <string>
#include <vector>

#include <doctest/doctest.h>

namespace tenfold::test {

/// Fails for each of them.
inline void check_none(const std::vector<std::string>& problems) {
    CHECK(problems.empty());
    for (const std::string& problem : problems) {
        FAIL_CHECK(problem);
    }
}

} // namespace tenfold::test
