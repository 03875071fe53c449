// SPDX-License-Identifier: Apache-2.0
/// Parameters of the submodels, each declared once with unit, range, source of its default and
/// meaning. Words for sources: looked up, fitted, computed, tuned, memory, assumption
/// (docs/model.md says more).
#pragma once

#include "core/describe.hpp"
#include "core/time.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace tenfold {

/// The labour market: targets of its calibration and the rules of matching (docs/model.md, section
/// Labour market).
struct LabourMarketParameters {
    double unemployment_rate = 0.04;
    double vacancy_ratio = 0.045;
    double job_to_job_share = 0.6;
    double seekers_elasticity = 0.58;
    double layoff_rate = 0.0018;
    double occupation_switching_rate = 0.20;
    double switching_patience_months = 3.0;
    double switching_tightness_factor = 0.5;
    double near_move = 0.05;
    std::int64_t retraining_days = 120;
    double tightness_half_life_days = 40.0;
    double layoff_share = 0.5;

    template <class Self, class V>
    // NOLINTNEXTLINE(readability-function-size): one entry per parameter
    static void describe(Self& self, V& visitor) {
        visitor.value(Field{"unemployment_rate",
                            "1",
                            {0.0, 0.5, true},
                            "looked up: BLS/CPS, 4.0 % in 2024",
                            "Share of people without a job at the start, and target of the "
                            "matching efficiency."},
                      self.unemployment_rate);
        visitor.value(Field{"vacancy_ratio",
                            "1",
                            {0.0, 0.5, true},
                            "looked up: JOLTS September 2024, 4.5 %",
                            "Open posts per filled post at the start."},
                      self.vacancy_ratio);
        visitor.value(
            Field{"job_to_job_share",
                  "1",
                  {0.0, 0.95},
                  "memory: JOLTS and CPS gross flows",
                  "Share of separations that are moves from one job straight to another."},
            self.job_to_job_share);
        visitor.value(
            Field{"seekers_elasticity",
                  "1",
                  range::open_share,
                  "looked up: one minus 0.42 (Bruegemann 2008)",
                  "Elasticity of matches with respect to seekers; vacancies take the rest."},
            self.seekers_elasticity);
        visitor.value(
            Field{"layoff_rate",
                  "1/month",
                  {0.0, 1.0},
                  "tuned: so that unemployment is 4 %",
                  "Separations per job that come from firms' plans and exits; workers' own "
                  "separations are fewer by so much."},
            self.layoff_rate);
        visitor.value(Field{"occupation_switching_rate",
                            "1/month",
                            {0.0, 1.0},
                            "assumption",
                            "Rate at which unemployed people out of patience consider another "
                            "occupation."},
                      self.occupation_switching_rate);
        visitor.value(Field{"switching_patience_months",
                            "month",
                            {0.0, 120.0},
                            "assumption",
                            "Months without a job in which the readiness to change the occupation "
                            "rises."},
                      self.switching_patience_months);
        visitor.value(Field{"near_move",
                            "1",
                            range::share,
                            "assumption",
                            "Moves along links of the mobility network at least so strong need no "
                            "retraining."},
                      self.near_move);
        visitor.value(Field{"retraining_days",
                            "day",
                            {0.0, 3650.0},
                            "assumption",
                            "Time that a move along a weaker link takes."},
                      self.retraining_days);
        visitor.value(Field{"switching_tightness_factor",
                            "1",
                            {0.0, 1.0},
                            "assumption",
                            "Acceptance of a switch between equally tight markets; scales with the "
                            "ratio of tightness."},
                      self.switching_tightness_factor);
        visitor.value(Field{"tightness_half_life_days",
                            "day",
                            {0.0, 3650.0, true},
                            "tuned",
                            "Half-life of the smoothing of each market's tightness."},
                      self.tightness_half_life_days);
        visitor.value(Field{"layoff_share",
                            "1",
                            range::share,
                            "tuned",
                            "Share of the excess of heads over posts that a firm lays off at a "
                            "monthly review."},
                      self.layoff_share);
    }
};

/// Sizes of firms: truncated Pareto within each sector.
struct FirmSizeParameters {
    double pareto_exponent = 1.05;
    double largest_share = 0.15;

    template <class Self, class V>
    static void describe(Self& self, V& visitor) {
        visitor.value(Field{"pareto_exponent",
                            "1",
                            {0.5, 3.0},
                            "fitted: 1.03 to the size classes of Census SUSB 2019, 1.06 in Axtell "
                            "2001 (memory)",
                            "Tail exponent of the distribution of firm sizes."},
                      self.pareto_exponent);
        visitor.value(Field{"largest_share",
                            "1",
                            {0.0, 1.0, true},
                            "assumption",
                            "Upper truncation of firm size, as a share of the sector's posts."},
                      self.largest_share);
    }
};

/// Inference compute that may be spent on one answer, from a date on.
struct InferenceStep {
    std::string key;
    Date from{};
    double multiplier = 1.0;

    template <class Self, class V>
    static void describe(Self& self, V& visitor) {
        using enum Presence;
        visitor.value(Field{"key", "", {}, "scenario", "Short name.", required}, self.key);
        visitor.value(Field{"from", "", {}, "scenario", "First day.", required}, self.from);
        visitor.value(Field{"multiplier",
                            "1",
                            {1.0, 1e6},
                            "scenario",
                            "Largest multiple of the reference inference compute on offer.",
                            required},
                      self.multiplier);
    }
};

/// Intelligence from resources (observation O1) and the time horizon that goes with it.
struct IntelligenceParameters {
    double reference_compute = 2.1e25;
    double initial_capital = 0.30e9;
    double capital_growth = 3.33;
    double capital_limit = 0.0022;
    double nominal_gdp = 27.721e12;
    double nominal_growth = 0.032;
    double largest_run_share = 0.175;
    double flop_per_dollar = 4e17;
    double hardware_growth = 1.35;
    double algorithm_growth = 3.0;
    double compute_bound_progress = 0.5;
    double reference_horizon_minutes = 1.88;
    double horizon_slope = 0.507;
    double inference_gain = 0.7;
    double success_slope = 0.838;
    std::vector<InferenceStep> inference_steps;

    template <class Self, class V>
    // NOLINTNEXTLINE(readability-function-size): one entry per parameter
    static void describe(Self& self, V& visitor) {
        visitor.value(Field{"reference_compute",
                            "FLOP",
                            range::positive,
                            "memory: training compute of GPT-4",
                            "Effective training compute at which intelligence is zero."},
                      self.reference_compute);
        visitor.value(Field{"initial_capital",
                            "USD/yr",
                            range::positive,
                            "tuned",
                            "Yearly spending on training runs in March 2023, all labs."},
                      self.initial_capital);
        visitor.value(
            Field{"capital_growth",
                  "1/yr",
                  {1.0, 1000.0},
                  "memory: Epoch AI; checked by the doubling time",
                  "Factor by which spending on training grows a year before it meets its limit."},
            self.capital_growth);
        visitor.value(Field{"capital_limit",
                            "1",
                            {0.0, 1.0, true},
                            "assumption",
                            "Limit of spending on training as a share of GDP."},
                      self.capital_limit);
        visitor.value(
            Field{"nominal_gdp", "USD/yr", range::positive, "looked up: BEA 2023", "GDP in 2023."},
            self.nominal_gdp);
        visitor.value(Field{"nominal_growth",
                            "1/yr",
                            {-0.5, 0.5},
                            "assumption",
                            "Growth of nominal GDP (logarithmic)."},
                      self.nominal_growth);
        visitor.value(Field{"largest_run_share",
                            "1",
                            {0.0, 1.0, true},
                            "tuned",
                            "Share of a year's spending that the largest run takes."},
                      self.largest_run_share);
        visitor.value(Field{"flop_per_dollar",
                            "FLOP/USD",
                            range::positive,
                            "memory: 2023 accelerators",
                            "Training compute per dollar in March 2023."},
                      self.flop_per_dollar);
        visitor.value(Field{"hardware_growth",
                            "1/yr",
                            {1.0, 100.0},
                            "memory: Epoch AI",
                            "Factor by which compute per dollar grows a year."},
                      self.hardware_growth);
        visitor.value(
            Field{"algorithm_growth",
                  "1/yr",
                  {1.0, 1000.0},
                  "memory: Epoch AI",
                  "Factor by which the compute needed for a given intelligence falls a year."},
            self.algorithm_growth);
        visitor.value(
            Field{"compute_bound_progress",
                  "1",
                  range::share,
                  "assumption",
                  "Share of algorithmic progress that slows down when compute grows more slowly."},
            self.compute_bound_progress);
        visitor.value(Field{"reference_horizon_minutes",
                            "min",
                            range::positive,
                            "fitted: METR horizons since 2023",
                            "50 % time horizon at intelligence zero."},
                      self.reference_horizon_minutes);
        visitor.value(Field{"horizon_slope",
                            "decades",
                            range::positive,
                            "fitted: METR horizons since 2023",
                            "Powers of ten of time horizon per unit of intelligence."},
                      self.horizon_slope);
        visitor.value(Field{"inference_gain",
                            "1",
                            {0.0, 10.0},
                            "assumption: 0.3 to 1 fit alike",
                            "Intelligence gained per power of ten of inference compute."},
                      self.inference_gain);
        visitor.value(Field{"success_slope",
                            "1",
                            range::positive,
                            "fitted: ratio of 50 % to 80 % horizons, METR",
                            "Slope of success against the logarithm of task length."},
                      self.success_slope);
        visitor.list(
            Group{"inference_steps", "When larger multiples of inference compute came on offer."},
            self.inference_steps);
    }
};

/// The price of tokens (observation O2).
struct TokenPriceParameters {
    double reference_cost = 15.0;
    double size_exponent = 0.70;
    double decline_per_year = 10.0;
    double engineering_limit = 500.0;
    double floor_price = 0.06;
    double markup = 1.5;
    double wordiness_growth = 2.0;
    double wordiness_limit = 16.0;

    template <class Self, class V>
    static void describe(Self& self, V& visitor) {
        visitor.value(
            Field{"reference_cost",
                  "USD/Mtok",
                  range::positive,
                  "tuned: list prices since 2023",
                  "Marginal cost of a million tokens of the reference model in March 2023."},
            self.reference_cost);
        visitor.value(Field{"size_exponent",
                            "1",
                            {0.0, 2.0},
                            "tuned: list prices since 2023",
                            "Elasticity of serving cost with respect to training compute."},
                      self.size_exponent);
        visitor.value(Field{"decline_per_year",
                            "1/yr",
                            {1.0, 1e4},
                            "looked up: 8.4 to 20 by several measures",
                            "Factor by which the price of a given intelligence falls a year, as "
                            "long as engineering gains last."},
                      self.decline_per_year);
        visitor.value(Field{"engineering_limit",
                            "1",
                            {1.0, 1e12},
                            "assumption",
                            "Total gain that inference engineering can bring."},
                      self.engineering_limit);
        visitor.value(
            Field{"floor_price",
                  "USD/Mtok",
                  range::non_negative,
                  "tuned: small models of 2024-25",
                  "Lowest cost of a million tokens on 2025 hardware; falls with hardware only."},
            self.floor_price);
        visitor.value(Field{"markup",
                            "1",
                            range::non_negative,
                            "tuned: list price of GPT-4",
                            "Markup of the list price over marginal cost."},
                      self.markup);
        visitor.value(Field{"wordiness_growth",
                            "1/yr",
                            {1.0, 100.0},
                            "tuned: task cost falls half as fast as list price",
                            "Factor by which models' tokens per task grow a year."},
                      self.wordiness_growth);
        visitor.value(Field{"wordiness_limit",
                            "1",
                            {1.0, 1e6},
                            "tuned",
                            "Largest multiple of the tokens per task of 2023."},
                      self.wordiness_limit);
    }
};

/// Which tasks are handed to virtual coworkers.
struct DelegationParameters {
    double hurdle = 0.10;
    double failure_detection = 0.8;
    double waste = 0.25;
    double close_horizon_factor = 10.0;
    double close_review_ratio = 0.5;
    double close_handover_factor = 0.2;
    double close_waste = 0.1;
    double coworker_week_hours = 40.0;
    double labour_cost_factor = 1.357;

    template <class Self, class V>
    static void describe(Self& self, V& visitor) {
        visitor.value(
            Field{"hurdle",
                  "1",
                  {0.0, 1.0},
                  "assumption",
                  "Saving, as a share of the human cost, below which a task is not delegated."},
            self.hurdle);
        visitor.value(
            Field{"failure_detection",
                  "1",
                  range::share,
                  "assumption",
                  "Share of failures that review finds when work is delegated autonomously."},
            self.failure_detection);
        visitor.value(
            Field{
                "waste",
                "1",
                {0.0, 10.0},
                "assumption",
                "Human effort lost on a failed task beyond redoing it, as a share of its length."},
            self.waste);
        visitor.value(
            Field{"close_horizon_factor",
                  "1",
                  {1.0, 1e4},
                  "assumption",
                  "Factor on the time horizon when a person is in the loop at every step."},
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
                            "Hand-over time under close supervision relative to autonomous work."},
                      self.close_handover_factor);
        visitor.value(
            Field{"close_waste", "1", {0.0, 10.0}, "assumption", "Waste under close supervision."},
            self.close_waste);
        visitor.value(Field{"coworker_week_hours",
                            "h",
                            {0.0, 168.0, true},
                            "assumption",
                            "Human-hours of tasks that one virtual coworker delivers a week."},
                      self.coworker_week_hours);
        visitor.value(
            Field{"labour_cost_factor",
                  "1",
                  {1.0, 10.0},
                  "computed: compensation of employees (BEA 2023) over the wage bill of OEWS",
                  "Cost of labour to the firm per dollar of wage."},
            self.labour_cost_factor);
    }
};

/// How firms come to use virtual coworkers.
struct AdoptionParameters {
    bool enabled = true;
    double peer_effect = 0.12;
    double friction = 0.38;
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
    double integration_speed = 0.35;
    std::int64_t peers = 6;
    double rewiring = 0.1;
    std::int64_t suppliers = 3;

    template <class Self, class V>
    // NOLINTNEXTLINE(readability-function-size): one entry per parameter
    static void describe(Self& self, V& visitor) {
        visitor.value(
            Field{
                "enabled", "", {}, "assumption", "Whether firms may use virtual coworkers at all."},
            self.enabled);
        visitor.value(
            Field{"peer_effect",
                  "1/month",
                  {0.0, 10.0},
                  "fitted: Census BTOS; not separately identified",
                  "Rate at which a firm all of whose neighbours use agents starts a pilot."},
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
                            "Size at which the start rate is the sector's."},
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
                            "Believed success rate above which a pilot is deployed."},
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
                            "Rate at which a firm gives up deployed agents."},
                      self.abandonment_rate);
        visitor.value(Field{"integration_speed",
                            "1/yr",
                            {0.0, 100.0},
                            "assumption",
                            "Speed at which a deployed firm closes the gap to its full potential."},
                      self.integration_speed);
        visitor.value(Field{"peers",
                            "firms",
                            {0.0, 100.0},
                            "assumption",
                            "Peers of each firm in the small world of its sector; even."},
                      self.peers);
        visitor.value(Field{"rewiring",
                            "1",
                            range::share,
                            "assumption",
                            "Share of peer links that lead to a random firm of the sector."},
                      self.rewiring);
        visitor.value(
            Field{"suppliers",
                  "firms",
                  {0.0, 100.0},
                  "assumption",
                  "Suppliers that each firm watches, drawn over sectors by input weights."},
            self.suppliers);
    }
};

} // namespace tenfold
