// SPDX-License-Identifier: Apache-2.0
#include "tools/common/shell_line.hpp"

#include <doctest/doctest.h>

using namespace tenfold;

TEST_CASE("only arguments that a shell would change are quoted") {
    CHECK(shell_line({"tenfold", "run", "a/b-c_d.yaml", "--seed=7", "50%"}) ==
          "tenfold run a/b-c_d.yaml --seed=7 50%");
    CHECK(shell_line({"my file", "$HOME", ""}) == "'my file' '$HOME' ''");
    CHECK(shell_line({"it's"}) == "'it'\\''s'");
    CHECK(shell_line({}).empty());
}
