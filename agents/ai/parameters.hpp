// SPDX-License-Identifier: Apache-2.0
/// Parameters of AI supply: training, models, prices, compute.
#pragma once

#include "core/describe.hpp"
#include "core/time.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace tenfold {

/// Inference compute available for one answer from a date on.
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
                            "Largest inference multiple on offer.",
                            required},
                      self.multiplier);
    }
};

/// Intelligence from effective compute (observation O1), and the time horizon at a given
/// intelligence.
struct IntelligenceParameters {
    double reference_compute = 2.1e25;
    double initial_capital = 0.30e9;
    double capital_growth = 3.33;
    double capital_limit = 0.0022;
    double nominal_gdp = 27.721e12;
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
                            "Effective compute at which intelligence is zero."},
                      self.reference_compute);
        visitor.value(Field{"initial_capital",
                            "USD/yr",
                            range::positive,
                            "tuned",
                            "Spending of all labs on training runs in March 2023."},
                      self.initial_capital);
        visitor.value(
            Field{"capital_growth",
                  "1/yr",
                  {1.0, 1000.0},
                  "memory: Epoch AI; checked by the doubling time",
                  "Yearly growth factor of spending on training before it meets its limit."},
            self.capital_growth);
        visitor.value(Field{"capital_limit",
                            "1",
                            {0.0, 1.0, true},
                            "assumption",
                            "Limit of spending on training as a share of GDP."},
                      self.capital_limit);
        visitor.value(Field{"nominal_gdp",
                            "USD/yr",
                            range::positive,
                            "looked up: BEA 2023",
                            "GDP on the first day, in whose dollars the money of labs and of the "
                            "compute operator is expressed."},
                      self.nominal_gdp);
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
                            "Yearly growth factor of compute per dollar."},
                      self.hardware_growth);
        visitor.value(
            Field{"algorithm_growth",
                  "1/yr",
                  {1.0, 1000.0},
                  "memory: Epoch AI",
                  "Factor by which the compute needed for constant intelligence falls a year."},
            self.algorithm_growth);
        visitor.value(
            Field{"compute_bound_progress",
                  "1",
                  range::share,
                  "assumption",
                  "Share of algorithmic progress that slows down with the growth of compute."},
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
            Group{"inference_steps", "Dates at which larger inference multiples come on offer."},
            self.inference_steps);
    }
};

/// The price of tokens (observation O2).
struct TokenPriceParameters {
    double reference_cost = 15.0;
    double size_exponent = 0.70;
    double serving_gain = 1.0;
    double decline_per_year = 10.0;
    double engineering_limit = 4000.0;
    double floor_price = 0.06;
    double markup = 1.5;
    double open_markup = 0.1;
    double rival_margin = 0.25;
    double open_rivals = 10.0;
    double wordiness_growth = 2.0;
    double wordiness_limit = 16.0;

    template <class Self, class V>
    // NOLINTNEXTLINE(readability-function-size): one entry per parameter
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
        visitor.value(Field{"serving_gain",
                            "1",
                            range::share,
                            "assumption: better algorithms make smaller models",
                            "Share of algorithmic progress that makes constant intelligence "
                            "cheaper to serve as well as to train."},
                      self.serving_gain);
        visitor.value(
            Field{"decline_per_year",
                  "1/yr",
                  {1.0, 1e4},
                  "looked up: 8.4 to 20 by several measures",
                  "Factor by which the price of constant intelligence falls a year, as long as "
                  "engineering gains last; at least that of hardware and algorithms."},
            self.decline_per_year);
        visitor.value(Field{"engineering_limit",
                            "1",
                            {1.0, 1e30},
                            "assumption: use of hardware 10, sparse models 25, four bits 4, "
                            "drafting 4",
                            "Largest total gain of inference engineering."},
                      self.engineering_limit);
        visitor.value(
            Field{"floor_price",
                  "USD/Mtok",
                  range::non_negative,
                  "tuned: small models of 2024-25",
                  "Lowest cost of a million tokens on hardware of 2025; falls with hardware only."},
            self.floor_price);
        visitor.value(Field{"markup",
                            "1",
                            range::non_negative,
                            "tuned: list price of GPT-4",
                            "Markup of the list price over marginal cost for a model without "
                            "rivals; two rivals halve it."},
                      self.markup);
        visitor.value(Field{"open_markup",
                            "1",
                            range::non_negative,
                            "assumption: many hosts",
                            "Markup on models with open weights, which anybody may serve."},
                      self.open_markup);
        visitor.value(Field{"rival_margin",
                            "1",
                            range::non_negative,
                            "assumption",
                            "Largest gap in intelligence of a model that is still a rival."},
                      self.rival_margin);
        visitor.value(Field{"open_rivals",
                            "labs",
                            range::non_negative,
                            "assumption",
                            "Number of rivals for which a model with open weights counts."},
                      self.open_rivals);
        visitor.value(Field{"wordiness_growth",
                            "1/yr",
                            {1.0, 100.0},
                            "tuned: task cost falls half as fast as list price",
                            "Yearly growth factor of models' tokens per task."},
                      self.wordiness_growth);
        visitor.value(Field{"wordiness_limit",
                            "1",
                            {1.0, 1e6},
                            "tuned",
                            "Largest multiple of the tokens per task of 2023."},
                      self.wordiness_limit);
    }
};

/// Training and release of models.
struct TrainingParameters {
    bool enabled = true;
    double release_interval = 0.55;
    double interval_spread = 0.3;
    double outcome_dispersion = 0.25;
    double own_jaggedness = 0.15;
    std::int64_t sizes = 5;
    double size_step = 0.5;
    double open_lag = 0.6;
    double open_interval = 0.6;
    double open_deficit = 0.1;
    double open_deficit_dispersion = 0.1;
    double open_compute_share = 0.5;

    template <class Self, class V>
    static void describe(Self& self, V& visitor) {
        visitor.value(Field{"enabled", "", {}, "assumption", "Whether labs make models."},
                      self.enabled);
        visitor.value(Field{"release_interval",
                            "yr",
                            {0.02, 20.0},
                            "assumption: twice a year",
                            "Mean time between releases of a lab."},
                      self.release_interval);
        visitor.value(
            Field{"interval_spread",
                  "1",
                  {0.0, 0.9},
                  "assumption",
                  "Half-width of the uniform distribution of intervals, as a share of their mean."},
            self.interval_spread);
        visitor.value(Field{"outcome_dispersion",
                            "1",
                            {0.0, 3.0},
                            "assumption",
                            "Standard deviation of the logarithm of a training run's effective "
                            "compute around its mean."},
                      self.outcome_dispersion);
        visitor.value(Field{"own_jaggedness",
                            "1",
                            {0.0, 3.0},
                            "assumption",
                            "Standard deviation, between releases, of intelligence in one task "
                            "domain around the model's own."},
                      self.own_jaggedness);
        visitor.value(Field{"sizes",
                            "models",
                            {1.0, 12.0},
                            "assumption",
                            "Models of different size in a release, on one cost curve."},
                      self.sizes);
        visitor.value(Field{"size_step",
                            "1",
                            {0.01, 3.0},
                            "assumption",
                            "Intelligence, and powers of ten of compute, between two sizes."},
                      self.size_step);
        describe_open_weights(self, visitor);
    }

private:
    template <class Self, class V>
    static void describe_open_weights(Self& self, V& visitor) {
        visitor.value(Field{"open_lag",
                            "yr",
                            {0.0, 20.0},
                            "assumption",
                            "Age of the frontier that a model with open weights copies; the lag of "
                            "the models on offer is about a third of a year longer."},
                      self.open_lag);
        visitor.value(Field{"open_interval",
                            "yr",
                            {0.02, 20.0},
                            "assumption",
                            "Mean time between releases of a lab with open weights."},
                      self.open_interval);
        visitor.value(Field{"open_deficit",
                            "1",
                            {-2.0, 5.0},
                            "assumption",
                            "Mean intelligence by which a copy falls short."},
                      self.open_deficit);
        visitor.value(Field{"open_deficit_dispersion",
                            "1",
                            {0.0, 3.0},
                            "assumption",
                            "Standard deviation of this shortfall."},
                      self.open_deficit_dispersion);
        visitor.value(
            Field{"open_compute_share",
                  "1",
                  {0.0, 1.0, true},
                  "assumption",
                  "Compute of a copy relative to training the same intelligence from scratch."},
            self.open_compute_share);
    }
};

/// Finance of labs.
struct LabFinanceParameters {
    double revenue_share = 0.3;
    double staff_share = 0.4;
    double cash_months = 6.0;
    double outside_limit = 0.25;
    double exit_months = 3.0;
    double depreciation = 0.3;
    double cost_of_funds_elasticity = 1.0;

    template <class Self, class V>
    static void describe(Self& self, V& visitor) {
        visitor.value(Field{"revenue_share",
                            "1",
                            range::share,
                            "assumption",
                            "Share of a lab's revenue, mean of twelve months, spent on its next "
                            "models; at most the revenue left after serving."},
                      self.revenue_share);
        visitor.value(Field{"staff_share",
                            "1",
                            {0.0, 0.99},
                            "assumption: OpenAI's compute was 4 of 5.8 billion USD in 2024",
                            "Share of spending on models that goes to staff, data and offices; the "
                            "rest buys compute."},
                      self.staff_share);
        visitor.value(Field{"cash_months",
                            "month",
                            {0.0, 120.0},
                            "assumption",
                            "Months of costs that labs and the compute operator keep in cash; they "
                            "pay out the excess."},
                      self.cash_months);
        visitor.value(Field{"outside_limit",
                            "1",
                            range::share,
                            "assumption",
                            "Largest share of a month's dividends that owners invest in labs and "
                            "data centres."},
                      self.outside_limit);
        visitor.value(Field{"exit_months",
                            "month",
                            {0.0, 120.0},
                            "assumption",
                            "Debt, in months of its costs, above which a lab closes; its models "
                            "stay on offer, served by hosts."},
                      self.exit_months);
        visitor.value(Field{"depreciation",
                            "1/yr",
                            {0.0, 2.0},
                            "assumption: servers last three to five years",
                            "Depreciation of the capital of labs and of the compute operator, in "
                            "the cost of their funds; with a central bank only."},
                      self.depreciation);
        visitor.value(Field{"cost_of_funds_elasticity",
                            "1",
                            {0.0, 10.0},
                            "assumption",
                            "Elasticity of the capital that owners invest in labs and data centres "
                            "with respect to its user cost; with a central bank only."},
                      self.cost_of_funds_elasticity);
    }
};

/// The market of compute: capacity, growth, energy.
struct ComputeParameters {
    double initial_chips = 148e3;
    double initial_growth = 3.17;
    double chip_speed = 1e15;
    double chip_use = 0.35;
    double chip_price = 35000.0;
    double build_lag = 1.5;
    double chip_life = 5.0;
    double target_utilisation = 0.65;
    double capital_limit = 0.015;
    double scarcity_start = 0.8;
    double scarcity_exponent = 3.0;
    double scarcity_speed = 0.2;
    double building_share = 0.25;
    double upkeep_share = 0.10;
    double chip_power = 1.4;
    double power_efficiency = 1.25;
    double energy_price = 0.08;
    double power_limit = 20.0;
    double power_growth = 1.25;

    template <class Self, class V>
    static void describe(Self& self, V& visitor) {
        visitor.value(Field{"initial_chips",
                            "H100-equivalents",
                            range::positive,
                            "computed: half of what NVIDIA had shipped by January 2023 (Epoch AI)",
                            "Accelerators on the first day."},
                      self.initial_chips);
        visitor.value(Field{"initial_growth",
                            "1/yr",
                            {1.0, 1000.0},
                            "looked up: NVIDIA shipments, fiscal years 2023 to 2026 (Epoch AI)",
                            "Yearly growth factor of deliveries before the first day; determines "
                            "the ages of the first chips."},
                      self.initial_growth);
        visitor.value(Field{"chip_speed",
                            "FLOP/s",
                            range::positive,
                            "memory: H100, dense 16 bit",
                            "Peak speed of an H100."},
                      self.chip_speed);
        visitor.value(Field{"chip_use",
                            "1",
                            {0.0, 1.0, true},
                            "assumption",
                            "Share of a chip's peak speed that work achieves."},
                      self.chip_use);
        visitor.value(Field{"chip_price",
                            "USD",
                            range::positive,
                            "memory",
                            "Price of an H100-equivalent with server, building and grid in March "
                            "2023; falls with hardware."},
                      self.chip_price);
        visitor.value(Field{"build_lag",
                            "yr",
                            {0.01, 20.0},
                            "assumption",
                            "Time from an order of chips to their first use."},
                      self.build_lag);
        visitor.value(Field{"chip_life", "yr", {0.5, 100.0}, "assumption", "Life of a chip."},
                      self.chip_life);
        describe_market(self, visitor);
        describe_energy(self, visitor);
    }

private:
    template <class Self, class V>
    static void describe_market(Self& self, V& visitor) {
        visitor.value(Field{"target_utilisation",
                            "1",
                            {0.01, 1.0},
                            "assumption",
                            "Utilisation that the operator plans for."},
                      self.target_utilisation);
        visitor.value(Field{"capital_limit",
                            "1",
                            {0.0, 1.0},
                            "assumption",
                            "Limit of spending on chips as a share of GDP."},
                      self.capital_limit);
        visitor.value(Field{"scarcity_start",
                            "1",
                            {0.01, 1.0},
                            "assumption",
                            "Utilisation above which compute becomes more expensive."},
                      self.scarcity_start);
        visitor.value(
            Field{"scarcity_exponent",
                  "1",
                  {0.0, 50.0},
                  "assumption",
                  "Elasticity of the price with respect to utilisation above this value."},
            self.scarcity_exponent);
        visitor.value(Field{"scarcity_speed",
                            "1/month",
                            {0.0, 1.0, true},
                            "assumption: contracts of some months",
                            "Share of the gap, in logarithms, that the price of scarce compute "
                            "closes in a month."},
                      self.scarcity_speed);
        visitor.value(Field{"building_share",
                            "1",
                            range::share,
                            "assumption",
                            "Share of an order that goes to construction; the rest buys chips and "
                            "servers."},
                      self.building_share);
        visitor.value(Field{"upkeep_share",
                            "1",
                            range::share,
                            "assumption",
                            "Upkeep of data centres as a share of the operator's revenue."},
                      self.upkeep_share);
    }

    template <class Self, class V>
    static void describe_energy(Self& self, V& visitor) {
        visitor.value(Field{"chip_power",
                            "kW",
                            range::positive,
                            "memory: 0.7 kW, servers and cooling",
                            "Power of an H100-equivalent at work in March 2023."},
                      self.chip_power);
        visitor.value(Field{"power_efficiency",
                            "1/yr",
                            {1.0, 10.0},
                            "memory",
                            "Yearly growth factor of compute per kWh."},
                      self.power_efficiency);
        visitor.value(Field{"energy_price",
                            "USD/kWh",
                            range::non_negative,
                            "memory: industrial electricity",
                            "Price of energy on the first day; it follows the price of utilities."},
                      self.energy_price);
        visitor.value(Field{"power_limit",
                            "GW",
                            range::positive,
                            "assumption",
                            "Grid power available to AI data centres on the first day."},
                      self.power_limit);
        visitor.value(Field{"power_growth",
                            "1/yr",
                            {0.1, 100.0},
                            "assumption",
                            "Yearly growth factor of this power."},
                      self.power_growth);
    }
};

/// A lab of the scenario.
struct Lab {
    std::string key;
    std::string name;
    double capital_weight = 1.0;
    bool open_weights = false;
    Date first_release{};

    template <class Self, class V>
    static void describe(Self& self, V& visitor) {
        using enum Presence;
        visitor.value(Field{"key", "", {}, "scenario", "Short name, unique among labs.", required},
                      self.key);
        visitor.value(Field{"name", "", {}, "scenario", "Name for people.", required}, self.name);
        visitor.value(Field{"capital_weight",
                            "1",
                            range::non_negative,
                            "assumption",
                            "Weight in outside capital for training; a lab with open weights "
                            "copies and needs none."},
                      self.capital_weight);
        visitor.value(Field{"open_weights",
                            "",
                            {},
                            "assumption",
                            "Whether the lab copies the frontier and opens its weights."},
                      self.open_weights);
        visitor.value(
            Field{"first_release",
                  "",
                  {},
                  "scenario",
                  "First release in the run; earlier ones are assumed one mean interval apart.",
                  required},
            self.first_release);
    }
};

} // namespace tenfold
