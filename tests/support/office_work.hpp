// SPDX-License-Identifier: Apache-2.0
/// An occupation of two task domains with what coworkers can do in it, for tests of teams.
#pragma once

#include "agents/coworkers/delegation.hpp"

#include <vector>

namespace tenfold::test {

/// Writing, reviewed at the end, and coding, supervised at every step, with other lengths, tokens
/// and review; rounded figures of the kind of us-2023.
struct OfficeWork {
    DelegationParameters delegation;
    IntelligenceParameters intelligence;
    Occupation occupation;
    std::vector<DomainPotential> domains;
    OccupationPotential potential;

    explicit OfficeWork(double level = 2.0) {
        occupation.length_sigma = 1.2;
        occupation.share_of_hours = {0.6, 0.4};
        occupation.median_length_minutes = {40.0, 120.0};
        occupation.review_ratio = {0.12, 0.15};
        occupation.stakes = {1.5, 2.5};
        const std::vector<TaskDomain> kinds{{"writing", true, 0.03, 0.005, 0.0, 0.97},
                                            {"coding", true, 0.08, 0.02, -0.1, 0.95}};
        const std::vector<Supervision> modes{Supervision::autonomous, Supervision::close};
        const DelegationSetting setting{delegation, intelligence, {}};
        for (std::size_t k = 0; k < kinds.size(); ++k) {
            const ModelOffer offer{level, 2.0, 1.5, 1.0, 0};
            domains.push_back(domain_potential_with(
                domain_work(occupation, kinds[k], k), 60.0, offer, 1.0, modes[k], setting));
        }
        potential = sum_of_domains(occupation, domains);
    }

    /// Delegated tasks of each domain per hour of the occupation.
    [[nodiscard]] std::vector<double> weights() const {
        std::vector<double> result;
        for (std::size_t k = 0; k < domains.size(); ++k) {
            result.push_back(occupation.share_of_hours[k] * domains[k].tasks_per_hour);
        }
        return result;
    }
};

} // namespace tenfold::test
