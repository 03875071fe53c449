// SPDX-License-Identifier: Apache-2.0
#include "agents/money/national_accounts.hpp"

#include "core/time.hpp"

#include <array>
#include <cmath>
#include <numeric>
#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "tests/support/approximately.hpp"
#include "tests/support/shipped.hpp"

using namespace tenfold;

namespace {

constexpr double billion = 1e9;

Table square(const std::vector<std::string>& keys, const std::vector<double>& values) {
    return {keys, values.size() / keys.size(), values};
}

/// Two sectors whose accounts can be computed by hand: A sells 70 to final users and B 60, so that
/// both produce 100. One occupation.
struct TwoSectors {
    std::vector<Sector> sectors{2};
    Table employment = square({"A", "B"}, {8.0, 4.0});
    Table annual_wage = square({"A", "B"}, {4.0, 5.0});
    Table input_coefficients = square({"A", "B"}, {0.2, 0.1, 0.1, 0.3});
    AccountsParameters parameters;

    TwoSectors() {
        sectors[0].key = "A";
        sectors[0].separations_rate = 0.02;
        sectors[0].gross_output = 100.0;
        sectors[0].compensation_share = 0.4;
        sectors[0].product_tax_share = 0.1;
        sectors[0].consumption = 40.0;
        sectors[0].investment = 30.0;
        sectors[0].government_purchases = 10.0;
        sectors[0].net_exports = -10.0;
        sectors[1].key = "B";
        sectors[1].separations_rate = 0.04;
        sectors[1].gross_output = 100.0;
        sectors[1].compensation_share = 0.5;
        sectors[1].product_tax_share = -0.05;
        sectors[1].consumption = 30.0;
        sectors[1].investment = 5.0;
        sectors[1].government_purchases = 15.0;
        sectors[1].net_exports = 10.0;
        parameters.real_growth = 0.0;
        parameters.inflation_target = 0.0;
    }

    [[nodiscard]] NationalAccounts accounts() const {
        return balance_accounts(sectors, employment, annual_wage, input_coefficients, parameters);
    }

    [[nodiscard]] StationaryState state(double unemployed = 10.0) const {
        return stationary_state(accounts(), unemployed, parameters);
    }
};

/// The accounts of a scenario and their stationary path.
struct Calibrated {
    explicit Calibrated(const std::string& name) : scenario{test::shipped(name)} {}

    Scenario scenario;
    NationalAccounts accounts = balance_accounts(scenario.sectors,
                                                 scenario.tables.employment,
                                                 scenario.tables.annual_wage,
                                                 scenario.tables.input_coefficients,
                                                 scenario.accounts);
    StationaryState state =
        stationary_state(accounts,
                         unemployed_compensation(scenario.sectors,
                                                 scenario.tables.employment,
                                                 scenario.tables.annual_wage,
                                                 accounts,
                                                 scenario.labour_market.unemployment_rate),
                         scenario.accounts);
};

/// Money of all agents, moved payment by payment through the calendar of StationaryState; nothing
/// else changes it.
class MonthlyBooks {
public:
    MonthlyBooks(const NationalAccounts& accounts,
                 const StationaryState& state,
                 const AccountsParameters& parameters)
        : households{state.household_deposits},
          government{-state.money}, accounts_{accounts}, state_{state}, parameters_{parameters} {
        for (std::size_t j = 0; j < accounts.sectors.size(); ++j) {
            firms.push_back(state.firm_deposits[j] / state.month_factor);
            order(j, 1.0 / state.month_factor);
            post(j, 1.0 / state.month_factor);
        }
    }

    /// A month whose flows are `level` times those of the state.
    void play(double level) {
        receive_and_spend(level);
        const std::vector<double> sales = std::exchange(orders_, std::vector<double>(firms.size()));
        for (std::size_t j = 0; j < firms.size(); ++j) {
            const double output = accounts_.sectors[j].gross_output * level / 12.0;
            CHECK(sales[j] == test::approximately(output).epsilon(1e-9));
            firms[j] += sales[j];
            firms[j] -= order(j, level) + post(j, level);
        }
    }

    [[nodiscard]] double total() const {
        return std::accumulate(firms.begin(),
                               firms.end(),
                               households + government + wages_ + dividends_ + state_dividends_ +
                                   product_tax_) +
               std::accumulate(orders_.begin(), orders_.end(), 0.0);
    }

    double households;
    double government;
    std::vector<double> firms;

private:
    const NationalAccounts& accounts_;
    const StationaryState& state_;
    const AccountsParameters& parameters_;
    std::vector<double> orders_; // to each sector: paid and not yet delivered
    double wages_ = 0.0;
    double dividends_ = 0.0;
    double state_dividends_ = 0.0;
    double product_tax_ = 0.0;

    /// Inputs and investment of sector k; returns its payment.
    double order(std::size_t k, double level) {
        orders_.resize(accounts_.sectors.size());
        const SectorAccounts& buyer = accounts_.sectors[k];
        const double output = buyer.gross_output * level / 12.0;
        double paid = 0.0;
        for (std::size_t j = 0; j < accounts_.sectors.size(); ++j) {
            const double share =
                accounts_.inputs(j, k) + accounts_.sectors[j].investment_share * buyer.investment;
            orders_[j] += share * output;
            paid += share * output;
        }
        return paid;
    }

    /// Wages, dividends and product tax of sector k; returns its payment.
    double post(std::size_t k, double level) {
        const SectorAccounts& payer = accounts_.sectors[k];
        const double output = payer.gross_output * level / 12.0;
        const double dividend = state_.dividends[k] * level / 12.0;
        wages_ += payer.compensation * output;
        product_tax_ += payer.product_tax * output;
        (payer.state_owned ? state_dividends_ : dividends_) += dividend;
        return (payer.compensation + payer.product_tax) * output + dividend;
    }

    void receive_and_spend(double level) {
        const double benefits = state_.benefits * level / 12.0;
        const double earned = std::exchange(wages_, 0.0) + benefits;
        const double owned = std::exchange(dividends_, 0.0);
        const double tax = state_.income_tax_rate * (earned + owned);
        const double consumption =
            (1.0 - state_.income_tax_rate) * (state_.consumption_of_wages * earned +
                                              parameters_.consumption_of_dividends * owned) +
            parameters_.consumption_of_deposits / 12.0 * households;
        households += earned + owned - tax - consumption;
        government += tax - benefits + std::exchange(state_dividends_, 0.0) +
                      std::exchange(product_tax_, 0.0);
        for (std::size_t j = 0; j < firms.size(); ++j) {
            const double purchases = accounts_.sectors[j].government * level / 12.0;
            government -= purchases;
            orders_[j] +=
                purchases + consumption * state_.consumption_by_sector[j] / state_.consumption;
        }
    }
};

void check_that_it_repeats_itself(const NationalAccounts& accounts,
                                  const StationaryState& state,
                                  const AccountsParameters& parameters) {
    MonthlyBooks books{accounts, state, parameters};
    CHECK(std::abs(books.total()) < 1e-9 * state.money);
    double level = 1.0;
    for (int month = 0; month < 24; ++month) {
        const double government_before = books.government;
        books.play(level);
        // The deficit results from the other payments.
        CHECK(government_before - books.government ==
              test::approximately(state.deficit * level / 12.0).epsilon(1e-9).scale(state.money));
        level *= state.month_factor;
        CHECK(books.households ==
              test::approximately(state.household_deposits * level).epsilon(1e-9));
        CHECK(books.government == test::approximately(-state.money * level).epsilon(1e-9));
        for (std::size_t j = 0; j < books.firms.size(); ++j) {
            CHECK(books.firms[j] ==
                  test::approximately(state.firm_deposits[j] * level / state.month_factor)
                      .epsilon(1e-9));
        }
        CHECK(std::abs(books.total()) < 1e-9 * state.money);
    }
}

/// The problems in the AccountsError of `action`, as lines "path: text".
template <class Action>
std::string problems(const Action& action) {
    try {
        static_cast<void>(action());
    } catch (const AccountsError& error) {
        return error.what();
    }
    return "none";
}

bool starts(const std::string& text, const std::string& start) {
    INFO(text);
    return text.substr(0, start.size()) == start;
}

} // namespace

TEST_CASE("the accounts of two sectors equal those computed by hand") {
    const NationalAccounts accounts = TwoSectors{}.accounts();
    const SectorAccounts& a = accounts.sectors[0];
    const SectorAccounts& b = accounts.sectors[1];
    CHECK(a.gross_output == test::approximately(100.0));
    CHECK(b.gross_output == test::approximately(100.0));
    CHECK(a.consumption == test::approximately(40.0 * 70.0 / 80.0));
    CHECK(a.government == test::approximately(10.0 * 70.0 / 80.0));
    CHECK(b.consumption == test::approximately(30.0 * 60.0 / 50.0));
    CHECK(accounts.investment == test::approximately(30.0 * 70.0 / 80.0 + 5.0 * 60.0 / 50.0));
    CHECK(a.investment_share == test::approximately(26.25 / 32.25));
    CHECK(accounts.gdp == test::approximately(130.0));
    CHECK(a.compensation_ratio == test::approximately(40.0 / 32.0));
    CHECK(b.compensation_ratio == test::approximately(1.7)); // 50 / 20, limited
    CHECK(b.compensation == test::approximately(0.34));
    CHECK(b.product_tax == 0.0); // a subsidy is part of the surplus
    // Surplus: 20 and 26; 32.25 of the sum is invested.
    CHECK(a.investment == test::approximately(0.2 * 32.25 / 46.0));
    CHECK(b.investment == test::approximately(0.26 * 32.25 / 46.0));
    CHECK(a.profit == test::approximately(0.2 * 13.75 / 46.0));
    CHECK(a.markup_factor() == test::approximately(1.0 / (0.9 - 0.2 * 13.75 / 46.0)));
    CHECK(accounts.compensation == test::approximately(74.0));
    CHECK(accounts.profit == test::approximately(13.75));
    CHECK(b.employment == 4.0);
    // Eigenvalues of a two-by-two matrix from its trace and determinant.
    const double aa = 0.2 + a.investment_share * a.investment;
    const double ab = 0.1 + a.investment_share * b.investment;
    const double ba = 0.1 + b.investment_share * a.investment;
    const double bb = 0.3 + b.investment_share * b.investment;
    const double half = (aa + bb) / 2.0;
    CHECK(accounts.spectral_radius ==
          test::approximately(half + std::sqrt(half * half - aa * bb + ab * ba)));
}

TEST_CASE("the stationary state of two sectors without growth equals that computed by hand") {
    const TwoSectors economy;
    const StationaryState state = economy.state();
    CHECK(state.month_factor == 1.0);
    CHECK(state.consumption == test::approximately(71.0));
    CHECK(state.consumption_by_sector[0] == test::approximately(35.0));
    // Without growth households do not save: income after tax equals consumption, and deposits are
    // income times (1 - 0.8) / 0.2.
    CHECK(state.disposable_income == test::approximately(71.0));
    CHECK(state.household_deposits == test::approximately(71.0));
    CHECK(state.benefits == test::approximately(4.5));
    CHECK(state.household_dividends == test::approximately(13.75));
    CHECK(state.income_tax_rate == test::approximately(1.0 - 71.0 / (74.0 + 4.5 + 13.75)));
    CHECK(state.consumption_of_wages ==
          test::approximately((0.8 * 92.25 - 0.5 * 13.75) / (74.0 + 4.5)));
    const double profit = 0.2 * 13.75 / 46.0;
    CHECK(state.firm_deposits[0] ==
          test::approximately(
              100.0 / 12.0 *
              (1.5 * (1.0 - profit) - 0.4 * (1.0 - mean_review_day / days_per_month))));
    // Firms spend all their sales: a month's sales less purchases by households and the government.
    CHECK(state.in_transit == test::approximately((74.0 + 13.75 + 70.0 + 32.25 + 10.0) / 12.0));
    CHECK(state.deficit == 0.0);
    CHECK(26.75 + state.benefits - state.income_tax_rate * 92.25 - 10.0 ==
          test::approximately(0.0).scale(100.0));
    check_that_it_repeats_itself(economy.accounts(), state, economy.parameters);
}

TEST_CASE(
    "labour's share of the price is its fall when labour is saved, also through inputs (Eq. 46)") {
    const NationalAccounts accounts = TwoSectors{}.accounts();
    const std::vector<double> shares = labour_share_of_price(accounts);
    for (std::size_t saver = 0; saver < 2; ++saver) {
        // Prices at unit cost: labour productivity of one sector rises by a millionth.
        constexpr double saved = 1e-6;
        std::array<double, 2> prices{1.0, 1.0};
        for (int round = 0; round < 200; ++round) {
            std::array<double, 2> next{};
            for (std::size_t user = 0; user < 2; ++user) {
                const SectorAccounts& sector = accounts.sectors[user];
                double cost = sector.compensation / (user == saver ? std::exp(saved) : 1.0);
                for (std::size_t s = 0; s < 2; ++s) {
                    cost += prices[s] * (accounts.inputs(s, user) +
                                         sector.investment * accounts.sectors[s].investment_share);
                }
                next[user] = cost * sector.markup_factor();
            }
            prices = next;
        }
        CHECK(shares[saver] == test::approximately(-std::log(prices[saver]) / saved).epsilon(1e-5));
        const SectorAccounts& sector = accounts.sectors[saver];
        CHECK(shares[saver] > sector.compensation * sector.markup_factor()); // the direct share
        CHECK(shares[saver] < 1.0);
    }
}

TEST_CASE(
    "on the stationary path all amounts grow at one rate, and the deficit equals its formula") {
    TwoSectors economy;
    economy.sectors[1].state_owned = true;
    economy.parameters.real_growth = 0.05;
    economy.parameters.inflation_target = 0.07;
    economy.parameters.deposit_months = 2.5;
    const StationaryState state = economy.state();
    CHECK(state.month_factor == test::approximately(std::exp(0.01)));
    CHECK(state.government_dividends == test::approximately(state.dividends[1]));
    check_that_it_repeats_itself(economy.accounts(), state, economy.parameters);

    const Calibrated us{"us-2023"};
    check_that_it_repeats_itself(us.accounts, us.state, us.scenario.accounts);
    const Calibrated tiny{"tiny"};
    check_that_it_repeats_itself(tiny.accounts, tiny.state, tiny.scenario.accounts);
}

TEST_CASE("a transfer moves output with its inputs and its buyers") {
    TwoSectors economy;
    const NationalAccounts before = economy.accounts();
    economy.parameters.output_transfers.push_back({"part", "B", "A", 0.1});
    economy.sectors[0].net_exports = 0.0; // makes the order of closing and transfers immaterial
    economy.sectors[0].consumption = 30.0;
    economy.sectors[1].net_exports = 0.0;
    economy.sectors[1].consumption = 40.0;
    const NationalAccounts after = economy.accounts();
    const SectorAccounts& a = after.sectors[0];
    CHECK(a.gross_output == test::approximately(110.0));
    CHECK(after.sectors[1].gross_output == test::approximately(90.0));
    CHECK(a.government == test::approximately(20.0));
    CHECK(after.sectors[1].government == test::approximately(5.0));
    CHECK(after.inputs(0, 0) == test::approximately((20.0 + 1.0) / 110.0));
    CHECK(after.inputs(1, 0) == test::approximately((10.0 + 3.0) / 110.0));
    CHECK(after.inputs(1, 1) == test::approximately(before.inputs(1, 1)));
    CHECK(a.compensation_ratio == test::approximately((40.0 + 5.0) / 32.0));
    CHECK(a.product_tax == test::approximately(10.0 / 110.0)); // B pays none
}

TEST_CASE("the unemployed separated from jobs, and would earn the mean of their occupation") {
    TwoSectors economy;
    const NationalAccounts accounts = economy.accounts();
    // 12 jobs pay 40 + 34 in one occupation; the unemployed are 0.25 times 12.
    CHECK(unemployed_compensation(
              economy.sectors, economy.employment, economy.annual_wage, accounts, 0.2) ==
          test::approximately(3.0 * 74.0 / 12.0));
    // Two occupations, one per sector: separations are 8 x 0.02 and 4 x 0.04, equal.
    economy.employment = square({"A", "B"}, {8.0, 0.0, 0.0, 4.0});
    economy.annual_wage = square({"A", "B"}, {4.0, 0.0, 0.0, 5.0});
    CHECK(unemployed_compensation(
              economy.sectors, economy.employment, economy.annual_wage, accounts, 0.2) ==
          test::approximately(1.5 * 40.0 / 8.0 + 1.5 * 34.0 / 4.0));
}

TEST_CASE("the accounts of the United States equal those of an independent computation") {
    struct Row {
        const char* key;
        double inputs, compensation, product_tax, investment, profit, markup, ratio;
    };
    // Linear algebra on the same published tables by a separate program, to the digits given.
    constexpr std::array rows{
        Row{"AGR", 0.558, 0.052, 0.010, 0.154, 0.227, 0.297, 1.70},
        Row{"MIN", 0.424, 0.109, 0.085, 0.154, 0.227, 0.331, 1.70},
        Row{"UTL", 0.291, 0.152, 0.124, 0.175, 0.257, 0.416, 1.64},
        Row{"CON", 0.475, 0.319, 0.006, 0.081, 0.119, 0.136, 1.31},
        Row{"MFG", 0.600, 0.184, 0.015, 0.081, 0.120, 0.138, 1.55},
        Row{"WHO", 0.415, 0.249, 0.108, 0.092, 0.135, 0.179, 1.57},
        Row{"RET", 0.359, 0.290, 0.121, 0.093, 0.137, 0.185, 1.18},
        Row{"TRN", 0.445, 0.311, 0.031, 0.086, 0.127, 0.151, 1.18},
        Row{"INF", 0.409, 0.215, 0.026, 0.142, 0.209, 0.273, 1.64},
        Row{"FIN", 0.452, 0.277, 0.021, 0.101, 0.149, 0.180, 1.70},
        Row{"RES", 0.316, 0.039, 0.070, 0.233, 0.343, 0.584, 1.38},
        Row{"PRO", 0.325, 0.460, 0.018, 0.080, 0.118, 0.136, 1.32},
        Row{"MGT", 0.356, 0.567, 0.016, 0.025, 0.036, 0.038, 1.38},
        Row{"ADM", 0.405, 0.423, 0.014, 0.064, 0.094, 0.105, 1.23},
        Row{"EDU", 0.379, 0.484, 0.005, 0.053, 0.079, 0.086, 1.36},
        Row{"HLT", 0.380, 0.500, 0.010, 0.044, 0.065, 0.070, 1.09},
        Row{"ART", 0.420, 0.306, 0.070, 0.083, 0.122, 0.151, 1.15},
        Row{"ACC", 0.452, 0.324, 0.076, 0.060, 0.088, 0.106, 1.00},
        Row{"OTH", 0.355, 0.405, 0.034, 0.083, 0.123, 0.146, 1.66},
        Row{"GOV", 0.389, 0.475, 0.000, 0.055, 0.081, 0.089, 1.65},
    };
    const Calibrated us{"us-2023"};
    REQUIRE(us.accounts.sectors.size() == rows.size());
    constexpr double half_a_thousandth = 0.0005 + 1e-9;
    constexpr double half_a_hundredth = 0.005 + 1e-9;
    for (std::size_t s = 0; s < rows.size(); ++s) {
        const Row& row = rows[s];
        const SectorAccounts& sector = us.accounts.sectors[s];
        CAPTURE(row.key);
        CHECK(us.accounts.inputs.row_keys[s] == row.key);
        CHECK(std::abs(sector.inputs - row.inputs) < half_a_thousandth);
        CHECK(std::abs(sector.compensation - row.compensation) < half_a_thousandth);
        CHECK(std::abs(sector.product_tax - row.product_tax) < half_a_thousandth);
        CHECK(std::abs(sector.investment - row.investment) < half_a_thousandth);
        CHECK(std::abs(sector.profit - row.profit) < half_a_thousandth);
        CHECK(std::abs(sector.profit * sector.markup_factor() - row.markup) < half_a_thousandth);
        CHECK(std::abs(sector.compensation_ratio - row.ratio) < half_a_hundredth);
        CHECK(sector.inputs + sector.compensation + sector.product_tax + sector.investment +
                  sector.profit ==
              test::approximately(1.0).epsilon(1e-12));
    }
}

TEST_CASE("the economy of the United States has the published size") {
    const Calibrated us{"us-2023"};
    const NationalAccounts& accounts = us.accounts;
    for (std::size_t s = 0; s < accounts.sectors.size(); ++s) {
        const std::string& key = accounts.inputs.row_keys[s];
        double published = us.scenario.sectors[s].gross_output;
        for (const OutputTransfer& transfer : us.scenario.accounts.output_transfers) {
            const double moved = transfer.share * us.scenario.sectors.back().gross_output;
            REQUIRE(transfer.from == us.scenario.sectors.back().key);
            published += (key == transfer.to ? moved : 0.0) - (key == transfer.from ? moved : 0.0);
        }
        CAPTURE(key);
        const double difference = std::abs(accounts.sectors[s].gross_output / published - 1.0);
        CHECK(difference < (key == "GOV" ? 0.0043 : 0.002));
    }
    CHECK(std::abs(accounts.gdp / billion - 27'967.0) < 1.0);
    CHECK(std::abs(accounts.consumption / billion - 18'427.0) < 1.0);
    CHECK(std::abs(accounts.investment / billion - 4'846.0) < 1.0);
    CHECK(std::abs(accounts.government / billion - 4'694.0) < 1.0);
    CHECK(std::abs(accounts.compensation / billion - 14'148.0) < 1.0);
    CHECK(std::abs(accounts.spectral_radius - 0.559) < 0.0005);
    // Three measures of the same product.
    CHECK(accounts.compensation + accounts.product_tax + accounts.profit + accounts.investment ==
          test::approximately(accounts.gdp).epsilon(1e-9));
}

// In continuous time, with firms bearing the growth of all money in transit, the tax rate is 0.0966
// and households hold 16,336. In months, households get wages and dividends a month late, and firms
// sell this month the orders of last month's level: 0.0028 more tax.
TEST_CASE("the United States start near the stationary path of continuous time") {
    const StationaryState state = Calibrated{"us-2023"}.state;
    CHECK(std::abs(state.income_tax_rate - 0.0994) < 0.0001);
    CHECK(std::abs(state.household_deposits / billion - 16'393.0) < 1.0);
    CHECK(std::abs(state.household_deposits / billion / 16'336.0 - 1.0) < 0.004);
    CHECK(std::abs(state.benefits / billion - 251.6) < 0.1);
    CHECK(state.consumption_of_wages == test::approximately(0.941).epsilon(0.001));
    CHECK(state.money / billion / 27'967.0 == test::approximately(0.891).epsilon(0.001));
    CHECK(state.deficit / billion / 27'967.0 == test::approximately(0.0286).epsilon(0.003));
}

TEST_CASE("consumption is close to the accounts although firms order a month ahead") {
    const Calibrated us{"us-2023"};
    for (std::size_t s = 0; s < us.accounts.sectors.size(); ++s) {
        const SectorAccounts& sector = us.accounts.sectors[s];
        const double difference = us.state.consumption_by_sector[s] - sector.consumption;
        CHECK(difference > 0.0);
        CHECK(difference < 0.003 * sector.gross_output);
    }
    CHECK(us.state.consumption < 1.004 * us.accounts.consumption);
}

TEST_CASE("figures that do not fit are rejected, with sector and amount") {
    const auto after = [](const auto& change) {
        TwoSectors economy;
        change(economy);
        return problems([&] { return economy.accounts(); });
    };
    CHECK(
        starts(after([](TwoSectors& e) { e.sectors[1].compensation_share = 0.7; }),
               "sectors.B.compensation_share: inputs 0.4, product tax 0 and compensation 0.7 leave "
               "a surplus of -0.1"));
    CHECK(starts(after([](TwoSectors& e) { e.annual_wage.values[1] = 20.0; }),
                 "sectors.B.compensation_share: with compensation at 0.8 of output"));
    CHECK(starts(after([](TwoSectors& e) { e.annual_wage.values[0] = 0.0; }),
                 "tables.annual_wage.A: pays no wages"));
    CHECK(starts(after([](TwoSectors& e) { e.sectors[0].gross_output = 105.0; }),
                 "sectors.A.gross_output: final uses and the inputs that they take imply"));
    CHECK(starts(after([](TwoSectors& e) { e.sectors[0].net_exports = -81.0; }),
                 "sectors.A.net_exports: -81 USD/yr cannot be met by scaling"));
    CHECK(starts(after([](TwoSectors& e) {
                     e.sectors[0].government_purchases = 0.0;
                     e.sectors[1].government_purchases = 0.0;
                 }),
                 "sectors: nobody sells anything to the government"));
    CHECK(starts(after([](TwoSectors& e) {
                     std::swap(e.sectors[0].investment, e.sectors[0].consumption);
                     std::swap(e.sectors[1].investment, e.sectors[1].consumption);
                 }),
                 "sectors: investment of 71 USD/yr exceeds the operating surplus of 46"));
}

TEST_CASE("invalid transfers are rejected") {
    const auto after = [](const OutputTransfer& transfer) {
        TwoSectors economy;
        economy.parameters.output_transfers.push_back(transfer);
        return problems([&] { return economy.accounts(); });
    };
    CHECK(after({"x", "C", "A", 0.1}) == "accounts.output_transfers.x.from: there is no sector C");
    CHECK(after({"x", "A", "D", 0.1}) == "accounts.output_transfers.x.to: there is no sector D");
    CHECK(after({"x", "A", "A", 0.1}) ==
          "accounts.output_transfers.x.to: A is where it comes from");
    CHECK(
        starts(after({"x", "A", "B", 0.2}),
               "accounts.output_transfers.x.share: moves 20 USD/yr and leaves A an output of 80 of "
               "which the government buys -10"));
}

TEST_CASE("parameters without a stationary path are rejected") {
    TwoSectors economy;
    NationalAccounts accounts = economy.accounts();
    const auto state_problems = [&] {
        return problems([&] { return stationary_state(accounts, 10.0, economy.parameters); });
    };
    economy.parameters.consumption_of_dividends = 0.0;
    economy.parameters.consumption_of_income = 1.0;
    CHECK(starts(state_problems(), "accounts.consumption_of_dividends: with 0 out of dividends"));
    economy.parameters = TwoSectors{}.parameters;
    economy.parameters.real_growth = 0.2;
    economy.parameters.inflation_target = 0.2;
    economy.parameters.deposit_months = 24.0;
    CHECK(starts(state_problems(), "accounts.deposit_months: deposits of"));
    economy.parameters = TwoSectors{}.parameters;
    accounts.compensation = 40.0;
    CHECK(starts(state_problems(), "accounts: households need 71 USD/yr after tax"));
    accounts = economy.accounts();
    accounts.sectors[0].government = 60.0;
    CHECK(
        starts(state_problems(), "sectors.A.consumption: -16.25 USD/yr are left of an output of "));
}
