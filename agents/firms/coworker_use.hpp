// SPDX-License-Identifier: Apache-2.0
/// Use of virtual coworkers by a firm: pilots, deployment, integration, teams.
#pragma once

#include "agents/coworkers/team.hpp"
#include "agents/firms/staff.hpp"
#include "agents/firms/view.hpp"

#include <cstdint>

namespace tenfold {

/// Use of one occupation's team at the current intensity, limits and ration.
[[nodiscard]] TeamUse use_of_team(const FirmTurn& turn, OccupationId occupation);

/// Monthly review of adoption: starts or ends a pilot, deepens or withdraws use. Returns the rise
/// of intensity, in full integrations.
double review_adoption(FirmTurn& turn);

/// Starts or stops the deployment of coworkers, and notifies the firms that watch this firm.
void set_deployed(FirmTurn& turn, bool deployed);

/// Whether a new firm deploys coworkers from its first day (Eq. 54).
[[nodiscard]] bool is_native(const FirmTurn& turn);

/// Has people work overtime for a change of models; returns the pay that the firm owes for it
/// [cents].
[[nodiscard]] std::int64_t work_overtime(FirmTurn& turn, const Staff& people);

/// Adjusts the number of coworkers to the use of each team (Eq. 9).
void review_coworkers(FirmTurn& turn);

} // namespace tenfold
