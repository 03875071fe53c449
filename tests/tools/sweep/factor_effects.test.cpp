// SPDX-License-Identifier: Apache-2.0
#include "tools/sweep/factor_effects.hpp"

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "tests/support/approximately.hpp"
#include "tests/tools/sample_sweep.hpp"

using namespace tenfold;

TEST_CASE("a factor has levels unless it is drawn from a range") {
    Study study = test::sample_study("grid", true);
    const SweepTable table = test::sample_sweep(study);
    CHECK(levels_of_factor(table.factors[0], study, "grid").labels ==
          std::vector<std::string>{"0", "2.5", "5", "7.5", "10"});
    CHECK(levels_of_factor(table.factors[0], study, "random").count() == 0);
    CHECK(levels_of_factor(table.factors[2], study, "random").labels ==
          std::vector<std::string>{"none", "grant"});
}

TEST_CASE("a case is labelled by its name in the study, otherwise by its text") {
    const Study study = test::sample_study("grid", true);
    const SweepFactor policy{"policy", "Policy", "", "1", {}, {"grant"}};
    CHECK(case_name(study, policy, "grant") == "A grant");
    CHECK(case_name(study, policy, "other") == "other");
    const SweepFactor unknown{"other", "", "", "1", {}, {"grant"}};
    CHECK(case_name(study, unknown, "grant") == "grant");
}

TEST_CASE("factors without numbers have effects by case where the design has pairs") {
    Study study = test::sample_study("grid", true);
    study.replicates = 2;
    SweepTable table = test::sample_sweep(study);
    const auto told = text_factor_effects(table, study, table.scalars[0]);
    REQUIRE(told.size() == 1);
    CHECK(told[0].factor == "Policy");
    CHECK(told[0].values == std::vector<std::string>{"No policy", "A grant"});
    CHECK(told[0].effects[1].change.value == test::approximately(0.05)); // 5 of a grant, of 100
    CHECK(told[0].effects[1].pairs == 50);
    table.identity.design = "random";
    CHECK(text_factor_effects(table, study, table.scalars[0]).empty());
}
