// SPDX-License-Identifier: Apache-2.0
/// The part of the tree of parameters that this room sees (agents/classification/tree.hpp).
#pragma once

#include "agents/ai/parameters.hpp"
#include "agents/money/tree.hpp"

#include <vector>

namespace tenfold {

/// Parameters of the supply of artificial intelligence, and all below.
struct AiParameters : MoneyParameters {
    IntelligenceParameters intelligence;
    TokenPriceParameters token_price;
    TrainingParameters training;
    LabFinanceParameters lab_finance;
    ComputeParameters compute;
    std::vector<Lab> labs;
};

} // namespace tenfold
