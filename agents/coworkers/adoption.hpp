// SPDX-License-Identifier: Apache-2.0
/// Adoption of virtual coworkers by a firm: rate of pilots, and learning from a pilot. Pure
/// functions. (Eq. 12, Eq. 13)
#pragma once

#include "agents/coworkers/parameters.hpp"

#include <cstdint>

namespace tenfold {

/// Conditions of a firm that does not use coworkers.
struct PilotConditions {
    double own_start_rate = 0.0;      // of its sector [1/month]
    double share_of_neighbours = 0.0; // peers that have deployed coworkers [1]
    double saving = 0.0; // expected at full use, share of the wage bill, before firm_factor [1]
    double firm_factor = 1.0; // the firm's lasting factor on the expected saving [1]
    double size = 1.0;        // [posts]
};

/// A firm's lasting factor on the expected saving, with mean 1 over firms, for a standard normal z:
///     exp(dispersion z - dispersion^2 / 2)
[[nodiscard]] double firm_saving_factor(double standard_normal, double dispersion);

/// Rate at which a firm starts a pilot [1/month] (Eq. 12):
///     (own + peer_effect share) logistic((saving factor - friction) / scale)
///         (size / reference_size)^exponent
[[nodiscard]] double pilot_start_rate(const PilotConditions& conditions,
                                      const AdoptionParameters& parameters);

/// Upper bound on pilot_start_rate that requires neither saving nor firm factor and, for firms
/// below the reference size, no power: the draws of most firms exceed it, so that the rate need not
/// be computed.
[[nodiscard]] double pilot_start_bound(const PilotConditions& conditions,
                                       const AdoptionParameters& parameters);

/// Success probability of the tasks of one pilot: the mean success shifted by dispersion z in
/// log-odds.
[[nodiscard]] double
pilot_success_probability(double mean_success, double standard_normal, double dispersion);

/// Expected success rate after a pilot (Eq. 13): mean of Beta(2 + successes, 2 + failures).
[[nodiscard]] double pilot_success_belief(std::int64_t successes, std::int64_t tasks);

/// Probability that a new firm enters with coworkers (Eq. 54): `saving` is that of its sector at
/// full adoption, `own_view` the firm's factor on it.
[[nodiscard]] double
native_probability(const AdoptionParameters& parameters, double saving, double own_view);

} // namespace tenfold
