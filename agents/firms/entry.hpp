// SPDX-License-Identifier: Apache-2.0
/// Exit of firms, and entry of new firms in their place a month later.
#pragma once

#include "agents/firms/view.hpp"

#include <cstdint>

namespace tenfold {

/// Counts consecutive reviews at which the firm is insolvent.
void review_solvency(FirmTurn& turn);
/// Whether a firm of `heads` closes: after too many insolvent reviews, or by an exit draw (Eq. 33).
[[nodiscard]] bool closes(const FirmTurn& turn, std::uint32_t heads);
void close_down(FirmTurn& turn);
/// Monthly review of a closed firm: settles its accounts once it is wound up; a new firm may enter
/// in its place (Eq. 34).
void review_closed(FirmTurn& turn);

} // namespace tenfold
