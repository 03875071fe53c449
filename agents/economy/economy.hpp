// SPDX-License-Identifier: Apache-2.0
/// The economy as a composition of its parts, without behaviour of its own; the schedule of steps
/// determines what happens when (agents/economy/steps.hpp, sim/schedule.cpp).
#pragma once

#include "core/parallel.hpp"
#include "core/time.hpp"

#include "agents/accounts/postings.hpp"
#include "agents/ai/industry.hpp"
#include "agents/classification/countries.hpp"
#include "agents/coworkers/coworkers.hpp"
#include "agents/economy/extensions.hpp"
#include "agents/economy/parameters.hpp"
#include "agents/events/today.hpp"
#include "agents/finance/banks.hpp"
#include "agents/finance/central_bank.hpp"
#include "agents/finance/expectations.hpp"
#include "agents/finance/fiscal_rule.hpp"
#include "agents/finance/foreign_trade.hpp"
#include "agents/finance/mortgages.hpp"
#include "agents/finance/output_trend.hpp"
#include "agents/firms/firms.hpp"
#include "agents/labour/labour.hpp"
#include "agents/money/goods_market.hpp"
#include "agents/money/government.hpp"
#include "agents/money/household_sector.hpp"
#include "agents/observe/records.hpp"

#include <array>
#include <cstdint>
#include <vector>

namespace tenfold {

class StateDigest;
class StateReader;
class StateWriter;

class Economy {
public:
    /// Numbers of agents, and of all firms' slots and seats.
    struct Sizes {
        std::uint32_t workers = 0;
        Firms::Sizes firms;
    };

    /// An economy whose agents have no state yet; sim/build_world.cpp initialises it.
    Economy(Parameters given,
            ModelCalibration calibrated,
            WorldPlace in_world,
            const Sizes& sizes,
            FirmNetwork network,
            std::vector<AiModel> earlier_models,
            const Extensions& extensions,
            ThreadPool& thread_pool);

    const Parameters parameters;
    const ModelCalibration calibration;
    const WorldPlace place;
    const Calendar calendar;
    const Behaviours behaviours;
    ThreadPool& pool;             // for computations at barriers
    RandomKey random_key;         // of draws at barriers
    Day last_day = 0;             // of the run
    bool monthly_recount = false; // in addition to the recount at the end of a year

    Today today;
    Books books;
    const Postings postings; // write access of agents to the books
    Government government;
    GoodsMarket goods;
    HouseholdSector households;
    CentralBank central_bank;
    Banks banks;
    Mortgages mortgages;
    ForeignTrade trade;
    Expectations expectations;
    FiscalRule fiscal_rule;
    BusinessCycle cycle;
    OutputTrend output_trend;
    OutputTrend income_trend; // of people, real, after tax
    AiIndustry ai;
    Coworkers coworkers;
    Labour labour;
    Firms firms;
    Records records;

    /// View of the handlers of firms; those of other agents see a base of it.
    const FirmView view;
    /// View of the monthly records.
    const ObserverView observer_view;
    const IndustrySetting industry_setting;

    /// Number of agents of each kind, in the order of EconomyModel::Kinds.
    [[nodiscard]] std::array<std::uint32_t, EconomyModel::Kinds::size> agents() const;

    // ---- identities (agents/economy/identities.cpp); each throws IdentityError
    /// Checks running totals.
    void check_identities() const;
    /// Recounts agent by agent after day `last`; -1 before the first day.
    void recount(Day last) const;

    // ---- checkpoints, between days (agents/economy/archive.cpp)
    /// Sizes as `save` writes them, without unused slots and seats.
    [[nodiscard]] Sizes packed_sizes() const;
    void save(StateWriter& out) const;
    /// Restores the state into an economy built from the same scenario with packed_sizes(). Throws
    /// FileError if the state does not fit.
    void load(StateReader& in);
    /// Adds the columns of the economy to a digest.
    void add_to(StateDigest& digest) const;
};

} // namespace tenfold
