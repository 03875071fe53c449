// SPDX-License-Identifier: Apache-2.0
/// Firms close, and new ones open in their place a month later.
#pragma once

#include "agents/firms/view.hpp"

#include <cstdint>

namespace tenfold {

/// Counts the reviews in a row at which the firm is insolvent.
void review_solvency(FirmTurn& turn);
/// Whether a firm of `heads` closes: it has been insolvent for too long, or exits (Eq. 33).
[[nodiscard]] bool closes(const FirmTurn& turn, std::uint32_t heads);
void close_down(FirmTurn& turn);
/// The review of a closed firm: it settles when its affairs are wound up, and another may be
/// founded in its place (Eq. 34).
void review_closed(FirmTurn& turn);

} // namespace tenfold
