// SPDX-License-Identifier: Apache-2.0
/// The schedule as a Markdown page (docs/schedule.md).
#pragma once

#include <string>

namespace tenfold {

[[nodiscard]] std::string describe_schedule_markdown();

} // namespace tenfold
