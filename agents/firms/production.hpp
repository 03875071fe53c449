// SPDX-License-Identifier: Apache-2.0
/// Equations of firms: capacity, cost, price, plan, entry and exit. Pure functions. Real output is
/// in dollars of the base year a day, so that every price is 1 at the start.
#pragma once

#include "agents/firms/parameters.hpp"

#include <cstdint>

namespace tenfold {

/// Largest output a day (Eq. 23): linear in the work of the heads, never a CES of them - with one,
/// a single missing post would stop the firm.
///     capacity = margin * A * (work + owner work) / work per unit of output
/// Work is weighted by pay: `work` of the heads, `owner_work` of the owner, `work_per_output` of a
/// unit of daily output at productivity 1, all in cents a day at base wages.
[[nodiscard]] double capacity(const ProductionParameters& parameters,
                              double productivity,
                              double work,
                              double owner_work,
                              double work_per_output);

/// What makes up the cost of a unit of output, at normal staff.
struct UnitCost {
    double inputs = 0.0;       // other sectors' goods at today's prices, per unit
    double investment = 0.0;   // goods for investment, per unit
    double compensation = 0.0; // per unit in the base year
    double productivity = 1.0; // of labour
    double staff_cost = 1.0;   // reference cost of the normal staff over that of the base year
    double paid_share = 1.0;   // paid wages over reference wages of the heads there are
    double tokens = 0.0;       // of coworkers over the cost of the normal staff in the base year
    double kept_saving = 0.0;  // of what coworkers save, the part that stays in the price

    /// Sum (Eq. 24). Normal cost: actual heads over actual sales would push prices up in slumps.
    [[nodiscard]] double total() const {
        return inputs + investment +
               compensation / productivity * (staff_cost * paid_share + tokens + kept_saving);
    }
};

/// Price after a review (Eq. 25): a share of the way to cost plus markup, and a month of expected
/// inflation, for it will be asked of the next clearing account:
///     log p + lambda (a log(UC / r) + (1 - a) log P - log p) + inflation
/// with a the weight of the firm's own cost, P the price of its sector, and r what is left of a
/// price after product tax and profit.
struct PriceTarget {
    double unit_cost = 0.0;
    double revenue_share = 1.0;
    double sector_price = 1.0;
};
[[nodiscard]] double next_price(const ProductionParameters& parameters,
                                double price,
                                const PriceTarget& target,
                                double expected_inflation_per_month);

/// Expected demand after seeing `demand` (Eq. 26): demand, not sales, for a rationed firm must
/// grow; then a month of trend growth.
[[nodiscard]] double next_expectation(const ProductionParameters& parameters,
                                      double expected,
                                      double demand,
                                      double trend_factor);

/// Factor common to all occupations of a firm in its wish for heads (Eq. 27): cost index to the
/// power sigma, where the cost index is m^(1/(1-sigma)) and m the mean of wage^(1-sigma) weighted
/// by shares in the wage bill; sigma < 1. The factor of an occupation is wage^-sigma.
[[nodiscard]] double cost_factor(double mean_power, double substitution);

/// Posts of one occupation that a firm wants (Eq. 27): `common` of cost_factor and planned work,
/// posts per unit of output, the wage's factor, and hours a unit of work with coworkers.
[[nodiscard]] double
wanted_posts(double common, double requirement, double wage_response, double hours);

/// Whole cents of an amount, clamped where a product of caps and prices could leave 64 bits.
[[nodiscard]] std::int64_t whole_cents(double dollars);

/// Cost of the expected output, in base-year dollars a day, in a month of mean length [cents].
[[nodiscard]] std::int64_t month_cost(double cost_share, double price, double expected_demand);

/// Revenue of the expected output after product tax [cents a day].
[[nodiscard]] double daily_revenue(double price, double expected_demand, double product_tax);

/// What decides how much a firm keeps.
struct LiquidityNeed {
    double months = 0.0;     // of cost
    double month_cost = 0.0; // [cents]
    double revenue = 0.0;    // expected, after product tax [cents a day]
    double wage_bill = 0.0;  // [cents a day]
};

/// Deposit, beyond wages owed, that a firm keeps after a review in a month of so many days
/// (Eq. 35) [cents]. The next clearing account covers this month's days: what a long month will
/// bring beyond the mean need not be kept, and dividends follow the days like all other flows.
[[nodiscard]] std::int64_t deposit_to_keep(const LiquidityNeed& need, int days);

/// Standard deviation of a month's change of the logarithm of a firm's demand shifter, given its size in
/// posts (Eq. 28).
[[nodiscard]] double demand_shifter_volatility(const ProductionParameters& parameters,
                                               double posts);

/// Demand shifter after a month (Eq. 28): Gibrat's law with a floor, whose stationary tail is Zipf's.
[[nodiscard]] double next_demand_shifter(double demand_shifter,
                                         double volatility_per_month,
                                         double normal_draw,
                                         double floor);

/// Weights are shifters in this unit, so that they are whole numbers.
inline constexpr double demand_shifter_unit = 1024.0;

/// Weight that a firm posts in its goods market (Eq. 28): 1024 a (p/P)^(1-eta), rounded.
[[nodiscard]] std::int64_t customer_weight(double demand_shifter,
                                           double price,
                                           double sector_price,
                                           double customer_elasticity);

/// Logarithm of a firm's price over its sector's as customers know it, after a month (Eq. 28):
/// some of the way to what it is.
[[nodiscard]] double next_customer_view(const ProductionParameters& parameters,
                                        double view,
                                        double price,
                                        double sector_price);

/// Weight of a firm whose relative price customers take to be exp(view) (Eq. 28).
[[nodiscard]] std::int64_t
known_weight(double demand_shifter, double view, double customer_elasticity);

/// The demand shifter alone, in the units of weights: the sector's price follows from both.
[[nodiscard]] std::int64_t demand_shifter_weight(double demand_shifter);

/// Probability that a firm of `heads` closes within `months` (Eq. 33); 0 beyond the largest exit.
[[nodiscard]] double
exit_probability(const FirmDynamicsParameters& parameters, double heads, double months);

/// At least that probability, whatever the size, and quicker to compute.
[[nodiscard]] double exit_bound(const FirmDynamicsParameters& parameters, double months);

/// Probability that a firm is founded in a month of so many days in the place of one that has closed (Eq. 34):
/// the more readily, the more demand the sector leaves unserved and the more tokens people have;
/// `token_gain` is 1 plus what the latter adds.
[[nodiscard]] double founding_probability(const FirmDynamicsParameters& parameters,
                                          double unserved,
                                          double token_gain,
                                          double days);

/// Demand shifter that brings a new firm the demand that it expects, in base-year dollars a day, at the
/// sector's price, were the sector's clearing account of `cents`, which covers so many days, shared
/// out anew among all `weights` (Eq. 28).
[[nodiscard]] double entrant_demand_shifter(
    double expected_demand, double price, double days, double cents, double weights);

/// Posts of a new firm from a uniform draw (Eq. 34): 1 + floor(u^(-1/k) - 1), bounded.
[[nodiscard]] std::int64_t entrant_posts(const FirmDynamicsParameters& parameters, double draw);

} // namespace tenfold
