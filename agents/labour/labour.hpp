// SPDX-License-Identifier: Apache-2.0
/// The labour market as a whole: workers, markets, wages and published signals.
#pragma once

#include "core/column.hpp"
#include "core/random.hpp"

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
    /// Base wages; writable only while the world is built.
    [[nodiscard]] PayScale& pay() { return signals_.pay; }
    /// People in the labour force. The places of those who enter later follow behind them.
    [[nodiscard]] std::int64_t people() const { return signals_.people; }
    /// Sets the number of people in the labour force while the world is built.
    void start_people(std::uint32_t people) {
        signals_.people = people;
        first_people_ = people;
    }
    /// Reference wages by market, relative to the base wage.
    [[nodiscard]] std::vector<double> reference_wages() const;

    /// Unemployed people and people in retraining per person in the labour force.
    [[nodiscard]] double unemployment_rate(const Accounts& accounts) const;

    // ---- steps at barriers
    void publish_tightness(double half_life_days);
    /// Admits people to the labour force `years` after the start, as far as there are places, each
    /// in a market drawn by its weight for entrants (Eq. 118).
    void admit_people(const LabourParameters& parameters,
                      double normal_tightness,
                      double years,
                      RandomKey key,
                      Accounts& accounts,
                      HouseholdSector& households);
    /// Publishes the month's rates of separation and search (Eq. 2, 3).
    /// `cycle` is the factor of business cycles on separations.
    void publish_rates(const LabourParameters& parameters,
                       const ModelCalibration& calibration,
                       double cycle,
                       Date date);
    /// Publishes the reference wages of the new month (Eq. 36); the month that ends had `days`
    /// days.
    void publish_wages(const WageParameters& parameters,
                       const WageDrift& drift,
                       double normal_tightness,
                       RandomKey key,
                       int days);
    /// Stores the running totals that the next payday is checked against.
    void expect_payday(const Books& books);
    /// Publishes the distributions over people that payday has measured (Eq. 44), and clears the
    /// sums by thread.
    void measure_payday(const Accounts& accounts, HouseholdSector& households);

    // ---- identities
    /// Checks that workers' and firms' counts of people, jobs and vacancies agree. Throws
    /// IdentityError.
    void check(const LabourParameters& parameters, const Accounts& accounts, Date date) const;
    /// Checks that payday has processed every worker and paid out all wages. Throws IdentityError.
    void check_payday(const Money& money, Date date) const;

    /// Excludes the workers, which are archived one by one (agents/economy/archive.cpp).
    template <class Self, class Archive>
    static void archive(Self& self, Archive& archive) {
        auto& [workers, markets, signals, books, eve_of_payday, first_people] = self;
        archive(markets, signals, books, eve_of_payday, first_people);
        archive.derived(workers);
    }

private:
    Column<Worker> workers_;
    std::vector<LabourMarket> markets_; // by region and occupation
    LabourSignals signals_;
    LabourBooks books_;
    PaydayTotals eve_of_payday_; // running totals just before payday
    std::int64_t first_people_ = 0;
};

} // namespace tenfold
