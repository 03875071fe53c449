// SPDX-License-Identifier: Apache-2.0
#include "scenarios/branch.hpp"

#include <chrono>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "support.hpp"

using namespace tenfold;
using namespace tenfold::testing;
using namespace std::chrono;

namespace {

const Date today{2024y / June / 1};

std::string override_refusal(const std::string& path) {
    const std::vector<Override> changes{{path, "1", {}}};
    return message_of<UsageError>([&] { check_branch_overrides(changes); });
}

Intervention tax(Date from, Date until = for_ever, double strength = 0.1) {
    Intervention given;
    given.key = "tax";
    given.lever = "token_tax";
    given.from = from;
    given.until = until;
    given.strength = strength;
    return given;
}

/// What is said when the policies change so, in a run that has reached 2024-06-01.
std::string branch_refusal(const std::vector<Intervention>& before,
                           const std::vector<Intervention>& after) {
    Scenario one;
    one.time.end = Date{2030y / January / 1};
    Scenario other = one;
    one.policies = before;
    other.policies = after;
    std::string said = message_of<UsageError>([&] { check_branch(one, other, today); });
    // Events follow the same rule.
    std::swap(one.policies, one.events);
    std::swap(other.policies, other.events);
    const std::string of_events = message_of<UsageError>([&] { check_branch(one, other, today); });
    CHECK((of_events == "nothing thrown") == (said == "nothing thrown"));
    return said;
}

const std::string fine = "nothing thrown";

} // namespace

TEST_CASE("policies, events and the end may be changed in a run under way, and nothing else") {
    for (const char* path : {"policies.ubi",
                             "policies.ubi.strength",
                             "policies[0].until",
                             "events.crash",
                             "time.end"}) {
        CAPTURE(path);
        CHECK(override_refusal(path) == fine);
    }
    for (const char* path : {"seed",
                             "scale",
                             "time",
                             "time.start",
                             "time.end.x",
                             "name",
                             "policiesx.ubi",
                             "adoption.enabled",
                             "sectors.GOODS.firms"}) {
        CAPTURE(path);
        CHECK(override_refusal(path) ==
              std::string{path} + " cannot be changed when a run is resumed; policies, events and "
                                  "time.end can");
    }
}

TEST_CASE("the first forbidden override is named") {
    const std::vector<Override> changes{
        {"time.end", "2030-01-01", {}}, {"scale", "2", {}}, {"seed", "2", {}}};
    CHECK(message_of<UsageError>([&] { check_branch_overrides(changes); }).starts_with("scale "));
}

TEST_CASE("a policy may begin on the day reached, and not before") {
    CHECK(branch_refusal({}, {tax(today)}) == fine);
    CHECK(branch_refusal({}, {tax(Date{2027y / January / 1})}) == fine);
    CHECK(branch_refusal({}, {tax(today - days{1})}) ==
          "policies.tax would differ from 2024-05-31 on, but the run has already reached "
          "2024-06-01");
    // Not even one that is over.
    CHECK(branch_refusal({}, {tax(Date{2023y / May / 1}, Date{2023y / June / 1})}) != fine);
}

TEST_CASE("a policy may be removed before it has begun, and not after") {
    CHECK(branch_refusal({tax(today)}, {}) == fine);
    CHECK(branch_refusal({tax(today - days{1})}, {}) != fine);
}

TEST_CASE("a policy under way may end another day, from the day reached on") {
    const Date start{2023y / March / 1};
    CHECK(branch_refusal({tax(start)}, {tax(start, today)}) == fine);
    CHECK(branch_refusal({tax(start, Date{2025y / March / 1})}, {tax(start)}) == fine);
    CHECK(branch_refusal({tax(start)}, {tax(start, today - days{1})}) ==
          "policies.tax would differ from 2024-05-31 on, but the run has already reached "
          "2024-06-01");
    CHECK(branch_refusal({tax(start, today - days{1})}, {tax(start)}) != fine);
}

TEST_CASE("nothing else of a policy under way may change") {
    const Date start{2023y / March / 1};
    const Intervention before = tax(start);
    std::vector<Intervention> changed(6, before);
    changed[0].strength = 0.2;
    changed[1].financing = "deficit";
    changed[2].lever = "profit_tax";
    changed[3].target = "GOODS";
    changed[4].country = "USA";
    changed[5].from = start + days{1};
    for (const Intervention& after : changed) {
        CHECK(branch_refusal({before}, {after}) != fine);
    }
    CHECK(branch_refusal({before}, {before}) == fine);
}

TEST_CASE("a policy that both runs lack until later may change altogether") {
    const Date later{2026y / January / 1};
    CHECK(branch_refusal({tax(later)}, {tax(later, for_ever, 0.5)}) == fine);
    CHECK(branch_refusal({tax(later)}, {tax(today, for_ever, 0.5)}) == fine);
    CHECK(branch_refusal({tax(later)}, {tax(today - days{1}, for_ever, 0.5)}) != fine);
}

TEST_CASE("a run may end on the day reached, and not before") {
    Scenario before;
    before.time.end = Date{2030y / January / 1};
    Scenario after = before;
    for (const Date end : {today, Date{2029y / January / 1}, Date{2040y / January / 1}}) {
        after.time.end = end;
        CHECK_NOTHROW(check_branch(before, after, today));
    }
    after.time.end = today - days{1};
    CHECK(message_of<UsageError>([&] { check_branch(before, after, today); }) ==
          "the run would end on 2024-05-31, but it has already reached 2024-06-01");
}
