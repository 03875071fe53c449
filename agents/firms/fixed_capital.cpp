// SPDX-License-Identifier: Apache-2.0
#include "agents/firms/fixed_capital.hpp"

#include "core/math.hpp"
#include "core/units.hpp"

#include <algorithm>
#include <limits>

namespace tenfold {

namespace {

double cost(const CapitalParameters& parameters, double rate, double spread, double depreciation) {
    constexpr double least_return = 0.02; // keeps the user cost positive at very low real rates
    return std::max(least_return, rate + spread + parameters.risk_premium) + depreciation;
}

} // namespace

SectorCapitalConstants capital_constants(const CapitalParameters& parameters,
                                         double investment_share,
                                         bool real_estate,
                                         double output_growth) {
    SectorCapitalConstants result;
    result.depreciation =
        parameters.depreciation * (real_estate ? parameters.structures_depreciation : 1.0);
    result.per_output = investment_share / (result.depreciation + output_growth);
    return result;
}

double private_capital(const CapitalParameters& parameters,
                       const NationalAccounts& accounts,
                       double output_growth) {
    double capital = 0.0;
    for (const SectorAccounts& sector : accounts.sectors) {
        const SectorCapitalConstants fixed =
            capital_constants(parameters, sector.investment, sector.real_estate, output_growth);
        capital += sector.state_owned ? 0.0 : fixed.per_output * sector.gross_output;
    }
    return capital;
}

double relative_user_cost(const CapitalParameters& parameters,
                          const CostOfFunds& funds,
                          double depreciation) {
    return (1.0 - funds.subsidy) *
           (cost(parameters, funds.real_rate, funds.spread, depreciation) + funds.tax) /
           cost(parameters, funds.first_real_rate, funds.first_spread, depreciation);
}

double smoothed(double before, double now, double years, double memory) {
    return before + (now - before) * std::min(1.0, years / memory);
}

double wanted_capital(const CapitalParameters& parameters,
                      const SectorCapitalConstants& constants,
                      const SectorCapital& sector,
                      const CapitalConditions& conditions,
                      double recent_output,
                      double efficiency) {
    return constants.per_output / efficiency * recent_output *
           math::exp(conditions.expected_growth * parameters.planning_time +
                     conditions.confidence) *
           math::power(sector.user_cost, -parameters.substitution);
}

double investment_target(const CapitalParameters& parameters,
                         const SectorCapitalConstants& constants,
                         const SectorCapital& sector,
                         double growth,
                         double capital,
                         double wanted) {
    constexpr double boom = 3.0; // sectors short of capital build faster
    const double speed = 1.0 + boom * std::max(0.0, math::log(sector.gap));
    return (constants.depreciation + growth + sector.drain) * capital +
           (wanted / sector.gap - capital) / parameters.firm_adjustment +
           (sector.gap - 1.0) * capital / parameters.sector_adjustment * speed;
}

double next_investment(const CapitalParameters& parameters,
                       const BuildingTerms& terms,
                       double before,
                       double target,
                       double capital) {
    constexpr double fastest_sale = 0.3; // of capital [1/yr]
    const double granted = target > before ? before + (target - before) * terms.lending : target;
    const double step = std::min(1.0, terms.years / parameters.time_to_build);
    return std::max(-fastest_sale * capital, before + (granted - before) * step);
}

double sector_gap(double wanted, double existing) {
    return existing > 0.0 ? std::clamp(wanted / existing, 0.5, 4.0) : 1.0;
}

double next_drain(double before, double closed_less_founded, double existing) {
    constexpr double memory = 36.0; // months
    if (!(existing > 0.0)) {
        return before;
    }
    const double yearly = std::clamp(12.0 * closed_less_founded / existing, -0.1, 0.3);
    return before + (yearly - before) / memory;
}

double next_pool(const CapitalParameters& parameters,
                 const SectorCapitalConstants& constants,
                 double pool,
                 double closed,
                 double used) {
    return std::max(0.0,
                    pool * (1.0 - constants.depreciation / 12.0) +
                        parameters.resale_share * closed - used);
}

double resold_share(const CapitalParameters& parameters, double pool, double orders) {
    constexpr double most = 0.5;
    return orders > 0.0 ? std::min(most, pool / parameters.resale_months / orders) : 0.0;
}

double capital_capacity(const CapitalParameters& parameters,
                        const SectorCapitalConstants& constants,
                        double capital,
                        double efficiency) {
    return constants.per_output > 0.0
               ? parameters.largest_utilisation * efficiency * capital / constants.per_output
               : std::numeric_limits<double>::infinity();
}

double labour_per_output(const CapitalParameters& parameters,
                         const SectorCapitalConstants& constants,
                         const FirmBalance& balance,
                         double expected_growth,
                         double efficiency) {
    const double normal = constants.per_output * double{balance.past_output} *
                          math::exp(expected_growth * parameters.memory);
    if (!(normal > 0.0)) {
        return 1.0;
    }
    const double relative = std::clamp(double{balance.capital} * efficiency / normal, 0.75, 1.5);
    const double share = parameters.capital_share;
    return (1.0 - share) / (1.0 - share / relative);
}

double scarcity_rent(const CapitalParameters& parameters,
                     const SectorCapitalConstants& constants,
                     double capital,
                     double expected_output,
                     double efficiency) {
    if (!(constants.per_output > 0.0) || !(capital > 0.0) || !(expected_output > 0.0)) {
        return 1.0;
    }
    constexpr double normal = 1.1; // use up to which capital is not short
    const double use = constants.per_output * expected_output / (efficiency * capital);
    return math::exp(parameters.scarcity_rent * std::clamp(math::log(use / normal), 0.0, 1.5));
}

std::int64_t
loan_change(const LoanTerms& terms, double capital_value, std::int64_t loan, double years) {
    const double wanted = terms.per_capital * std::max(0.0, capital_value) * cents_per_dollar;
    const double step =
        (wanted - static_cast<double>(loan)) * std::min(1.0, years / terms.adjustment);
    return static_cast<std::int64_t>(step > 0.0 ? step * terms.lending : step);
}

} // namespace tenfold
