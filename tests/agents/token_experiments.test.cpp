// SPDX-License-Identifier: Apache-2.0
#include "agents/token_experiments.hpp"

#include "agents/economy_parameters.hpp"

#include <chrono>
#include <cmath>
#include <vector>

#include <doctest/doctest.h>

using namespace tenfold;

namespace {

using namespace std::chrono;

/// Two occupations with two domains, one of them not digital, and one lab.
EconomyParameters parameters() {
    EconomyParameters result;
    result.start = Date{2026y / January / 1};
    result.end = Date{2030y / January / 1};
    result.task_domains = {{"desk", true, 0.03, 0.01, 0.0, 0.97},
                           {"hands", false, 0.0, 0.0, 0.0, 1.0}};
    Occupation clerk;
    clerk.key = "clerk";
    clerk.length_sigma = 1.2;
    clerk.share_of_hours = {0.8, 0.2};
    clerk.median_length_minutes = {60.0, 0.0};
    clerk.review_ratio = {0.1, 0.1};
    clerk.stakes = {1.5, 1.5};
    Occupation builder = clerk;
    builder.key = "builder";
    builder.share_of_hours = {0.1, 0.9};
    result.occupations = {clerk, builder};
    result.labs = {{"lab", "Lab", 1.0, false, Date{2026y / June / 1}}};
    result.intelligence.inference_steps = {{"hundred", Date{2025y / January / 1}, 100.0}};
    return result;
}

std::vector<AiModel> models() {
    std::vector<AiModel> result;
    for (const double intelligence : {3.0, 2.5, 2.0, 1.5}) {
        AiModel model;
        model.lab = LabId{0};
        model.released = Date{2025y / December / 1};
        model.intelligence = intelligence;
        model.training_compute = 2.1e25 * std::pow(10.0, intelligence - 1.0);
        model.resources = 2.1e25 * std::pow(10.0, intelligence);
        model.wordiness = 4.0;
        model.domain_strength = {0.05, -0.1};
        result.push_back(model);
    }
    return result;
}

struct Setup {
    EconomyParameters economy = parameters();
    ThreadPool pool{2};
    Technology technology;
    TechnologyInputs inputs;

    explicit Setup(std::vector<AiModel> on_offer = models())
        : technology{economy, std::move(on_offer)} {
        inputs.date = economy.start;
        inputs.hourly_cost = {40.0, 25.0};
        technology.advance(economy, inputs, pool);
    }
    [[nodiscard]] std::vector<OccupationExperiment> experiments() {
        return token_experiments(economy, technology, inputs.hourly_cost, pool);
    }
};

} // namespace

TEST_CASE("as things are, experiments have the potentials of the latest generation") {
    Setup setup;
    const std::vector<OccupationExperiment> found = setup.experiments();
    REQUIRE(found.size() == 2);
    const Generation& now = setup.technology.generation(setup.technology.latest());
    for (std::size_t o = 0; o < 2; ++o) {
        CHECK(found[o].saving == now.potential[o].saving);
        CHECK(found[o].delegable == now.potential[o].delegable);
        CHECK(found[o].tokens == now.potential[o].tokens_mtok);
        CHECK(found[o].saving > 0.0);
    }
}

TEST_CASE("a better model saves what choosing with it on the menu saves") {
    Setup setup;
    const std::vector<OccupationExperiment> found = setup.experiments();
    std::vector<AiModel> more = models();
    const std::vector<double> before = setup.technology.prices().price;
    std::vector<std::vector<ModelUse>> uses = setup.technology.uses(setup.economy);
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
              doctest::Approx(sum_of_domains(occupation, chosen).saving).epsilon(1e-12));
        CHECK(found[o].saving_better > found[o].saving);
    }
}

TEST_CASE("dearer tokens are what choosing at dearer prices gives") {
    Setup setup;
    const std::vector<OccupationExperiment> found = setup.experiments();
    Setup dearer;
    dearer.inputs.scarcity = 1.1;
    dearer.technology = Technology{dearer.economy, models()};
    dearer.technology.advance(dearer.economy, dearer.inputs, dearer.pool);
    const Generation& then = dearer.technology.generation(0);
    for (std::size_t o = 0; o < 2; ++o) {
        CHECK(found[o].delegable_dearer == doctest::Approx(then.potential[o].delegable));
        CHECK(found[o].tokens_dearer == doctest::Approx(then.potential[o].tokens_mtok));
        CHECK(found[o].delegable_dearer <= found[o].delegable);
    }
}

TEST_CASE("without models nothing is worth anything") {
    Setup setup{{}};
    for (const OccupationExperiment& found : setup.experiments()) {
        CHECK(found.saving == 0.0);
        CHECK(found.saving_better == 0.0);
        CHECK(found.tokens_dearer == 0.0);
    }
    CHECK(price_response(setup.experiments(), std::vector{1.0, 1.0}).threshold == 0.0);
}

TEST_CASE("models released within the month are neither seen nor in the way") {
    Setup setup;
    const std::vector<std::uint32_t> before = setup.technology.people_models();
    const std::vector<OccupationExperiment> known = setup.experiments();
    AiModel next = models()[0];
    next.intelligence = 5.0;
    setup.technology.add(next);
    CHECK(setup.technology.priced_models().size() == 4);
    CHECK(setup.technology.people_models() == before);
    const std::vector<OccupationExperiment> again = setup.experiments();
    for (std::size_t o = 0; o < 2; ++o) {
        CHECK(again[o].saving_better == known[o].saving_better);
    }
}

TEST_CASE("the value of intelligence is a mean by wages (Eq. 66)") {
    std::vector<OccupationExperiment> occupations(2);
    occupations[0].saving = 0.10;
    occupations[0].saving_better = 0.16;
    occupations[1].saving = 0.02;
    occupations[1].saving_better = 0.03;
    CHECK(intelligence_value(occupations, std::vector{300.0, 100.0}) ==
          doctest::Approx((300.0 * 0.06 + 100.0 * 0.01) / 400.0));
    CHECK(intelligence_value(occupations, std::vector{0.0, 0.0}) == 0.0);
}

TEST_CASE("the response to prices splits into tokens of an hour and hours (Eq. 70)") {
    // With elasticities 0.5 and 0.2 a rise by a tenth leaves 1.1^-0.5 and 1.1^-0.2.
    std::vector<OccupationExperiment> occupations(2);
    for (OccupationExperiment& occupation : occupations) {
        occupation.delegable = 0.4;
        occupation.tokens = 0.08;
        occupation.delegable_dearer = 0.4 * std::pow(1.1, -0.2);
        occupation.tokens_dearer = 0.08 * std::pow(1.1, -0.7);
    }
    const PriceResponse response = price_response(occupations, std::vector{7.0, 2.0});
    CHECK(response.model_choice == doctest::Approx(0.5));
    CHECK(response.threshold == doctest::Approx(0.2));
    for (OccupationExperiment& occupation : occupations) { // too dear for everybody
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
