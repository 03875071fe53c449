// SPDX-License-Identifier: Apache-2.0
/// Firms as a whole: their columns, productivity, research, and what is published of them.
#pragma once

#include "core/ledger.hpp"

#include "agents/firms/network.hpp"
#include "agents/firms/store.hpp"
#include "agents/firms/view.hpp"

#include <cstdint>
#include <vector>

namespace tenfold {

/// What is remembered of sectors from month to month.
struct FirmHistory {
    // At the start of each month, the first is 1:
    std::vector<double> total_productivity;  // of all factors (Eq. 45)
    std::vector<double> labour_productivity; // of labour, mean of the sectors by compensation
    double log_productivity = 0.0;           // of labour, by research and by itself
    double research_output = 1.0;            // smoothed, 1 at the start
    double first_research_output = 0.0;
    std::vector<double> log_labour_cost; // by sector: logarithm of SectorWork::labour_cost
    std::vector<double> slow_output;     // by sector: logarithm of output, smoothed over two years
};

class Firms {
public:
    /// Numbers of firms, of their slots and of their posts.
    struct Sizes {
        std::uint32_t firms = 0;
        std::uint32_t slots = 0;
        std::uint32_t posts = 0;
    };

    Firms(const FirmParameters& parameters,
          const Sizes& sizes,
          FirmNetwork firm_network,
          unsigned threads);

    [[nodiscard]] const FirmStore& store() const { return store_; }
    [[nodiscard]] FirmStore& store() { return store_; }
    [[nodiscard]] const FirmNetwork& network() const { return network_; }
    [[nodiscard]] const FirmSignals& signals() const { return signals_; }
    [[nodiscard]] const FirmHistory& history() const { return history_; }
    [[nodiscard]] const SectorConstants& sectors() const { return sectors_; }
    /// While the world is built.
    [[nodiscard]] SectorConstants& sectors() { return sectors_; }
    [[nodiscard]] Tally& work_sums() { return work_sums_; }
    [[nodiscard]] std::size_t bytes() const;
    /// Growth of labour productivity over the last twelve months, logarithm per year; `trend` as
    /// long as less than two are known.
    [[nodiscard]] double productivity_growth(double trend) const;

    // ---- steps at barriers
    /// What coworkers have done to the work of each sector, and new tasks (Eq. 58).
    void publish_work(const NewTaskParameters& parameters, double years);
    /// Output of research, and the productivity that it brings (Eq. 57).
    void publish_research(const FirmParameters& parameters,
                          const Baskets& baskets,
                          const Accounts& accounts,
                          Date date,
                          double years);
    /// Productivities of the month, shocks included, and total factor productivity (Eq. 45).
    void publish_productivity(const FirmParameters& parameters,
                              const NationalAccounts& accounts,
                              double token_decades,
                              Date date);
    void publish_wage_powers(const WageTable& wages, double substitution);
    /// Demand per unit of the demand shifter (Eq. 28) and growth of sectors (Eq. 59); the clearing
    /// accounts cover so many days.
    void publish_capital(const FirmParameters& parameters,
                         const GoodsSignals& goods,
                         const Money& money,
                         int days);
    /// Trend growth of demand in a month of so many days.
    void publish_trend(double real_growth, int days);
    /// Quality by sector, for final buyers.
    [[nodiscard]] std::vector<double> quality() const;

    // ---- checkpoints
    /// Slots and seats as they are written down: what is not in use any more is left out.
    [[nodiscard]] Sizes packed_sizes() const;
    /// First firm of each of `sectors`, and the number of all.
    [[nodiscard]] std::vector<std::uint32_t> first_firms(std::size_t sectors) const;

    /// Firms are archived one by one (agents/economy/archive.cpp).
    template <class Self, class Archive>
    static void archive(Self& self, Archive& archive) {
        auto& [store, network, signals, history, sectors, work_sums] = self;
        archive(signals, history, sectors, work_sums);
        archive.derived(store, network);
    }

private:
    FirmStore store_;
    FirmNetwork network_;
    FirmSignals signals_;
    FirmHistory history_;
    SectorConstants sectors_;
    Tally work_sums_;
};

} // namespace tenfold
