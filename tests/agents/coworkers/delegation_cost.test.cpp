// SPDX-License-Identifier: Apache-2.0
/// Cost of coworkers compared with integrals of the equations of the model, and monotonicity of
/// their use.
#include "core/random.hpp"

#include "agents/coworkers/delegation.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

#include <doctest/doctest.h>

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

/// Adaptive Simpson rule: independent of the closed forms and of the midpoint rule in
/// delegation.test.cpp.
template <class F>
double simpson(const F& f, double a, double b, double tolerance, int depth = 0) {
    const double m = 0.5 * (a + b);
    const double l = 0.5 * (a + m);
    const double r = 0.5 * (m + b);
    const double whole = (b - a) / 6.0 * (f(a) + 4.0 * f(m) + f(b));
    const double halves = (b - a) / 12.0 * (f(a) + 4.0 * f(l) + 2.0 * f(m) + 4.0 * f(r) + f(b));
    if (depth > 30 || (depth > 3 && std::abs(halves - whole) < 15.0 * tolerance)) {
        return halves;
    }
    return simpson(f, a, m, 0.5 * tolerance, depth + 1) +
           simpson(f, m, b, 0.5 * tolerance, depth + 1);
}

/// A way to delegate, computed from the equations of the model rather than its code.
struct PlainChoice {
    DomainWork work;
    ModelOffer offer;
    double multiplier = 1.0;
    bool close = false;
    double wage = 45.0; // [USD/h]

    [[nodiscard]] double horizon() const { // [h]
        const double level = offer.intelligence + 0.7 * std::log10(multiplier);
        return 1.88 / 60.0 * std::pow(10.0, 0.507 * level + work.horizon_offset) *
               (close ? 10.0 : 1.0);
    }
    [[nodiscard]] double success(double hours) const {
        return work.success_ceiling / (1.0 + std::pow(hours / horizon(), 0.838));
    }
    [[nodiscard]] double failure_cost() const {
        return close ? 1.0 + 0.1 : 0.8 * 1.25 + 0.2 * work.stakes;
    }
    /// Cost of a delegated task relative to its human cost.
    [[nodiscard]] double cost(double hours) const {
        const double handover = work.handover_hours * (close ? 0.2 : 1.0);
        const double tokens =
            work.tokens_per_hour * offer.wordiness * multiplier * offer.price / wage;
        const double review = close ? 0.5 : work.review_ratio;
        return handover / hours + tokens + review + failure_cost() * (1.0 - success(hours));
    }
    /// The length at which the cost crosses `limit` between a length on either side.
    [[nodiscard]] double crossing(double outside, double inside, double limit) const {
        for (int i = 0; i < 200; ++i) {
            const double middle = 0.5 * (outside + inside);
            (cost(std::exp(middle)) < limit ? inside : outside) = middle;
        }
        return inside;
    }
};

PlainChoice random_choice(std::uint32_t trial) {
    Draws draw{trial};
    PlainChoice choice;
    choice.work = coding();
    choice.work.median_hours = draw.log_between(0.05, 20.0);
    choice.work.length_sigma = draw.between(0.8, 1.4);
    choice.work.handover_hours = draw.log_between(1e-3, 0.2);
    choice.work.review_ratio = draw.between(0.02, 0.4);
    choice.work.stakes = draw.between(0.5, 6.0);
    choice.work.horizon_offset = draw.between(-0.5, 0.2);
    choice.work.success_ceiling = draw.between(0.85, 1.0);
    choice.offer = {draw.between(0.0, 8.0), draw.log_between(0.01, 40.0), 4.0, 100.0};
    choice.multiplier = draw.coin(0.5) ? 1.0 : 10.0;
    choice.close = draw.coin(0.5);
    return choice;
}

} // namespace

TEST_CASE("the cost of coworkers is the integral of the cost of tasks over the delegated lengths") {
    // The tolerance is that of the closed form of successes (0.0065 of the hours at the fitted
    // slope) times the cost of a failure; everything else is exact.
    constexpr double hurdle = 0.10;
    const DelegationSetting setting{default_delegation, default_intelligence, {}};
    int compared = 0;
    for (std::uint32_t trial = 0; trial < 1500; ++trial) {
        const PlainChoice choice = random_choice(trial);
        const DomainPotential found =
            domain_potential_with(choice.work,
                                  choice.wage,
                                  choice.offer,
                                  choice.multiplier,
                                  choice.close ? Supervision::close : Supervision::autonomous,
                                  setting);
        // The cheapest length on a grid; the cost decreases towards it from both sides.
        double best = -12.0;
        for (double log_hours = -12.0; log_hours < 14.0; log_hours += 0.01) {
            best =
                choice.cost(std::exp(log_hours)) < choice.cost(std::exp(best)) ? log_hours : best;
        }
        CAPTURE(trial);
        if (choice.cost(std::exp(best)) > 1.0 - hurdle - 1e-4) {
            CHECK(found.delegable < 0.02); // none, or a window between two grid points
            continue;
        }
        const double mu = std::log(choice.work.median_hours);
        const double sigma = choice.work.length_sigma;
        const auto in_deviations = [&](double log_hours) {
            return std::clamp((log_hours - mu) / sigma, -6.0, 6.0);
        };
        const double a = in_deviations(choice.crossing(-30.0, best, 1.0 - hurdle));
        const bool endless = choice.cost(std::exp(30.0)) < 1.0 - hurdle;
        const double b = endless ? 6.0 : in_deviations(choice.crossing(30.0, best, 1.0 - hurdle));
        const auto integral = [&](auto&& of) {
            return simpson(
                [&](double z) {
                    return std::exp(-0.5 * z * z) / std::sqrt(2.0 * 3.14159265358979323846) *
                           of(std::exp(mu + sigma * z));
                },
                a,
                b,
                1e-10);
        };
        const double share = integral([](double) { return 1.0; });
        const double tasks = integral([](double hours) { return 1.0 / hours; });
        const double cost = integral([&](double hours) { return choice.cost(hours); });
        CHECK(std::abs(found.delegable - share) < 1e-6);
        CHECK(std::abs(found.tasks_per_hour - tasks) < 1e-5 * (1.0 + tasks));
        CHECK(std::abs(found.token_cost + found.human_hours - cost) <
              0.0065 * choice.failure_cost() + 1e-6);
        CHECK(cost < (1.0 - hurdle) * share + 1e-6);
        ++compared;
    }
    CHECK(compared > 500);
}

TEST_CASE("an occupation's saving is delegated hours less their tokens less human hours") {
    // S = D (1 - x) - H, with x the token cost of a delegated hour (to 1e-12).
    const std::vector<TaskDomain> domains{{"coding", true, 0.08, 0.02, 0.0, 0.95},
                                          {"admin", true, 0.02, 0.01, -0.5, 0.97},
                                          {"physical", false, 0.0, 0.0, 0.0, 1.0}};
    for (std::uint32_t trial = 0; trial < 500; ++trial) {
        Draws draw{trial};
        const double first = draw.between(0.0, 0.7);
        const double second = draw.between(0.0, 1.0 - first);
        const Occupation occupation{"15",
                                    "Computer",
                                    0.65,
                                    draw.between(0.8, 1.5),
                                    {first, second, 1.0 - first - second},
                                    {draw.log_between(2.0, 600.0), draw.log_between(2.0, 600.0), 0},
                                    {draw.between(0.0, 0.4), draw.between(0.0, 0.4), 0.0},
                                    {draw.between(0.0, 6.0), draw.between(0.0, 6.0), 0.0}};
        const std::vector<ModelOffer> offers{
            {draw.between(0.0, 8.0), draw.log_between(0.1, 40.0), 8.0, 100.0},
            {draw.between(0.0, 4.0), draw.log_between(0.01, 1.0), 8.0, 100.0}};
        const std::vector<std::vector<ModelUse>> uses(3, model_uses(offers, default_intelligence));
        const DelegationSetting setting{default_delegation, default_intelligence, uses};
        const OccupationPotential sum =
            sum_of_domains(occupation, domain_potentials(occupation, domains, 50.0, setting));
        const double x = sum.delegable > 0.0 ? sum.token_cost / sum.delegable : 0.0;
        CAPTURE(trial);
        CHECK(std::abs(sum.saving - (sum.delegable * (1.0 - x) - sum.human_hours)) < 1e-12);
        CHECK(std::abs(sum.human_hours_factor - (1.0 - sum.delegable + sum.human_hours)) < 1e-12);
    }
}

TEST_CASE("delegated hours rise on worse terms only if another way to delegate becomes best") {
    // The choice maximises saving net of the hurdle, which cannot rise when terms become worse.
    // Hours can: close supervision takes a fifth of the hand-over, so that it includes short tasks,
    // and leaves no failure undetected, so that it includes long ones; autonomous work saves more
    // on fewer hours. Where both save the same, slightly more review, more expensive failures or
    // more expensive tokens make close supervision the best choice, and hours jump up. For a fixed
    // choice, hours are monotone.
    const DelegationSetting setting{default_delegation, default_intelligence, {}};
    int jumps = 0;
    for (std::uint32_t trial = 0; trial < 4000; ++trial) {
        const PlainChoice base = random_choice(trial);
        PlainChoice dearer_review = base;
        dearer_review.work.review_ratio += 0.05;
        PlainChoice higher_stakes = base;
        higher_stakes.work.stakes += 1.0;
        PlainChoice dearer_tokens = base;
        dearer_tokens.offer.price *= 1.5;
        PlainChoice weaker = base;
        weaker.offer.intelligence -= 0.3;
        const auto best = [&](const PlainChoice& of) {
            return domain_potential(of.work, of.wage, uses_of(of.offer), setting);
        };
        const auto same_way = [&](const PlainChoice& of, const DomainPotential& way) {
            return domain_potential_with(
                of.work, of.wage, of.offer, way.multiplier, way.mode, setting);
        };
        const DomainPotential before = best(base);
        for (const PlainChoice& worse : {dearer_review, higher_stakes, dearer_tokens, weaker}) {
            const DomainPotential after = best(worse);
            CAPTURE(trial);
            if (before.chosen) {
                CHECK(same_way(worse, before).delegable <= before.delegable + 1e-9);
            }
            if (after.delegable > before.delegable + 1e-9) {
                CHECK((after.mode != before.mode || after.multiplier != before.multiplier));
                jumps += after.mode != before.mode ? 1 : 0;
            }
        }
    }
    CHECK(jumps > 50);
    // Example: 0.05 more hours of review per hour, and over 40 % more hours are delegated.
    DomainWork work = coding();
    work.handover_hours = 0.00824;
    work.median_hours = 10.7;
    work.review_ratio = 0.0457;
    work.stakes = 5.03;
    const ModelOffer offer{5.79, 19.9, 4.0, 100.0};
    const DomainPotential alone = domain_potential(work, 45.0, uses_of(offer), setting);
    work.review_ratio += 0.05;
    const DomainPotential together = domain_potential(work, 45.0, uses_of(offer), setting);
    CHECK(alone.mode == Supervision::autonomous);
    CHECK(together.mode == Supervision::close);
    CHECK(together.delegable > 1.4 * alone.delegable);
    const auto net = [](const DomainPotential& p) { return p.saving - 0.1 * p.delegable; };
    CHECK(net(together) <= net(alone));
}
