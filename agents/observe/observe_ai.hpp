// SPDX-License-Identifier: Apache-2.0
/// What is observed of artificial intelligence in a month: teams, adoption, labs and compute, the
/// value of intelligence.
#pragma once

#include "agents/observe/measures.hpp"
#include "agents/observe/records.hpp"
#include "agents/observe/view.hpp"

namespace tenfold {

/// `flows` of the month; `before` are the tasks done before it.
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
