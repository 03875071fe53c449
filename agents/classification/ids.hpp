// SPDX-License-Identifier: Apache-2.0
/// Identifiers of the agents of the economy.
#pragma once

#include "core/ids.hpp"

namespace tenfold {

using WorkerId = Id<struct WorkerTag>;
using FirmId = Id<struct FirmTag>;
using MarketId = Id<struct MarketTag>;
using LabId = Id<struct LabTag>;
using OperatorId = Id<struct OperatorTag>;

} // namespace tenfold
