// SPDX-License-Identifier: Apache-2.0
/// Read-only view of rates and expectations for agents; banks accept loans and payments by thread.
#pragma once

#include "agents/finance/banks.hpp"
#include "agents/finance/expectations.hpp"
#include "agents/finance/mortgages.hpp"
#include "agents/finance/rates.hpp"
#include "agents/finance/tree.hpp"
#include "agents/money/view.hpp"

namespace tenfold {

struct FinanceView : MoneyView {
    const FinanceParameters& parameters;
    const Rates& rates;
    const ExpectationSignals& expectations;
    const std::vector<LoanOffer>& offers; // by bank
    const MortgageSignals& mortgages;
    BankPostings bank;

    /// Index of the bank of a firm or person.
    [[nodiscard]] std::size_t bank_of(std::uint32_t agent) const {
        return tenfold::bank_of(agent, offers.size());
    }
};

} // namespace tenfold
