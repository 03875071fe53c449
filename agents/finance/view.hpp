// SPDX-License-Identifier: Apache-2.0
/// Read-only view of rates and expectations for agents; banks accept loans and payments by thread.
#pragma once

#include "agents/finance/banks.hpp"
#include "agents/finance/expectations.hpp"
#include "agents/finance/rates.hpp"
#include "agents/finance/tree.hpp"
#include "agents/money/view.hpp"

namespace tenfold {

struct FinanceView : MoneyView {
    const FinanceParameters& parameters;
    const Rates& rates;
    const ExpectationSignals& expectations;
    BankPostings bank;
};

} // namespace tenfold
