// SPDX-License-Identifier: Apache-2.0
#include "agents/economy/extensions.hpp"

#include <memory>

#include <doctest/doctest.h>

using namespace tenfold;

namespace {

struct NoPilots : AdoptionRule {
    [[nodiscard]] std::string_view name() const override { return "no_pilots"; }
    [[nodiscard]] double pilot_rate(const PilotConditions& /*conditions*/,
                                    const AdoptionParameters& /*parameters*/,
                                    const PolicyState& /*policy*/) const override {
        return 0.0;
    }
};

Lever some_lever(const std::string& name) {
    return {{name, "USD", {0.0, 1.0}, false, false, "A sentence.", "test"},
            [](PolicyState&, const Intervention&, std::span<const Sector>) {}};
}

} // namespace

TEST_CASE("extensions are described by kind and name, levers without regard to their order") {
    CHECK(describe_extensions({}).empty());
    Extensions extensions;
    extensions.levers.add(some_lever("b_lever"));
    extensions.levers.add(some_lever("a_lever"));
    extensions.observers = {{{"second", "1", ObserverDimension::region, "A sentence."}, {}},
                            {{"first", "USD/yr", ObserverDimension::economy, "A sentence."}, {}}};
    extensions.behaviours.adoption = std::make_shared<const NoPilots>();
    CHECK(describe_extensions(extensions) ==
          std::vector<std::string>{"lever a_lever [USD]",
                                   "lever b_lever [USD]",
                                   "observer second [1, region]",
                                   "observer first [USD/yr, economy]",
                                   "adoption rule no_pilots"});
}
