// SPDX-License-Identifier: Apache-2.0
/// Read-only view of the whole economy for monthly records.
#pragma once

#include "core/parallel.hpp"
#include "core/time.hpp"

#include "agents/accounts/books.hpp"
#include "agents/ai/industry.hpp"
#include "agents/coworkers/coworkers.hpp"
#include "agents/events/today.hpp"
#include "agents/finance/banks.hpp"
#include "agents/finance/central_bank.hpp"
#include "agents/finance/expectations.hpp"
#include "agents/finance/fiscal_rule.hpp"
#include "agents/finance/foreign_trade.hpp"
#include "agents/firms/firms.hpp"
#include "agents/labour/labour.hpp"
#include "agents/money/goods_market.hpp"
#include "agents/money/government.hpp"
#include "agents/money/household_sector.hpp"
#include "agents/observe/tree.hpp"

namespace tenfold {

struct ObserverView {
    const ObserverParameters& parameters;
    const ModelCalibration& calibration;
    const Calendar& calendar;
    const Today& today;
    const Books& books;
    const Government& government;
    const GoodsMarket& goods;
    const HouseholdSector& households;
    const CentralBank& central_bank;
    const Banks& banks;
    const ForeignTrade& trade;
    const Expectations& expectations;
    const FiscalRule& fiscal_rule;
    const AiIndustry& ai;
    const Coworkers& coworkers;
    const Labour& labour;
    const Firms& firms;
};

} // namespace tenfold
