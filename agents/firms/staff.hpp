// SPDX-License-Identifier: Apache-2.0
/// People and work of a firm, as its monthly review uses them.
#pragma once

#include <cstdint>

namespace tenfold {

/// A firm's people and posts, weighted by base wages.
struct Staff {
    std::uint32_t heads = 0;
    std::uint32_t occupations = 0;
    double work = 0.0;           // work of the heads [cents a day at base wages]
    double reference_bill = 0.0; // wages of the heads at current reference wages [cents a day]
    // base wages of people per base-year dollar of output at productivity 1, without coworkers
    double normal_work = 0.0;
    // of these, the part left to people with coworkers, integration included
    double needed_work = 0.0;
    double human_work = 0.0;       // the same without integration and new tasks
    double supervision = 0.0;      // hand-over, review and rework in human_work
    double reference_cost = 0.0;   // normal_work at reference wages
    double normal_cost = 0.0;      // human_work at reference wages
    double token_cost = 0.0;       // of coworkers per base-year dollar of output [cents]
    double power = 0.0;            // normal_work at reference wages to the power 1 - substitution
    double posts_per_output = 0.0; // posts per base-year dollar of daily output at productivity 1
    double needed_posts = 0.0;     // the same with coworkers
    double mean_base = 0.0;        // sum over occupations

    [[nodiscard]] double relative_reference() const { return reference_cost / normal_work; }
    [[nodiscard]] double relative_cost() const { return normal_cost / normal_work; }
    [[nodiscard]] double relative_tokens() const { return token_cost / normal_work; }
    [[nodiscard]] double mean_power() const { return power / normal_work; }
};

} // namespace tenfold
