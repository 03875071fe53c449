// SPDX-License-Identifier: Apache-2.0
/// The economy: its rooms put together. It has no behaviour of its own; what happens when is a
/// schedule of steps (agents/economy/steps.hpp, sim/schedule.cpp).
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
    /// Numbers of agents, and of slots and posts of all firms together.
    struct Sizes {
        std::uint32_t workers = 0;
        Firms::Sizes firms;
    };

    /// An economy whose agents have no state yet; sim/build_world fills it in.
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
    ThreadPool& pool;             // for what is computed at barriers
    Day last_day = 0;             // of the run
    bool monthly_recount = false; // and not only at the end of a year

    Today today;
    Books books;
    const Postings postings; // to the books, for agents
    Government government;
    GoodsMarket goods;
    HouseholdSector households;
    AiIndustry ai;
    Coworkers coworkers;
    Labour labour;
    Firms firms;
    Records records;

    /// What the handlers of each kind of agent see is this view, or a base of it.
    const FirmView view;
    /// What is written down each month is read from here.
    const ObserverView observer_view;
    const IndustrySetting industry_setting;

    /// Agents of each kind, in the order of EconomyModel::Kinds.
    [[nodiscard]] std::array<std::uint32_t, EconomyModel::Kinds::size> agents() const;

    // ---- identities (agents/economy/identities.cpp); each throws IdentityError
    /// Running totals.
    void check_identities() const;
    /// Recounts agent by agent after day `last`; -1 before the first.
    void recount(Day last) const;

    // ---- checkpoints, between days (agents/economy/archive.cpp)
    /// Numbers as `save` writes them: what is not in use any more is left out.
    [[nodiscard]] Sizes packed_sizes() const;
    void save(StateWriter& out) const;
    /// Into an economy made of the same scenario with packed_sizes(). Throws FileError when the
    /// state does not fit.
    void load(StateReader& in);
    /// The columns of the digest that are the economy's.
    void add_to(StateDigest& digest) const;
};

} // namespace tenfold
