// SPDX-License-Identifier: Apache-2.0
/// Counts of the current month and records at its end. The simulation does not depend on them.
#pragma once

#include "core/parallel.hpp"
#include "core/time.hpp"

#include "agents/accounts/observed_counts.hpp"
#include "agents/accounts/task_outcomes.hpp"
#include "agents/coworkers/token_experiments.hpp"
#include "agents/observe/event_log.hpp"
#include "agents/observe/measures.hpp"
#include "agents/observe/observer.hpp"
#include "agents/observe/view.hpp"

#include <cstdint>
#include <vector>

namespace tenfold {

/// The current month: totals at its start, and sums of daily stocks.
struct MonthInProgress {
    int days = 0;
    std::vector<LabourCounts> sector_flows; // flows since the start, at the start of the month
    std::vector<LabourCounts> market_flows;
    std::vector<std::int64_t> head_days_by_sector;
    std::vector<std::int64_t> head_days_by_occupation;
    std::vector<std::int64_t> exits; // by sector, since the start, at the start of the month
    // by sector, since the start, at the start of the month [cents]
    std::vector<std::int64_t> sales;
    std::int64_t treasury = 0; // at the start of the month
    std::int64_t unsold = 0;   // in the goods markets at the start of the month [cents]
    ObservedTotals observed;   // since the start of the run, at the start of the month
    std::vector<std::int64_t> occupation_moves; // the same
    TaskOutcomes tasks;                         // the same
};

class Records {
public:
    Records(const ObserverParameters& parameters,
            std::uint32_t workers,
            std::uint32_t firms,
            std::vector<Observer> observers,
            unsigned threads);

    [[nodiscard]] const MonthInProgress& month() const { return month_; }
    [[nodiscard]] const std::vector<MonthlyMeasures>& measures() const { return measures_; }
    [[nodiscard]] std::vector<MonthlyMeasures>& measures() { return measures_; }
    [[nodiscard]] const EventLog& event_log() const { return event_log_; }
    [[nodiscard]] EventLog& event_log() { return event_log_; }

    /// Values recorded by the observers of extensions so far.
    [[nodiscard]] std::vector<ObservedSeries> observed() const;
    /// By observer: month by month, category by category.
    [[nodiscard]] const std::vector<std::vector<double>>& observed_values() const {
        return observed_;
    }
    [[nodiscard]] std::vector<std::vector<double>>& observed_values() { return observed_; }

    // ---- steps at barriers
    /// Adds up the stocks of a day.
    void count_day(const ObserverView& see);
    /// Records the month that ends before `month_end`.
    void close_month(const ObserverView& see, Date month_end);
    void open_month(const ObserverView& see);
    /// Effects of a better model and of more expensive tokens (Eq. 66, 70). Evaluated on the first
    /// day and at the start of each half-year only, because each experiment costs as much as a
    /// month's choice of models.
    void run_experiments(const ObserverView& see,
                         Date date,
                         const std::vector<double>& hourly_cost,
                         ThreadPool& pool);

    template <class Self, class Archive>
    static void archive(Self& self, Archive& archive) {
        auto& [month, measures, experiments, event_log, observers, observed] = self;
        archive(month, measures, experiments);
        archive.derived(observers, observed);
        archive.derived(event_log); // not part of the state; written to the results separately
    }

private:
    MonthInProgress month_;
    std::vector<MonthlyMeasures> measures_;
    ExperimentResults experiments_; // of the latest half-year
    EventLog event_log_;
    std::vector<Observer> observers_;
    std::vector<std::vector<double>> observed_;
};

} // namespace tenfold
