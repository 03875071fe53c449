// SPDX-License-Identifier: Apache-2.0
/// Read-only view of money for agents; its books accept additions by thread.
#pragma once

#include "core/time.hpp"

#include "agents/accounts/postings.hpp"
#include "agents/events/today.hpp"
#include "agents/money/calibration.hpp"
#include "agents/money/signals.hpp"
#include "agents/money/spending_rule.hpp"
#include "agents/money/tree.hpp"

namespace tenfold {

/// Each room extends the view of the room to its left by its own published state.
struct MoneyView {
    const Calendar& calendar;
    const Today& today;
    const Postings& books;
    const GovernmentSignals& government;
    const GoodsSignals& goods;
    const HouseholdSignals& households;
    const MoneyCalibration& calibration;
    const SpendingRule* spending_rule; // null: the built-in rule
};

} // namespace tenfold
