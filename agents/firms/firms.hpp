// SPDX-License-Identifier: Apache-2.0
/// Firms as a whole: their records, productivity, research and published signals.
#pragma once

#include "core/ledger.hpp"

#include "agents/firms/network.hpp"
#include "agents/firms/store.hpp"
#include "agents/firms/view.hpp"

#include <cstdint>
#include <vector>

namespace tenfold {

/// State of sectors and research that is carried from month to month.
struct FirmHistory {
    // At the start of each month; the first value is 1:
    std::vector<double> total_productivity; // total factor productivity (Eq. 45)
    // mean over sectors, weighted by compensation of employees
    std::vector<double> labour_productivity;
    double log_productivity = 0.0; // of labour, from research and the exogenous trend
    double research_output = 1.0;  // smoothed, 1 at the start
    double first_research_output = 0.0;
    std::vector<double> log_labour_cost; // by sector: logarithm of SectorWork::labour_cost
};

/// Fixed capital as a whole, with a central bank.
struct CapitalHistory {
    std::vector<double> pool;       // by sector: capital of closed firms for resale [base-year USD]
    double existing = 0.0;          // of all firms in the last month [base-year USD]
    double invested = 0.0;          // new goods ordered in the last month [base-year USD/yr]
    std::vector<std::int64_t> owed; // by sector: founders' capital still to be paid [cents]
};

/// What firms' capital follows in a month.
struct CapitalMarket {
    CostOfFunds funds;         // at the long real rate
    double natural_rate = 0.0; // real
    CapitalConditions conditions;
};

class Firms {
public:
    /// Numbers of firms, slots and seats.
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
    /// Constants of sectors; writable only while the world is built.
    [[nodiscard]] SectorConstants& sectors() { return sectors_; }
    [[nodiscard]] Tally& work_sums() { return work_sums_; }
    [[nodiscard]] Tally& capital_sums() { return capital_sums_; }
    [[nodiscard]] const CapitalHistory& capital() const { return capital_; }
    [[nodiscard]] std::size_t bytes() const;
    /// Growth of labour productivity over the last twelve months, logarithm per year; `trend` until
    /// two monthly values exist.
    [[nodiscard]] double productivity_growth(double trend) const;

    // ---- steps at barriers
    /// Publishes the effect of coworkers on the work of each sector, and new tasks (Eq. 58).
    void publish_work(const NewTaskParameters& parameters, double years);
    /// Publishes research output and the productivity growth that follows from it (Eq. 57).
    void publish_research(const FirmParameters& parameters,
                          const Baskets& baskets,
                          const Accounts& accounts,
                          Date date,
                          double years);
    /// Publishes the month's productivities, shocks included, and total factor productivity
    /// (Eq. 45).
    void publish_productivity(const FirmParameters& parameters,
                              const NationalAccounts& accounts,
                              double token_decades,
                              double cycle,
                              Date date);
    void publish_wage_powers(const WageTable& wages, double substitution);
    /// Publishes demand per unit of the demand shifter (Eq. 28); the clearing accounts cover `days`
    /// days.
    void publish_demand(const GoodsSignals& goods, const Money& money, int days);
    /// Publishes the conditions of investment by sector (Eq. 103, 107, 110, 111).
    void publish_fixed_capital(const FirmParameters& parameters, const CapitalMarket& market);
    /// Founders pay a month's part of the capital goods that they owe.
    void pay_for_founding(const FirmParameters& parameters, Money& money);
    void publish_markup(double markup) { signals_.markup = markup; }
    /// Publishes trend growth of demand in a month of `days` days.
    void publish_trend(double real_growth, int days);
    /// Quality of output by sector, for final buyers, relative to the start.
    [[nodiscard]] std::vector<double> quality() const;

    // ---- checkpoints
    /// Numbers of slots and seats in a checkpoint, which omits unused ones.
    [[nodiscard]] Sizes packed_sizes() const;
    /// Index of the first firm of each of `sectors`, and the number of all firms.
    [[nodiscard]] std::vector<std::uint32_t> first_firms(std::size_t sectors) const;

    /// Excludes the firms, which are archived one by one (agents/economy/archive.cpp).
    template <class Self, class Archive>
    static void archive(Self& self, Archive& archive) {
        auto& [store, network, signals, history, capital, sectors, work_sums, capital_sums] = self;
        archive(signals, history, capital, sectors, work_sums, capital_sums);
        archive.derived(store, network);
    }

private:
    FirmStore store_;
    FirmNetwork network_;
    FirmSignals signals_;
    FirmHistory history_;
    CapitalHistory capital_;
    SectorConstants sectors_;
    Tally work_sums_;
    Tally capital_sums_; // reviews of the month
};

} // namespace tenfold
