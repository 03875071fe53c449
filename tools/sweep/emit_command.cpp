// SPDX-License-Identifier: Apache-2.0
#include "tools/sweep/sweep_commands.hpp"
namespace tenfold {
int emit_command(const SweepRequest&, const std::atomic<bool>&) {
    return 0;
}
} // namespace tenfold
