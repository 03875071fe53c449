// SPDX-License-Identifier: Apache-2.0
/// Monthly observations on artificial intelligence: teams, adoption, labs and compute, the value of
/// intelligence.
#pragma once

#include "agents/observe/measures.hpp"
#include "agents/observe/records.hpp"
#include "agents/observe/view.hpp"

namespace tenfold {

/// Measures teams from the `flows` of the month; `before` are task totals at its start.
void observe_teams(const ObserverView& see,
                   const ObservedTotals& flows,
                   const TaskOutcomes& before,
                   MonthlyMeasures& result);
void observe_adoption(const ObserverView& see,
                      const ObservedTotals& flows,
                      MonthlyMeasures& result);
void observe_supply(const ObserverView& see, const ObservedTotals& flows, MonthlyMeasures& result);
void observe_intelligence(const ObserverView& see,
                          const ExperimentResults& experiments,
                          MonthlyMeasures& result);

} // namespace tenfold
