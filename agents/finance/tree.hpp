// SPDX-License-Identifier: Apache-2.0
/// The parameters that this room sees (agents/classification/tree.hpp).
#pragma once

#include "agents/finance/parameters.hpp"
#include "agents/money/tree.hpp"

namespace tenfold {

/// Parameters of the central bank, banks and expectations, and those of the rooms to its left.
struct FinanceParameters : MoneyParameters {
    CentralBankParameters central_bank;
    BankParameters banks;
    MortgageParameters mortgages;
    TradeParameters trade;
    ExpectationParameters expectations;
};

} // namespace tenfold
