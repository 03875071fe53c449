// SPDX-License-Identifier: Apache-2.0
#include "scenarios/validate.hpp"

#include <algorithm>

#include <doctest/doctest.h>

#include "support.hpp"

using namespace tenfold;
using namespace tenfold::testing;

namespace {

/// The problems of the base scenario after a change, as "path: problem" lines.
template <class Change>
std::string problems_after(const Change& change) {
    Scenario scenario = load_text(base_text()).scenario;
    change(scenario);
    std::string text;
    validate(scenario, [&](const std::string& path, const std::string& problem) {
        text += path + ": " + problem + "\n";
    });
    return text;
}

} // namespace

TEST_CASE("a sound scenario has no problems") {
    CHECK(problems_after([](Scenario&) {}) == "");
}

TEST_CASE("keys of lists are unique") {
    CHECK(problems_after([](Scenario& s) { s.sectors[1].key = "MAKE"; }) ==
          "sectors[1].key: the key \"MAKE\" is given twice\n");
    CHECK(problems_after([](Scenario& s) { s.intelligence.inference_steps[1].key = "first"; }) ==
          "intelligence.inference_steps[1].key: the key \"first\" is given twice\n");
}

TEST_CASE("a run has a beginning and an end, 170 years apart at most") {
    CHECK(problems_after([](Scenario& s) { s.time.end = s.time.start; }).starts_with("time.end: "));
    CHECK(problems_after(
              [](Scenario& s) { s.time.end = s.time.start + std::chrono::days{62'091}; }) == "");
    CHECK(problems_after([](Scenario& s) {
              s.time.end = s.time.start + std::chrono::days{62'093};
          }).find("too long") != std::string::npos);
}

TEST_CASE("runs begin with a month; shocks have a kind, a sector and an end") {
    CHECK(problems_after([](Scenario& s) {
              s.time.start += std::chrono::days{1};
          }).find("time.start: 2023-01-02 is not the first day of a month") != std::string::npos);
    const auto with = [](const char* kind, const char* sector, int days) {
        return problems_after([=](Scenario& s) {
            Shock shock;
            shock.key = "x";
            shock.kind = kind;
            shock.sector = sector;
            shock.from = s.time.start;
            shock.until = s.time.start + std::chrono::days{days};
            s.shocks.push_back(shock);
        });
    };
    CHECK(with("consumption", "", 30) == "");
    CHECK(with("consumtion", "", 30) ==
          "shocks.x.kind: unknown kind of shock \"consumtion\" (allowed: consumption, purchases, "
          "separations, productivity, labour_productivity, "
          "markup, foreign_demand, credit, policy_rate); did you mean consumption?\n");
    CHECK(with("productivity", "GOOD", 30).starts_with("shocks.x.sector: unknown sector"));
    CHECK(with("purchases", "", 0).starts_with("shocks.x.until: "));
}

TEST_CASE("shares sum to one, within a thousandth") {
    CHECK(problems_after([](Scenario& s) { s.occupations[0].share_of_hours[0] += 0.0009; }) == "");
    CHECK(problems_after([](Scenario& s) { s.occupations[0].share_of_hours[0] += 0.002; }) ==
          "occupations.lead.share_of_hours: sums to 1.002 instead of 1\n");
    CHECK(problems_after([](Scenario& s) { s.tables.mobility.values[0] = 0.0; }) ==
          "tables.mobility.lead: sums to 0.4 instead of 1\n");
}

TEST_CASE("there are no more categories than the engine can hold") {
    CHECK(problems_after([](Scenario& s) {
              s.occupations.resize(65, s.occupations[0]);
          }).find("65 occupations (allowed: <= 64)") != std::string::npos);
    CHECK(problems_after([](Scenario& s) {
              s.sectors.resize(251, s.sectors[0]);
          }).find("251 sectors (allowed: <= 250)") != std::string::npos);
}

TEST_CASE("jobs have sectors, wages and people") {
    CHECK(problems_after([](Scenario& s) {
              std::fill_n(s.tables.employment.values.begin(), 3, 0.0);
          }) == "tables.employment.MAKE: no jobs although the sector has 20 firms\n");
    CHECK(problems_after([](Scenario& s) { s.tables.annual_wage.values[4] = 0.0; }) ==
          "tables.annual_wage.SERVE[1]: 0 although there are 200 jobs (allowed: > 0 USD/yr)\n");
    CHECK(problems_after([](Scenario& s) { s.scale = 601.0; }) ==
          "scale: 601 leaves no workers (600 jobs in all)\n");
    CHECK(problems_after([](Scenario& s) { s.scale = 51.0; }) ==
          "scale: 51 leaves no firms (50 in all)\n");
    CHECK(problems_after([](Scenario& s) {
              s.tables.employment.values[0] = 5e9;
          }).find("scale: 1 makes 5.20833e+09 people") != std::string::npos);
}

TEST_CASE("peers are even and steps of inference in order") {
    CHECK(problems_after([](Scenario& s) {
              s.adoption.peers = 3;
          }).starts_with("adoption.peers: 3 is odd"));
    CHECK(
        problems_after([](Scenario& s) {
            std::swap(s.intelligence.inference_steps[0].from,
                      s.intelligence.inference_steps[1].from);
        }).starts_with("intelligence.inference_steps[1].from: 2023-01-01 is not after 2023-07-01"));
}

TEST_CASE("digital work has a length") {
    CHECK(problems_after([](Scenario& s) {
              s.occupations[0].median_length_minutes[0] = 0.0;
          }).starts_with("occupations.lead.median_length_minutes[0]: 0 although text is digital"));
    CHECK(problems_after([](Scenario& s) {
              s.occupations[0].median_length_minutes[0] = 0.0;
              s.occupations[0].share_of_hours = {0.0, 1.0};
          }) == "");
}
