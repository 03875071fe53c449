// SPDX-License-Identifier: Apache-2.0
/// Labs: training runs, what comes out of them, and the releases that lie before the run. What a
/// lab does when is in lab.cpp (event handlers).
#pragma once

#include "core/random.hpp"
#include "core/time.hpp"

#include "agents/ai/catalogue.hpp"
#include "agents/ai/parameters.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace tenfold {

struct AiParameters;

/// A lab. Written by its own handlers; what it releases is collected at the barrier.
struct LabState {
    bool closed = false;                 // trains no more; hosts sell what it has released
    double capital_share = 0.0;          // of outside capital for all labs
    std::int64_t staff = 0;              // that cannot be let go before the next run [cents/month]
    double run_compute = 0.0;            // bought for the training run in progress [FLOP]
    double compute_of_month = 0.0;       // bought in this month [FLOP]
    std::int64_t deposit = 0;            // cents
    std::int64_t owed_abroad = 0;        // of its dividends, to be handed over after today [cents]
    std::int64_t revenue_of_month = 0;   // of last month [cents]
    std::int64_t inference_of_month = 0; // compute of what was sold in it [cents]
    std::int64_t outside_of_month = 0;   // capital received [cents]
    double funds = 0.0;                  // for models, of this month [cents]
    double mean_revenue = 0.0;           // about a year's mean [cents a month]
    double mean_inference = 0.0;         // likewise, what serving cost of it
    double mean_costs = 0.0;             // likewise, paid out of own money
    double mean_funds = 0.0;             // likewise
    double mean_spending = 0.0;          // likewise, serving included
    std::vector<AiModel> ready;    // finished and not yet released: the largest of each release
    std::vector<AiModel> released; // today, of every size
};

/// Money that a lab has for models in a month, in cents (Eq. 77): the outside capital that it gets,
/// and min(q R, R - C) of its own, with R and C means of revenue and of what serving costs. What
/// serving takes is not there to be spent.
[[nodiscard]] double funds_of_month(const LabFinanceParameters& finance, const LabState& lab);

/// What it spends in the month.
struct LabSpending {
    std::int64_t staff = 0;   // and data, offices [cents]
    std::int64_t compute = 0; // [cents]
};

/// Funds are split between staff and compute (Eq. 78): the staff that this run has are paid even if
/// that takes more than there is, compute is bought with cash only, so that debt cuts the run, and
/// of it a lab gets the share `ration` of what it wants.
[[nodiscard]] LabSpending
spending_of_month(const LabFinanceParameters& finance, const LabState& lab, double ration);

/// Whether a lab gives up (Eq. 79): its debt exceeds `exit_months` of its spending.
[[nodiscard]] bool gives_up(const LabFinanceParameters& finance, const LabState& lab);

/// Nothing comes out of a run with less [FLOP].
inline constexpr double least_compute = 1.0;

/// Draws that make one model differ from another.
struct ModelDraws {
    double outcome = 0.0;                // standard normal
    std::vector<double> domain_strength; // standard normal, by task domain
    double interval = 0.5;               // uniform

    ModelDraws(RandomStream& draws, std::size_t domains);
};

/// Outside capital, prices and algorithms as they were on the way to the first day.
class TrainingTrend {
public:
    explicit TrainingTrend(const AiParameters& parameters);

    /// Capital of all labs [USD/yr].
    [[nodiscard]] double capital(double year) const;
    /// Training compute that it buys [FLOP/yr].
    [[nodiscard]] double compute(double year) const;
    /// Training compute bought between two dates [FLOP].
    [[nodiscard]] double compute(double from, double until) const;
    /// log10 of algorithmic efficiency; 0 in March 2023.
    [[nodiscard]] double log_efficiency(double year) const;

private:
    const IntelligenceParameters& intelligence_;
    double start_;  // decimal year
    double gdp_;    // on the first day [USD/yr]
    double growth_; // of nominal GDP [1/yr]
};

/// The largest model of a run with `compute` FLOP (Eq. 6); what it is worth differs from run to
/// run.
[[nodiscard]] AiModel trained_model(const AiParameters& parameters,
                                    double compute,
                                    double log_efficiency,
                                    const ModelDraws& draws);

/// A model with open weights that copies what the frontier had, at less compute.
[[nodiscard]] AiModel copied_model(const AiParameters& parameters,
                                   double frontier,
                                   double log_efficiency,
                                   const ModelDraws& draws);

/// Days from one release of a lab to its next, for a uniform draw.
[[nodiscard]] Day release_interval(const TrainingParameters& parameters, bool open, double uniform);

/// Intelligence of the best model without open weights that was on offer at a date; minus infinity
/// if there was none.
[[nodiscard]] double frontier_at(std::span<const AiModel> models, Date date);

/// First release of a lab on or after the first day.
[[nodiscard]] Date first_release(const AiParameters& parameters, std::size_t lab);

/// Models released in the years before the run, the oldest first.
[[nodiscard]] std::vector<AiModel> earlier_models(const AiParameters& parameters, RandomKey key);

/// The labs on the first day, each with a training run in progress; none where models are made
/// abroad.
[[nodiscard]] std::vector<LabState> labs_at_start(const AiParameters& parameters,
                                                  bool makes_models);

} // namespace tenfold
