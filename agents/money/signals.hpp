// SPDX-License-Identifier: Apache-2.0
/// What goods markets, the government and the household sector publish for agents.
#pragma once

#include "agents/money/goods.hpp"
#include "agents/money/households.hpp"
#include "agents/policies/financing.hpp"
#include "agents/policies/policy.hpp"

#include <array>
#include <cstdint>
#include <vector>

namespace tenfold {

/// Published state of the goods markets in a month.
struct GoodsSignals {
    GoodsPrices prices;
    std::vector<double> fresh_share; // by sector: share of its clearing account paid in this month
    double energy_price = 1.0;       // of sectors that sell energy, 1 at the start
    double gdp = 0.0;                // in dollars of the declared GDP [USD/yr]
    double expected_inflation = 0.0; // [1/yr]
};

/// Amounts by source of financing.
template <class Amount>
using ByFinancing = std::array<Amount, static_cast<std::size_t>(Financing::kinds)>;

/// Published state of the government.
struct GovernmentSignals {
    PolicyState policy;                  // of the day
    double token_tax = 0.0;              // rate of this month, including financing of policies
    double profit_tax = 0.0;             // likewise
    ByFinancing<FinancingTax> financing; // the part of each tax that finances policies
    double purchases_factor = 1.0;       // of shocks

    template <class Self, class Archive>
    static void archive(Self& self, Archive& archive) {
        auto& [policy, token_tax, profit_tax, financing, purchases_factor] = self;
        archive(token_tax, profit_tax, financing, purchases_factor);
        archive.derived(policy); // from scenario and date
    }
};

/// Published state of the household sector in a month.
struct HouseholdSignals {
    SpendingRules spending;
    std::vector<std::int64_t> dividend; // by equity class [cents this month]
    std::vector<std::int64_t> rent;     // by housing class, likewise
    double token_decades = 0.0; // powers of ten of the median person's tokens, see token_decades
    double consumption_factor = 1.0; // of shocks
};

} // namespace tenfold
