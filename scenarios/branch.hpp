// SPDX-License-Identifier: Apache-2.0
/// Changes that a resumed run allows: policies and events from the day reached on, and the end of
/// the run.
#pragma once

#include "core/time.hpp"

#include "scenarios/load.hpp"

#include <span>

namespace tenfold {

/// Throws UsageError for the first override that changes anything else.
void check_branch_overrides(std::span<const Override> overrides);

/// Throws UsageError if policies or events of `changed` differ from those of `before` on a day
/// before `today`, or if the run would end before `today`.
void check_branch(const Scenario& before, const Scenario& changed, Date today);

} // namespace tenfold
