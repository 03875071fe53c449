// SPDX-License-Identifier: Apache-2.0
#include "agents/firms/firms.hpp"

#include "core/math.hpp"
#include "core/units.hpp"

#include "agents/firms/production.hpp"
#include "agents/firms/progress.hpp"
#include "agents/policies/shocks.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace tenfold {

Firms::Firms(const FirmParameters& parameters,
             const Sizes& sizes,
             FirmNetwork firm_network,
             unsigned threads)
    : store_{sizes.firms,
             sizes.slots,
             sizes.posts,
             parameters.coworkers.individual(),
             parameters.central_bank.enabled},
      network_{std::move(firm_network)}, work_sums_{parameters.sectors.size() *
                                                        static_cast<std::size_t>(WorkSum::kinds),
                                                    threads},
      capital_sums_{parameters.sectors.size() * static_cast<std::size_t>(CapitalSum::kinds),
                    threads} {
    const std::size_t count = parameters.sectors.size();
    signals_.productivity.assign(count, 1.0);
    signals_.input_efficiency.assign(count, 1.0);
    signals_.demand_per_shifter.assign(count, 1.0);
    signals_.work.resize(count);
    history_.log_labour_cost.assign(count, 0.0);
    sectors_.output_per_work.resize(count);
    sectors_.posts.resize(count);
    sectors_.capital.resize(count);
    signals_.capital.resize(count);
    capital_.pool.assign(count, 0.0);
    capital_.owed.assign(count, 0);
}

std::size_t Firms::bytes() const {
    return store_.firms.bytes() + store_.balances.bytes() + store_.slots.bytes() + network_.bytes();
}

double Firms::productivity_growth(double trend) const {
    constexpr std::size_t year = 12;
    const std::vector<double>& known = history_.labour_productivity;
    const std::size_t back = std::min<std::size_t>(year, known.size() - 1);
    return back > 0 ? math::log(known.back() / known[known.size() - 1 - back]) * 12.0 /
                          static_cast<double>(back)
                    : trend;
}

// Publishes means over the reviews of the month that has ended.
void Firms::publish_work(const NewTaskParameters& parameters, double years) {
    constexpr auto kinds = static_cast<std::size_t>(WorkSum::kinds);
    for (std::size_t s = 0; s < signals_.work.size(); ++s) {
        const auto sum = [&](WorkSum what) {
            return static_cast<double>(
                work_sums_.total(s * kinds + static_cast<std::size_t>(what)));
        };
        SectorWork& work = signals_.work[s];
        const double normal = sum(WorkSum::normal);
        const double reference = sum(WorkSum::reference_cost);
        if (normal > 0.0 && reference > 0.0) {
            work.human_hours = sum(WorkSum::human) / normal;
            work.supervision = sum(WorkSum::supervision) / normal;
            work.tokens = sum(WorkSum::token_cost) / reference;
            work.labour_cost = sum(WorkSum::people_cost) / reference + work.tokens;
        }
        const double before = work.new_tasks;
        work.new_tasks = new_tasks(parameters, before, work.human_hours, years);
        work.quality = next_quality(
            parameters, work.quality, work.new_tasks - before, work.human_hours + work.new_tasks);
    }
    work_sums_.reset();
}

void Firms::publish_research(const FirmParameters& parameters,
                             const Baskets& baskets,
                             const Accounts& accounts,
                             Date date,
                             double years) {
    constexpr double memory = 12.0; // months
    double output = 0.0;            // of people and coworkers together
    for (std::uint32_t s = 0; s < signals_.work.size(); ++s) {
        const auto heads = static_cast<double>(accounts.total(SectorId{s}, SectorCount::heads));
        output += baskets.research[s] * heads / signals_.work[s].human_hours;
    }
    if (history_.first_research_output == 0.0) {
        history_.first_research_output = output;
    }
    const double since =
        static_cast<double>((date - parameters.time.start).count()) / days_per_year;
    // Trend growth of productivity holds with a labour force that grows at its trend.
    const double per_person = output / math::exp(parameters.accounts.labour_force_growth * since);
    const double relative =
        history_.first_research_output > 0.0 ? per_person / history_.first_research_output : 1.0;
    history_.research_output += (relative - history_.research_output) / memory;
    const double trend = parameters.accounts.real_growth;
    history_.log_productivity += years * science_growth(parameters.science,
                                                        trend,
                                                        history_.research_output,
                                                        history_.log_productivity - trend * since);
}

void Firms::publish_productivity(const FirmParameters& parameters,
                                 const NationalAccounts& accounts,
                                 double token_decades,
                                 double cycle,
                                 Date date) {
    const double common = history_.log_productivity +
                          math::log(1.0 + parameters.direct_use.productivity_gain * token_decades);
    double growth = 0.0;
    double log_labour = 0.0;
    for (std::size_t s = 0; s < parameters.sectors.size(); ++s) {
        const std::string& key = parameters.sectors[s].key;
        const SectorWork& work = signals_.work[s];
        const SectorAccounts& shares = accounts.sectors[s];
        const double both = progress(parameters.shocks, ShockKind::productivity, key, date);
        const double labour =
            progress(parameters.shocks, ShockKind::labour_productivity, key, date);
        const double productivity = math::exp(common + both + labour + cycle);
        const double efficiency = math::exp(both);
        const double compensation = shares.compensation * shares.gross_output;
        // Hours saved by coworkers also raise labour productivity.
        const double hours = work.human_hours + work.new_tasks;
        log_labour += compensation / accounts.compensation * math::log(productivity / hours);
        const double cost = math::log(work.labour_cost);
        const FactorGrowth factors{math::log(productivity / signals_.productivity[s]),
                                   history_.log_labour_cost[s] - cost,
                                   math::log(efficiency / signals_.input_efficiency[s])};
        growth += shares.gross_output / accounts.gdp *
                  total_factor_growth(factors, shares.compensation, shares.input_share());
        history_.log_labour_cost[s] = cost;
        signals_.productivity[s] = productivity;
        signals_.input_efficiency[s] = efficiency;
    }
    std::vector<double>& total = history_.total_productivity;
    total.push_back((total.empty() ? 1.0 : total.back()) * math::exp(growth));
    history_.labour_productivity.push_back(math::exp(log_labour));
}

void Firms::publish_wage_powers(const WageTable& wages, double substitution) {
    const std::size_t markets = wages.markets();
    signals_.wage_power.resize(markets);
    signals_.wage_response.resize(markets);
    for (std::size_t place = 0; place < markets; ++place) {
        const double reference = wages.reference(place);
        signals_.wage_power[place] = math::power(reference, 1.0 - substitution);
        signals_.wage_response[place] = math::power(reference, -substitution);
    }
}

void Firms::publish_demand(const GoodsSignals& goods, const Money& money, int days) {
    for (std::size_t s = 0; s < signals_.work.size(); ++s) {
        const double output = static_cast<double>(money.clearing_account(s)) *
                              goods.fresh_share[s] /
                              (cents_per_dollar * goods.prices.price[s] * days);
        const double shifters = money.demand_shifters(s) / demand_shifter_unit;
        if (output > 0.0 && shifters > 0.0) {
            signals_.demand_per_shifter[s] = output / shifters;
        }
    }
}

void Firms::publish_fixed_capital(const FirmParameters& parameters, const CapitalMarket& market) {
    const CapitalParameters& capital = parameters.capital;
    capital_.existing = 0.0;
    capital_.invested = 0.0;
    for (std::size_t s = 0; s < signals_.capital.size(); ++s) {
        const auto sum = [&](CapitalSum what) {
            return static_cast<double>(
                       capital_sums_.total(s * static_cast<std::size_t>(CapitalSum::kinds) +
                                           static_cast<std::size_t>(what))) /
                   cents_per_dollar;
        };
        const SectorCapitalConstants& fixed = sectors_.capital[s];
        SectorCapital& sector = signals_.capital[s];
        const double existing = sum(CapitalSum::existing);
        const double orders = sum(CapitalSum::orders);
        const double closed = sum(CapitalSum::closed);
        const double founded = sum(CapitalSum::founded);
        sector.gap = sector_gap(sum(CapitalSum::wanted), existing);
        sector.drain = next_drain(sector.drain, closed - founded, existing);
        double& pool = capital_.pool[s];
        pool = next_pool(capital, fixed, pool, closed, sum(CapitalSum::used));
        sector.used_share = resold_share(capital, pool, orders);
        sector.founding_share = founded > 0.0 ? std::clamp(pool / founded, 0.0, 1.0) : 0.0;
        sector.user_cost = relative_user_cost(capital, market.funds, fixed.depreciation);
        sector.price_cost = relative_user_cost(capital,
                                               {market.natural_rate,
                                                market.funds.first_real_rate,
                                                market.funds.first_spread,
                                                market.funds.first_spread,
                                                market.funds.subsidy,
                                                market.funds.tax},
                                               fixed.depreciation);
        capital_.owed[s] += static_cast<std::int64_t>(sum(CapitalSum::owed) * cents_per_dollar);
        capital_.existing += existing;
        capital_.invested += sum(CapitalSum::invested);
    }
    signals_.capital_conditions = market.conditions;
    capital_sums_.reset();
}

void Firms::pay_for_founding(const FirmParameters& parameters, Money& money) {
    for (std::size_t s = 0; s < capital_.owed.size(); ++s) {
        const auto paid = static_cast<std::int64_t>(static_cast<double>(capital_.owed[s]) /
                                                    parameters.capital.resale_months);
        capital_.owed[s] -= paid;
        const Sector& sector = parameters.sectors[s];
        if (sector.state_owned) {
            money.pay(0, SpendingAccount::state_dividends, -paid);
        } else {
            money.draw_next(
                0, sector.real_estate ? IncomeAccount::rents : IncomeAccount::dividends, paid);
        }
        money.pay(0, SpendingAccount::investment, paid);
    }
}

void Firms::publish_trend(double real_growth, int days) {
    signals_.trend_factor = math::exp(real_growth * days / days_per_year);
}

std::vector<double> Firms::quality() const {
    std::vector<double> result;
    for (const SectorWork& work : signals_.work) {
        result.push_back(work.quality);
    }
    return result;
}

// ---- checkpoints

Firms::Sizes Firms::packed_sizes() const {
    Sizes sizes{static_cast<std::uint32_t>(store_.firms.size()), 0, 0};
    for (const Firm& firm : store_.firms) {
        sizes.slots += firm.room();
        for (std::uint32_t slot = 0; slot < firm.slots(); ++slot) {
            sizes.posts += static_cast<std::uint32_t>(
                store_.rosters.block(store_.slots[std::size_t{firm.first_slot} + slot]).size());
        }
    }
    return sizes;
}

std::vector<std::uint32_t> Firms::first_firms(std::size_t sectors) const {
    std::vector<std::uint32_t> first(sectors + 1, 0);
    for (const Firm& firm : store_.firms) {
        ++first[firm.sector_index + std::size_t{1}];
    }
    for (std::size_t sector = 1; sector < first.size(); ++sector) {
        first[sector] += first[sector - 1];
    }
    return first;
}

} // namespace tenfold
