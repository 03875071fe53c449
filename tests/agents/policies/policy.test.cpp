// SPDX-License-Identifier: Apache-2.0
#include "agents/policies/policy.hpp"

#include <set>
#include <span>
#include <stdexcept>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "tests/support/approximately.hpp"

using namespace tenfold;

namespace {

Date date(int year, unsigned month, unsigned day) {
    return Date{std::chrono::year{year} / std::chrono::month{month} / std::chrono::day{day}};
}

Intervention intervention(std::string_view lever, double strength) {
    Intervention given;
    given.key = std::string{lever};
    given.lever = std::string{lever};
    given.from = date(2027, 3, 15);
    given.until = date(2028, 1, 1);
    given.strength = strength;
    return given;
}

std::vector<Sector> two_sectors() {
    std::vector<Sector> sectors(2);
    sectors[0].key = "LAW";
    sectors[1].key = "INN";
    return sectors;
}

bool neutral(const PolicyState& state) {
    const PolicyState none =
        policy_state(shipped_levers(), {}, {}, two_sectors(), date(2027, 6, 1));
    return state.compute_budget.strength() == none.compute_budget.strength() &&
           state.basic_income.strength() == none.basic_income.strength() &&
           state.retraining.strength() == none.retraining.strength() &&
           state.token_tax == none.token_tax && state.profit_tax == none.profit_tax &&
           state.citizens_dividend == none.citizens_dividend &&
           state.release_delay == none.release_delay &&
           state.capability_cap == none.capability_cap &&
           state.open_weights_ban == none.open_weights_ban &&
           state.energy_build_out == none.energy_build_out &&
           state.export_limit == none.export_limit && state.compute_shock == none.compute_shock &&
           state.deployment_limit == none.deployment_limit;
}

LeverInfo about(const std::string& name, const std::string& doc) {
    return {name, "1", {0.0, 1.0}, false, false, doc};
}

} // namespace

TEST_CASE("every lever has a unique name, a unit, a range and a sentence as description") {
    std::set<std::string_view> names;
    for (const Lever& lever : shipped_levers().levers()) {
        const LeverInfo& info = lever.info;
        CAPTURE(info.name);
        CHECK(names.insert(info.name).second);
        CHECK_FALSE(info.unit.empty());
        CHECK(info.doc.ends_with('.'));
        CHECK(info.range.low < info.range.high);
        CHECK(shipped_levers().find(info.name) != nullptr);
    }
    CHECK(names.size() == shipped_levers().levers().size());
    CHECK(shipped_levers().find("tokentax") == nullptr);
}

TEST_CASE("every lever has an effect from its first day to the day before `until`, or only once") {
    for (const Lever& lever : shipped_levers().levers()) {
        const LeverInfo& info = lever.info;
        CAPTURE(info.name);
        const std::vector<Intervention> given{intervention(info.name, 0.5)};
        const std::vector<Sector> sectors = two_sectors();
        CHECK(neutral(policy_state(shipped_levers(), given, {}, sectors, date(2027, 3, 14))));
        CHECK(neutral(policy_state(shipped_levers(), given, {}, sectors, date(2028, 1, 1))));
        CHECK(neutral(policy_state(shipped_levers(), given, {}, sectors, date(2027, 3, 15))) ==
              info.once);
        CHECK(neutral(policy_state(shipped_levers(), given, {}, sectors, date(2027, 12, 31))) ==
              info.once);
        CHECK(event_on(given, {}, info.name, date(2027, 3, 15)).happens);
        CHECK_FALSE(event_on(given, {}, info.name, date(2027, 3, 16)).happens);
    }
}

TEST_CASE("a deployment limit applies to its sector, and the tightest limit is binding") {
    Intervention law = intervention("deployment_limit", 0.2);
    law.target = "LAW";
    const std::vector<Intervention> given{intervention("deployment_limit", 0.6), law};
    const PolicyState state =
        policy_state(shipped_levers(), given, {}, two_sectors(), date(2027, 6, 1));
    CHECK(state.deployment_limit == std::vector<double>{0.2, 0.6});
}

TEST_CASE("levers of one kind add up, taxes to at most their limit, and shocks multiply") {
    const auto twice = [](std::string_view lever, double strength) {
        return policy_state(
            shipped_levers(),
            std::vector{intervention(lever, strength), intervention(lever, strength)},
            {},
            two_sectors(),
            date(2027, 6, 1));
    };
    CHECK(twice("token_tax", 0.3).token_tax == test::approximately(0.6));
    CHECK(twice("compute_shock", 0.5).compute_shock == test::approximately(0.75));
    CHECK(twice("profit_tax", 0.8).profit_tax == 0.95);
    CHECK(twice("release_delay", 30.0).release_delay == 60.0);
}

TEST_CASE("the source of financing is found by its name, and shares of financing add up") {
    CHECK(financing_of("deficit") == Financing::deficit);
    CHECK(financing_of("profit_tax") == Financing::profit_tax);
    CHECK(financing_of("lottery") == Financing::kinds);
    Intervention income = intervention("basic_income", 0.1);
    income.financing = "token_tax";
    Intervention more = intervention("basic_income", 0.3);
    const PolicyState state = policy_state(
        shipped_levers(), std::vector{income, more}, {}, two_sectors(), date(2027, 6, 1));
    CHECK(state.basic_income.strength() == test::approximately(0.4));
    CHECK(state.basic_income.share(Financing::token_tax) == test::approximately(0.25));
    CHECK(state.basic_income.share(Financing::income_tax) == test::approximately(0.75));
    CHECK(state.retraining.share(Financing::income_tax) == 0.0);
}

TEST_CASE("a table of levers accepts new levers with a unique name and a description") {
    LeverTable levers;
    const std::size_t shipped = levers.levers().size();
    CHECK_THROWS_AS(levers.add({about("token_tax", "Again."), {}}), std::invalid_argument);
    CHECK_THROWS_AS(levers.add({about("", "Nameless."), {}}), std::invalid_argument);
    CHECK_THROWS_AS(levers.add({about("silent", ""), {}}), std::invalid_argument);
    levers.add({about("placement", "More matches."),
                [](PolicyState& state, const Intervention& given, std::span<const Sector>) {
                    state.search_factor *= 1.0 + given.strength;
                }});
    levers.add({about("read_by_a_rule", "Read by name."), {}});
    CHECK(levers.levers().size() == shipped + 2);
    Intervention placement = intervention("placement", 0.5);
    Intervention read = intervention("read_by_a_rule", 0.25);
    const std::vector<Intervention> policies{placement, placement, read, read};
    const PolicyState state = policy_state(levers, policies, {}, two_sectors(), date(2027, 6, 1));
    CHECK(state.search_factor == 2.25);
    CHECK(state.strength("read_by_a_rule") == 0.5);
    CHECK(state.strength("placement") == 0.0); // it has an effect function
    const PolicyState before = policy_state(levers, policies, {}, two_sectors(), date(2020, 6, 1));
    CHECK(before.search_factor == 1.0);
    CHECK(before.strength("read_by_a_rule") == 0.0);
}
