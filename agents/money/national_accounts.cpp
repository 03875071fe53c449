// SPDX-License-Identifier: Apache-2.0
#include "agents/money/national_accounts.hpp"

#include "core/math.hpp"
#include "core/time.hpp"

#include <Eigen/Dense>
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <fmt/format.h>
#include <numeric>
#include <utility>

namespace tenfold {

namespace {

using Matrix = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
using Vector = Eigen::VectorXd;
using Index = Eigen::Index;
using ProblemList = std::vector<AccountsProblem>;

constexpr double months = 12.0; // per year

/// Tolerance of sums of shares.
constexpr double rounding = 1e-12;

std::string joined(const ProblemList& problems) {
    std::string result;
    for (const AccountsProblem& problem : problems) {
        result += (result.empty() ? "" : "\n") + problem.path + ": " + problem.text;
    }
    return result;
}

void raise_if_any(ProblemList& problems) {
    if (!problems.empty()) {
        throw AccountsError{std::move(problems)};
    }
}

Eigen::Map<const Matrix> matrix(const Table& table) {
    return {table.values.data(),
            static_cast<Index>(table.row_keys.size()),
            static_cast<Index>(table.columns)};
}

Index place(std::size_t i) {
    return static_cast<Index>(i);
}

/// The largest absolute eigenvalue.
double spectral_radius(const Matrix& matrix) {
    return matrix.eigenvalues().cwiseAbs().maxCoeff();
}

/// Annual payments by sector [USD], before output is derived from final uses.
struct Flows {
    std::vector<std::string> keys;
    Matrix inputs; // supplying sector x buying sector
    Vector output;
    Vector product_tax;
    Vector compensation;
    Vector consumption;
    Vector investment;
    Vector government;
    Vector net_exports;

    [[nodiscard]] std::string path(Index sector, const char* key) const {
        return "sectors." + keys[static_cast<std::size_t>(sector)] + "." + key;
    }
    [[nodiscard]] Index sectors() const { return output.size(); }
};

Vector collect(const std::vector<Sector>& sectors, double Sector::*figure) {
    Vector result(place(sectors.size()));
    for (std::size_t s = 0; s < sectors.size(); ++s) {
        result[place(s)] = sectors[s].*figure;
    }
    return result;
}

// The figures as given. Surplus is the residual of a column, so that it includes items that the
// tables omit (scrap, subsidies).
Flows given_flows(const std::vector<Sector>& sectors, const Table& input_coefficients) {
    Flows flows;
    for (const Sector& sector : sectors) {
        flows.keys.push_back(sector.key);
    }
    flows.output = collect(sectors, &Sector::gross_output);
    flows.inputs = matrix(input_coefficients) * flows.output.asDiagonal();
    flows.product_tax =
        collect(sectors, &Sector::product_tax_share).cwiseMax(0.0).cwiseProduct(flows.output);
    flows.compensation = collect(sectors, &Sector::compensation_share).cwiseProduct(flows.output);
    flows.consumption = collect(sectors, &Sector::consumption);
    flows.investment = collect(sectors, &Sector::investment);
    flows.government = collect(sectors, &Sector::government_purchases);
    flows.net_exports = collect(sectors, &Sector::net_exports);
    return flows;
}

Index find_sector(const Flows& flows, const std::string& key) {
    return std::find(flows.keys.begin(), flows.keys.end(), key) - flows.keys.begin();
}

// Checks the names of a transfer; returns whether they are valid.
bool names_sectors(const Flows& flows, const OutputTransfer& transfer, ProblemList& problems) {
    const std::string path = "accounts.output_transfers." + transfer.key;
    const std::size_t before = problems.size();
    const auto check = [&](const char* end, const std::string& key) {
        if (find_sector(flows, key) == flows.sectors()) {
            problems.push_back({path + end, fmt::format("there is no sector {}", key)});
        }
    };
    check(".from", transfer.from);
    check(".to", transfer.to);
    if (transfer.from == transfer.to) {
        problems.push_back({path + ".to", fmt::format("{} is where it comes from", transfer.to)});
    }
    return problems.size() == before;
}

// Moves a share of one sector's output, with its inputs, incomes and sales to the government.
// Shares are of output before any transfer.
void transfer_output(Flows& flows, const AccountsParameters& parameters, ProblemList& problems) {
    const Flows before = flows;
    for (const OutputTransfer& transfer : parameters.output_transfers) {
        if (!names_sectors(flows, transfer, problems)) {
            continue;
        }
        const Index from = find_sector(flows, transfer.from);
        const Index to = find_sector(flows, transfer.to);
        const auto move = [&](Vector& flow, double amount) {
            flow[from] -= amount;
            flow[to] += amount;
        };
        const double output = transfer.share * before.output[from];
        move(flows.output, output);
        move(flows.government, output);
        move(flows.product_tax, transfer.share * before.product_tax[from]);
        move(flows.compensation, transfer.share * before.compensation[from]);
        const Vector inputs = transfer.share * before.inputs.col(from);
        flows.inputs.col(from) -= inputs;
        flows.inputs.col(to) += inputs;
        if (flows.government[from] < 0.0 || flows.output[from] <= 0.0) {
            problems.push_back({"accounts.output_transfers." + transfer.key + ".share",
                                fmt::format("moves {:.4g} USD/yr and leaves {} an output of {:.4g} "
                                            "of which the government buys {:.4g} (allowed: output "
                                            "> 0, purchases >= 0)",
                                            output,
                                            transfer.from,
                                            flows.output[from],
                                            flows.government[from])});
        }
    }
}

// Wages by sector [USD/yr] according to the tables.
Vector wage_bills(const Table& employment, const Table& annual_wage) {
    return matrix(employment).cwiseProduct(matrix(annual_wage)).rowwise().sum();
}

// Compensation per dollar of wages. A ratio below one is impossible, because wages are part of
// compensation; a ratio far above one means that the tables omit people (farm workers, the
// self-employed), whose compensation stays in the surplus.
Vector compensation_ratios(const Flows& flows,
                           const Vector& wage_bill,
                           double largest,
                           ProblemList& problems) {
    Vector ratios = Vector::Ones(flows.sectors());
    for (Index s = 0; s < flows.sectors(); ++s) {
        if (!(wage_bill[s] > 0.0)) {
            problems.push_back(
                {"tables.annual_wage." + flows.keys[static_cast<std::size_t>(s)], "pays no wages"});
            continue;
        }
        ratios[s] = std::clamp(flows.compensation[s] / wage_bill[s], 1.0, largest);
    }
    return ratios;
}

// Closes the economy: each final use of a sector is scaled by the share of output that remains for
// it (Eq. 17). Adding net exports to one of the uses would make some of them negative.
void close_economy(Flows& flows, ProblemList& problems) {
    for (Index s = 0; s < flows.sectors(); ++s) {
        const double uses = flows.consumption[s] + flows.investment[s] + flows.government[s];
        const double net_exports = flows.net_exports[s];
        if (uses + net_exports < 0.0 || (uses == 0.0 && net_exports > 0.0)) {
            problems.push_back(
                {flows.path(s, "net_exports"),
                 fmt::format("{:.4g} USD/yr cannot be met by scaling consumption, investment and "
                             "government purchases of {:.4g} in all (allowed: {})",
                             net_exports,
                             uses,
                             uses > 0.0 ? fmt::format(">= {:.4g}", -uses) : "0")});
            continue;
        }
        const double domestic = uses > 0.0 ? 1.0 + net_exports / uses : 0.0;
        flows.consumption[s] *= domestic;
        flows.investment[s] *= domestic;
        flows.government[s] *= domestic;
    }
    const auto check_total = [&](const Vector& use, const char* what) {
        if (!(use.sum() > 0.0)) {
            problems.push_back({"sectors", fmt::format("nobody sells anything to {}", what)});
        }
    };
    check_total(flows.consumption, "households");
    check_total(flows.government, "the government");
}

// Output that final uses require, directly and through inputs: X = (I - a)^-1 (C + I + G) (Eq. 17).
// It exists and is positive because compensation keeps every column sum of a below one.
Vector implied_output(const Flows& flows,
                      const Matrix& coefficients,
                      double tolerance,
                      ProblemList& problems) {
    const Matrix identity = Matrix::Identity(flows.sectors(), flows.sectors());
    const Vector uses = flows.consumption + flows.investment + flows.government;
    Vector output = (identity - coefficients).partialPivLu().solve(uses);
    for (Index s = 0; s < flows.sectors(); ++s) {
        const double difference = output[s] / flows.output[s] - 1.0;
        if (!(std::abs(difference) <= tolerance)) {
            problems.push_back({flows.path(s, "gross_output"),
                                fmt::format("final uses and the inputs that they take imply {:.4g} "
                                            "USD/yr instead of {:.4g} ({:+.3g} %, allowed: {:g} %)",
                                            output[s],
                                            flows.output[s],
                                            100.0 * difference,
                                            100.0 * tolerance)});
        }
    }
    return output;
}

void check_columns(const Flows& flows, ProblemList& problems) {
    for (Index s = 0; s < flows.sectors(); ++s) {
        const double inputs = flows.inputs.col(s).sum() / flows.output[s];
        const double tax = flows.product_tax[s] / flows.output[s];
        const double compensation = flows.compensation[s] / flows.output[s];
        if (inputs + tax + compensation > 1.0 + rounding) {
            problems.push_back({flows.path(s, "compensation_share"),
                                fmt::format("inputs {:.4g}, product tax {:.4g} and compensation "
                                            "{:.4g} leave a surplus of {:.4g} (allowed: >= 0)",
                                            inputs,
                                            tax,
                                            compensation,
                                            1.0 - inputs - tax - compensation)});
        }
    }
}

/// Flows of a closed economy, and quantities derived from them.
struct BalancedFlows {
    Flows flows;
    Matrix coefficients;
    Vector output;
    Vector ratios;
};

// Investment as a current cost (Eq. 18): the same part of every sector's surplus, spent on one
// basket. The rest is profit.
void divide_surplus(NationalAccounts& accounts, const Flows& flows, ProblemList& problems) {
    double surplus = 0.0;
    for (std::size_t s = 0; s < accounts.sectors.size(); ++s) {
        SectorAccounts& sector = accounts.sectors[s];
        sector.profit = 1.0 - sector.inputs - sector.compensation - sector.product_tax;
        surplus += sector.profit * sector.gross_output;
        if (sector.profit < -rounding) {
            problems.push_back(
                {flows.path(place(s), "compensation_share"),
                 fmt::format("with compensation at {:.4g} of output, the least that the wages of "
                             "the tables allow, the surplus is {:.4g} (allowed: >= 0)",
                             sector.compensation,
                             sector.profit)});
        }
    }
    const double share = accounts.investment > 0.0 ? accounts.investment / surplus : 0.0;
    if (problems.empty() && !(share >= 0.0 && share <= 1.0)) {
        problems.push_back({"sectors",
                            fmt::format("investment of {:.4g} USD/yr exceeds the operating surplus "
                                        "of {:.4g}",
                                        accounts.investment,
                                        surplus)});
    }
    for (SectorAccounts& sector : accounts.sectors) {
        sector.investment = share * sector.profit;
        sector.profit -= sector.investment;
    }
}

std::vector<SectorAccounts> sector_accounts(const BalancedFlows& balanced,
                                            const std::vector<Sector>& sectors,
                                            const Vector& wage_bill,
                                            const Table& employment) {
    const Flows& flows = balanced.flows;
    const Vector jobs = matrix(employment).rowwise().sum();
    const double investment = flows.investment.sum();
    std::vector<SectorAccounts> result(sectors.size());
    for (std::size_t i = 0; i < sectors.size(); ++i) {
        const Index s = place(i);
        SectorAccounts& sector = result[i];
        sector.gross_output = balanced.output[s];
        sector.inputs = balanced.coefficients.col(s).sum();
        sector.compensation = balanced.ratios[s] * wage_bill[s] / balanced.output[s];
        sector.product_tax = flows.product_tax[s] / flows.output[s];
        sector.compensation_ratio = balanced.ratios[s];
        sector.consumption = flows.consumption[s];
        sector.government = flows.government[s];
        sector.investment_share = investment > 0.0 ? flows.investment[s] / investment : 0.0;
        sector.employment = jobs[s];
        sector.state_owned = sectors[i].state_owned;
        sector.real_estate = sectors[i].real_estate;
    }
    return result;
}

Table as_table(const Matrix& matrix, const std::vector<std::string>& keys) {
    return {keys, keys.size(), {matrix.data(), matrix.data() + matrix.size()}};
}

// Of inputs and investment together. Below one, because compensation keeps every column sum below
// one.
double demand_radius(const std::vector<SectorAccounts>& sectors, const Matrix& inputs) {
    Vector basket(inputs.rows());
    Vector investment(inputs.rows());
    for (std::size_t s = 0; s < sectors.size(); ++s) {
        basket[place(s)] = sectors[s].investment_share;
        investment[place(s)] = sectors[s].investment;
    }
    return spectral_radius(inputs + basket * investment.transpose());
}

} // namespace

AccountsError::AccountsError(std::vector<AccountsProblem> problems)
    : RunError{joined(problems)}, problems_{std::move(problems)} {}

NationalAccounts balance_accounts(const std::vector<Sector>& sectors,
                                  const Table& employment,
                                  const Table& annual_wage,
                                  const Table& input_coefficients,
                                  const AccountsParameters& parameters) {
    ProblemList problems;
    BalancedFlows balanced{given_flows(sectors, input_coefficients), {}, {}, {}};
    Flows& flows = balanced.flows;
    check_columns(flows, problems);
    transfer_output(flows, parameters, problems);
    raise_if_any(problems);
    const Vector wage_bill = wage_bills(employment, annual_wage);
    balanced.ratios =
        compensation_ratios(flows, wage_bill, parameters.largest_compensation_ratio, problems);
    close_economy(flows, problems);
    raise_if_any(problems);
    balanced.coefficients = flows.inputs * flows.output.cwiseInverse().asDiagonal();
    balanced.output = implied_output(flows, balanced.coefficients, parameters.tolerance, problems);
    raise_if_any(problems);

    NationalAccounts accounts;
    accounts.sectors = sector_accounts(balanced, sectors, wage_bill, employment);
    accounts.inputs = as_table(balanced.coefficients, flows.keys);
    accounts.consumption = flows.consumption.sum();
    accounts.investment = flows.investment.sum();
    accounts.government = flows.government.sum();
    accounts.gdp = accounts.consumption + accounts.investment + accounts.government;
    divide_surplus(accounts, flows, problems);
    for (const SectorAccounts& sector : accounts.sectors) {
        accounts.compensation += sector.compensation * sector.gross_output;
        accounts.product_tax += sector.product_tax * sector.gross_output;
        accounts.profit += sector.profit * sector.gross_output;
    }
    raise_if_any(problems);
    accounts.spectral_radius = demand_radius(accounts.sectors, balanced.coefficients);
    ENSURES(accounts.spectral_radius < 1.0);
    return accounts;
}

double unemployed_compensation(const std::vector<Sector>& sectors,
                               const Table& employment,
                               const Table& annual_wage,
                               const NationalAccounts& accounts,
                               double unemployment_rate) {
    double jobs = 0.0;
    double separations = 0.0;
    double separated_pay = 0.0;
    for (std::size_t o = 0; o < employment.columns; ++o) {
        double jobs_here = 0.0;
        double pay_here = 0.0;
        double separations_here = 0.0;
        for (std::size_t s = 0; s < sectors.size(); ++s) {
            const double employed = employment(s, o);
            jobs_here += employed;
            pay_here += employed * annual_wage(s, o) * accounts.sectors[s].compensation_ratio;
            separations_here += employed * sectors[s].separations_rate;
        }
        jobs += jobs_here;
        separations += separations_here;
        separated_pay += jobs_here > 0.0 ? separations_here * pay_here / jobs_here : 0.0;
    }
    const double unemployed = jobs * unemployment_rate / (1.0 - unemployment_rate);
    return separations > 0.0 ? unemployed * separated_pay / separations : 0.0;
}

namespace {

// Output that remains for households (Eq. 19) after inputs and investment, which were ordered a
// month ago at a lower level.
void set_consumption(StationaryState& state,
                     const NationalAccounts& accounts,
                     ProblemList& problems) {
    const std::size_t sectors = accounts.sectors.size();
    for (std::size_t j = 0; j < sectors; ++j) {
        const SectorAccounts& seller = accounts.sectors[j];
        double ordered = seller.investment_share * accounts.investment;
        for (std::size_t k = 0; k < sectors; ++k) {
            ordered += accounts.inputs(j, k) * accounts.sectors[k].gross_output;
        }
        const double consumption =
            seller.gross_output - seller.government - ordered / state.month_factor;
        if (consumption < -rounding * seller.gross_output) {
            problems.push_back(
                {"sectors." + accounts.inputs.row_keys[j] + ".consumption",
                 fmt::format("{:.4g} USD/yr are left of an output of {:.4g} (allowed: >= 0)",
                             consumption,
                             seller.gross_output)});
        }
        state.consumption_by_sector.push_back(std::max(0.0, consumption));
        state.consumption += state.consumption_by_sector.back();
    }
}

// Deposits and dividends of firms (Eq. 20): at its review a firm keeps `deposit_months` of cost in
// addition to accrued wages; at the end of the month it pays the month's wages.
void set_firms(StationaryState& state,
               const NationalAccounts& accounts,
               const AccountsParameters& parameters,
               ProblemList& problems) {
    const double still_to_accrue = 1.0 - mean_review_day / days_per_month;
    for (std::size_t j = 0; j < accounts.sectors.size(); ++j) {
        const SectorAccounts& sector = accounts.sectors[j];
        const double monthly_output = sector.gross_output / months;
        const double deposits =
            monthly_output * (parameters.deposit_months * (1.0 - sector.profit) -
                              still_to_accrue * sector.compensation);
        const double dividends = sector.profit * sector.gross_output -
                                 months * (1.0 - 1.0 / state.month_factor) * deposits;
        if (dividends < 0.0) {
            problems.push_back({"accounts.deposit_months",
                                fmt::format("deposits of {:.4g} USD grow by more than the profits "
                                            "of {} ({:.4g} USD/yr)",
                                            deposits,
                                            accounts.inputs.row_keys[j],
                                            sector.profit * sector.gross_output)});
        }
        state.firm_deposits.push_back(deposits);
        state.dividends.push_back(dividends);
        (sector.state_owned ? state.government_dividends : state.household_dividends) += dividends;
    }
}

// Income, tax and deposits of households (Eq. 21).
void set_households(StationaryState& state,
                    const NationalAccounts& accounts,
                    const AccountsParameters& parameters,
                    ProblemList& problems) {
    const double of_income = parameters.consumption_of_income;
    const double of_deposits = parameters.consumption_of_deposits;
    const double monthly_growth = state.month_factor - 1.0;
    const double deposits_per_income =
        (1.0 - of_income) / (of_deposits + months * monthly_growth); // [yr]
    state.disposable_income = state.consumption / (of_income + of_deposits * deposits_per_income);
    state.household_deposits = deposits_per_income * state.disposable_income;
    const double earned = accounts.compensation / state.month_factor + state.benefits;
    const double owned = state.household_dividends / state.month_factor;
    state.income_tax_rate = 1.0 - state.disposable_income / (earned + owned);
    if (!(state.income_tax_rate >= 0.0 && state.income_tax_rate < 1.0)) {
        problems.push_back(
            {"accounts",
             fmt::format("households need {:.4g} USD/yr after tax to buy what is left of output, "
                         "and earn {:.4g}: the income tax would be {:.4g} (allowed: [0, 1))",
                         state.disposable_income,
                         earned + owned,
                         state.income_tax_rate)});
    }
    state.consumption_of_wages =
        (of_income * (earned + owned) - parameters.consumption_of_dividends * owned) / earned;
    if (!(state.consumption_of_wages >= 0.0 && state.consumption_of_wages <= 1.0)) {
        problems.push_back({"accounts.consumption_of_dividends",
                            fmt::format("with {:g} out of dividends and {:g} out of all income, "
                                        "consumption out of wages would be {:.4g} (allowed: [0, "
                                        "1])",
                                        parameters.consumption_of_dividends,
                                        of_income,
                                        state.consumption_of_wages)});
    }
}

// The stock of money before the first payments of a month, and the deficit that it implies
// (Eq. 22).
void set_money(StationaryState& state, const NationalAccounts& accounts) {
    double inputs = 0.0;
    for (const SectorAccounts& sector : accounts.sectors) {
        inputs += sector.inputs * sector.gross_output;
    }
    const double paid = accounts.compensation + state.household_dividends +
                        state.government_dividends + inputs + accounts.investment +
                        accounts.product_tax;
    state.in_transit = paid / months / state.month_factor;
    const double firms =
        std::accumulate(state.firm_deposits.begin(), state.firm_deposits.end(), 0.0);
    state.money = state.household_deposits + firms / state.month_factor + state.in_transit;
    state.deficit = months * (state.month_factor - 1.0) * state.money;
}

} // namespace

StationaryState stationary_state(const NationalAccounts& accounts,
                                 double unemployed_compensation,
                                 const AccountsParameters& parameters) {
    ProblemList problems;
    StationaryState state;
    state.growth =
        parameters.real_growth + parameters.labour_force_growth + parameters.inflation_target;
    state.month_factor = math::exp(state.growth / months);
    state.benefits = parameters.benefit_replacement * unemployed_compensation;
    set_consumption(state, accounts, problems);
    set_firms(state, accounts, parameters, problems);
    raise_if_any(problems);
    set_households(state, accounts, parameters, problems);
    raise_if_any(problems);
    set_money(state, accounts);
    return state;
}

std::vector<double> labour_share_of_price(const NationalAccounts& accounts) {
    const auto sectors = place(accounts.sectors.size());
    Matrix cost = matrix(accounts.inputs);
    for (Index user = 0; user < sectors; ++user) {
        const SectorAccounts& sector = accounts.sectors[static_cast<std::size_t>(user)];
        for (Index supplier = 0; supplier < sectors; ++supplier) {
            const SectorAccounts& source = accounts.sectors[static_cast<std::size_t>(supplier)];
            cost(supplier, user) += source.investment_share * sector.investment;
            cost(supplier, user) *= sector.markup_factor();
        }
    }
    const Matrix whole = (Matrix::Identity(sectors, sectors) - cost).inverse();
    std::vector<double> shares;
    for (Index j = 0; j < sectors; ++j) {
        const SectorAccounts& sector = accounts.sectors[static_cast<std::size_t>(j)];
        shares.push_back(whole(j, j) * sector.compensation * sector.markup_factor());
    }
    return shares;
}

} // namespace tenfold
