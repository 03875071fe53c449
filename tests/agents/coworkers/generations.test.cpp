// SPDX-License-Identifier: Apache-2.0
#include "agents/coworkers/generations.hpp"

#include <chrono>
#include <limits>
#include <map>
#include <span>
#include <tuple>
#include <vector>

#include <doctest/doctest.h>

#include "tests/support/small_technology.hpp"

using namespace tenfold;

namespace {

using test::SmallTechnology;

/// Advances by a month with all generations in use: prices change, and a better model is released
/// every third month.
void next_month(SmallTechnology& setup, int month) {
    if (month % 3 == 0) {
        AiModel better = test::four_models().front();
        better.intelligence += 0.2 * month;
        better.serving_size *= 1.3;
        better.domain_strength[0] += 0.01 * month;
        setup.catalogue.add(better);
    }
    setup.conditions.date += std::chrono::days{30};
    setup.conditions.years = 1.0 / 12.0;
    setup.conditions.training_compute = 1e26;
    setup.conditions.scarcity = month % 2 == 0 ? 1.0 : 1.4;
    setup.inputs.hourly_cost[0] *= 1.01;
    setup.inputs.in_use.assign(setup.generations.latest() + 1, true);
    setup.advance();
}

/// Potential of a choice at today's prices, computed separately.
DomainPotential
worked_out(const SmallTechnology& setup, const DomainPotential& choice, std::size_t o) {
    const AiModel& model = setup.catalogue.models()[choice.model];
    const ModelOffer offer{model.intelligence + model.domain_strength[0],
                           setup.catalogue.prices().price[choice.model],
                           model.wordiness,
                           choice.multiplier,
                           choice.model};
    const DelegationSetting setting{setup.economy.delegation, setup.economy.intelligence, {}};
    return domain_potential_with(
        domain_work(setup.economy.occupations[o], setup.economy.task_domains[0], 0),
        setup.inputs.hourly_cost[o],
        offer,
        choice.multiplier,
        choice.mode,
        setting);
}

} // namespace

TEST_CASE("every generation in use has the potential of its own choices at today's prices") {
    SmallTechnology setup;
    std::size_t compared = 0;
    std::map<std::tuple<std::size_t, std::uint32_t, double, Supervision>, int> choices;
    for (int month = 1; month <= 12; ++month) {
        next_month(setup, month);
        for (std::size_t g = 0; g <= setup.generations.latest(); ++g) {
            const Generation& generation = setup.generations[g];
            for (std::size_t o = 0; o < 2; ++o) {
                const DomainPotential& found = generation.domains[2 * o];
                REQUIRE(found.chosen);
                const DomainPotential expected = worked_out(setup, found, o);
                CHECK(found.saving == expected.saving);
                CHECK(found.human_hours == expected.human_hours);
                CHECK(found.token_cost == expected.token_cost);
                CHECK(found.tasks_per_hour == expected.tasks_per_hour);
                CHECK(found.mean_square_length == expected.mean_square_length);
                CHECK(found.law.token_price == expected.law.token_price);
                CHECK(found.law.log_horizon == expected.law.log_horizon);
                CHECK(found.law.longest == expected.law.longest);
                const OccupationPotential sum = sum_of_domains(
                    setup.economy.occupations[o], std::span{generation.domains}.subspan(2 * o, 2));
                CHECK(generation.potential[o].saving == sum.saving);
                if (month == 12) {
                    ++compared;
                    ++choices[{o, found.model, found.multiplier, found.mode}];
                }
            }
        }
    }
    // Some generations share a choice and others do not.
    CHECK(choices.size() > 2);
    CHECK(choices.size() < compared);
}

TEST_CASE("a withdrawn model saves nothing in any generation until it is on offer again") {
    SmallTechnology setup;
    for (int month = 1; month <= 4; ++month) {
        next_month(setup, month);
    }
    const Generation before = setup.generations[0];
    setup.conditions.capability_cap = 0.0;
    next_month(setup, 5);
    const DomainPotential withdrawn = setup.generations[0].domains[0];
    CHECK(withdrawn.chosen);
    CHECK(withdrawn.saving == 0.0);
    CHECK(withdrawn.model == before.domains[0].model);
    CHECK(withdrawn.multiplier == before.domains[0].multiplier);
    setup.conditions.capability_cap = std::numeric_limits<double>::infinity();
    next_month(setup, 7);
    const DomainPotential& back = setup.generations[0].domains[0];
    CHECK(back.saving > 0.0);
    CHECK(back.saving == worked_out(setup, withdrawn, 0).saving);
}

TEST_CASE("a generation without users is kept for one more month and then freed") {
    SmallTechnology setup;
    next_month(setup, 1);
    setup.inputs.in_use = {false, true};
    setup.advance();
    CHECK(!setup.generations[0].domains.empty());
    setup.inputs.in_use = {false, true, true};
    setup.advance();
    CHECK(setup.generations[0].domains.empty());
    CHECK(!setup.generations[1].domains.empty());
}
