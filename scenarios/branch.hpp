// SPDX-License-Identifier: Apache-2.0
/// What may be changed in a scenario whose run is under way: what the government does and what
/// happens from the day reached on, and when the run ends.
#pragma once

#include "core/time.hpp"

#include "scenarios/load.hpp"

#include <span>

namespace tenfold {

/// Throws UsageError for the first override that names anything else.
void check_branch_overrides(std::span<const Override> overrides);

/// Throws UsageError when policies or events of `changed` differ from those of `before` on a day
/// before `today`, or the run would end before it.
void check_branch(const Scenario& before, const Scenario& changed, Date today);

} // namespace tenfold
