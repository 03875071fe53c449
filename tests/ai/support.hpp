// SPDX-License-Identifier: Apache-2.0
/// Stylised worlds in which tests set what coworkers do.
#pragma once

#include "scenarios/scenario.hpp"

#include "tests/support/shipped.hpp"

namespace tenfold::test {

/// Work of coworkers in a stylised world, the same in every occupation.
struct UniformWork {
    double delegated = 0.0;         // share of hours
    double review_ratio = 0.0;      // hours of review per delegated hour
    double tokens_per_hour = 1e-12; // [Mtok/h]
};

/// us-2023 in which every firm uses coworkers from the first day, at full intensity within weeks
/// and without integration costs, for the same share of hours in every occupation: tasks are short,
/// models never fail, and labs and people spend next to nothing.
inline Scenario uniform_world(const UniformWork& work, std::initializer_list<Override> changes) {
    Scenario scenario = shipped("us-2023", changes);
    scenario.delegation.hurdle = 0.0;
    scenario.delegation.failure_detection = 1.0;
    scenario.delegation.close_review_ratio = work.review_ratio;
    for (TaskDomain& domain : scenario.task_domains) {
        domain.digital = &domain == &scenario.task_domains.front();
        domain.handover_hours = 0.0;
        domain.success_ceiling = 1.0;
        domain.horizon_offset = domain.digital ? 8.0 : 0.0;
        domain.tokens_per_hour = domain.digital ? work.tokens_per_hour : 0.0;
    }
    for (Occupation& occupation : scenario.occupations) {
        occupation.length_sigma = 0.1;
        std::fill(occupation.share_of_hours.begin(), occupation.share_of_hours.end(), 0.0);
        std::fill(
            occupation.median_length_minutes.begin(), occupation.median_length_minutes.end(), 1.0);
        std::fill(
            occupation.review_ratio.begin(), occupation.review_ratio.end(), work.review_ratio);
        std::fill(occupation.stakes.begin(), occupation.stakes.end(), 0.0);
        occupation.share_of_hours.front() = work.delegated;
        occupation.share_of_hours.back() = 1.0 - work.delegated;
    }
    for (Sector& sector : scenario.sectors) {
        sector.initial_adoption = 1.0;
    }
    scenario.adoption.size_exponent = 0.0;
    scenario.adoption.abandonment_rate = 0.0;
    scenario.adoption.native_response = 1000.0;
    scenario.adoption.native_intensity = 1.0;
    scenario.coworkers.integration_speed = 100.0;
    scenario.coworkers.integration_hours = 0.0;
    scenario.coworkers.integration_help = 0.0;
    scenario.coworkers.upgrade_share = 0.0;
    scenario.coworkers.review_limit = 1.0;
    scenario.direct_use.initial_share = 0.0;
    scenario.science.research_share = 0.0;
    scenario.intelligence.capital_growth = 1.0;
    return scenario;
}

} // namespace tenfold::test
