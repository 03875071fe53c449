// SPDX-License-Identifier: Apache-2.0
/// The economy's accounts on the first day: published figures made consistent, and the stationary
/// path that starts from them. (Eq. 16 to Eq. 22)
///
/// Both steps are pure. `balance_accounts` turns the scenario's figures by sector into a closed
/// economy in which every dollar of output has one buyer and every column sums to one.
/// `stationary_state` finds the deposits, the income tax and the propensity to consume with which
/// that economy repeats itself every month, scaled by the growth of nominal output. All prices are
/// 1. Amounts are USD a year at full scale unless a comment states otherwise.
#pragma once

#include "core/check.hpp"
#include "core/describe.hpp"

#include "agents/classification/categories.hpp"

#include <string>
#include <vector>

namespace tenfold {

/// Mean day of a firm's monthly review, counted from the first of the month: review days are
/// uniform over days 1 to 27.
inline constexpr double mean_review_day = 14.0;

/// Output that production statistics assign to another sector than employment statistics.
struct OutputTransfer {
    std::string key;
    std::string from;
    std::string to;
    double share = 0.0;

    template <class Self, class V>
    static void describe(Self& self, V& visitor) {
        using enum Presence;
        visitor.value(
            Field{"key", "", {}, "scenario", "Short name, unique among transfers.", required},
            self.key);
        visitor.value(Field{"from",
                            "",
                            {},
                            "scenario",
                            "Key of the sector whose figure of output is too large.",
                            required},
                      self.from);
        visitor.value(Field{"to",
                            "",
                            {},
                            "scenario",
                            "Key of the sector that employs the people who make this output.",
                            required},
                      self.to);
        visitor.value(Field{"share",
                            "1",
                            range::open_share,
                            "scenario",
                            "Share of the gross output of `from` that is moved, with its inputs, "
                            "taxes, pay and surplus, and as many dollars of government purchases.",
                            required},
                      self.share);
    }
};

/// Parameters of the consistent accounts and of the stationary path on which the economy starts.
struct AccountsParameters {
    double largest_compensation_ratio = 1.7;
    std::vector<OutputTransfer> output_transfers;
    double tolerance = 0.02;
    double real_growth = 0.012;
    double labour_force_growth = 0.0;
    double inflation_target = 0.02;
    double deposit_months = 1.5;
    double benefit_replacement = 0.45;
    double consumption_of_dividends = 0.5;
    double consumption_of_income = 0.8;
    double consumption_of_deposits = 0.2;

    template <class Self, class V>
    // NOLINTNEXTLINE(readability-function-size): one entry per parameter
    static void describe(Self& self, V& visitor) {
        visitor.value(Field{"largest_compensation_ratio",
                            "1",
                            {1.0, 10.0},
                            "assumption: above it, figures of jobs and of output disagree on who "
                            "is counted",
                            "Largest compensation of employees per dollar of wages in a sector; "
                            "the excess is counted as operating surplus."},
                      self.largest_compensation_ratio);
        visitor.list(Group{"output_transfers",
                           "Output moved to the sector in which the statistics count its workers."},
                     self.output_transfers);
        visitor.value(Field{"tolerance",
                            "1",
                            {0.0, 1.0, true},
                            "assumption",
                            "Largest relative difference between the gross output of a sector and "
                            "the output implied by final uses."},
                      self.tolerance);
        visitor.value(Field{"real_growth",
                            "1/yr",
                            {0.0, 0.2},
                            "assumption",
                            "Growth rate of labour productivity without AI, and of real output "
                            "per person in the labour force."},
                      self.real_growth);
        visitor.value(Field{"labour_force_growth",
                            "1/yr",
                            {0.0, 0.05},
                            "none; BLS projection for the US: 168.1 million in 2024, 173.5 in "
                            "2034, 0.0032 a year",
                            "Growth rate of the labour force, by people who enter it."},
                      self.labour_force_growth);
        visitor.value(Field{"inflation_target",
                            "1/yr",
                            {0.0, 0.2},
                            "assumption: the target of most central banks",
                            "Growth of prices on the stationary path."},
                      self.inflation_target);
        visitor.value(Field{"deposit_months",
                            "month",
                            {0.0, 24.0},
                            "tuned",
                            "Deposits that a firm keeps beyond accrued wages, in months of its "
                            "cost."},
                      self.deposit_months);
        visitor.value(Field{"benefit_replacement",
                            "1",
                            range::share,
                            "memory: replacement rate of unemployment insurance in the US",
                            "Replacement rate: unemployment benefit per dollar of former "
                            "compensation; paid to everyone without a job."},
                      self.benefit_replacement);
        visitor.value(Field{"consumption_of_dividends",
                            "1",
                            range::share,
                            "assumption",
                            "Propensity to consume out of dividends and rents after tax."},
                      self.consumption_of_dividends);
        visitor.value(Field{"consumption_of_income",
                            "1",
                            {0.0, 1.0, true},
                            "assumption",
                            "Propensity to consume out of income after tax, mean over all kinds of "
                            "income; that out of wages follows from it."},
                      self.consumption_of_income);
        visitor.value(Field{"consumption_of_deposits",
                            "1/yr",
                            {0.0, 12.0, true},
                            "assumption",
                            "Propensity to consume out of deposits, a year."},
                      self.consumption_of_deposits);
    }
};

/// A problem of the accounts, and the key path of the figure that causes it.
struct AccountsProblem {
    std::string path;
    std::string text;
};

/// The figures cannot be made consistent; `what()` has one line per problem.
class AccountsError : public RunError {
public:
    explicit AccountsError(std::vector<AccountsProblem> problems);
    [[nodiscard]] const std::vector<AccountsProblem>& problems() const { return problems_; }

private:
    std::vector<AccountsProblem> problems_;
};

/// One sector of balanced accounts. Shares are of gross output and sum to one:
/// inputs + compensation + product_tax + investment + profit (Eq. 16).
struct SectorAccounts {
    double gross_output = 0.0;       // [USD/yr]
    double inputs = 0.0;             // share: intermediate inputs
    double compensation = 0.0;       // share
    double product_tax = 0.0;        // share, not negative
    double investment = 0.0;         // share (kappa): a current cost, spent on one basket
    double profit = 0.0;             // share: residual
    double compensation_ratio = 1.0; // compensation per dollar of wages in the tables (k)
    double consumption = 0.0;        // sales to households [USD/yr]
    double government = 0.0;         // sales to the government [USD/yr]
    double investment_share = 0.0;   // share of this sector in the basket of investment (iota)
    double employment = 0.0;         // jobs
    bool state_owned = false;        // dividends go to the government
    bool real_estate = false;        // dividends are rents

    /// Inputs and investment per unit of output: the remainder after product tax, compensation and
    /// profit.
    [[nodiscard]] double input_share() const { return 1.0 - compensation - product_tax - profit; }
    /// Price over unit cost, where cost includes product tax: 1 / (1 - product_tax - profit).
    [[nodiscard]] double markup_factor() const { return 1.0 / (1.0 - product_tax - profit); }
};

/// Balanced accounts of a closed economy; totals are USD a year.
struct NationalAccounts {
    std::vector<SectorAccounts> sectors;
    Table inputs; // a_ij: from the row's sector per dollar of the column's output
    double consumption = 0.0;
    double investment = 0.0;
    double government = 0.0;
    double gdp = 0.0;
    double compensation = 0.0;
    double product_tax = 0.0;
    double profit = 0.0;
    double spectral_radius = 0.0; // of a + iota kappa': firms' demand per dollar of demand
};

/// The stationary path in calendar months. Flows are annual rates at the level of one month; a
/// payment a month earlier is smaller by 1 / month_factor. Stocks are those at the start of that
/// month before any payment, except `firm_deposits`.
///
/// Order of a month: on its first day households receive the wages, dividends and rents of the
/// previous month and this month's benefits, pay income tax and consume; the government purchases
/// and collects the product tax of the previous month. Firms sell these goods together with the
/// inputs and investment ordered in the previous month. During the month they pay inputs,
/// investment, product tax and dividends, and at its end wages.
struct StationaryState {
    double growth = 0.0;       // of every flow and stock [1/yr]
    double month_factor = 1.0; // exp(growth / 12)
    std::vector<double> consumption_by_sector;
    double consumption = 0.0;
    double income_tax_rate = 0.0;
    double consumption_of_wages = 0.0; // per dollar of wages and benefits after tax
    double disposable_income = 0.0;    // of households, after tax
    double benefits = 0.0;
    double household_deposits = 0.0; // [USD]
    /// By sector, of this month: paid to owners on the first day of the next month.
    std::vector<double> dividends;
    double household_dividends = 0.0;  // sum over private sectors, rents included
    double government_dividends = 0.0; // sum over state-owned sectors
    /// By sector, at the *end* of the month, when wages are paid [USD]; at its start deposits are
    /// smaller by 1 / month_factor.
    std::vector<double> firm_deposits;
    double in_transit = 0.0; // paid by firms last month and not yet received [USD]
    double money = 0.0;      // all private money, equal to government debt [USD]
    double deficit = 0.0;    // of the government [USD/yr]: 12 (month_factor - 1) money
};

/// Makes the figures by sector consistent (Eq. 16 to Eq. 18): applies the transfers of output, fits
/// compensation to the wage bill of `employment` x `annual_wage` (sector x occupation), closes the
/// economy, derives gross output from final uses and makes investment a current cost.
/// `input_coefficients` has supplying sectors in rows. Throws AccountsError with one line for each
/// sector that does not fit, and by how much.
[[nodiscard]] NationalAccounts balance_accounts(const std::vector<Sector>& sectors,
                                                const Table& employment,
                                                const Table& annual_wage,
                                                const Table& input_coefficients,
                                                const AccountsParameters& parameters);

/// Labour's share of each sector's price, direct and through the prices of inputs and investment:
/// minus the elasticity of the price with respect to labour productivity in this sector alone. The
/// price of sector j is (sum of a_ij p_i + kappa_j p_I + w_j / A_j) / (1 - tax_j - profit_j), and
/// the share is the diagonal of (1 - M)^-1 times w_j / (1 - tax_j - profit_j), where M has the
/// shares of inputs and investment in cost. Labour-saving progress adds jobs only in a sector whose
/// demand elasticity exceeds the inverse of this share. (Eq. 46)
[[nodiscard]] std::vector<double> labour_share_of_price(const NationalAccounts& accounts);

/// Annual compensation of the unemployed at the mean compensation of their occupations [USD/yr].
/// Their number is jobs u / (1 - u), by occupation in proportion to separations.
[[nodiscard]] double unemployed_compensation(const std::vector<Sector>& sectors,
                                             const Table& employment,
                                             const Table& annual_wage,
                                             const NationalAccounts& accounts,
                                             double unemployment_rate);

/// The stationary path of balanced accounts (Eq. 19 to Eq. 22), given `unemployed_compensation`.
/// The deficit is not a free parameter: it follows from the other balances and equals the growth of
/// money. Throws AccountsError if household purchases or the income tax would be negative.
[[nodiscard]] StationaryState stationary_state(const NationalAccounts& accounts,
                                               double unemployed_compensation,
                                               const AccountsParameters& parameters);

} // namespace tenfold
