// SPDX-License-Identifier: Apache-2.0
/// A technology with two occupations, two task domains and one lab.
#pragma once

#include "agents/coworkers/generations.hpp"
#include "agents/economy/parameters.hpp"

#include <chrono>
#include <cmath>
#include <utility>
#include <vector>

namespace tenfold::test {

/// Two occupations with two domains, one of them not digital, and one lab.
inline Parameters two_occupations() {
    using namespace std::chrono;
    Parameters result;
    result.time.start = Date{2026y / January / 1};
    result.time.end = Date{2030y / January / 1};
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

/// Four models of one lab, each less able and cheaper than the one before.
inline std::vector<AiModel> four_models() {
    using namespace std::chrono;
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

/// The technology on its first day.
struct SmallTechnology {
    Parameters economy = two_occupations();
    ThreadPool pool{2};
    ModelCatalogue catalogue;
    Generations generations;
    MarketConditions conditions;
    GenerationInputs inputs;

    explicit SmallTechnology(std::vector<AiModel> on_offer = four_models())
        : catalogue{economy, std::move(on_offer)}, inputs{catalogue, {40.0, 25.0}, {}} {
        conditions.date = economy.time.start;
        advance();
    }

    /// Begins the month of `conditions.date`.
    void advance() {
        catalogue.advance(economy, conditions);
        generations.advance(economy, inputs, pool);
    }
};

} // namespace tenfold::test
