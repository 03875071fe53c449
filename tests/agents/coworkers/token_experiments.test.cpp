// SPDX-License-Identifier: Apache-2.0
#include "agents/coworkers/token_experiments.hpp"

#include <cmath>
#include <vector>

#include <doctest/doctest.h>

#include "tests/support/approximately.hpp"
#include "tests/support/small_technology.hpp"

using namespace tenfold;

namespace {

using test::four_models;

struct Setup : test::SmallTechnology {
    using SmallTechnology::SmallTechnology;
    [[nodiscard]] std::vector<OccupationExperiment> experiments() {
        return token_experiments(economy, catalogue, generations, inputs.hourly_cost, pool);
    }
};

} // namespace

TEST_CASE("the actual values of experiments are the potentials of the latest generation") {
    Setup setup;
    const std::vector<OccupationExperiment> found = setup.experiments();
    REQUIRE(found.size() == 2);
    const Generation& now = setup.generations.newest();
    for (std::size_t o = 0; o < 2; ++o) {
        CHECK(found[o].saving == now.potential[o].saving);
        CHECK(found[o].delegable == now.potential[o].delegable);
        CHECK(found[o].tokens == now.potential[o].tokens_mtok);
        CHECK(found[o].saving > 0.0);
    }
}

TEST_CASE("a better model saves as much as a choice with that model on offer") {
    Setup setup;
    const std::vector<OccupationExperiment> found = setup.experiments();
    std::vector<AiModel> more = four_models();
    const std::vector<double> before = setup.catalogue.prices().price;
    std::vector<std::vector<ModelUse>> uses = offered_uses(setup.economy, setup.catalogue);
    for (std::size_t k = 0; k < 2; ++k) {
        const ModelOffer best{3.0 + more[0].domain_strength[k] + 1.0, before[0], 4.0, 100.0, 4};
        const std::vector<ModelUse> of_best = model_uses({&best, 1}, setup.economy.intelligence);
        uses[k].insert(uses[k].end(), of_best.begin(), of_best.end());
    }
    const DelegationSetting setting{setup.economy.delegation, setup.economy.intelligence, uses};
    for (std::size_t o = 0; o < 2; ++o) {
        const Occupation& occupation = setup.economy.occupations[o];
        const std::vector<DomainPotential> chosen = domain_potentials(
            occupation, setup.economy.task_domains, setup.inputs.hourly_cost[o], setting);
        CHECK(found[o].saving_better ==
              test::approximately(sum_of_domains(occupation, chosen).saving).epsilon(1e-12));
        CHECK(found[o].saving_better > found[o].saving);
    }
}

TEST_CASE("expensive tokens have the potentials of a choice at higher prices") {
    Setup setup;
    const std::vector<OccupationExperiment> found = setup.experiments();
    Setup dearer;
    dearer.conditions.scarcity = 1.1;
    dearer.catalogue = ModelCatalogue{dearer.economy, four_models()};
    dearer.generations = Generations{};
    dearer.advance();
    const Generation& then = dearer.generations[0];
    for (std::size_t o = 0; o < 2; ++o) {
        CHECK(found[o].delegable_dearer == test::approximately(then.potential[o].delegable));
        CHECK(found[o].tokens_dearer == test::approximately(then.potential[o].tokens_mtok));
        CHECK(found[o].delegable_dearer <= found[o].delegable);
    }
}

TEST_CASE("without models all results are zero") {
    Setup setup{{}};
    for (const OccupationExperiment& found : setup.experiments()) {
        CHECK(found.saving == 0.0);
        CHECK(found.saving_better == 0.0);
        CHECK(found.tokens_dearer == 0.0);
    }
    CHECK(price_response(setup.experiments(), std::vector{1.0, 1.0}).threshold == 0.0);
}

TEST_CASE("models released within the month have no effect") {
    Setup setup;
    const std::vector<std::uint32_t> before = setup.catalogue.people_models();
    const std::vector<OccupationExperiment> known = setup.experiments();
    AiModel next = four_models()[0];
    next.intelligence = 5.0;
    setup.catalogue.add(next);
    CHECK(setup.catalogue.priced_models().size() == 4);
    CHECK(setup.catalogue.people_models() == before);
    const std::vector<OccupationExperiment> again = setup.experiments();
    for (std::size_t o = 0; o < 2; ++o) {
        CHECK(again[o].saving_better == known[o].saving_better);
    }
}

TEST_CASE("the value of intelligence is a mean weighted by wages (Eq. 66)") {
    std::vector<OccupationExperiment> occupations(2);
    occupations[0].saving = 0.10;
    occupations[0].saving_better = 0.16;
    occupations[1].saving = 0.02;
    occupations[1].saving_better = 0.03;
    CHECK(intelligence_value(occupations, std::vector{300.0, 100.0}) ==
          test::approximately((300.0 * 0.06 + 100.0 * 0.01) / 400.0));
    CHECK(intelligence_value(occupations, std::vector{0.0, 0.0}) == 0.0);
}

TEST_CASE("the response to prices splits into tokens per hour and hours (Eq. 70)") {
    // With elasticities 0.5 and 0.2 a rise by a tenth leaves the factors 1.1^-0.5 and 1.1^-0.2.
    std::vector<OccupationExperiment> occupations(2);
    for (OccupationExperiment& occupation : occupations) {
        occupation.delegable = 0.4;
        occupation.tokens = 0.08;
        occupation.delegable_dearer = 0.4 * std::pow(1.1, -0.2);
        occupation.tokens_dearer = 0.08 * std::pow(1.1, -0.7);
    }
    const PriceResponse response = price_response(occupations, std::vector{7.0, 2.0});
    CHECK(response.model_choice == test::approximately(0.5));
    CHECK(response.threshold == test::approximately(0.2));
    for (OccupationExperiment& occupation : occupations) { // too expensive for all firms
        occupation.delegable_dearer = occupation.tokens_dearer = 0.0;
    }
    const PriceResponse priced_out = price_response(occupations, std::vector{7.0, 2.0});
    CHECK(priced_out.model_choice == 0.0);
    CHECK(priced_out.threshold == 0.0);
    const PriceResponse nothing =
        price_response(std::vector<OccupationExperiment>(2), std::vector{7.0, 2.0});
    CHECK(nothing.model_choice == 0.0);
    CHECK(nothing.threshold == 0.0);
}
