// SPDX-License-Identifier: Apache-2.0
#include "agents/coworkers/delegation.hpp"

#include "core/check.hpp"
#include "core/math.hpp"
#include "core/units.hpp"

#include "agents/ai/catalogue.hpp"

#include <algorithm>
#include <cmath>

namespace tenfold {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr int most_rounds = 400;     // of the fixed points; 12 are nearly always enough
constexpr double settled = 1e-10;    // tolerance of the fixed points in ln length
constexpr double farthest = 6.0;     // truncation of lengths in standard deviations from the median
constexpr double least_share = 1e-9; // of hours; smaller shares are not delegated
constexpr double least_length = 1e-9; // median length in hours; keeps tasks per hour finite
constexpr double probit_scale = 0.39269908169872415481; // pi / 8

/// Success on a task of ln length `log_length`; the slope is that of `success_probability`.
double success_at(const DelegationTerms& terms, double log_length) {
    return terms.success_ceiling *
           math::logistic(-terms.success_slope * (log_length - terms.log_horizon));
}

/// ln of the longest task that pays if hand-over costs `handover` of the human cost of the task;
/// -infinity if none pays. A task pays if Phi (1 - p) < room - handover.
double longest_length(const DelegationTerms& terms, double room, double handover) {
    const double allowed = room - handover;
    if (allowed >= terms.failure_cost) {
        return infinity; // pays even if failure is certain
    }
    const double required = 1.0 - allowed / terms.failure_cost; // theta: required success
    if (!(required < terms.success_ceiling)) {
        return -infinity;
    }
    return terms.log_horizon +
           math::log((terms.success_ceiling - required) / required) / terms.success_slope;
}

/// Terms of one mode, without those that depend on the model.
DelegationTerms
terms_of_mode(const DomainWork& work, const DelegationSetting& setting, Supervision mode) {
    const DelegationParameters& p = setting.delegation;
    DelegationTerms terms;
    terms.success_slope = std::clamp(setting.intelligence.success_slope, 1e-6, 1e6);
    terms.success_ceiling = work.success_ceiling;
    if (mode == Supervision::autonomous) {
        terms.handover_hours = work.handover_hours;
        terms.review_ratio = work.review_ratio;
        terms.failure_cost =
            p.failure_detection * (1.0 + p.waste) + (1.0 - p.failure_detection) * work.stakes;
    } else { // no undetected failures
        terms.handover_hours = work.handover_hours * p.close_handover_factor;
        terms.review_ratio = p.close_review_ratio;
        terms.failure_cost = 1.0 + p.close_waste;
    }
    return terms;
}

/// ln of the time horizon in hours; finite for all parameters.
double log_horizon_hours(const DomainWork& work,
                         const DelegationSetting& setting,
                         const ModelOffer& offer,
                         double multiplier,
                         Supervision mode) {
    const double minutes =
        horizon_minutes(setting.intelligence, offer.intelligence, multiplier, work.horizon_offset);
    const double factor =
        mode == Supervision::close ? setting.delegation.close_horizon_factor : 1.0;
    return math::log(std::clamp(minutes / minutes_per_hour * factor, 1e-300, 1e300));
}

/// Potential under given terms; `tokens` per delegated hour [Mtok/h].
DomainPotential potential_under(const DelegationTerms& terms,
                                const LengthWindow& window,
                                const DomainWork& work,
                                double tokens) {
    DomainPotential result;
    const WindowIntegrals sums =
        window_integrals(window, terms, work.median_hours, work.length_sigma);
    if (sums.share <= 0.0) {
        return result;
    }
    result.delegable = sums.share;
    result.tasks_per_hour = sums.tasks_per_hour;
    result.success = std::min(sums.successes / sums.share, terms.success_ceiling); // rounding
    result.tokens_mtok = sums.share * tokens;
    result.token_cost = sums.share * terms.token_cost;
    // H = D (rho + Phi) + b T - Phi Pn
    result.human_hours = sums.share * terms.review_ratio +
                         terms.handover_hours * sums.tasks_per_hour +
                         terms.failure_cost * (sums.share - sums.successes);
    result.saving = result.delegable - result.token_cost - result.human_hours;
    return result;
}

} // namespace

DomainWork domain_work(const Occupation& occupation, const TaskDomain& domain, std::size_t index) {
    return {domain.handover_hours,
            domain.tokens_per_hour,
            domain.horizon_offset,
            domain.success_ceiling,
            domain.digital ? occupation.median_length_minutes[index] / minutes_per_hour : 0.0,
            occupation.length_sigma,
            occupation.review_ratio[index],
            occupation.stakes[index]};
}

std::vector<ModelUse> model_uses(std::span<const ModelOffer> menu,
                                 const IntelligenceParameters& parameters) {
    std::vector<ModelUse> all;
    std::vector<double> level;
    std::vector<double> money; // per task, up to a common factor
    for (const ModelOffer& offer : menu) {
        for (double decade = 1.0; decade <= offer.largest_multiplier; decade *= 10.0) {
            for (const double multiplier : {decade, 3.0 * decade}) {
                if (multiplier <= offer.largest_multiplier) {
                    all.push_back({offer, multiplier});
                    level.push_back(
                        level_with_inference(parameters, offer.intelligence, multiplier));
                    money.push_back(offer.wordiness * multiplier * offer.price);
                }
            }
        }
    }
    std::vector<ModelUse> result;
    for (const std::uint32_t place : undominated(level, money)) {
        result.push_back(all[place]);
    }
    return result;
}

LengthWindow delegation_window(const DelegationTerms& terms, double hurdle) {
    constexpr LengthWindow nothing{0.0, 0.0};
    const double room = 1.0 - hurdle - terms.review_ratio - terms.token_cost;
    if (!(room > 0.0)) { // also true for NaN
        return nothing;
    }
    const double handover = terms.handover_hours;
    // Fixed point from outside: the first values assume no cost of hand-over (upper) and of failure
    // (lower). Each round shrinks the window towards the pair of roots if there is one.
    LengthWindow window{-infinity, longest_length(terms, room, 0.0)};
    for (int round = 0; round < most_rounds && handover > 0.0; ++round) {
        const double left = room - terms.failure_cost * (1.0 - success_at(terms, window.lower));
        if (!(left > 0.0)) {
            return nothing;
        }
        const double lower = math::log(handover / left);
        const double upper = longest_length(terms, room, handover * math::exp(-window.upper));
        if (!(lower < upper)) {
            return nothing;
        }
        const bool lower_settled = lower - window.lower < settled;
        const bool upper_settled =
            !(window.upper - upper >= settled); // settled, too, if both are infinite
        window = {lower, upper};
        if (lower_settled && upper_settled) {
            break;
        }
    }
    return window;
}

namespace {

/// A window in standard deviations from the median of a lognormal distribution.
struct StandardWindow {
    double mu; // ln median [ln h]
    double sigma;
    double a;
    double b;

    [[nodiscard]] double share() const {
        return math::normal_distribution(b) - math::normal_distribution(a);
    }
    /// The same lengths under the density times (length)^power, which is also lognormal.
    [[nodiscard]] StandardWindow weighted(double power) const {
        return {mu + power * sigma * sigma, sigma, a - power * sigma, b - power * sigma};
    }
};

double log_median(double median_hours) {
    return math::log(std::max(median_hours, least_length));
}

double standardised(double log_length, double mu, double sigma) {
    return std::clamp((log_length - mu) / sigma, -farthest, farthest);
}

StandardWindow
standard_window(const LengthWindow& window, double median_hours, double length_sigma) {
    const double mu = log_median(median_hours);
    return {mu,
            length_sigma,
            standardised(window.lower, mu, length_sigma),
            standardised(window.upper, mu, length_sigma)};
}

/// Mean success over a window with `share` of the distribution: probit approximation.
double mean_success(const StandardWindow& w, double share, const DelegationTerms& terms) {
    // Mean and variance of the truncated normal. Bound: no log-concave density on [a, b] has a
    // larger variance than the uniform density.
    const double density_a = math::normal_density(w.a);
    const double density_b = math::normal_density(w.b);
    const double mean = std::clamp((density_a - density_b) / share, w.a, w.b);
    const double variance =
        std::clamp(1.0 + (w.a * density_a - w.b * density_b) / share - mean * mean,
                   0.0,
                   std::min(1.0, (w.b - w.a) * (w.b - w.a) / 12.0));
    const double s = terms.success_slope;
    const double steepness =
        1.0 / std::sqrt(1.0 / (s * s) + probit_scale * w.sigma * w.sigma * variance);
    return terms.success_ceiling *
           math::logistic(-steepness * (w.mu + w.sigma * mean - terms.log_horizon));
}

} // namespace

WindowIntegrals window_integrals(const LengthWindow& window,
                                 const DelegationTerms& terms,
                                 double median_hours,
                                 double length_sigma) {
    WindowIntegrals result;
    if (window.empty() || !(median_hours > 0.0)) {
        return result;
    }
    const StandardWindow hours = standard_window(window, median_hours, length_sigma);
    const double share = hours.share();
    if (!(share > least_share)) {
        return result;
    }
    result.share = share;
    // T lies between D / longest and D / shortest. The bounds matter where rounding dominates the
    // difference of two tails.
    const double most = share * math::exp(-(hours.mu + hours.sigma * hours.a));
    const double least = share * math::exp(-(hours.mu + hours.sigma * hours.b));
    const double tasks =
        math::exp(0.5 * hours.sigma * hours.sigma - hours.mu) * hours.weighted(-1.0).share();
    result.tasks_per_hour = std::clamp(tasks, least, most);
    result.successes = share * mean_success(hours, share, terms);
    return result;
}

TaskMeans task_means(const LengthWindow& window,
                     const DelegationTerms& terms,
                     double median_hours,
                     double length_sigma) {
    TaskMeans result;
    if (window.empty() || !(median_hours > 0.0)) {
        return result;
    }
    const StandardWindow hours = standard_window(window, median_hours, length_sigma);
    const StandardWindow tasks = hours.weighted(-1.0);
    const double share = tasks.share();
    if (!(hours.share() > least_share) || !(share > 0.0)) {
        return result;
    }
    result.success = mean_success(tasks, share, terms);
    const double shortest = hours.mu + hours.sigma * hours.a;
    const double longest = hours.mu + hours.sigma * hours.b;
    result.square_length = std::clamp(math::exp(2.0 * (tasks.mu + tasks.sigma * tasks.sigma)) *
                                          hours.weighted(1.0).share() / share,
                                      math::exp(2.0 * shortest),
                                      math::exp(2.0 * longest));
    return result;
}

namespace {

/// A way to delegate: model, mode and inference multiple.
struct Choice {
    const ModelOffer& offer;
    double multiplier;
    Supervision mode;
};

// All terms except the horizon.
DelegationTerms priced_terms(const DomainWork& work,
                             double hourly_labour_cost,
                             const Choice& choice,
                             const DelegationSetting& setting) {
    const double tokens = work.tokens_per_hour * choice.offer.wordiness * choice.multiplier;
    DelegationTerms terms = terms_of_mode(work, setting, choice.mode);
    terms.token_cost = tokens * choice.offer.price / hourly_labour_cost;
    return terms;
}

DelegationTerms terms_of(const DomainWork& work,
                         double hourly_labour_cost,
                         const Choice& choice,
                         const DelegationSetting& setting) {
    DelegationTerms terms = priced_terms(work, hourly_labour_cost, choice, setting);
    terms.log_horizon =
        log_horizon_hours(work, setting, choice.offer, choice.multiplier, choice.mode);
    return terms;
}

double tokens_per_hour(const DomainWork& work, const Choice& choice) {
    return work.tokens_per_hour * choice.offer.wordiness * choice.multiplier;
}

/// Result of a choice.
struct Evaluation {
    DelegationTerms terms;
    LengthWindow window;
    DomainPotential potential;
};

Evaluation evaluate(const DomainWork& work,
                    const DelegationTerms& terms,
                    const Choice& choice,
                    const DelegationSetting& setting) {
    Evaluation result;
    result.terms = terms;
    result.window = delegation_window(terms, setting.delegation.hurdle);
    DomainPotential& potential = result.potential;
    potential = potential_under(terms, result.window, work, tokens_per_hour(work, choice));
    potential.autonomous = choice.mode == Supervision::autonomous ? potential.delegable : 0.0;
    potential.mode = choice.mode;
    potential.multiplier = choice.multiplier;
    potential.model = choice.offer.model;
    potential.chosen = true;
    return result;
}

/// Distribution of single tasks; computed for the best choice only.
TaskLaw law_of(const DomainWork& work,
               const DelegationTerms& terms,
               const LengthWindow& window,
               const Choice& choice,
               const DelegationParameters& p) {
    const bool autonomous = choice.mode == Supervision::autonomous;
    TaskLaw law;
    const StandardWindow tasks =
        standard_window(window, work.median_hours, work.length_sigma).weighted(-1.0);
    law.log_median = tasks.mu;
    law.length_sigma = tasks.sigma;
    law.shortest = tasks.a;
    law.longest = window.empty() ? tasks.a : tasks.b;
    law.log_horizon = terms.log_horizon;
    law.success_slope = terms.success_slope;
    law.success_ceiling = terms.success_ceiling;
    law.tokens_per_hour = tokens_per_hour(work, choice);
    law.token_price = choice.offer.price;
    law.handover_hours = terms.handover_hours;
    law.review_ratio = terms.review_ratio;
    law.detection = autonomous ? p.failure_detection : 1.0;
    law.rework = 1.0 + (autonomous ? p.waste : p.close_waste);
    law.repair = work.stakes;
    return law;
}

/// Adds means over delegated tasks; computed for the best choice only.
void add_means(DomainPotential& result,
               const DelegationTerms& terms,
               const LengthWindow& window,
               const DomainWork& work) {
    if (!(result.delegable > 0.0)) {
        return;
    }
    const TaskMeans means = task_means(window, terms, work.median_hours, work.length_sigma);
    result.task_success = means.success;
    result.mean_length = result.delegable / result.tasks_per_hour;
    result.mean_square_length =
        std::max(means.square_length, result.mean_length * result.mean_length);
}

/// The complete potential of a choice.
DomainPotential complete(const Evaluation& evaluation,
                         const DomainWork& work,
                         const Choice& choice,
                         const DelegationSetting& setting) {
    DomainPotential result = evaluation.potential;
    result.law = law_of(work, evaluation.terms, evaluation.window, choice, setting.delegation);
    add_means(result, evaluation.terms, evaluation.window, work);
    return result;
}

} // namespace

DomainPotential domain_potential_with(const DomainWork& work,
                                      double hourly_labour_cost,
                                      const ModelOffer& offer,
                                      double multiplier,
                                      Supervision mode,
                                      const DelegationSetting& setting) {
    if (!(work.median_hours > 0.0) || !(hourly_labour_cost > 0.0)) {
        return {};
    }
    const Choice choice{offer, multiplier, mode};
    const DelegationTerms terms = terms_of(work, hourly_labour_cost, choice, setting);
    return complete(evaluate(work, terms, choice, setting), work, choice, setting);
}

namespace {

// Upper bound on the saving per hour of a task, net of the hurdle: success at the ceiling, and no
// cost of hand-over.
double margin(const DelegationTerms& terms, double hurdle) {
    const double room = 1.0 - hurdle - terms.review_ratio - terms.token_cost;
    return room - terms.failure_cost * (1.0 - terms.success_ceiling);
}

// Branch and bound over choices: skips choices whose upper bound cannot beat the incumbent.
class Search {
public:
    Search(const DomainWork& work, double hourly_labour_cost, const DelegationSetting& setting)
        : work_{work}, cost_{hourly_labour_cost}, setting_{setting}, mu_{log_median(
                                                                         work.median_hours)} {}

    // Sets the incumbent: the best choice saves at least as much.
    void expect(const Choice& choice) {
        const DelegationTerms terms = terms_of(work_, cost_, choice, setting_);
        expected_ = evaluate(work_, terms, choice, setting_);
        expected_offer_ = &choice.offer;
        enough_ = std::max(0.0, net_of(expected_.potential));
    }

    void consider(const Choice& choice) {
        if (&choice.offer == expected_offer_ && choice.mode == expected_.potential.mode) {
            take_if_better(expected_, choice);
            return;
        }
        constexpr double slack = 1e-9; // exceeds rounding errors of the bounds
        const double hurdle = setting_.delegation.hurdle;
        DelegationTerms terms = priced_terms(work_, cost_, choice, setting_);
        const double most = margin(terms, hurdle);
        if (is_too_little(most + slack)) {
            return;
        }
        terms.log_horizon =
            log_horizon_hours(work_, setting_, choice.offer, choice.multiplier, choice.mode);
        if (is_too_little(most * largest_share(terms) + slack)) {
            return;
        }
        take_if_better(evaluate(work_, terms, choice, setting_), choice);
    }

    [[nodiscard]] DomainPotential best() const {
        if (offer_ == nullptr) {
            return {};
        }
        const DomainPotential& found = best_.potential;
        return complete(best_, work_, {*offer_, found.multiplier, found.mode}, setting_);
    }

private:
    void take_if_better(const Evaluation& candidate, const Choice& choice) {
        if (const double net = net_of(candidate.potential); net > best_net_) {
            best_net_ = net;
            best_ = candidate;
            offer_ = &choice.offer;
        }
    }
    // Upper bound on the delegated share of hours: all tasks up to the longest that can pay.
    [[nodiscard]] double largest_share(const DelegationTerms& terms) const {
        const double room =
            1.0 - setting_.delegation.hurdle - terms.review_ratio - terms.token_cost;
        const double longest = longest_length(terms, room, 0.0);
        return math::normal_distribution(standardised(longest, mu_, work_.length_sigma));
    }
    [[nodiscard]] bool is_too_little(double most) const {
        return most <= best_net_ || most < enough_;
    }
    [[nodiscard]] double net_of(const DomainPotential& candidate) const {
        return candidate.saving - setting_.delegation.hurdle * candidate.delegable;
    }

    const DomainWork& work_;
    double cost_;
    const DelegationSetting& setting_;
    double mu_; // ln of the median length
    Evaluation expected_;
    const ModelOffer* expected_offer_ = nullptr;
    double enough_ = 0.0; // saving of the incumbent, net of the hurdle
    Evaluation best_;
    const ModelOffer* offer_ = nullptr;
    double best_net_ = 0.0;
};

} // namespace

DomainPotential domain_potential(const DomainWork& work,
                                 double hourly_labour_cost,
                                 std::span<const ModelUse> uses,
                                 const DelegationSetting& setting,
                                 const DomainPotential& likely) {
    if (!(work.median_hours > 0.0) || !(hourly_labour_cost > 0.0)) {
        return {};
    }
    Search search{work, hourly_labour_cost, setting};
    for (const ModelUse& use : uses) {
        if (likely.chosen && use.offer.model == likely.model &&
            use.multiplier == likely.multiplier) {
            search.expect({use.offer, use.multiplier, likely.mode});
        }
    }
    for (const ModelUse& use : uses) {
        search.consider({use.offer, use.multiplier, Supervision::autonomous});
        search.consider({use.offer, use.multiplier, Supervision::close});
    }
    return search.best();
}

std::vector<DomainPotential> domain_potentials(const Occupation& occupation,
                                               std::span<const TaskDomain> domains,
                                               double hourly_labour_cost,
                                               const DelegationSetting& setting,
                                               std::span<const DomainPotential> likely) {
    std::vector<DomainPotential> result(domains.size());
    for (std::size_t k = 0; k < domains.size(); ++k) {
        if (occupation.share_of_hours[k] > 0.0) {
            result[k] = domain_potential(domain_work(occupation, domains[k], k),
                                         hourly_labour_cost,
                                         setting.uses[k],
                                         setting,
                                         likely.empty() ? DomainPotential{} : likely[k]);
        }
    }
    return result;
}

namespace {

// Adds `tasks` tasks of a domain (per hour of the occupation) to the sums over tasks; detection is
// summed over failures.
void add_tasks(TaskStatistics& sum, const DomainPotential& domain, double tasks) {
    const double tokens = domain.law.tokens_per_hour;
    const double b = domain.law.handover_hours;
    const double rho = domain.law.review_ratio;
    const double length = domain.mean_length;
    const double square = domain.mean_square_length;
    sum.success += tasks * domain.task_success;
    sum.detection += tasks * (1.0 - domain.task_success) * domain.law.detection;
    sum.tokens += tasks * tokens * length;
    sum.tokens_square += tasks * tokens * tokens * square;
    sum.review += tasks * (b + rho * length);
    sum.review_square += tasks * (b * b + 2.0 * b * rho * length + rho * rho * square);
    sum.tokens_review += tasks * tokens * (b * length + rho * square);
}

// Turns sums over `tasks` tasks into means; `repair` is hours after failures.
void to_means(TaskStatistics& sum, double tasks, double repair) {
    const double failures = tasks - sum.success;
    sum.detection = failures > 0.0 ? sum.detection / failures : 1.0;
    sum.rework = failures > 0.0 ? repair / failures : 0.0;
    for (double* const total : {&sum.success,
                                &sum.tokens,
                                &sum.tokens_square,
                                &sum.review,
                                &sum.review_square,
                                &sum.tokens_review}) {
        *total /= tasks;
    }
}

} // namespace

OccupationPotential sum_of_domains(const Occupation& occupation,
                                   std::span<const DomainPotential> domains) {
    OccupationPotential sum;
    sum.task.detection = 0.0;
    double successes = 0.0;
    double repair = 0.0;
    for (std::size_t k = 0; k < domains.size(); ++k) {
        const double hours = occupation.share_of_hours[k];
        const DomainPotential& domain = domains[k];
        sum.delegable += hours * domain.delegable;
        sum.autonomous += hours * domain.autonomous;
        sum.human_hours += hours * domain.human_hours;
        sum.token_cost += hours * domain.token_cost;
        sum.tokens_mtok += hours * domain.tokens_mtok;
        sum.tasks_per_hour += hours * domain.tasks_per_hour;
        successes += hours * domain.delegable * domain.success;
        const double cost = domain.law.detection * domain.law.rework +
                            (1.0 - domain.law.detection) * domain.law.repair; // Phi of Eq. 11
        repair += hours * cost * domain.delegable * (1.0 - domain.success);
        add_tasks(sum.task, domain, hours * domain.tasks_per_hour);
    }
    sum.human_hours_factor = 1.0 - sum.delegable + sum.human_hours;
    sum.saving = sum.delegable - sum.token_cost - sum.human_hours;
    sum.success = sum.delegable > 0.0 ? successes / sum.delegable : 0.0;
    if (sum.tasks_per_hour > 0.0) {
        to_means(sum.task, sum.tasks_per_hour, repair);
    } else {
        sum.task = TaskStatistics{};
    }
    return sum;
}

} // namespace tenfold
