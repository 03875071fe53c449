// SPDX-License-Identifier: Apache-2.0
/// The parameters that this room sees (agents/classification/tree.hpp).
#pragma once

#include "agents/ai/parameters.hpp"
#include "agents/finance/tree.hpp"

#include <vector>

namespace tenfold {

/// Parameters of AI supply, and those of the rooms to its left.
struct AiParameters : FinanceParameters {
    IntelligenceParameters intelligence;
    TokenPriceParameters token_price;
    TrainingParameters training;
    LabFinanceParameters lab_finance;
    ComputeParameters compute;
    std::vector<Lab> labs;
};

} // namespace tenfold
