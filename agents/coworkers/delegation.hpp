// SPDX-License-Identifier: Apache-2.0
/// Which tasks are worth handing to virtual coworkers, what that saves and what it takes.
///
/// Pure functions of prices and intelligence; whether a firm uses the potential is adoption's
/// business. Tasks of a domain have lognormal lengths; a task is delegated if that saves more than
/// the hurdle, which holds between a lower length (handing over takes a fixed time per task) and an
/// upper one (long tasks fail). All shares are of the working hours (or the wage cost) of the
/// domain or the occupation. Losses are counted in hours that somebody is paid for: undetected
/// failures are repaired by the own staff. (Eq. 11)
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

/// A model on the price list, as seen by one task domain.
struct ModelOffer {
    double intelligence = 0.0;       // in the domain
    double price = 0.0;              // list price [USD/Mtok]
    double wordiness = 1.0;          // tokens per task relative to models of 2023 [1]
    double largest_multiplier = 1.0; // of inference compute [1]
    std::uint32_t model = 0;         // place in the catalogue
};

/// A model at one multiple of inference compute.
struct ModelUse {
    ModelOffer offer;
    double multiplier = 1.0;
};

/// Uses of the models of a menu at 1, 3, 10, 30, 100, ... times the inference compute, up to what
/// is on offer, in that order; without those that another one beats, no less able for no more
/// money: what a task saves never falls with the horizon nor rises with the price of tokens.
[[nodiscard]] std::vector<ModelUse> model_uses(std::span<const ModelOffer> menu,
                                               const IntelligenceParameters& parameters);

/// How a coworker is supervised: reviewed at the end, or by a person in the loop at every step.
enum class Supervision : std::uint8_t { autonomous, close };

/// What a task domain of an occupation asks for, on the side of the work.
struct DomainWork {
    double handover_hours = 0.0;  // human time to hand over one task [h]
    double tokens_per_hour = 0.0; // at the wordiness of 2023 [Mtok per human-hour]
    double horizon_offset = 0.0;  // [decades]
    double success_ceiling = 1.0; // [1]
    double median_hours = 0.0;    // median, over hours, of task length [h]; 0 = not digital
    double length_sigma = 1.0;    // standard deviation of ln length [1]
    double review_ratio = 0.0;    // hours of review per hour delegated autonomously [1]
    double stakes = 0.0;          // loss from an undetected failure, in human costs of the task [1]
};

/// The work of one domain in one occupation.
[[nodiscard]] DomainWork
domain_work(const Occupation& occupation, const TaskDomain& domain, std::size_t index);

/// Cost of a delegated task of length l relative to the human's cost of it:
///     b/l + x + rho + Phi (1 - p(l))
struct DelegationTerms {
    double handover_hours = 0.0;  // b [h]
    double token_cost = 0.0;      // x, per delegated hour and hourly labour cost [1]
    double review_ratio = 0.0;    // rho [1]
    double failure_cost = 0.0;    // Phi = d (1 + waste) + (1 - d) stakes [1]
    double log_horizon = 0.0;     // ln of the 50 % horizon in hours
    double success_slope = 1.0;   // s [1]
    double success_ceiling = 1.0; // p_max [1]
};

/// Lengths between which tasks are delegated, as natural logarithms of hours; empty unless lower is
/// below upper.
struct LengthWindow {
    double lower = 0.0; // ln h, may be -infinity
    double upper = 0.0; // ln h, may be +infinity

    [[nodiscard]] bool empty() const { return !(lower < upper); }
};

/// Solves b/l + x + rho + Phi (1 - p(l)) + hurdle = 1 (Eq. 11) for the two lengths, each by fixed
/// point from outside.
[[nodiscard]] LengthWindow delegation_window(const DelegationTerms& terms, double hurdle);

/// Integrals over the window of hours-weighted lognormal lengths.
struct WindowIntegrals {
    double share = 0.0;          // D, share of hours
    double tasks_per_hour = 0.0; // T, tasks per hour of the domain [1/h]
    double successes = 0.0;      // share of hours times success, integral of p f
};

/// D = N(B) - N(A) and T exactly; successes in closed form (probit approximation of the truncated
/// logistic-normal integral). Absolute error of successes at most 0.0065 at the fitted slope and
/// length_sigma up to 1.4, 0.011 for slopes of 0.6 to 1.2, 0.04 for slopes and sigmas up to 3.
///     successes = D p_max logistic(-s (mu + sigma z - ln h50) / sqrt(1 + pi/8 s^2 sigma^2 v))
/// with mu = ln median, and z, v mean and variance of the standard normal truncated to the window.
[[nodiscard]] WindowIntegrals window_integrals(const LengthWindow& window,
                                               const DelegationTerms& terms,
                                               double median_hours,
                                               double length_sigma);

/// Means over the tasks of a window, each counted once (and not by its hours).
struct TaskMeans {
    double success = 0.0;
    double square_length = 0.0; // [h^2]
};

/// The tasks' lengths are lognormal too, with the median e^(-sigma^2) times that over hours.
/// Success as in `window_integrals`, the mean square exactly.
[[nodiscard]] TaskMeans task_means(const LengthWindow& window,
                                   const DelegationTerms& terms,
                                   double median_hours,
                                   double length_sigma);

/// What delegation can do in one domain of one occupation, if fully taken up.
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
    double multiplier = 1.0; // of inference compute [1]
    std::uint32_t model = 0; // place in the catalogue
    bool chosen = false;     // whether there is a model at all
    TaskLaw law;             // of a single task with that choice; also when none is delegated today
};

/// Everything about the time that does not depend on the work. Holds references: keep the arguments
/// alive.
struct DelegationSetting {
    const DelegationParameters& delegation;
    const IntelligenceParameters& intelligence;
    std::span<const std::vector<ModelUse>> uses; // by task domain
};

/// Best choice among uses of models and modes: the largest saving net of the hurdle. All zero if
/// nothing is worth delegating, or if `hourly_labour_cost` [USD/h] is not positive. `likely` is a
/// choice that may well be the best, for example last month's: it changes the time that this takes
/// and nothing else.
[[nodiscard]] DomainPotential domain_potential(const DomainWork& work,
                                               double hourly_labour_cost,
                                               std::span<const ModelUse> uses,
                                               const DelegationSetting& setting,
                                               const DomainPotential& likely = {});

/// Potential of one domain with a given model, mode and inference multiplier; all zero if nothing
/// is worth delegating so.
[[nodiscard]] DomainPotential domain_potential_with(const DomainWork& work,
                                                    double hourly_labour_cost,
                                                    const ModelOffer& offer,
                                                    double multiplier,
                                                    Supervision mode,
                                                    const DelegationSetting& setting);

/// What the tasks of an occupation take, each: means over the tasks that are delegated.
struct TaskStatistics {
    double success = 0.0;       // probability
    double detection = 1.0;     // share of failures that review finds
    double tokens = 0.0;        // [Mtok]
    double tokens_square = 0.0; // [Mtok^2]
    double review = 0.0;        // hand-over and review [h]
    double review_square = 0.0; // [h^2]
    double tokens_review = 0.0; // product of both [Mtok h]
    double rework = 0.0;        // rework and repair of a failed task [h]
};

/// The same summed over the domains of an occupation, weighted by its hours.
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

/// Sums the potentials of an occupation's domains, which stand in the order of the scenario.
[[nodiscard]] OccupationPotential sum_of_domains(const Occupation& occupation,
                                                 std::span<const DomainPotential> domains);

/// Potentials of the domains of an occupation whose hour costs `hourly_labour_cost` [USD/h,
/// whatever the employer pays for it]. `likely` has a likely choice for each domain, or is empty.
[[nodiscard]] std::vector<DomainPotential>
domain_potentials(const Occupation& occupation,
                  std::span<const TaskDomain> domains,
                  double hourly_labour_cost,
                  const DelegationSetting& setting,
                  std::span<const DomainPotential> likely = {});

} // namespace tenfold
