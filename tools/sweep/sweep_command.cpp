// SPDX-License-Identifier: Apache-2.0
#include "tools/common/exit_codes.hpp"
#include "tools/sweep/sweep_commands.hpp"

namespace tenfold {

int sweep_command(const SweepRequest& request,
                  const std::string& invocation,
                  const std::atomic<bool>& interrupted) {
    switch (request.action) {
    case SweepAction::plan:
        return plan_command(request, interrupted);
    case SweepAction::run:
        return sweep_run_command(request, invocation, interrupted);
    case SweepAction::emit:
        return emit_command(request, interrupted);
    case SweepAction::status:
        return status_command(request);
    case SweepAction::collect:
        return collect_command(request, invocation);
    case SweepAction::sensitivity:
        return sensitivity_command(request);
    case SweepAction::calibrate:
        return calibrate_command(request, interrupted);
    }
    return exit_usage;
}

} // namespace tenfold
