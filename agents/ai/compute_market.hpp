// SPDX-License-Identifier: Apache-2.0
/// The market of compute: how much there is, what it takes, what scarcity does to its price. Pure
/// functions and the state of the operator; its events are in operator.cpp. (Eq. 51 to 53)
#pragma once

#include "core/time.hpp"

#include "agents/ai/parameters.hpp"

#include <cstdint>
#include <deque>

namespace tenfold {

/// Chips that arrived together.
struct ChipBatch {
    Day arrived = 0;
    std::int64_t chips = 0; // H100-equivalents
};

/// The operator of data centres. Amounts in its own dollars are real ones; `deposit` is simulated.
struct OperatorState {
    std::int64_t deposit = 0;          // cents
    std::int64_t owed_abroad = 0;      // of its dividends, to be handed over after today [cents]
    std::deque<ChipBatch> batches;     // at work, the oldest first
    std::int64_t ordered = 0;          // chips since the start, and those of the first day
    std::int64_t arrived = 0;          // of them
    std::int64_t in_build = 0;         // of them
    std::int64_t retired = 0;          // of those that have arrived
    double revenue_of_month = 0.0;     // [cents], simulated
    std::deque<double> demand;         // wanted in the last twelve months, latest last [FLOP/s]
    std::int64_t capital_wanted = 0;   // from outside, asked for this month for the next [cents]
    std::int64_t outside_of_month = 0; // capital received [cents]

    [[nodiscard]] std::int64_t chips() const;
};

/// What everybody can see of the compute market in a month.
struct ComputeSignals {
    double capacity = 0.0;    // [FLOP/s]
    double demand = 0.0;      // used last month [FLOP/s]
    double wanted = 0.0;      // last month, had there been enough [FLOP/s]
    double utilisation = 0.0; // last month's, at most 1
    double scarcity = 1.0;    // factor on prices of inference
    double ration = 1.0;      // share of the compute wanted that there is
    double energy = 0.0;      // used last month, at yearly rate [kWh/yr]
};

/// Compute of `chips` H100-equivalents [FLOP/s], limited by the power that the grid gives at
/// decimal year `year` (Eq. 51). `power_factor` is a policy's factor on that limit.
[[nodiscard]] double compute_capacity(const ComputeParameters& parameters,
                                      double chips,
                                      double years_since_start,
                                      double power_factor);

/// Power of one H100-equivalent at work [kW].
[[nodiscard]] double chip_power(const ComputeParameters& parameters, double years_since_start);

/// Factor on the price of inference that a utilisation u leads to (Eq. 52):
///     max(1, (u / start)^exponent)
[[nodiscard]] double scarcity(const ComputeParameters& parameters, double utilisation);

/// The factor of the next month (Eq. 52), geometrically between that of this month and what
/// utilisation leads to. At once, prices would overshoot: buyers who spend the same whatever the
/// price buy half when it doubles, and utilisation would swing every other month.
[[nodiscard]] double
next_scarcity(const ComputeParameters& parameters, double before, double utilisation);

/// Share of the compute wanted that there is: capacity over what is wanted, at most 1; 1 if
/// nothing is wanted.
[[nodiscard]] double compute_ration(double wanted, double capacity);

/// Share of the capacity that is wanted, at most 1 (Eq. 52).
[[nodiscard]] double compute_utilisation(double wanted, double capacity);

/// Energy at the yearly rate of `used` FLOP/s [kWh/yr].
[[nodiscard]] double
compute_energy(const ComputeParameters& parameters, double used, double years_since_start);

/// Chips to order (Eq. 53): for the demand expected when they arrive, at the target utilisation,
/// less what is being built and what will still be at work then; at least 0. Of the chips that the
/// demand takes only the share `obtainable` can be had.
[[nodiscard]] double chips_to_order(const ComputeParameters& parameters,
                                    const OperatorState& state,
                                    Day today,
                                    double obtainable = 1.0);

/// Whole days for which a chip works.
[[nodiscard]] Day chip_life(const ComputeParameters& parameters);

} // namespace tenfold
