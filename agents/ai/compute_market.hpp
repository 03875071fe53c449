// SPDX-License-Identifier: Apache-2.0
/// The market of compute: capacity, energy, scarcity and orders of chips. Pure functions and the
/// state of the operator; its event handlers are in operator.cpp. (Eq. 51 to 53)
#pragma once

#include "core/time.hpp"

#include "agents/ai/parameters.hpp"

#include <cstdint>
#include <deque>

namespace tenfold {

/// Chips of one delivery.
struct ChipBatch {
    Day arrived = 0;
    std::int64_t chips = 0; // H100-equivalents
};

/// The operator of data centres. `deposit` and other cents are simulated; prices of chips and
/// energy are in dollars of the declared GDP (dollars_per_simulated).
struct OperatorState {
    std::int64_t deposit = 0;          // [cents]
    std::int64_t owed_abroad = 0;      // dividends not yet transferred to owners abroad [cents]
    std::deque<ChipBatch> batches;     // in operation, oldest first
    std::int64_t ordered = 0;          // since the start, including chips of the first day
    std::int64_t arrived = 0;          // of these
    std::int64_t in_build = 0;         // of these
    std::int64_t retired = 0;          // of the arrived
    double revenue_of_month = 0.0;     // [cents]
    std::deque<double> demand;         // wanted in the last twelve months, latest last [FLOP/s]
    std::int64_t capital_wanted = 0;   // outside capital requested this month for the next [cents]
    std::int64_t outside_of_month = 0; // outside capital received [cents]

    [[nodiscard]] std::int64_t chips() const;
};

/// Published state of the compute market in a month.
struct ComputeSignals {
    double capacity = 0.0;    // [FLOP/s]
    double demand = 0.0;      // use in the previous month [FLOP/s]
    double wanted = 0.0;      // demand of the previous month without rationing [FLOP/s]
    double utilisation = 0.0; // of the previous month, at most 1
    double scarcity = 1.0;    // factor on the price of inference
    double ration = 1.0;      // supplied share of the compute wanted
    double energy = 0.0;      // annual rate in the previous month [kWh/yr]
};

/// Compute of `chips` H100-equivalents [FLOP/s], limited by the power available from the grid
/// (Eq. 51). `power_factor` is a policy's factor on that limit.
[[nodiscard]] double compute_capacity(const ComputeParameters& parameters,
                                      double chips,
                                      double years_since_start,
                                      double power_factor);

/// Power of one H100-equivalent in operation [kW].
[[nodiscard]] double chip_power(const ComputeParameters& parameters, double years_since_start);

/// Factor on the price of inference at utilisation u (Eq. 52), before smoothing:
///     max(1, (u / start)^exponent)
[[nodiscard]] double scarcity(const ComputeParameters& parameters, double utilisation);

/// The scarcity factor of the next month (Eq. 52): a geometric mean of this month's factor and that
/// of current utilisation. Without smoothing, prices would overshoot: buyers with constant spending
/// halve their purchases when the price doubles, and utilisation would oscillate from month to
/// month.
[[nodiscard]] double
next_scarcity(const ComputeParameters& parameters, double before, double utilisation);

/// Supplied share of the compute wanted: capacity over demand, at most 1; 1 if demand is zero.
[[nodiscard]] double compute_ration(double wanted, double capacity);

/// Demand over capacity, at most 1 (Eq. 52).
[[nodiscard]] double compute_utilisation(double wanted, double capacity);

/// Energy for `used` FLOP/s at annual rate [kWh/yr].
[[nodiscard]] double
compute_energy(const ComputeParameters& parameters, double used, double years_since_start);

/// Chips to order (Eq. 53): expected demand on arrival at the target utilisation, less chips in
/// build and chips still in operation then; at least 0. Only the share `obtainable` of the chips
/// demanded is for sale.
[[nodiscard]] double chips_to_order(const ComputeParameters& parameters,
                                    const OperatorState& state,
                                    Day today,
                                    double obtainable = 1.0);

/// Service life of a chip in whole days.
[[nodiscard]] Day chip_life(const ComputeParameters& parameters);

} // namespace tenfold
