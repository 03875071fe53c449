// SPDX-License-Identifier: Apache-2.0
/// Equations of firms: capacity, cost, price, plan, entry and exit. Pure functions. Real output is
/// in base-year dollars a day, so that every price is 1 at the start.
#pragma once

#include "agents/firms/parameters.hpp"

#include <cstdint>

namespace tenfold {

/// Largest output a day (Eq. 23), linear in the work of the heads:
///     capacity = margin * A * (work + owner work) / work per unit of output
/// A CES function of occupations would let a single vacant post stop the firm. Work is weighted by
/// base wages [cents a day]: `work` of the heads, `owner_work` of the owner, `work_per_output` per
/// unit of daily output at productivity 1.
[[nodiscard]] double capacity(const ProductionParameters& parameters,
                              double productivity,
                              double work,
                              double owner_work,
                              double work_per_output);

/// Components of unit cost with the normal staff.
struct UnitCost {
    double inputs = 0.0;       // intermediate inputs at current prices, per unit
    double investment = 0.0;   // goods for investment, per unit
    double compensation = 0.0; // per unit in the base year
    double productivity = 1.0; // of labour, relative to the start
    double staff_cost = 1.0;   // reference cost of the normal staff relative to the base year
    double paid_share = 1.0;   // paid wages over reference wages of the present heads
    double tokens = 0.0;       // cost of coworkers over the base-year cost of the normal staff
    double kept_saving = 0.0;  // part of the saving from coworkers that stays in the price

    /// Unit cost (Eq. 24) at normal staff and output: with actual heads and sales, prices would
    /// rise in slumps.
    [[nodiscard]] double total() const {
        return inputs + investment +
               compensation / productivity * (staff_cost * paid_share + tokens + kept_saving);
    }
};

/// Price after a review (Eq. 25): closes a share of the gap to the target price, and adds a month
/// of expected inflation, because the price applies to the next clearing account:
///     log p + lambda (a log(UC / r) + (1 - a) log P - log p) + inflation
/// with a the pass-through, P the price of the sector, and r the share of the price left after
/// product tax and profit.
struct PriceTarget {
    double unit_cost = 0.0;
    double revenue_share = 1.0;
    double sector_price = 1.0;
};
[[nodiscard]] double next_price(const ProductionParameters& parameters,
                                double price,
                                const PriceTarget& target,
                                double expected_inflation_per_month);

/// Expected demand after an observation of `demand` (Eq. 26), with a month of trend growth. Demand
/// rather than sales counts, so that a firm at capacity plans to grow.
[[nodiscard]] double next_expectation(const ProductionParameters& parameters,
                                      double expected,
                                      double demand,
                                      double trend_factor);

/// Factor common to all occupations of a firm in planned posts (Eq. 27): the cost index to the
/// power sigma. The cost index is m^(1/(1-sigma)), where m is the mean of wage^(1-sigma), weighted
/// by shares in the wage bill; sigma < 1. The factor of one occupation is wage^-sigma.
[[nodiscard]] double cost_factor(double mean_power, double substitution);

/// Planned posts of one occupation (Eq. 27): product of `common` (cost_factor times planned work),
/// posts per unit of output, the factor of the wage, and hours per unit of work with coworkers.
[[nodiscard]] double
wanted_posts(double common, double requirement, double wage_response, double hours);

/// Amount in whole cents, clamped because extreme prices and quantities could exceed 64 bits.
[[nodiscard]] std::int64_t whole_cents(double dollars);

/// Cost of expected output (in base-year dollars a day) in a month of mean length [cents].
[[nodiscard]] std::int64_t month_cost(double cost_share, double price, double expected_demand);

/// Revenue of expected output after product tax [cents a day].
[[nodiscard]] double daily_revenue(double price, double expected_demand, double product_tax);

/// What determines the deposit that a firm keeps.
struct LiquidityNeed {
    double months = 0.0;     // of cost to keep
    double month_cost = 0.0; // [cents]
    double revenue = 0.0;    // expected, after product tax [cents a day]
    double wage_bill = 0.0;  // [cents a day]
};

/// Deposit in excess of wages owed that a firm keeps after its review in a month of `days` days
/// (Eq. 35) [cents]. The next clearing account covers the days of this month: a long month brings
/// extra revenue, so that less is kept, and dividends are proportional to days like all other
/// flows.
[[nodiscard]] std::int64_t deposit_to_keep(const LiquidityNeed& need, int days);

/// Standard deviation of the monthly change of the logarithm of the demand shifter, for a firm of
/// the given number of posts (Eq. 28).
[[nodiscard]] double demand_shifter_volatility(const ProductionParameters& parameters,
                                               double posts);

/// Demand shifter after a month (Eq. 28): Gibrat's law with a floor, whose stationary tail is
/// Zipf's law.
[[nodiscard]] double next_demand_shifter(double demand_shifter,
                                         double volatility_per_month,
                                         double normal_draw,
                                         double floor);

/// Scale at which demand shifters become whole-number weights.
inline constexpr double demand_shifter_unit = 1024.0;

/// Weight of a firm in the clearing account of its sector (Eq. 28): 1024 a (p/P)^(1-eta), rounded.
[[nodiscard]] std::int64_t customer_weight(double demand_shifter,
                                           double price,
                                           double sector_price,
                                           double customer_elasticity);

/// Logarithm of the relative price as customers perceive it, after a month (Eq. 28): closes a share
/// of the gap to the actual one.
[[nodiscard]] double next_customer_view(const ProductionParameters& parameters,
                                        double view,
                                        double price,
                                        double sector_price);

/// Weight of a firm whose perceived relative price is exp(view) (Eq. 28).
[[nodiscard]] std::int64_t
known_weight(double demand_shifter, double view, double customer_elasticity);

/// The demand shifter alone in units of weights; the ratio to the weight yields the sector's price.
[[nodiscard]] std::int64_t demand_shifter_weight(double demand_shifter);

/// Probability that a firm of `heads` closes within `months` (Eq. 33); 0 above the largest size of
/// an exit.
[[nodiscard]] double
exit_probability(const FirmDynamicsParameters& parameters, double heads, double months);

/// Upper bound of this probability over all sizes, cheaper to compute.
[[nodiscard]] double exit_bound(const FirmDynamicsParameters& parameters, double months);

/// Probability that a firm enters in a month of `days` days in the place of a closed one (Eq. 34).
/// It rises with the sector's unserved demand and with people's use of tokens; `token_gain` is 1
/// plus the effect of the latter.
[[nodiscard]] double founding_probability(const FirmDynamicsParameters& parameters,
                                          double unserved,
                                          double token_gain,
                                          double days);

/// Demand shifter at which a new firm's demand equals its expectation (base-year dollars a day) at
/// the sector's price (Eq. 28): its share in a clearing account of `cents`, which covers `days`
/// days, is proportional to its weight among all `weights`.
[[nodiscard]] double entrant_demand_shifter(
    double expected_demand, double price, double days, double cents, double weights);

/// Posts of a new firm from a uniform draw u (Eq. 34): 1 + floor(u^(-1/k) - 1), bounded.
[[nodiscard]] std::int64_t entrant_posts(const FirmDynamicsParameters& parameters, double draw);

} // namespace tenfold
