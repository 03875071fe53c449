// SPDX-License-Identifier: Apache-2.0
/// Delegation: which tasks virtual coworkers get, what they save and what they cost.
///
/// Pure functions of prices and intelligence; adoption determines the use of the potential. Tasks
/// of a domain have lognormal lengths. A task is delegated if its saving exceeds the hurdle, which
/// is the case between a lower length (hand-over takes a fixed time per task) and an upper length
/// (long tasks fail). All shares are of the working hours (or the wage cost) of the domain or the
/// occupation. Losses are measured in paid hours: the firm's own staff repairs undetected failures.
/// (Eq. 11)
#pragma once

#include "agents/ai/intelligence.hpp"
#include "agents/classification/categories.hpp"
#include "agents/coworkers/parameters.hpp"
#include "agents/coworkers/task.hpp"

#include <cstdint>
#include <limits>
#include <span>
#include <vector>

namespace tenfold {

/// A model on the price list, for tasks of one domain.
struct ModelOffer {
    double intelligence = 0.0;       // in the domain
    double price = 0.0;              // list price [USD/Mtok]
    double wordiness = 1.0;          // tokens per task relative to models of 2023 [1]
    double largest_multiplier = 1.0; // largest inference multiple on offer [1]
    std::uint32_t model = 0;         // index in the catalogue
};

/// A model at one inference multiple.
struct ModelUse {
    ModelOffer offer;
    double multiplier = 1.0;
};

/// Uses of the models of `menu` at inference multiples 1, 3, 10, 30, 100, ..., up to the largest on
/// offer, in that order. Dominated uses (no more capable for no less money) are left out: saving
/// never decreases with the horizon and never increases with the price of tokens.
[[nodiscard]] std::vector<ModelUse> model_uses(std::span<const ModelOffer> menu,
                                               const IntelligenceParameters& parameters);

/// Supervision of a coworker: review at the end, or a person in the loop at every step.
enum class Supervision : std::uint8_t { autonomous, close };

/// Properties of the tasks of one domain in one occupation.
struct DomainWork {
    double handover_hours = 0.0;  // human time to hand over one task [h]
    double tokens_per_hour = 0.0; // at the tokens per task of 2023 [Mtok per human-hour]
    double horizon_offset = 0.0;  // [decades]
    double success_ceiling = 1.0; // [1]
    double median_hours = 0.0;    // median, over hours, of task length [h]; 0 = not digital
    double length_sigma = 1.0;    // standard deviation of ln length [1]
    double review_ratio = 0.0;    // hours of review per hour delegated autonomously [1]
    double stakes = 0.0;          // loss from an undetected failure, in human costs of the task [1]
};

/// Properties of the tasks of `domain`, the domain with this index, in `occupation`.
[[nodiscard]] DomainWork
domain_work(const Occupation& occupation, const TaskDomain& domain, std::size_t index);

/// Cost of a delegated task of length l relative to its human cost:
///     b/l + x + rho + Phi (1 - p(l))
struct DelegationTerms {
    double handover_hours = 0.0;  // b [h]
    double token_cost = 0.0;      // x, per delegated hour and hourly labour cost [1]
    double review_ratio = 0.0;    // rho [1]
    double failure_cost = 0.0;    // Phi = d (1 + waste) + (1 - d) stakes [1]
    double log_horizon = 0.0;     // ln of the time horizon in hours
    double success_slope = 1.0;   // s [1]
    double success_ceiling = 1.0; // p_max [1]
};

/// Range of lengths that are delegated, in logarithms of hours; empty unless lower < upper.
struct LengthWindow {
    double lower = 0.0; // ln h, -infinity allowed
    double upper = 0.0; // ln h, +infinity allowed

    [[nodiscard]] bool empty() const { return !(lower < upper); }
};

/// Solves b/l + x + rho + Phi (1 - p(l)) + hurdle = 1 (Eq. 11) for both lengths by fixed-point
/// iteration from outside.
[[nodiscard]] LengthWindow delegation_window(const DelegationTerms& terms, double hurdle);

/// Integrals over the window of lengths, weighted by hours.
struct WindowIntegrals {
    double share = 0.0;          // D, share of hours
    double tasks_per_hour = 0.0; // T, tasks per hour of the domain [1/h]
    double successes = 0.0;      // integral of p f: share of hours times success
};

/// D = N(B) - N(A) and T exactly; successes in closed form (probit approximation of the truncated
/// logistic-normal integral). The absolute error of successes is at most 0.0065 at the fitted slope
/// and length_sigma up to 1.4, 0.011 for slopes of 0.6 to 1.2, and 0.04 for slopes and sigmas up to
/// 3.
///     successes = D p_max logistic(-s (mu + sigma z - ln h50) / sqrt(1 + pi/8 s^2 sigma^2 v))
/// with mu = ln median, and z, v mean and variance of the standard normal truncated to the window.
[[nodiscard]] WindowIntegrals window_integrals(const LengthWindow& window,
                                               const DelegationTerms& terms,
                                               double median_hours,
                                               double length_sigma);

/// Means over the tasks of a window, not weighted by hours.
struct TaskMeans {
    double success = 0.0;
    double square_length = 0.0; // [h^2]
};

/// The distribution of tasks is lognormal, too, with a median e^(-sigma^2) times that of hours.
/// Success as in `window_integrals`; the mean square is exact.
[[nodiscard]] TaskMeans task_means(const LengthWindow& window,
                                   const DelegationTerms& terms,
                                   double median_hours,
                                   double length_sigma);

/// Potential of delegation in one domain of one occupation at full use.
/// saving = delegable - token_cost - human_hours, exactly.
struct DomainPotential {
    double delegable = 0.0;   // share of the domain's hours
    double autonomous = 0.0;  // part of `delegable` without close supervision
    double human_hours = 0.0; // hand-over, review, rework and repair, share of the domain's hours
    double tasks_per_hour = 0.0;     // delegated tasks per hour of the domain [1/h]
    double success = 0.0;            // mean over delegated hours [1]
    double tokens_mtok = 0.0;        // per human-hour of the domain [Mtok/h]
    double token_cost = 0.0;         // share of the domain's wage cost
    double saving = 0.0;             // share of the domain's wage cost
    double task_success = 0.0;       // mean over delegated tasks [1]
    double mean_length = 0.0;        // of delegated tasks [h]
    double mean_square_length = 0.0; // [h^2]
    Supervision mode = Supervision::autonomous;
    double multiplier = 1.0; // inference multiple [1]
    std::uint32_t model = 0; // index in the catalogue
    bool chosen = false;     // whether any model was available
    TaskLaw law;             // of a single task with this choice, also if no task is delegated
};

/// Inputs to delegation that do not depend on the work. The arguments must outlive it.
struct DelegationSetting {
    const DelegationParameters& delegation;
    const IntelligenceParameters& intelligence;
    std::span<const std::vector<ModelUse>> uses; // by task domain
};

/// Best choice among `uses` and modes: the largest saving net of the hurdle. All zero if nothing is
/// worth delegating, or if `hourly_labour_cost` [USD/h] is not positive. `likely`, such as last
/// month's choice, speeds up the search and does not change its result.
[[nodiscard]] DomainPotential domain_potential(const DomainWork& work,
                                               double hourly_labour_cost,
                                               std::span<const ModelUse> uses,
                                               const DelegationSetting& setting,
                                               const DomainPotential& likely = {});

/// Potential of one domain with a given model, mode and inference multiple; all zero if nothing is
/// worth delegating with this choice.
[[nodiscard]] DomainPotential domain_potential_with(const DomainWork& work,
                                                    double hourly_labour_cost,
                                                    const ModelOffer& offer,
                                                    double multiplier,
                                                    Supervision mode,
                                                    const DelegationSetting& setting);

/// Means over the delegated tasks of an occupation.
struct TaskStatistics {
    double success = 0.0;       // probability
    double detection = 1.0;     // share of failures that review detects
    double tokens = 0.0;        // [Mtok]
    double tokens_square = 0.0; // [Mtok^2]
    double review = 0.0;        // hand-over and review [h]
    double review_square = 0.0; // [h^2]
    double tokens_review = 0.0; // product of both [Mtok h]
    double rework = 0.0;        // rework and repair of a failed task [h]
};

/// Potential summed over the domains of an occupation, weighted by hours.
struct OccupationPotential {
    double delegable = 0.0;  // share of the occupation's hours
    double autonomous = 0.0; // part of `delegable` without close supervision
    double human_hours =
        0.0; // hand-over, review, rework and repair, share of the occupation's hours
    double human_hours_factor =
        1.0;             // hours per unit of output at full adoption: 1 - delegable + human_hours
    double saving = 0.0; // share of the wage cost: delegable - token_cost - human_hours
    double token_cost = 0.0;     // share of the wage cost
    double tokens_mtok = 0.0;    // per hour of the occupation [Mtok/h]
    double tasks_per_hour = 0.0; // delegated tasks per hour of the occupation [1/h]
    double success = 0.0;        // mean over delegated hours [1]; 0 if there are none
    TaskStatistics task;
};

/// Sums the potentials of an occupation's domains, in the order of the scenario.
[[nodiscard]] OccupationPotential sum_of_domains(const Occupation& occupation,
                                                 std::span<const DomainPotential> domains);

/// Potentials of the domains of an occupation. `hourly_labour_cost` is the same for all employers
/// [USD/h]. `likely` has a likely choice for each domain, or is empty.
[[nodiscard]] std::vector<DomainPotential>
domain_potentials(const Occupation& occupation,
                  std::span<const TaskDomain> domains,
                  double hourly_labour_cost,
                  const DelegationSetting& setting,
                  std::span<const DomainPotential> likely = {});

} // namespace tenfold
