// SPDX-License-Identifier: Apache-2.0
#include "agents/policies/policy.hpp"

#include "core/check.hpp"

#include <functional>
#include <limits>
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
    return state == policy_state(shipped_levers(), {}, {}, two_sectors(), date(2027, 6, 1));
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

TEST_CASE("an added lever acts by its effect, or is read by its name") {
    LeverTable levers;
    const std::size_t shipped = levers.levers().size();
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
    CHECK_THROWS_WITH_AS((void)state.strength("placement"),
                         "the run has no lever \"placement\" without an effect",
                         RunError);
    CHECK_THROWS_AS((void)state.strength("read_by_a_rul"), RunError);
    const PolicyState before = policy_state(levers, policies, {}, two_sectors(), date(2020, 6, 1));
    CHECK(before.search_factor == 1.0);
    CHECK(before.strength("read_by_a_rule") == 0.0);
}

TEST_CASE("a lever that acts once is on on its first day only") {
    LeverTable levers;
    LeverInfo info = about("jump", "Once.");
    info.once = true;
    levers.add({info, [](PolicyState& state, const Intervention& given, std::span<const Sector>) {
                    state.search_factor *= 1.0 + given.strength;
                }});
    info.name = "read_once";
    levers.add({info, {}});
    const std::vector<Intervention> given{intervention("jump", 0.5),
                                          intervention("read_once", 0.25)};
    const auto on = [&](unsigned day) {
        return policy_state(levers, given, {}, two_sectors(), date(2027, 3, day));
    };
    CHECK(on(14).search_factor == 1.0);
    CHECK(on(15).search_factor == 1.5);
    CHECK(on(16).search_factor == 1.0);
    CHECK(on(15).strength("read_once") == 0.25);
    CHECK(on(16).strength("read_once") == 0.0);
}

TEST_CASE("a policy or event whose lever the run does not have ends the run") {
    std::vector<Intervention> given{intervention("token_tax", 0.5)};
    CHECK_NOTHROW(check_levers(shipped_levers(), given, given));
    given.push_back(intervention("job_placement", 0.5));
    given.back().key = "placement";
    const char* const expected =
        "policies.placement: the run has no lever \"job_placement\"; give run() the extensions "
        "with which the scenario was loaded";
    CHECK_THROWS_WITH_AS(check_levers(shipped_levers(), given, {}), expected, RunError);
    CHECK_THROWS_WITH_AS(
        (void)policy_state(shipped_levers(), given, {}, two_sectors(), date(2020, 1, 1)),
        expected,
        RunError);
    CHECK_THROWS_WITH(check_levers(shipped_levers(), {}, given),
                      doctest::Contains("events.placement: the run has no lever"));
}

namespace {

/// What the run says of a lever with this effect; empty if the effect is accepted.
std::string said_of(const std::function<void(PolicyState&)>& effect, bool spends = false) {
    LeverTable levers;
    LeverInfo info = about("mine", "A lever.");
    info.spends = spends;
    levers.add({info, [&](PolicyState& state, const Intervention&, std::span<const Sector>) {
                    effect(state);
                }});
    try {
        (void)policy_state(
            levers, std::vector{intervention("mine", 0.5)}, {}, two_sectors(), date(2027, 6, 1));
    } catch (const RunError& error) {
        return error.what();
    }
    return {};
}

} // namespace

TEST_CASE("an effect that leaves a value out of its range ends the run with the value's name") {
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    constexpr double infinity = std::numeric_limits<double>::infinity();
    const std::string place = "lever \"mine\", 2027-06-01: ";
    CHECK(said_of([](PolicyState& state) { state.search_factor = 2.0; }).empty());
    CHECK(said_of([](PolicyState& state) { state.search_factor = nan; }) ==
          place + "search_factor = nan (allowed: 0 to 1000)");
    CHECK(said_of([](PolicyState& state) { state.consumption_factor = -1.0; }) ==
          place + "consumption_factor = -1 (allowed: 0 to 1000)");
    CHECK(said_of([](PolicyState& state) { state.purchases_factor = infinity; }) ==
          place + "purchases_factor = inf (allowed: 0 to 1000)");
    CHECK(said_of([](PolicyState& state) { state.token_tax = -3.0; }) ==
          place + "token_tax = -3 (allowed: finite, at least 0)");
    CHECK(said_of([](PolicyState& state) { state.profit_tax = 2.0; }) ==
          place + "profit_tax = 2 (allowed: 0 to 0.95)");
    CHECK(said_of([](PolicyState& state) { state.release_delay = -1000.0; }) ==
          place + "release_delay = -1000 (allowed: 0 to 1000000)");
    CHECK(said_of([](PolicyState& state) { state.capability_cap = nan; }) ==
          place + "capability_cap = nan (allowed: any number, or infinity)");
    CHECK(said_of([](PolicyState& state) { state.energy_build_out = -1.5; }) ==
          place + "energy_build_out = -1.5 (allowed: finite, at least -1)");
    CHECK(said_of([](PolicyState& state) { state.deployment_limit[1] = 9.0; }) ==
          place + "deployment_limit = 9 (allowed: 0 to 1)");
    CHECK(said_of([](PolicyState& state) { state.deployment_limit.clear(); }) ==
          place + "deployment_limit has 0 values (allowed: one for each of 2 sectors)");
    CHECK(said_of([](PolicyState& state) { state.basic_income.financed[0] = -1.0; }, true) ==
          place + "basic_income = -1 (allowed: 0 to 1000)");
}

TEST_CASE("every part of the policy state has a range that contains its neutral value") {
    const PolicyState neutral_state =
        policy_state(shipped_levers(), {}, {}, two_sectors(), date(2027, 6, 1));
    std::set<std::string_view> names;
    std::set<const double*> places;
    for (const PolicyField& field : policy_fields()) {
        CAPTURE(field.name);
        CHECK(names.insert(field.name).second);
        CHECK_FALSE(field.values(neutral_state).empty());
        CHECK(places.insert(field.values(neutral_state).data()).second);
        for (const double value : field.values(neutral_state)) {
            CHECK(field.range.contains(value));
            CHECK_FALSE(field.range.contains(std::numeric_limits<double>::quiet_NaN()));
        }
    }
}

TEST_CASE("only a lever that spends may change a programme") {
    const auto pay = [](PolicyState& state) { state.basic_income.financed[1] += 0.1; };
    CHECK(said_of(pay, true).empty());
    CHECK(said_of(pay, false) ==
          "lever \"mine\", 2027-06-01: its effect changes a programme, but its description does "
          "not say that it spends");
}

TEST_CASE("an exception of an effect ends the run with the lever and the date") {
    CHECK(said_of([](PolicyState&) { throw std::domain_error{"division by zero"}; }) ==
          "lever \"mine\", 2027-06-01: division by zero");
    CHECK(said_of([](PolicyState&) { throw 42; }) ==
          "lever \"mine\", 2027-06-01: an exception that is no std::exception");
}

TEST_CASE("levers of the program keep to their ranges, however many policies add up") {
    const std::vector<Sector> sectors = two_sectors();
    for (const Lever& lever : shipped_levers().levers()) {
        const LeverInfo& info = lever.info;
        CAPTURE(info.name);
        for (const double strength : {info.range.low, std::min(info.range.high, 1e6)}) {
            const std::vector<Intervention> thrice(3, intervention(info.name, strength));
            CHECK_NOTHROW(
                (void)policy_state(shipped_levers(), thrice, {}, sectors, date(2027, 3, 15)));
        }
    }
}

TEST_CASE("levers of finance add up, and the strictest mortgage limit holds") {
    const auto on = [](const char* lever, double strength) {
        Intervention given;
        given.lever = lever;
        given.from = date(2027, 1, 1);
        given.strength = strength;
        return given;
    };
    const std::vector<Intervention> policies{on("inflation_target", 0.01),
                                             on("inflation_target", 0.01),
                                             on("capital_requirement", 0.03),
                                             on("investment_subsidy", 0.1),
                                             on("capital_tax", 0.02),
                                             on("debt_target", -0.2),
                                             on("mortgage_limit", 0.5),
                                             on("mortgage_limit", 0.2)};
    const PolicyState state =
        policy_state(shipped_levers(), policies, {}, two_sectors(), date(2027, 6, 1));
    CHECK(state.inflation_target == 0.02);
    CHECK(state.capital_requirement == 0.03);
    CHECK(state.investment_subsidy == 0.1);
    CHECK(state.capital_tax == 0.02);
    CHECK(state.debt_target == -0.2);
    CHECK(state.mortgage_limit == 0.2);
    const PolicyState before =
        policy_state(shipped_levers(), policies, {}, two_sectors(), date(2026, 6, 1));
    CHECK(before.inflation_target == 0.0);
    CHECK(before.mortgage_limit == 1.0);
}
