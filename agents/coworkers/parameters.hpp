// SPDX-License-Identifier: Apache-2.0
/// Parameters of virtual coworkers: delegation, teams and adoption.
#pragma once

#include "core/describe.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace tenfold {

/// Delegation of tasks to virtual coworkers.
struct DelegationParameters {
    double hurdle = 0.10;
    double failure_detection = 0.8;
    double waste = 0.25;
    double close_horizon_factor = 10.0;
    double close_review_ratio = 0.5;
    double close_handover_factor = 0.2;
    double close_waste = 0.1;

    template <class Self, class V>
    static void describe(Self& self, V& visitor) {
        visitor.value(
            Field{"hurdle",
                  "1",
                  {0.0, 1.0},
                  "assumption",
                  "Saving, as a share of the human cost, below which a task is not delegated."},
            self.hurdle);
        visitor.value(Field{"failure_detection",
                            "1",
                            range::share,
                            "assumption",
                            "Share of failures found by review under autonomous delegation."},
                      self.failure_detection);
        visitor.value(
            Field{
                "waste",
                "1",
                {0.0, 10.0},
                "assumption",
                "Human effort lost on a failed task beyond redoing it, as a share of its length."},
            self.waste);
        visitor.value(Field{"close_horizon_factor",
                            "1",
                            {1.0, 1e4},
                            "assumption",
                            "Factor on the time horizon under close supervision (a person in the "
                            "loop at every step)."},
                      self.close_horizon_factor);
        visitor.value(Field{"close_review_ratio",
                            "1",
                            range::share,
                            "assumption",
                            "Hours of supervision per human-hour under close supervision."},
                      self.close_review_ratio);
        visitor.value(Field{"close_handover_factor",
                            "1",
                            {0.0, 1.0},
                            "assumption",
                            "Hand-over time under close supervision, relative to autonomous work."},
                      self.close_handover_factor);
        visitor.value(
            Field{"close_waste", "1", {0.0, 10.0}, "assumption", "Waste under close supervision."},
            self.close_waste);
    }
};

/// Names of the resolutions of tasks: a team's tasks of a shift are drawn together, or every task
/// is an event.
inline constexpr std::array<std::string_view, 2> task_resolutions{"cohort", "individual"};

/// Teams of virtual coworkers and their integration.
struct TeamParameters {
    std::string resolution = std::string{task_resolutions[0]};
    double week_hours = 40.0;
    std::int64_t shift_days = 30;
    double review_limit = 0.5;
    double review_limit_learnt = 0.2;
    double least_hours = 0.05;
    double integration_speed = 0.35;
    double learnt_speed = 0.5;
    double withdrawal_speed = 3.0;
    double integration_hours = 0.10;
    double integration_help = 0.05;
    double payback_years = 2.0;
    double upgrade_share = 0.1;
    double overtime_limit = 0.1;
    double overtime_premium = 0.5;
    double forgetting = 0.1;

    /// Whether every task is an event.
    [[nodiscard]] bool individual() const { return resolution == task_resolutions[1]; }

    template <class Self, class V>
    static void describe(Self& self, V& visitor) {
        visitor.value(Field{"resolution",
                            "",
                            {},
                            "assumption",
                            "cohort: the tasks of a team's shift are drawn together; individual: "
                            "every task is an event, for small worlds."},
                      self.resolution);
        visitor.value(Field{"week_hours",
                            "h",
                            {0.0, 168.0, true},
                            "assumption",
                            "Human-hours of tasks delivered by one virtual coworker a week."},
                      self.week_hours);
        visitor.value(
            Field{"shift_days",
                  "day",
                  {1.0, 30.0},
                  "assumption",
                  "Length of a team's shift, in resolution cohort: its tasks are drawn together."},
            self.shift_days);
        visitor.value(Field{"review_limit",
                            "1",
                            range::share,
                            "assumption",
                            "Largest share of an occupation's working hours in a firm for "
                            "hand-over, review and rework; it determines the span of supervision."},
                      self.review_limit);
        visitor.value(Field{"review_limit_learnt",
                            "1",
                            range::share,
                            "assumption",
                            "Addition to this share at full organisational capital."},
                      self.review_limit_learnt);
        visitor.value(Field{"least_hours",
                            "1",
                            {0.001, 1.0},
                            "assumption",
                            "Lower bound of human hours per unit of output, relative to work "
                            "without coworkers."},
                      self.least_hours);
        describe_integration(self, visitor);
    }

private:
    template <class Self, class V>
    static void describe_integration(Self& self, V& visitor) {
        visitor.value(Field{"integration_speed",
                            "1/yr",
                            {0.0, 100.0},
                            "assumption",
                            "Speed at which a deployed firm closes the gap to its full potential."},
                      self.integration_speed);
        visitor.value(Field{"learnt_speed",
                            "1",
                            {0.0, 10.0},
                            "assumption",
                            "Relative addition to this speed at full organisational capital."},
                      self.learnt_speed);
        visitor.value(
            Field{"withdrawal_speed",
                  "1/yr",
                  {0.0, 1000.0, true},
                  "assumption",
                  "Speed at which a firm that abandons its coworkers takes their work back."},
            self.withdrawal_speed);
        visitor.value(Field{"integration_hours",
                            "yr",
                            {0.0, 10.0},
                            "assumption",
                            "Own hours of full integration, in years of all staff."},
                      self.integration_hours);
        visitor.value(Field{"integration_help",
                            "yr",
                            {0.0, 10.0},
                            "assumption",
                            "External help for full integration, in yearly wage bills."},
                      self.integration_help);
        visitor.value(Field{"payback_years",
                            "yr",
                            {0.0, 100.0},
                            "assumption",
                            "Payback time: firms deepen their use only if savings pay for "
                            "integration within it."},
                      self.payback_years);
        visitor.value(Field{"upgrade_share",
                            "1",
                            range::share,
                            "assumption",
                            "Cost of changing to newer models, as a share of integration."},
                      self.upgrade_share);
        describe_overtime(self, visitor);
        visitor.value(Field{"forgetting",
                            "1/yr",
                            {0.0, 10.0},
                            "assumption",
                            "Rate at which organisational capital decays."},
                      self.forgetting);
    }

    template <class Self, class V>
    static void describe_overtime(Self& self, V& visitor) {
        visitor.value(
            Field{"overtime_limit",
                  "1",
                  {0.0, 0.25, true},
                  "looked up: BLS CES, 3.6 to 4.8 hours a week in manufacturing from 2018 "
                  "to 2023, beside 40",
                  "Largest overtime, as a share of normal hours, for a change to newer models; the "
                  "excess waits."},
            self.overtime_limit);
        visitor.value(Field{"overtime_premium",
                            "1",
                            {0.0, 1.0},
                            "looked up: Fair Labor Standards Act, one and a half times the regular "
                            "rate; assumption: for everybody",
                            "Overtime premium: pay of an hour of overtime over that of a normal "
                            "hour, less one."},
                      self.overtime_premium);
    }
};

/// Adoption of virtual coworkers by firms.
struct AdoptionParameters {
    bool enabled = true;
    double peer_effect = 0.13;
    double friction = 0.355;
    double saving_scale = 0.33;
    double saving_dispersion = 0.8;
    double size_exponent = 0.156;
    double reference_size = 8.0;
    std::int64_t pilot_days = 90;
    std::int64_t pilot_tasks = 60;
    double pilot_dispersion = 0.5;
    double deploy_belief = 0.66;
    std::int64_t pause_days = 360;
    double abandonment_rate = 0.0066;
    std::int64_t peers = 6;
    double rewiring = 0.1;
    std::int64_t suppliers = 3;
    double native_response = 1.0;
    double native_intensity = 0.5;

    template <class Self, class V>
    // NOLINTNEXTLINE(readability-function-size): one entry per parameter
    static void describe(Self& self, V& visitor) {
        visitor.value(
            Field{"enabled", "", {}, "assumption", "Whether firms may use virtual coworkers."},
            self.enabled);
        visitor.value(
            Field{"peer_effect",
                  "1/month",
                  {0.0, 10.0},
                  "fitted: Census BTOS; not separately identified",
                  "Rate at which a firm whose neighbours all use coworkers starts a pilot."},
            self.peer_effect);
        visitor.value(Field{"friction",
                            "1",
                            {0.0, 10.0},
                            "fitted: Census BTOS; not separately identified",
                            "Saving at which the response to savings is one half."},
                      self.friction);
        visitor.value(Field{"saving_scale",
                            "1",
                            {0.0, 10.0, true},
                            "fitted: Census BTOS; not separately identified",
                            "Width of the response to savings."},
                      self.saving_scale);
        visitor.value(
            Field{"saving_dispersion",
                  "1",
                  {0.0, 3.0},
                  "assumption",
                  "Standard deviation, between firms, of the logarithm of expected saving."},
            self.saving_dispersion);
        visitor.value(Field{"size_exponent",
                            "1",
                            {-2.0, 2.0},
                            "fitted: Census BTOS by size class",
                            "Elasticity of the start rate with respect to firm size."},
                      self.size_exponent);
        visitor.value(Field{"reference_size",
                            "posts",
                            range::positive,
                            "assumption",
                            "Firm size at which the start rate equals the sector's."},
                      self.reference_size);
        visitor.value(Field{"pilot_days",
                            "day",
                            {30.0, 3600.0},
                            "assumption",
                            "Length of a pilot; rounded to 30-day reviews."},
                      self.pilot_days);
        visitor.value(
            Field{"pilot_tasks", "tasks", {1.0, 1e6}, "assumption", "Tasks tried in a pilot."},
            self.pilot_tasks);
        visitor.value(Field{"pilot_dispersion",
                            "1",
                            {0.0, 5.0},
                            "assumption",
                            "Standard deviation, between pilots, of the log-odds of success."},
                      self.pilot_dispersion);
        visitor.value(Field{"deploy_belief",
                            "1",
                            range::share,
                            "assumption",
                            "Estimated success rate above which a firm deploys after a pilot."},
                      self.deploy_belief);
        visitor.value(
            Field{"pause_days",
                  "day",
                  {30.0, 36000.0},
                  "assumption",
                  "Pause after a failed pilot or an abandonment; rounded to 30-day reviews."},
            self.pause_days);
        visitor.value(Field{"abandonment_rate",
                            "1/month",
                            range::share,
                            "fitted: Census BTOS; not separately identified",
                            "Rate at which a firm abandons deployed coworkers."},
                      self.abandonment_rate);
        visitor.value(Field{"peers",
                            "firms",
                            {0.0, 100.0},
                            "assumption",
                            "Peers of each firm in the small-world network of its sector; even."},
                      self.peers);
        visitor.value(Field{"rewiring",
                            "1",
                            range::share,
                            "assumption",
                            "Share of peer links that lead to a random firm of the sector."},
                      self.rewiring);
        visitor.value(Field{"suppliers",
                            "firms",
                            {0.0, 100.0},
                            "assumption",
                            "Suppliers whose adoption each firm observes, drawn over sectors by "
                            "input weights."},
                      self.suppliers);
        visitor.value(Field{"native_response",
                            "1",
                            {0.0, 1000.0},
                            "assumption",
                            "Probability that a new firm is founded with coworkers, per unit of "
                            "the share of its wage bill that it expects to save with them."},
                      self.native_response);
        visitor.value(
            Field{"native_intensity",
                  "1",
                  range::share,
                  "assumption",
                  "Initial intensity of use, and organisational capital, of such a firm."},
            self.native_intensity);
    }
};

} // namespace tenfold
