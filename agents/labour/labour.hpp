// SPDX-License-Identifier: Apache-2.0
/// The labour market as a whole: workers, markets, wages and what is published of them.
#pragma once

#include "core/column.hpp"

#include "agents/labour/labour_market.hpp"
#include "agents/labour/view.hpp"
#include "agents/labour/worker.hpp"
#include "agents/money/household_sector.hpp"

#include <cstdint>
#include <vector>

namespace tenfold {

class Labour {
public:
    Labour(const LabourParameters& parameters,
           const ModelCalibration& calibration,
           const Calendar& calendar,
           std::uint32_t workers,
           unsigned threads);

    [[nodiscard]] const Column<Worker>& workers() const { return workers_; }
    [[nodiscard]] Column<Worker>& workers() { return workers_; }
    [[nodiscard]] const std::vector<LabourMarket>& markets() const { return markets_; }
    [[nodiscard]] std::vector<LabourMarket>& markets() { return markets_; }
    [[nodiscard]] const LabourSignals& signals() const { return signals_; }
    [[nodiscard]] const LabourBooks& books() const { return books_; }
    [[nodiscard]] LabourBooks& books() { return books_; }
    /// Base wages, while the world is built.
    [[nodiscard]] PayScale& pay() { return signals_.pay; }
    /// Reference wages by market.
    [[nodiscard]] std::vector<double> reference_wages() const;

    // ---- steps at barriers
    void publish_tightness(double half_life_days);
    /// Rates of separation and search of the month (Eq. 2, 3).
    void publish_rates(const LabourParameters& parameters,
                       const ModelCalibration& calibration,
                       Date date);
    /// Reference wages of the month that begins, after one of so many days (Eq. 36).
    void publish_wages(const WageParameters& parameters,
                       const WageDrift& drift,
                       double normal_tightness,
                       int days);
    /// Takes down what payday is to find.
    void expect_payday(const Books& books);
    /// What payday has brought (Eq. 44); afterwards the sums by thread are empty.
    void measure_payday(const Accounts& accounts, HouseholdSector& households);

    // ---- identities
    /// People, jobs and vacancies from both sides. Throws IdentityError.
    void check(const LabourParameters& parameters, const Accounts& accounts, Date date) const;
    /// Payday has found everybody, and has paid out all wages. Throws IdentityError.
    void check_payday(const Money& money, Date date) const;

    /// Workers are archived one by one (agents/economy/archive.cpp).
    template <class Self, class Archive>
    static void archive(Self& self, Archive& archive) {
        auto& [workers, markets, signals, books, eve_of_payday] = self;
        archive(markets, signals, books, eve_of_payday);
        archive.derived(workers);
    }

private:
    Column<Worker> workers_;
    std::vector<LabourMarket> markets_; // by region and occupation
    LabourSignals signals_;
    LabourBooks books_;
    PaydayTotals eve_of_payday_; // running totals before payday
};

} // namespace tenfold
