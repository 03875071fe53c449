// SPDX-License-Identifier: Apache-2.0
#include "agents/policies/policy.hpp"

#include <limits>
#include <stdexcept>
#include <string>

#include <doctest/doctest.h>

using namespace tenfold;

namespace {

void no_effect(PolicyState& /*state*/,
               const Intervention& /*given*/,
               std::span<const Sector> /*sectors*/) {}

/// What the table says of a lever that differs from a sound one by `change`; empty if it accepts.
template <class Change>
std::string said_of(Change&& change) {
    LeverTable levers;
    Lever lever{{"mine", "1", {0.0, 1.0}, false, false, "A lever."}, {}};
    change(lever);
    const std::size_t before = levers.levers().size();
    try {
        levers.add(lever);
    } catch (const std::invalid_argument& error) {
        CHECK(levers.levers().size() == before);
        return error.what();
    }
    CHECK(levers.find(lever.info.name) == &levers.levers().back());
    return {};
}

} // namespace

TEST_CASE(
    "a table of levers accepts a lever with a name of its own, a unit, a range and a sentence") {
    CHECK(said_of([](Lever&) {}).empty());
    CHECK(said_of([](Lever& lever) { lever.effect = no_effect; }).empty());
    CHECK(said_of([](Lever& lever) {
              lever.info.spends = true;
              lever.effect = no_effect;
          }).empty());
    CHECK(said_of([](Lever& lever) { lever.info.name = "tax_2"; }).empty());
}

TEST_CASE("a table of levers says why it refuses a lever") {
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    const std::string invalid =
        ": the name is invalid (allowed: 1 to 64 lower-case letters, digits "
        "and '_', a letter first)";
    CHECK(said_of([](Lever& lever) { lever.info.name = ""; }) == "lever \"\"" + invalid);
    CHECK(said_of([](Lever& lever) { lever.info.name = "My lever: {x}\n"; }) ==
          "lever \"My lever: {x}\\n\"" + invalid);
    CHECK(said_of([](Lever& lever) { lever.info.name = "2_taxes"; }).ends_with(invalid));
    CHECK(said_of([](Lever& lever) { lever.info.name = std::string(65, 'a'); }).ends_with(invalid));
    CHECK(said_of([](Lever& lever) { lever.info.name = "token_tax"; }) ==
          "lever \"token_tax\": the name is taken");
    CHECK(said_of([](Lever& lever) { lever.info.unit = ""; }) ==
          "lever \"mine\": the unit is empty; the unit of a pure number is \"1\"");
    CHECK(said_of([](Lever& lever) {
              lever.info.range = {2.0, 1.0};
          }) == "lever \"mine\": the range 2 to 1 contains no number");
    CHECK(said_of([](Lever& lever) {
              lever.info.range = {nan, nan};
          }) == "lever \"mine\": the range nan to nan contains no number");
    CHECK(said_of([](Lever& lever) { lever.info.doc = ""; }) ==
          "lever \"mine\": the sentence that describes it is empty");
    CHECK(said_of([](Lever& lever) { lever.info.source = ""; }) ==
          "lever \"mine\": the source is empty; \"assumption\" is one");
    CHECK(said_of([](Lever& lever) { lever.info.spends = true; }) ==
          "lever \"mine\": it spends, but has no effect that adds to a programme");
}
