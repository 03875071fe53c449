// SPDX-License-Identifier: Apache-2.0
#include "agents/firms/production.hpp"

#include "core/math.hpp"
#include "core/time.hpp"
#include "core/units.hpp"

#include <algorithm>
#include <cmath>

namespace tenfold {

double capacity(const ProductionParameters& parameters,
                double productivity,
                double work,
                double owner_work,
                double work_per_output) {
    return work_per_output > 0.0
               ? parameters.capacity_margin * productivity * (work + owner_work) / work_per_output
               : 0.0;
}

double next_price(const ProductionParameters& parameters,
                  double price,
                  const PriceTarget& target,
                  double expected_inflation_per_month) {
    const double own = parameters.pass_through;
    const double wanted = own * math::log(target.unit_cost / target.revenue_share) +
                          (1.0 - own) * math::log(target.sector_price);
    const double gap = wanted - math::log(price);
    return price * math::exp(parameters.price_adjustment * gap + expected_inflation_per_month);
}

double next_expectation(const ProductionParameters& parameters,
                        double expected,
                        double demand,
                        double trend_factor) {
    return (expected + parameters.expectation_adjustment * (demand - expected)) * trend_factor;
}

double cost_factor(double mean_power, double substitution) {
    return math::power(mean_power, substitution / (1.0 - substitution));
}

double wanted_posts(double common, double requirement, double wage_response, double hours) {
    return common * requirement * wage_response * hours;
}

std::int64_t whole_cents(double dollars) {
    constexpr double most = 0x1p62;
    return static_cast<std::int64_t>(std::clamp(dollars * cents_per_dollar, -most, most));
}

std::int64_t month_cost(double cost_share, double price, double expected_demand) {
    return whole_cents(cost_share * price * expected_demand * days_per_month);
}

double daily_revenue(double price, double expected_demand, double product_tax) {
    return (1.0 - product_tax) * price * expected_demand * cents_per_dollar;
}

std::int64_t deposit_to_keep(const LiquidityNeed& need, int days) {
    const double margin = need.revenue - need.wage_bill;
    return static_cast<std::int64_t>(need.months * need.month_cost -
                                     margin * (days - days_per_month));
}

double demand_shifter_volatility(const ProductionParameters& parameters, double posts) {
    constexpr double reference = 10.0;
    const double month =
        parameters.demand_shifter_volatility / 3.4641016151377544; // square root of 12
    return parameters.volatility_size_exponent == 0.0
               ? month
               : month * math::power(posts / reference, -parameters.volatility_size_exponent);
}

double next_demand_shifter(double demand_shifter,
                           double volatility_per_month,
                           double normal_draw,
                           double floor) {
    const double growth =
        volatility_per_month * normal_draw - 0.5 * volatility_per_month * volatility_per_month;
    return std::max(floor, demand_shifter * math::exp(growth));
}

namespace {

std::int64_t rounded_weight(double weight) {
    // a double is exact up to here, and the sum over 2^32 firms fits 128 bits
    constexpr double largest = 0x1p52;
    return std::llround(std::clamp(weight, 0.0, largest));
}

} // namespace

std::int64_t customer_weight(double demand_shifter,
                             double price,
                             double sector_price,
                             double customer_elasticity) {
    return rounded_weight(demand_shifter_unit * demand_shifter *
                          math::power(price / sector_price, 1.0 - customer_elasticity));
}

double next_customer_view(const ProductionParameters& parameters,
                          double view,
                          double price,
                          double sector_price) {
    return view + parameters.customer_speed * (math::log(price / sector_price) - view);
}

std::int64_t known_weight(double demand_shifter, double view, double customer_elasticity) {
    return rounded_weight(demand_shifter_unit * demand_shifter *
                          math::exp((1.0 - customer_elasticity) * view));
}

std::int64_t demand_shifter_weight(double demand_shifter) {
    return rounded_weight(demand_shifter_unit * demand_shifter);
}

double exit_probability(const FirmDynamicsParameters& parameters, double heads, double months) {
    if (parameters.exit_rate <= 0.0 || heads > parameters.largest_exit) {
        return 0.0;
    }
    const double size = math::power(std::max(1.0, heads), -parameters.exit_size_exponent);
    return 1.0 - math::exp(-parameters.exit_rate / 12.0 * months * size);
}

double exit_bound(const FirmDynamicsParameters& parameters, double months) {
    // 1 - exp(-x) <= x, and the exit rate falls with size
    return parameters.exit_rate / 12.0 * months;
}

double founding_probability(const FirmDynamicsParameters& parameters,
                            double unserved,
                            double token_gain,
                            double days) {
    const double rate =
        parameters.founding_rate * (1.0 + parameters.founding_response * unserved) * token_gain;
    return 1.0 - math::exp(-rate * days / days_per_month);
}

double entrant_demand_shifter(
    double expected_demand, double price, double days, double cents, double weights) {
    const double revenue = expected_demand * price * 100.0 * days;
    return cents > 0.0 ? revenue * weights / cents / demand_shifter_unit : expected_demand;
}

std::int64_t entrant_posts(const FirmDynamicsParameters& parameters, double draw) {
    const double size = math::power(draw, -1.0 / parameters.entrant_exponent);
    return static_cast<std::int64_t>(std::min(parameters.largest_entrant, std::floor(size)));
}

} // namespace tenfold
