// SPDX-License-Identifier: Apache-2.0
/// What is counted over a month and written down at its end. Nothing depends on it.
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

/// The running month: totals at its start, and daily stocks added up.
struct MonthInProgress {
    int days = 0;
    std::vector<LabourCounts> sector_flows; // flows since the start, at the start of the month
    std::vector<LabourCounts> market_flows;
    std::vector<std::int64_t> head_days_by_sector;
    std::vector<std::int64_t> head_days_by_occupation;
    std::vector<std::int64_t> exits; // by sector, since the start, at the start of the month
    std::vector<std::int64_t> sales; // by sector, likewise [cents]
    std::int64_t treasury = 0;       // at the start of the month
    std::int64_t unsold = 0;         // in the goods markets at the start of the month [cents]
    ObservedTotals observed;         // since the start, at the start of the month
    std::vector<std::int64_t> occupation_moves; // likewise
    TaskOutcomes tasks;                         // likewise
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

    /// What the observers of extensions have seen so far.
    [[nodiscard]] std::vector<ObservedSeries> observed() const;
    /// By observer: month after month, place after place.
    [[nodiscard]] const std::vector<std::vector<double>>& observed_values() const {
        return observed_;
    }
    [[nodiscard]] std::vector<std::vector<double>>& observed_values() { return observed_; }

    // ---- steps at barriers
    /// Adds up the stocks of a day.
    void count_day(const ObserverView& see);
    /// Writes down the month that ends before `month_end`, and begins the next.
    void close_month(const ObserverView& see, Date month_end);
    void open_month(const ObserverView& see);
    /// On the first day and at the turns of half-years, for each takes as long as a month's choice
    /// of models: what a better model and dearer tokens would change (Eq. 66, 70).
    void run_experiments(const ObserverView& see,
                         Date date,
                         const std::vector<double>& hourly_cost,
                         ThreadPool& pool);

    template <class Self, class Archive>
    static void archive(Self& self, Archive& archive) {
        auto& [month, measures, experiments, event_log, observers, observed] = self;
        archive(month, measures, experiments);
        archive.derived(observers, observed);
        archive.derived(event_log); // no part of the state, and written down apart
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
