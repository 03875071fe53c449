// SPDX-License-Identifier: Apache-2.0
/// Labs: training runs, the resulting models, and releases before the run. Event handlers are in
/// lab.cpp.
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

/// State of a lab, written by its own handlers. The barrier collects its releases.
struct LabState {
    bool closed = false;                 // no training; hosts serve its models
    double capital_share = 0.0;          // of the outside capital of all labs
    std::int64_t staff = 0;              // cannot be reduced before the next run [cents/month]
    double run_compute = 0.0;            // for the training run in progress [FLOP]
    double compute_of_month = 0.0;       // bought this month [FLOP]
    std::int64_t deposit = 0;            // [cents]
    std::int64_t owed_abroad = 0;        // dividends not yet transferred to owners abroad [cents]
    std::int64_t revenue_of_month = 0;   // of the previous month [cents]
    std::int64_t inference_of_month = 0; // its cost of serving [cents]
    std::int64_t outside_of_month = 0;   // outside capital received [cents]
    double funds = 0.0;                  // for training and staff this month [cents]
    double mean_revenue = 0.0;           // mean of about a year [cents/month]
    double mean_inference = 0.0;         // likewise, of the cost of serving
    double mean_costs = 0.0;             // likewise, of costs not covered by outside capital
    double mean_funds = 0.0;             // likewise
    double mean_spending = 0.0;          // likewise, including the cost of serving
    std::vector<AiModel> ready;          // not yet released: the largest model of each release
    std::vector<AiModel> released;       // today, all sizes
};

/// Funds of a lab for training and staff in a month [cents] (Eq. 77): its outside capital plus
/// min(q R, R - C), where R and C are mean revenue and mean cost of serving; the cost of serving
/// comes first.
[[nodiscard]] double funds_of_month(const LabFinanceParameters& finance, const LabState& lab);

/// Spending of a lab in a month.
struct LabSpending {
    std::int64_t staff = 0;   // with data and offices [cents]
    std::int64_t compute = 0; // [cents]
};

/// Split of funds between staff and compute (Eq. 78). The staff of the current run are paid even if
/// they cost more than the funds. Compute is bought with cash only, so that debt reduces the run,
/// and rationed: a lab gets the share `ration` of the compute that it wants.
[[nodiscard]] LabSpending
spending_of_month(const LabFinanceParameters& finance, const LabState& lab, double ration);

/// Whether a lab closes (Eq. 79): its debt exceeds `exit_months` of its spending.
[[nodiscard]] bool gives_up(const LabFinanceParameters& finance, const LabState& lab);

/// Smallest training run that yields a model [FLOP].
inline constexpr double least_compute = 1.0;

/// Random draws for one model.
struct ModelDraws {
    double outcome = 0.0;                // standard normal
    std::vector<double> domain_strength; // standard normal, by task domain
    double interval = 0.5;               // uniform on (0, 1)

    ModelDraws(RandomStream& draws, std::size_t domains);
};

/// Outside capital, prices and algorithms before the first day, by extrapolation.
class TrainingTrend {
public:
    explicit TrainingTrend(const AiParameters& parameters);

    /// Outside capital of all labs [USD/yr].
    [[nodiscard]] double capital(double year) const;
    /// Training compute bought with it [FLOP/yr].
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

/// The largest model of a run with `compute` FLOP (Eq. 6); its intelligence is random.
[[nodiscard]] AiModel trained_model(const AiParameters& parameters,
                                    double compute,
                                    double log_efficiency,
                                    const ModelDraws& draws);

/// A model with open weights that imitates the earlier `frontier` with less compute.
[[nodiscard]] AiModel copied_model(const AiParameters& parameters,
                                   double frontier,
                                   double log_efficiency,
                                   const ModelDraws& draws);

/// Days between releases of a lab, for a uniform draw.
[[nodiscard]] Day release_interval(const TrainingParameters& parameters, bool open, double uniform);

/// Intelligence of the best model without open weights that was on offer at a date; minus infinity
/// if there was none.
[[nodiscard]] double frontier_at(std::span<const AiModel> models, Date date);

/// First release of a lab on or after the start of the run.
[[nodiscard]] Date first_release(const AiParameters& parameters, std::size_t lab);

/// Models released in the years before the run, oldest first.
[[nodiscard]] std::vector<AiModel> earlier_models(const AiParameters& parameters, RandomKey key);

/// The labs on the first day, each with a training run in progress; none if models are made abroad.
[[nodiscard]] std::vector<LabState> labs_at_start(const AiParameters& parameters,
                                                  bool makes_models);

} // namespace tenfold
