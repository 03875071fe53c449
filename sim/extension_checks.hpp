// SPDX-License-Identifier: Apache-2.0
/// Checks of a program's extensions before a run, and before it is resumed.
#pragma once

#include "agents/economy/extensions.hpp"

#include "output/checkpoint_file.hpp"

namespace tenfold {

/// Throws RunError with the extension and what is allowed, unless observers are complete
/// (check_observers), and rules have a name of lower-case words joined by _.
void check_extensions(const Extensions& extensions);

/// Throws FileError unless a checkpoint was made with these observers, rules and levers. A lever
/// that is new is allowed: only the scenario from the day of the checkpoint on can use it.
void check_same_extensions(CheckpointReader& checkpoint, const Extensions& extensions);

} // namespace tenfold
