// SPDX-License-Identifier: Apache-2.0
#include "scenarios/study_plan.hpp"

#include "core/check.hpp"

#include <algorithm>
#include <functional>
#include <set>
#include <string>
#include <vector>

#include <doctest/doctest.h>

using namespace tenfold;

namespace {

Factor ranged(const std::string& key, const std::string& path, double low, double high) {
    Factor factor;
    factor.key = key;
    factor.path = path;
    factor.range = {low, high};
    factor.levels = 3;
    return factor;
}

/// Two factors of three levels each.
Study study_of(const std::string& kind, std::int64_t samples = 4) {
    Study study;
    study.name = "small";
    study.factors = {ranged("rate", "labour_market.unemployment_rate", 0.03, 0.06),
                     ranged("days", "adoption.pilot_days", 10.0, 90.0)};
    study.design.kind = kind;
    study.design.samples = samples;
    return study;
}

std::vector<std::string> texts_of(const StudyPlan& plan, std::size_t run) {
    std::vector<std::string> texts;
    for (const Override& change : plan.changes(run)) {
        texts.push_back(change.path + "=" + change.value);
    }
    return texts;
}

std::vector<std::int64_t> replicates_of(const Study& study, std::int64_t base) {
    const StudyPlan plan{study, base};
    std::vector<std::int64_t> replicates;
    for (std::size_t run = 0; run < plan.runs(); ++run) {
        replicates.push_back(plan.replicate(run));
    }
    return replicates;
}

std::string digest_of(const Study& study, std::int64_t base = 0) {
    return StudyPlan{study, base}.digest();
}

/// The digest after a change of the study.
std::string digest_with(const std::function<void(Study&)>& change,
                        const std::string& kind = "grid") {
    Study study = study_of(kind);
    change(study);
    return digest_of(study);
}

} // namespace

TEST_CASE("runs go point after point, the replicates of a point together") {
    Study study = study_of("grid");
    study.replicates = 2;
    const StudyPlan plan{study, 0};
    CHECK(plan.points() == 9);
    CHECK(plan.replicates() == 2);
    CHECK(plan.runs() == 18);
    CHECK(plan.factors() == 2);
    for (std::size_t run = 0; run < plan.runs(); ++run) {
        CHECK(plan.point_of(run) == run / 2);
    }
    using Texts = std::vector<std::string>;
    CHECK(texts_of(plan, 0) ==
          Texts{"labour_market.unemployment_rate=0.03", "adoption.pilot_days=10", "replicate=0"});
    CHECK(texts_of(plan, 3) ==
          Texts{"labour_market.unemployment_rate=0.03", "adoption.pilot_days=50", "replicate=1"});
    CHECK(texts_of(plan, 17) ==
          Texts{"labour_market.unemployment_rate=0.06", "adoption.pilot_days=90", "replicate=1"});
    CHECK(plan.value(4, 0).text == "0.045");
}

TEST_CASE("a study without factors runs its scenario once a replicate") {
    Study study;
    study.replicates = 3;
    const StudyPlan plan{study, 7};
    CHECK(plan.points() == 1);
    CHECK(plan.runs() == 3);
    CHECK(texts_of(plan, 2) == std::vector<std::string>{"replicate=9"});
}

TEST_CASE("with common random numbers all points have the same replicates, else none twice") {
    Study study = study_of("grid");
    study.factors.pop_back();
    study.replicates = 2;
    CHECK(replicates_of(study, 5) == std::vector<std::int64_t>{5, 6, 5, 6, 5, 6});
    study.common_random_numbers = false;
    CHECK(replicates_of(study, 5) == std::vector<std::int64_t>{5, 6, 7, 8, 9, 10});
}

TEST_CASE("every kind of design gives runs that change its factors and nothing else") {
    for (const std::string& kind : design_kinds()) {
        CAPTURE(kind);
        Study study = study_of(kind);
        if (kind == "list") {
            study.factors[0].range.clear();
            study.factors[0].values = {"0.03", "0.05"};
            study.factors[1].range.clear();
            study.factors[1].values = {"20", "30"};
        }
        const StudyPlan plan{study, 0};
        CHECK(plan.points() == design_size(design_request(study)));
        std::set<std::vector<std::string>> different;
        for (std::size_t run = 0; run < plan.runs(); ++run) {
            const std::vector<Override> changes = plan.changes(run);
            REQUIRE(changes.size() == 3);
            CHECK(changes[0].path == "labour_market.unemployment_rate");
            CHECK(changes[1].path == "adoption.pilot_days");
            CHECK(changes[1].value.find('.') == std::string::npos); // a whole number
            CHECK(changes[2].path == "replicate");
            different.insert(texts_of(plan, run));
        }
        CHECK(different.size() > 1);
    }
}

TEST_CASE("only a study with targets and a range without levels has no design") {
    Study study = study_of("grid");
    study.factors[0].levels = 0;
    CHECK(has_design(study)); // which is then refused
    study.calibration.targets.emplace_back();
    CHECK_FALSE(has_design(study));
    study.factors[0].levels = 3;
    CHECK(has_design(study));
    study.factors[0].levels = 0;
    study.design.kind = "sobol";
    CHECK(has_design(study));
    study.design.kind = "random"; // for the seed of the search
    study.design.samples = 1;
    CHECK_FALSE(has_design(study));
    study.design.samples = 2;
    CHECK(has_design(study));
}

TEST_CASE("kinds and roles are written and read by their names") {
    for (const std::string& kind : design_kinds()) {
        CHECK(design_kinds()[static_cast<std::size_t>(design_kind(kind))] == kind);
    }
    CHECK(design_kind("sobol") == DesignKind::sobol);
    CHECK(design_kind("one_at_a_time") == DesignKind::one_at_a_time);
    CHECK_THROWS_AS((void)design_kind("Sobol"), RunError);
    CHECK(to_string(RowRole::sample) == "sample");
    CHECK(to_string(RowRole::ba) == "ba");
    CHECK(to_string(RowRole::high) == "high");
}

TEST_CASE("the digest changes with everything that changes a run") {
    const std::vector<std::string> digests{
        digest_of(study_of("grid")),
        digest_of(study_of("grid"), 1), // the scenario's replicate
        digest_with([](Study& study) { study.replicates = 2; }),
        digest_with([](Study& study) { study.factors[0].range[1] = 0.05; }),
        digest_with([](Study& study) { study.factors[0].levels = 4; }),
        digest_with([](Study& study) { study.factors[0].path = "labour_market.vacancy_ratio"; }),
        digest_with([](Study& study) { std::swap(study.factors[0], study.factors[1]); }),
        digest_with([](Study& study) { study.factors.pop_back(); }),
        digest_with([](Study& study) { study.factors[0].also = {"labour_market.vacancy_ratio"}; }),
        digest_with([](Study& study) { study.common_random_numbers = false; }),
        digest_of(study_of("sobol")),
        digest_of(study_of("random")),
        digest_with([](Study& study) { study.design.seed = 2; }, "random"),
        digest_with([](Study& study) { study.design.samples = 5; }, "random"),
        digest_with([](Study& study) { study.factors[0].scale = "log"; }, "random"),
        digest_of(study_of("saltelli")),
        digest_with([](Study& study) { study.design.second_order = true; }, "saltelli"),
        digest_of(study_of("morris")),
        digest_with([](Study& study) { study.design.levels = 6; }, "morris"),
        digest_of(study_of("one_at_a_time")),
        digest_with([](Study& study) { study.factors[0].best = "0.04"; }, "one_at_a_time"),
    };
    for (const std::string& digest : digests) {
        CHECK(digest.size() == 64);
    }
    CHECK(std::set<std::string>(digests.begin(), digests.end()).size() == digests.size());
}

TEST_CASE("the digest stays when no run changes") {
    const std::string digest = digest_of(study_of("grid"));
    CHECK(digest == digest_of(study_of("grid")));
    CHECK(digest == digest_with([](Study& study) { study.name = "other"; }));
    CHECK(digest == digest_with([](Study& study) { study.description = "Why."; }));
    CHECK(digest == digest_with([](Study& study) { study.factors[0].key = "other"; }));
    CHECK(digest == digest_with([](Study& study) { study.factors[0].best = "0.04"; }));
    CHECK(digest == digest_with([](Study& study) { study.design.seed = 9; }));
    CHECK(digest == digest_with([](Study& study) { study.outputs.series = {"gdp"}; }));
    CHECK(digest == digest_with([](Study& study) { study.stop.failures = 3; }));
}

TEST_CASE("a Sobol plan of twice as many points begins with the shorter one") {
    const StudyPlan shorter{study_of("sobol", 32), 0};
    const StudyPlan longer{study_of("sobol", 64), 0};
    REQUIRE(shorter.runs() == 32);
    REQUIRE(longer.runs() == 64);
    for (std::size_t run = 0; run < shorter.runs(); ++run) {
        CHECK(texts_of(shorter, run) == texts_of(longer, run));
    }
}

TEST_CASE("one at a time leaves the others at their best and moves one to its ends") {
    Study study = study_of("one_at_a_time");
    study.factors[0].best = "0.04";
    study.factors[1].best = "30";
    const StudyPlan plan{study, 0};
    REQUIRE(plan.points() == 5);
    std::multiset<std::string> rows;
    for (std::size_t point = 0; point < plan.points(); ++point) {
        rows.insert(std::string{to_string(plan.row(point).role)} + " " + plan.value(point, 0).text +
                    " " + plan.value(point, 1).text);
    }
    CHECK(rows ==
          std::multiset<std::string>{
              "base 0.04 30", "low 0.03 30", "high 0.06 30", "low 0.04 10", "high 0.04 90"});
}
