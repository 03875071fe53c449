// SPDX-License-Identifier: Apache-2.0
#include "agents/coworkers/delegation.hpp"

#include "core/math.hpp"
#include "core/random.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <vector>

#include <doctest/doctest.h>

#include "tests/support/approximately.hpp"
#include "tests/support/draws.hpp"

using namespace tenfold;
using test::Draws;

namespace {

const DelegationParameters default_delegation;
const IntelligenceParameters default_intelligence;

std::vector<ModelUse> uses_of(const ModelOffer& offer) {
    return model_uses({&offer, 1}, default_intelligence);
}

/// The published figures of a typical office task, coding in occupation 15 of us-2023.
DomainWork coding() {
    return {0.08, 0.02, 0.0, 0.95, 78.6 / 60.0, 1.4, 0.15, 3.0};
}

DelegationTerms typical_terms() {
    DelegationTerms terms;
    terms.handover_hours = 0.08;
    terms.token_cost = 0.02;
    terms.review_ratio = 0.15;
    terms.failure_cost = 0.8 * 1.25 + 0.2 * 3.0;
    terms.log_horizon = std::log(20.0);
    terms.success_slope = 0.838;
    terms.success_ceiling = 0.95;
    return terms;
}

double cost(const DelegationTerms& t, double hours) {
    const double success =
        success_probability(hours, std::exp(t.log_horizon), t.success_slope, t.success_ceiling);
    return t.handover_hours / hours + t.token_cost + t.review_ratio +
           t.failure_cost * (1.0 - success);
}

/// Integrals over the window by the midpoint rule in z.
WindowIntegrals
by_quadrature(const LengthWindow& window, const DelegationTerms& t, double median, double sigma) {
    const double mu = std::log(median);
    const double a = std::clamp((window.lower - mu) / sigma, -6.0, 6.0);
    const double b = std::clamp((window.upper - mu) / sigma, -6.0, 6.0);
    constexpr int cells = 4000;
    WindowIntegrals sum;
    for (int i = 0; i < cells; ++i) {
        const double z = a + (b - a) * (i + 0.5) / cells;
        const double weight =
            (b - a) / cells * std::exp(-0.5 * z * z) / std::sqrt(2.0 * 3.14159265358979323846);
        const double log_hours = mu + sigma * z;
        sum.share += weight;
        sum.tasks_per_hour += weight * std::exp(-log_hours);
        sum.successes += weight * t.success_ceiling /
                         (1.0 + std::exp(t.success_slope * (log_hours - t.log_horizon)));
    }
    return sum;
}

bool all_finite(const DomainPotential& p) {
    return std::isfinite(p.delegable) && std::isfinite(p.autonomous) &&
           std::isfinite(p.human_hours) && std::isfinite(p.tasks_per_hour) &&
           std::isfinite(p.success) && std::isfinite(p.tokens_mtok) &&
           std::isfinite(p.token_cost) && std::isfinite(p.saving) && std::isfinite(p.multiplier);
}

} // namespace

TEST_CASE(
    "a delegated task costs one minus the hurdle at both ends of the window, and less inside") {
    const DelegationTerms terms = typical_terms();
    for (const double hurdle : {0.0, 0.1, 0.25}) {
        const LengthWindow window = delegation_window(terms, hurdle);
        REQUIRE(!window.empty());
        CHECK(cost(terms, std::exp(window.lower)) + hurdle ==
              test::approximately(1.0).epsilon(1e-8));
        CHECK(cost(terms, std::exp(window.upper)) + hurdle ==
              test::approximately(1.0).epsilon(1e-8));
        CHECK(cost(terms, std::exp(0.5 * (window.lower + window.upper))) + hurdle < 1.0);
        CHECK(cost(terms, std::exp(window.lower) * 0.99) + hurdle > 1.0);
        CHECK(cost(terms, std::exp(window.upper) * 1.01) + hurdle > 1.0);
    }
}

TEST_CASE("without hand-over time the upper end has a closed form, and there is no lower end") {
    DelegationTerms terms = typical_terms();
    terms.handover_hours = 0.0;
    const double required =
        1.0 - (1.0 - 0.1 - terms.review_ratio - terms.token_cost) / terms.failure_cost;
    const LengthWindow window = delegation_window(terms, 0.1);
    CHECK(std::isinf(window.lower));
    CHECK(std::exp(window.upper) ==
          test::approximately(20.0 * std::pow((0.95 - required) / required, 1.0 / 0.838))
              .epsilon(1e-12));
}

TEST_CASE("all lengths are delegated if certain failure would pay, none if tokens cost too much") {
    DelegationTerms terms = typical_terms();
    terms.failure_cost = 0.5;
    CHECK(std::isinf(delegation_window(terms, 0.1).upper));
    terms = typical_terms();
    terms.token_cost = 0.9;
    CHECK(delegation_window(terms, 0.1).empty());
    terms = typical_terms();
    terms.handover_hours = 50.0;
    CHECK(delegation_window(terms, 0.1).empty());
}

TEST_CASE("the window equals the cells of a fine grid in which delegation pays") {
    for (std::uint32_t trial = 0; trial < 400; ++trial) {
        Draws draw{trial};
        DelegationTerms terms;
        terms.handover_hours = draw.log_between(1e-3, 1.0);
        terms.token_cost = draw.between(0.0, 0.4);
        terms.review_ratio = draw.between(0.0, 0.4);
        terms.failure_cost = draw.between(0.1, 3.0);
        terms.log_horizon = draw.between(std::log(0.01), std::log(1000.0));
        terms.success_slope = draw.between(0.4, 2.0);
        terms.success_ceiling = draw.between(0.8, 1.0);
        const LengthWindow window = delegation_window(terms, 0.1);
        CAPTURE(trial);
        double first = 0.0;
        double last = 0.0;
        int cells = 0;
        constexpr double width = 0.01;
        for (double log_hours = -8.0; log_hours < 12.0; log_hours += width) {
            if (cost(terms, std::exp(log_hours)) + 0.1 < 1.0) {
                first = cells == 0 ? log_hours : first;
                last = log_hours;
                ++cells;
            }
        }
        if (cells > 1) {
            REQUIRE(!window.empty());
            CHECK(std::abs(std::max(window.lower, -8.0) - first) < 1.5 * width);
            CHECK(std::abs(std::min(window.upper, 12.0) - last) < 1.5 * width);
        } else if (cells == 0 && !window.empty()) {
            CHECK(std::min(window.upper, 12.0) - window.lower <
                  20.0 * width); // window between grid points
        }
    }
}

TEST_CASE("the closed form of successes is near the integral; shares and tasks are exact") {
    // Bounds: the largest error of 40,000 random cases was 0.0062 at the fitted slope (0.0060 with
    // windows that solve the delegation problem) and 0.0098 for slopes of 0.6 to 1.2.
    double worst_fitted = 0.0;
    double worst_any = 0.0;
    for (std::uint32_t trial = 0; trial < 3000; ++trial) {
        Draws draw{trial};
        const bool fitted = draw.coin(0.5);
        DelegationTerms terms = typical_terms();
        terms.success_slope = fitted ? 0.838 : draw.between(0.6, 1.2);
        terms.log_horizon = draw.between(std::log(0.01), std::log(3000.0));
        const double median = draw.log_between(0.1, 10.0);
        const double sigma = draw.between(0.8, 1.4);
        LengthWindow window{draw.between(-8.0, 4.0), 0.0};
        window.upper = draw.coin(0.3) ? std::numeric_limits<double>::infinity()
                                      : window.lower + draw.between(0.1, 8.0);
        const WindowIntegrals fast = window_integrals(window, terms, median, sigma);
        const WindowIntegrals slow = by_quadrature(window, terms, median, sigma);
        CAPTURE(trial);
        CHECK(std::abs(fast.share - slow.share) < 1e-5);
        CHECK(std::abs(fast.tasks_per_hour - slow.tasks_per_hour) <
              1e-4 * slow.tasks_per_hour + 1e-6);
        double& worst = fitted ? worst_fitted : worst_any;
        worst = std::max(worst, std::abs(fast.successes - slow.successes));
    }
    CHECK(worst_fitted < 0.0065);
    CHECK(worst_any < 0.011);
}

TEST_CASE("saving is delegated hours less tokens less human hours, to rounding") {
    for (std::uint32_t trial = 0; trial < 2000; ++trial) {
        Draws draw{trial};
        DomainWork work = coding();
        work.median_hours = draw.log_between(0.05, 50.0);
        work.length_sigma = draw.between(0.8, 1.5);
        work.review_ratio = draw.between(0.02, 0.4);
        work.stakes = draw.between(0.0, 8.0);
        const ModelOffer offer{draw.between(0.0, 9.0), draw.log_between(0.01, 40.0), 8.0, 100.0};
        const DelegationSetting setting{default_delegation, default_intelligence, {}};
        const DomainPotential p = domain_potential(work, 45.0, uses_of(offer), setting);
        CAPTURE(trial);
        CHECK(std::abs(p.saving - (p.delegable - p.token_cost - p.human_hours)) < 1e-12);
        CHECK(std::abs(p.token_cost - p.tokens_mtok * offer.price / 45.0) < 1e-12);
        CHECK(p.saving >= default_delegation.hurdle * p.delegable);
        // Equal to S = D (1 - rho - x - Phi) - b T + Phi Pn.
        const bool close = p.mode == Supervision::close;
        const double phi = close ? 1.1 : 0.8 * 1.25 + 0.2 * work.stakes;
        const double rho = close ? 0.5 : work.review_ratio;
        const double handover = close ? 0.2 * work.handover_hours : work.handover_hours;
        const double direct = p.delegable * (1.0 - rho - phi) - p.token_cost -
                              handover * p.tasks_per_hour + phi * p.delegable * p.success;
        CHECK(std::abs(p.saving - direct) < 1e-12);
    }
}

TEST_CASE("the choice is the best of all models, modes and multiples") {
    const std::vector<ModelOffer> menu{
        {3.0, 8.0, 8.0, 100.0}, {2.0, 1.0, 8.0, 100.0}, {1.0, 0.2, 8.0, 100.0}};
    const DelegationSetting setting{default_delegation, default_intelligence, {}};
    const DomainPotential best =
        domain_potential(coding(), 45.0, model_uses(menu, default_intelligence), setting);
    CHECK(best.delegable > 0.0);
    for (std::size_t model = 0; model < menu.size(); ++model) {
        for (const double multiplier : {1.0, 3.0, 10.0, 30.0, 100.0}) {
            ModelOffer only = menu[model];
            only.largest_multiplier = multiplier;
            const DomainPotential p = domain_potential(coding(), 45.0, uses_of(only), setting);
            CHECK(p.multiplier <= multiplier);
            CHECK(p.saving - 0.1 * p.delegable <= best.saving - 0.1 * best.delegable);
        }
    }
}

TEST_CASE("early models are supervised closely, later ones work autonomously") {
    const ModelOffer early{1.9, 1.0, 4.0, 10.0};
    const ModelOffer late{8.0, 1.5, 16.0, 100.0};
    const DelegationSetting setting{default_delegation, default_intelligence, {}};
    const DomainPotential now = domain_potential(coding(), 60.0, uses_of(early), setting);
    const DomainPotential then = domain_potential(coding(), 60.0, uses_of(late), setting);
    CHECK(now.mode == Supervision::close);
    CHECK(now.autonomous == 0.0);
    CHECK(now.delegable > 0.1);
    CHECK(then.mode == Supervision::autonomous);
    CHECK(then.autonomous == then.delegable);
    CHECK(then.delegable > 0.9);
}

TEST_CASE("nothing is delegated in domains that are not digital or if labour is free") {
    const ModelOffer offer{8.0, 1.5, 16.0, 100.0};
    const DelegationSetting setting{default_delegation, default_intelligence, {}};
    DomainWork physical = coding();
    physical.median_hours = 0.0;
    CHECK(domain_potential(physical, 45.0, uses_of(offer), setting).delegable == 0.0);
    CHECK(domain_potential(coding(), 0.0, uses_of(offer), setting).delegable == 0.0);
}

TEST_CASE("an occupation's potential is the sum over its domains weighted by hours") {
    const ModelOffer offer{3.0, 8.0, 8.0, 100.0};
    const std::vector<std::vector<ModelUse>> uses(3, uses_of(offer));
    const DelegationSetting setting{default_delegation, default_intelligence, uses};
    const std::vector<TaskDomain> domains{{"coding", true, 0.08, 0.02, 0.0, 0.95},
                                          {"admin", true, 0.02, 0.01, -0.5, 0.97},
                                          {"physical", false, 0.0, 0.0, 0.0, 1.0}};
    const Occupation occupation{"15",
                                "Computer",
                                0.65,
                                1.4,
                                {0.6, 0.3, 0.1},
                                {78.6, 26.2, 0.0},
                                {0.15, 0.08, 0.0},
                                {3.0, 1.8, 0.0}};
    const DomainPotential first =
        domain_potential(domain_work(occupation, domains[0], 0), 60.0, uses[0], setting);
    const DomainPotential second =
        domain_potential(domain_work(occupation, domains[1], 1), 60.0, uses[1], setting);
    const OccupationPotential sum =
        sum_of_domains(occupation, domain_potentials(occupation, domains, 60.0, setting));
    CHECK(sum.delegable ==
          test::approximately(0.6 * first.delegable + 0.3 * second.delegable).epsilon(1e-14));
    CHECK(sum.tokens_mtok ==
          test::approximately(0.6 * first.tokens_mtok + 0.3 * second.tokens_mtok).epsilon(1e-14));
    CHECK(std::abs(sum.saving - (0.6 * first.saving + 0.3 * second.saving)) < 1e-12);
    CHECK(std::abs(sum.human_hours_factor - (1.0 - sum.saving - sum.token_cost)) < 1e-12);
    CHECK(sum.success > 0.0);
    CHECK(sum.success <= 0.97);
}

TEST_CASE(
    "delegation rises with the horizon and falls with review, stakes and the price of tokens") {
    // The set of lengths in the window shrinks or grows; the best saving does not move the other
    // way.
    const DelegationSetting setting{default_delegation, default_intelligence, {}};
    for (std::uint32_t trial = 0; trial < 4000; ++trial) {
        Draws draw{trial};
        DomainWork work = coding();
        work.median_hours = draw.log_between(0.02, 50.0);
        work.length_sigma = draw.between(0.5, 2.0);
        work.review_ratio = draw.between(0.0, 0.6);
        work.stakes = draw.between(0.0, 8.0);
        work.handover_hours = draw.log_between(1e-3, 0.3);
        work.success_ceiling = draw.between(0.6, 1.0);
        const ModelOffer offer{draw.between(-1.0, 8.0), draw.log_between(0.01, 100.0), 4.0, 30.0};
        DomainWork dearer_review = work;
        dearer_review.review_ratio += draw.between(0.0, 0.4);
        DomainWork higher_stakes = work;
        higher_stakes.stakes += draw.between(0.0, 5.0);
        ModelOffer better = offer;
        better.intelligence += draw.between(0.0, 2.0);
        ModelOffer dearer = offer;
        dearer.price *= draw.between(1.0, 5.0);
        const auto net = [&](const DomainWork& of, const ModelOffer& by) {
            const DomainPotential p = domain_potential(of, 45.0, uses_of(by), setting);
            return p.saving - default_delegation.hurdle * p.delegable;
        };
        // Both sides have the error of the closed form of successes (0.0065 at most here).
        constexpr double error = 2.0 * 0.011 * 2.5;
        const double base = net(work, offer);
        CAPTURE(trial);
        CHECK(net(work, better) >= base - error);
        CHECK(net(dearer_review, offer) <= base + error);
        CHECK(net(higher_stakes, offer) <= base + error);
        CHECK(net(work, dearer) <= base + error);

        DelegationTerms terms;
        terms.handover_hours = work.handover_hours;
        terms.token_cost = draw.log_between(1e-4, 0.5);
        terms.review_ratio = work.review_ratio;
        terms.failure_cost = 0.8 * 1.25 + 0.2 * work.stakes;
        terms.log_horizon = std::log(draw.log_between(0.01, 1e3));
        terms.success_slope = 0.838;
        terms.success_ceiling = work.success_ceiling;
        const auto share = [&](const DelegationTerms& of) {
            const LengthWindow window = delegation_window(of, default_delegation.hurdle);
            return window_integrals(window, of, work.median_hours, work.length_sigma).share;
        };
        const double before = share(terms);
        const auto with = [&](double DelegationTerms::*what, double change) {
            DelegationTerms changed = terms;
            changed.*what += change;
            return share(changed);
        };
        constexpr double rounding = 1e-9;
        CHECK(with(&DelegationTerms::log_horizon, 0.5) >= before - rounding);
        CHECK(with(&DelegationTerms::review_ratio, 0.1) <= before + rounding);
        CHECK(with(&DelegationTerms::failure_cost, 0.3) <= before + rounding);
        CHECK(with(&DelegationTerms::token_cost, 0.1) <= before + rounding);
    }
}

TEST_CASE("results are finite shares for all parameters in their ranges") {
    for (std::uint32_t trial = 0; trial < 20000; ++trial) {
        Draws draw{trial};
        DelegationParameters delegation;
        delegation.hurdle = draw.coin(0.1) ? 0.0 : draw.between(0.0, 1.0);
        delegation.failure_detection = draw.coin(0.2) ? 0.0 : draw.between(0.0, 1.0);
        delegation.waste = draw.coin(0.2) ? 0.0 : draw.between(0.0, 10.0);
        delegation.close_horizon_factor = draw.log_between(1.0, 1e4);
        delegation.close_review_ratio = draw.between(0.0, 1.0);
        delegation.close_handover_factor = draw.coin(0.2) ? 0.0 : draw.between(0.0, 1.0);
        delegation.close_waste = draw.between(0.0, 10.0);
        IntelligenceParameters intelligence;
        intelligence.horizon_slope = draw.log_between(1e-3, 1e3);
        intelligence.success_slope = draw.log_between(1e-9, 1e12);
        intelligence.reference_horizon_minutes = draw.log_between(1e-9, 1e9);
        intelligence.inference_gain = draw.between(0.0, 10.0);
        DomainWork work;
        work.handover_hours = draw.coin(0.3) ? 0.0 : draw.log_between(1e-6, 100.0);
        work.tokens_per_hour = draw.coin(0.2) ? 0.0 : draw.log_between(1e-6, 1e6);
        work.horizon_offset = draw.between(-10.0, 10.0);
        work.success_ceiling = draw.coin(0.2) ? 1.0 : draw.between(1e-6, 1.0);
        work.median_hours = draw.log_between(1e-12, 1e6 / 60.0);
        work.length_sigma = draw.log_between(1e-6, 5.0);
        work.review_ratio = draw.coin(0.2) ? 0.0 : draw.between(0.0, 1.0);
        work.stakes = draw.coin(0.3) ? 0.0 : draw.log_between(1e-3, 1000.0);
        const ModelOffer offer{draw.between(-20.0, 60.0),
                               draw.coin(0.1) ? 0.0 : draw.log_between(1e-12, 1e12),
                               draw.log_between(0.1, 1e6),
                               draw.log_between(1.0, 1e6)};
        const DelegationSetting setting{delegation, intelligence, {}};
        const DomainPotential p =
            domain_potential(work, draw.log_between(1e-3, 1e6), uses_of(offer), setting);
        CAPTURE(trial);
        REQUIRE(all_finite(p));
        REQUIRE(p.delegable >= 0.0);
        REQUIRE(p.delegable <= 1.0);
        REQUIRE(p.success >= 0.0);
        REQUIRE(p.success <= work.success_ceiling);
        REQUIRE(p.human_hours >= -1e-12);
        REQUIRE(p.saving >= 0.0);
        REQUIRE(p.saving <= 1.0);
        REQUIRE(p.tasks_per_hour >= 0.0);
    }
}

TEST_CASE("dominated uses of models are left out") {
    // A tenfold multiple adds 0.7 units of intelligence, a threefold one 0.334.
    IntelligenceParameters parameters = default_intelligence;
    parameters.inference_gain = 0.7;
    const auto uses = [&](double cheap, double dear) {
        const std::vector<ModelOffer> menu{{1.0, cheap, 1.0, 10.0, 0}, {1.5, dear, 1.0, 10.0, 1}};
        std::vector<std::pair<std::uint32_t, double>> result;
        for (const ModelUse& use : model_uses(menu, parameters)) {
            result.emplace_back(use.offer.model, use.multiplier);
        }
        return result;
    };
    using Places = std::vector<std::pair<std::uint32_t, double>>;
    CHECK(uses(1.0, 4.0) == Places{{0, 1.0}, {0, 3.0}, {0, 10.0}, {1, 1.0}, {1, 3.0}, {1, 10.0}});
    CHECK(uses(1.0, 2.0) == Places{{0, 1.0}, {1, 1.0}, {1, 3.0}, {1, 10.0}});
    CHECK(
        uses(1.0, 20.0) ==
        Places{{0, 1.0}, {0, 3.0}, {0, 10.0}, {1, 3.0}, {1, 10.0}}); // 1.7 at 10 against 1.5 at 20
    CHECK(uses(1.0, 1.0) == Places{{1, 1.0}, {1, 3.0}, {1, 10.0}});
    CHECK(model_uses({}, parameters).empty());
}

TEST_CASE("pruning and likely choices do not change the choice") {
    for (std::uint32_t trial = 0; trial < 3000; ++trial) {
        Draws draw{trial};
        DomainWork work = coding();
        work.tokens_per_hour = draw.log_between(1e-4, 1.0);
        work.median_hours = draw.log_between(0.05, 20.0);
        work.stakes = draw.between(0.0, 5.0);
        work.success_ceiling = draw.coin(0.2) ? 1.0 : draw.between(0.5, 1.0);
        std::vector<ModelOffer> menu;
        for (std::uint32_t model = 0; model < 12; ++model) {
            menu.push_back({draw.between(-1.0, 8.0),
                            draw.log_between(1e-4, 50.0),
                            draw.log_between(1.0, 16.0),
                            100.0,
                            model});
        }
        const DelegationSetting setting{default_delegation, default_intelligence, {}};
        const double cost = draw.between(15.0, 90.0);
        // Evaluates every choice.
        double best_net = 0.0;
        DomainPotential best;
        for (const ModelOffer& offer : menu) {
            for (const double multiplier : {1.0, 3.0, 10.0, 30.0, 100.0}) {
                for (const Supervision mode : {Supervision::autonomous, Supervision::close}) {
                    const DomainPotential one =
                        domain_potential_with(work, cost, offer, multiplier, mode, setting);
                    const double net = one.saving - default_delegation.hurdle * one.delegable;
                    if (net > best_net) {
                        best_net = net;
                        best = one;
                    }
                }
            }
        }
        CAPTURE(trial);
        const auto check_same = [&](const DomainPotential& found) {
            CHECK(found.model == best.model);
            CHECK(found.multiplier == best.multiplier);
            CHECK(found.mode == best.mode);
            CHECK(found.chosen == best.chosen);
            CHECK(found.saving == best.saving);
            CHECK(found.tokens_mtok == best.tokens_mtok);
        };
        const std::vector<ModelUse> uses = model_uses(menu, default_intelligence);
        check_same(domain_potential(work, cost, uses, setting));
        DomainPotential guess;
        guess.chosen = true;
        for (const std::uint32_t model : {0U, 5U, 11U, 99U}) { // the last is not on the menu
            guess.model = model;
            guess.multiplier = draw.coin(0.5) ? 10.0 : 1000.0; // the latter is not on offer
            check_same(domain_potential(work, cost, uses, setting, guess));
        }
        check_same(domain_potential(work, cost, uses, setting, best));
    }
}
