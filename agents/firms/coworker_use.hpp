// SPDX-License-Identifier: Apache-2.0
/// How a firm uses virtual coworkers: pilots, deployment, integration, teams.
#pragma once

#include "agents/coworkers/team.hpp"
#include "agents/firms/staff.hpp"
#include "agents/firms/view.hpp"

#include <cstdint>

namespace tenfold {

/// Use of the team of one occupation at today's intensity, limits and ration.
[[nodiscard]] TeamUse use_of_team(const FirmTurn& turn, OccupationId occupation);

/// A month's step in adoption: a pilot begins or ends, the use deepens or is given up. Returns how
/// much of a full integration the deepening is.
double review_adoption(FirmTurn& turn);

/// The firm starts or stops using coworkers; it tells the firms that watch it.
void set_deployed(FirmTurn& turn, bool deployed);

/// Whether a new firm is founded with coworkers (Eq. 54).
[[nodiscard]] bool is_native(const FirmTurn& turn);

/// People work overtime for a change of models; returns what the firm will owe them [cents].
[[nodiscard]] std::int64_t work_overtime(FirmTurn& turn, const Staff& people);

/// Fits the number of coworkers to the use of each team (Eq. 9).
void review_coworkers(FirmTurn& turn);

} // namespace tenfold
