// SPDX-License-Identifier: Apache-2.0
#include "output/series.hpp"

#include "core/units.hpp"

#include "output/series_table.hpp"

#include <array>
#include <fmt/format.h>
#include <numeric>
#include <vector>

namespace tenfold {

namespace series {

double ratio(double part, double whole) {
    return whole == 0.0 ? 0.0 : part / whole;
}

double ratio(std::int64_t part, std::int64_t whole) {
    return ratio(static_cast<double>(part), static_cast<double>(whole));
}

double share(double part, double whole) {
    return whole > 0.0 ? part / whole : 0.0;
}

double share(std::int64_t part, std::int64_t whole) {
    return share(static_cast<double>(part), static_cast<double>(whole));
}

double real(Month month, std::int64_t simulated) {
    return static_cast<double>(simulated) * month.scale;
}

double real(Month month, double simulated) {
    return simulated * month.scale;
}

double yearly(Month month, std::int64_t cents) {
    return month.uses.days > 0
               ? static_cast<double>(cents) / 100.0 * days_per_year / month.uses.days
               : 0.0;
}

std::int64_t sum(const std::vector<std::int64_t>& counts) {
    return std::accumulate(counts.begin(), counts.end(), std::int64_t{0});
}

} // namespace series

namespace {

using namespace series;

/// Flow of the month per employed person, as if every month had the average length.
double monthly_rate(Month month, std::int64_t flow) {
    return ratio(static_cast<double>(flow) * days_per_month,
                 static_cast<double>(month.total.employed) * static_cast<double>(month.days));
}

// Units avoid the words "days", "hours" and "minutes" alone: xarray would turn the values into
// durations.
constexpr std::array table{
    // People and jobs
    Series{"unemployment_rate",
           "1",
           "Unemployed people per person in the labour force, at the end of the month.",
           time_only,
           [](Month m, Index) { return ratio(m.total.unemployed, m.people); }},
    Series{"hires_rate",
           "1/month",
           "First days in a new job per employed person, for a month of average length (30.4369 "
           "days).",
           time_only,
           [](Month m, Index) { return monthly_rate(m, m.total.hires); }},
    Series{"separations_rate",
           "1/month",
           "Last days in a job per employed person, for a month of average length (30.4369 days).",
           time_only,
           [](Month m, Index) { return monthly_rate(m, m.total.separations); }},
    Series{"job_to_job_rate",
           "1/month",
           "Last days in a job before one at another firm per employed person, for a month of "
           "average length.",
           time_only,
           [](Month m, Index) { return monthly_rate(m, m.total.job_to_job); }},
    Series{"vacancy_rate",
           "1",
           "Open posts per post, open or filled, at the end of the month.",
           time_only,
           [](Month m, Index) {
               return ratio(m.total.vacancies, m.total.employed + m.total.vacancies);
           }},
    Series{"people",
           "persons",
           "People in the labour force at the end of the month.",
           time_only,
           [](Month m, Index) { return real(m, m.people); }},
    Series{"employed",
           "persons",
           "People in a job at the end of the month.",
           time_only,
           [](Month m, Index) { return real(m, m.total.employed); }},
    Series{"joining",
           "persons",
           "People who have accepted a job and wait for its first day, at the end of the month.",
           time_only,
           [](Month m, Index) { return real(m, m.total.joining); }},
    Series{"unemployed",
           "persons",
           "People without a job at the end of the month.",
           time_only,
           [](Month m, Index) { return real(m, m.total.unemployed); }},

    Series{"retraining",
           "persons",
           "People who train for another occupation, without a job, at the end of the month.",
           time_only,
           [](Month m, Index) { return real(m, m.total.retraining); }},
    Series{"layoffs_rate",
           "1/month",
           "Last days in a job that the firm decided per employed person, for a month of average "
           "length.",
           time_only,
           [](Month m, Index) { return monthly_rate(m, m.total.layoffs); }},

    // The whole economy
    Series{"gdp",
           "USD/yr",
           "Gross domestic product at current prices: consumption, tokens of people, investment "
           "(data centres and training of models included) and purchases of the government, "
           "yearly rate.",
           time_only,
           [](Month m, Index) { return real(m, m.goods.gdp); }},
    Series{"real_gdp",
           "USD/yr",
           "Gross domestic product in prices of the start: chained Tornqvist index of final uses, "
           "with the better quality that new tasks bring, yearly rate.",
           time_only,
           [](Month m, Index) { return real(m, m.goods.real_gdp); }},
    Series{"real_gdp_quality",
           "USD/yr",
           "The same with people's tokens at constant intelligence instead of at the price level "
           "of consumption.",
           time_only,
           [](Month m, Index) { return real(m, m.goods.real_gdp_quality); }},
    Series{"equal_income_share",
           "1",
           "Geometric over arithmetic mean of incomes before tax: the share of the mean income "
           "that, given to everybody alike, is worth as much if well-being is the logarithm.",
           time_only,
           [](Month m, Index) { return m.incomes.equal_income_share; }},
    Series{"consumption_equivalent_welfare",
           "USD/yr",
           "What each person would have to consume, all alike, to be as well off: real consumption "
           "per person in the labour force, people's tokens at constant intelligence, times "
           "`equal_income_share`.",
           time_only,
           [](Month m, Index) {
               return ratio(m.goods.real_consumption, static_cast<double>(m.people)) *
                      m.incomes.equal_income_share;
           }},
    Series{
        "price_level",
        "1",
        "Price level of consumption, 1 at the start: least cost of a unit of households' basket, "
        "with the better quality that new tasks bring.",
        time_only,
        [](Month m, Index) { return m.goods.price_level; }},
    Series{"wage_index",
           "1",
           "Mean reference wage of the employed, 1 at the start.",
           time_only,
           [](Month m, Index) { return m.goods.wage_index; }},
    Series{"labour_share",
           "1",
           "Compensation of employees per dollar of gross domestic product.",
           time_only,
           [](Month m, Index) { return m.goods.labour_share; }},
    Series{"total_factor_productivity",
           "1",
           "Total factor productivity, 1 at the start: growth of the sectors' productivities "
           "weighted by their size.",
           time_only,
           [](Month m, Index) { return m.goods.total_factor_productivity; }},
    Series{"consumption",
           "USD/yr",
           "Consumption of goods by households at current prices, yearly rate.",
           time_only,
           [](Month m, Index) { return real(m, yearly(m, m.uses.consumption)); }},
    Series{"real_consumption_per_person",
           "USD/yr",
           "Consumption of goods per person in the labour force in prices of the start: spending "
           "over the price level, yearly rate.",
           time_only,
           [](Month m, Index) {
               return ratio(yearly(m, m.uses.consumption),
                            m.goods.price_level * static_cast<double>(m.people));
           }},
    Series{"investment",
           "USD/yr",
           "Investment of firms at current prices, yearly rate.",
           time_only,
           [](Month m, Index) { return real(m, yearly(m, m.uses.investment)); }},
    Series{"government_purchases",
           "USD/yr",
           "Purchases of the government at current prices, yearly rate.",
           time_only,
           [](Month m, Index) { return real(m, yearly(m, m.uses.government)); }},
    Series{"unserved_demand",
           "1",
           "Share of the money in the goods markets that firms could not serve, at the end of the "
           "month.",
           time_only,
           [](Month m, Index) { return m.goods.unserved; }},
    Series{"statistical_discrepancy",
           "USD/yr",
           "Gross domestic product by spending less that by what firms sold: change of the money "
           "in the goods markets that no firm has earned yet, yearly rate.",
           time_only,
           [](Month m, Index) { return real(m, m.goods.discrepancy); }},

    // Households and government
    Series{
        "unchanged_wages",
        "1",
        "People whose wage stayed at the same amount, per person whose wage was due for a raise, "
        "a year after the last.",
        time_only,
        [](Month m, Index) { return share(m.incomes.unchanged_wages, m.incomes.raises); }},
    Series{"wages_received",
           "USD/yr",
           "Wages and contributions that people received, yearly rate.",
           time_only,
           [](Month m, Index) { return real(m, yearly(m, m.incomes.wages)); }},
    Series{"dividends_received",
           "USD/yr",
           "Dividends that people received, yearly rate.",
           time_only,
           [](Month m, Index) { return real(m, yearly(m, m.incomes.dividends)); }},
    Series{"rents_received",
           "USD/yr",
           "Rents of real estate and scarce assets that people received, yearly rate.",
           time_only,
           [](Month m, Index) { return real(m, yearly(m, m.incomes.rents)); }},
    Series{"benefits_received",
           "USD/yr",
           "Unemployment benefits, yearly rate.",
           time_only,
           [](Month m, Index) { return real(m, yearly(m, m.incomes.benefits)); }},
    Series{"scarce_spending",
           "USD/yr",
           "Spending of people on assets in fixed supply beyond the rents of the start, yearly "
           "rate.",
           time_only,
           [](Month m, Index) { return real(m, yearly(m, m.incomes.scarce)); }},
    Series{"scarce_asset_price",
           "1",
           "Price of assets in fixed supply, 1 at the start: rents and spending on them over their "
           "supply.",
           time_only,
           [](Month m, Index) { return m.goods.scarce_asset_price; }},
    Series{"gini_income",
           "1",
           "Gini coefficient of people's income before tax in the month.",
           time_only,
           [](Month m, Index) { return m.incomes.gini_income; }},
    Series{"gini_wealth",
           "1",
           "Gini coefficient of people's deposits.",
           time_only,
           [](Month m, Index) { return m.incomes.gini_wealth; }},
    Series{"wage_p10",
           "USD/yr",
           "Tenth percentile of the wages of the employed, on the month's payday.",
           time_only,
           [](Month m, Index) { return m.incomes.wage_p10; }},
    Series{"wage_p50",
           "USD/yr",
           "Median wage of the employed, on the month's payday.",
           time_only,
           [](Month m, Index) { return m.incomes.wage_p50; }},
    Series{"wage_p90",
           "USD/yr",
           "Ninetieth percentile of the wages of the employed, on the month's payday.",
           time_only,
           [](Month m, Index) { return m.incomes.wage_p90; }},
    Series{"wage_log_variance",
           "1",
           "Variance of the logarithm of the wages of the employed.",
           time_only,
           [](Month m, Index) { return m.incomes.wage_log_variance; }},
    Series{"household_deposits",
           "USD",
           "Deposits of people at the end of the month.",
           time_only,
           [](Month m, Index) { return real(m, m.goods.household_deposits); }},
    Series{"government_balance",
           "USD/yr",
           "Income less spending of the government in the month, yearly rate; negative: a deficit.",
           time_only,
           [](Month m, Index) { return real(m, m.goods.government_balance); }},
    Series{"government_debt",
           "USD",
           "What the government owes to people and firms at the end of the month.",
           time_only,
           [](Month m, Index) { return real(m, m.goods.government_debt); }},

    // Policies
    Series{"income_tax",
           "1",
           "Rate of the tax on incomes.",
           time_only,
           [](Month m, Index) { return m.policies.income_tax; }},
    Series{"token_tax",
           "1",
           "Tax on tokens, as a share of the price before tax.",
           time_only,
           [](Month m, Index) { return m.policies.token_tax; }},
    Series{"profit_tax",
           "1",
           "Rate of the tax on dividends.",
           time_only,
           [](Month m, Index) { return m.policies.profit_tax; }},
    Series{"policy_cost",
           "USD",
           "Cost of policies for which the taxes of the month before were to pay, or debt.",
           time_only,
           [](Month m, Index) { return real(m, m.policies.cost) / cents_per_dollar; }},
    Series{"policy_debt",
           "USD",
           "Of that cost, what taxes did not bring and became debt.",
           time_only,
           [](Month m, Index) { return real(m, m.policies.to_debt) / cents_per_dollar; }},

    // Across the border
    Series{"token_remittance",
           "USD",
           "Paid for tokens to labs abroad since the start, without token tax and without what "
           "serving costs, less what own labs have received from abroad; 0 in a country alone.",
           time_only,
           [](Month m, Index) {
               return real(m, m.abroad.tokens_paid - m.abroad.tokens_received) / cents_per_dollar;
           }},
    Series{"dividends_from_abroad",
           "USD",
           "Dividends of labs and compute operators abroad that owners have received since the "
           "start, less those of own ones that owners abroad have; 0 in a country alone.",
           time_only,
           [](Month m, Index) {
               return real(m, m.abroad.dividends_received - m.abroad.dividends_paid) /
                      cents_per_dollar;
           }},

    // By sector
    Series{"price",
           "1",
           "Price of the sector's goods, 1 at the start.",
           by_sector,
           [](Month m, Index i) { return m.goods.price[i]; }},
    Series{"output",
           "USD/yr",
           "Sales of the sector at prices of the start, yearly rate.",
           by_sector,
           [](Month m, Index i) { return real(m, m.goods.output[i]); }},
    Series{"sales",
           "USD/yr",
           "Sales of the sector at current prices, yearly rate.",
           by_sector,
           [](Month m, Index i) { return real(m, m.goods.sales[i]); }},
    Series{"productivity",
           "USD/h",
           "Output of the sector at prices of the start per hour worked by people.",
           by_sector,
           [](Month m, Index i) { return m.goods.productivity[i]; }},
    Series{"exits",
           "firms",
           "Firms of the sector that closed, total of the month.",
           by_sector,
           [](Month m, Index i) { return real(m, m.goods.exits[i]); }},
    Series{"employment",
           "persons",
           "People in a job in the sector at the end of the month.",
           by_sector,
           [](Month m, Index i) { return real(m, m.by_sector[i].employed); }},
    Series{"vacancies",
           "posts",
           "Open posts in the sector at the end of the month.",
           by_sector,
           [](Month m, Index i) { return real(m, m.by_sector[i].vacancies); }},
    Series{"hires",
           "persons",
           "First days in a new job in the sector, total of the month.",
           by_sector,
           [](Month m, Index i) { return real(m, m.by_sector[i].hires); }},
    Series{"separations",
           "persons",
           "Last days in a job in the sector, total of the month.",
           by_sector,
           [](Month m, Index i) { return real(m, m.by_sector[i].separations); }},
    Series{"firms",
           "firms",
           "Firms in the sector at the end of the month.",
           by_sector,
           [](Month m, Index i) { return real(m, m.firms[i]); }},
    Series{"adoption_rate",
           "1",
           "Share of the sector's firms with deployed virtual coworkers, at the end of the month.",
           by_sector,
           [](Month m, Index i) { return ratio(m.adopters[i], m.firms[i]); }},
    Series{"coworkers",
           "coworkers",
           "Virtual coworkers in the sector at the end of the month.",
           by_sector,
           [](Month m, Index i) { return real(m, m.coworkers_by_sector[i].coworkers); }},
    Series{"human_hours",
           "h",
           "Hours worked by people in the sector, overtime included, total of the month.",
           by_sector,
           [](Month m, Index i) { return real(m, m.coworkers_by_sector[i].human_hours); }},
    Series{"overtime_hours",
           "h",
           "Overtime of people in the sector, total of the month.",
           by_sector,
           [](Month m, Index i) { return real(m, m.coworkers_by_sector[i].overtime_hours); }},
    Series{"ai_task_hours",
           "h",
           "Human-hours' worth of tasks done by virtual coworkers in the sector, failed ones "
           "included, total of the month.",
           by_sector,
           [](Month m, Index i) { return real(m, m.coworkers_by_sector[i].ai_task_hours); }},

    // By occupation
    Series{"employment_by_occupation",
           "persons",
           "People in a job in the occupation at the end of the month.",
           by_occupation,
           [](Month m, Index i) { return real(m, m.by_occupation[i].employed); }},
    Series{"unemployed_by_occupation",
           "persons",
           "People without a job who look for one in the occupation, at the end of the month.",
           by_occupation,
           [](Month m, Index i) { return real(m, m.by_occupation[i].unemployed); }},
    Series{"vacancies_by_occupation",
           "posts",
           "Open posts in the occupation at the end of the month.",
           by_occupation,
           [](Month m, Index i) { return real(m, m.by_occupation[i].vacancies); }},
    Series{"hires_by_occupation",
           "persons",
           "First days in a new job in the occupation, total of the month.",
           by_occupation,
           [](Month m, Index i) { return real(m, m.by_occupation[i].hires); }},
    Series{"coworkers_by_occupation",
           "coworkers",
           "Virtual coworkers in the occupation at the end of the month.",
           by_occupation,
           [](Month m, Index i) { return real(m, m.coworkers_by_occupation[i].coworkers); }},
    Series{"wage",
           "USD/yr",
           "Mean yearly wage of the people in a job in the occupation.",
           by_occupation,
           [](Month m, Index i) { return m.mean_wage[i]; }},
    Series{"delegable_share",
           "1",
           "Share of the occupation's hours that would be delegated to virtual coworkers at full "
           "adoption.",
           by_occupation,
           [](Month m, Index i) { return m.delegable_share[i]; }},
    Series{"delegated_share",
           "1",
           "Share of the occupation's work, in human hours, that virtual coworkers did in the "
           "month; people's supervision of them is no part of it.",
           by_occupation,
           [](Month m, Index i) { return m.delegated_share[i]; }},

    // By region
    Series{"employment_by_region",
           "persons",
           "People in a job in the region at the end of the month.",
           by_region,
           [](Month m, Index i) { return real(m, m.by_region[i].employed); }},
    Series{"unemployment_rate_by_region",
           "1",
           "Unemployed people per person in the region's labour force, at the end of the month.",
           by_region,
           [](Month m, Index i) {
               const LabourCounts& here = m.by_region[i];
               return ratio(here.unemployed,
                            here.employed + here.joining + here.unemployed + here.retraining);
           }},
    Series{"vacancies_by_region",
           "posts",
           "Open posts in the region at the end of the month.",
           by_region,
           [](Month m, Index i) { return real(m, m.by_region[i].vacancies); }},

    // Distributions
    Series{"occupation_moves",
           "persons",
           "People without a job who changed the occupation in which they look for one, total of "
           "the month.",
           by_move,
           [](Month m, Index i) { return real(m, m.occupation_moves[i]); }},
    Series{"wage_quantile",
           "USD/yr",
           "Quantiles of the wages of the employed, on the month's payday.",
           by_quantile,
           [](Month m, Index i) { return m.incomes.wage.quantiles[i]; }},
    Series{"income_quantile",
           "USD/yr",
           "Quantiles of people's income before tax in the month, at yearly rate.",
           by_quantile,
           [](Month m, Index i) { return m.incomes.income.quantiles[i]; }},
    Series{"wealth_quantile",
           "USD",
           "Quantiles of people's deposits, debts counted as nothing.",
           by_quantile,
           [](Month m, Index i) { return m.incomes.wealth.quantiles[i]; }},
    Series{"wage_histogram",
           "persons",
           "Employed people by their wage at yearly rate, on the month's payday.",
           by_dollar_bin,
           [](Month m, Index i) { return real(m, m.incomes.wage.histogram[i]); }},
    Series{"income_histogram",
           "persons",
           "People by their income before tax in the month, at yearly rate.",
           by_dollar_bin,
           [](Month m, Index i) { return real(m, m.incomes.income.histogram[i]); }},
    Series{"wealth_histogram",
           "persons",
           "People by their deposits, debts counted as nothing.",
           by_dollar_bin,
           [](Month m, Index i) { return real(m, m.incomes.wealth.histogram[i]); }},
};

} // namespace

std::span<const Series> output_series() {
    static const std::vector<Series> all = [] {
        std::vector<Series> rows(table.begin(), table.end());
        rows.insert(rows.end(), finance_series().begin(), finance_series().end());
        rows.insert(rows.end(), ai_series().begin(), ai_series().end());
        return rows;
    }();
    return all;
}

std::string_view to_string(SeriesDimension dimension) {
    switch (dimension) {
    case SeriesDimension::sector:
        return "time, sector";
    case SeriesDimension::occupation:
        return "time, occupation";
    case SeriesDimension::region:
        return "time, region";
    case SeriesDimension::size_class:
        return "time, size_class";
    case SeriesDimension::quantile:
        return "time, quantile";
    case SeriesDimension::dollar_bin:
        return "time, dollar_bin";
    case SeriesDimension::move:
        return "time, occupation_from, occupation";
    case SeriesDimension::time:
        break;
    }
    return "time";
}

std::string describe_series_markdown() {
    std::string text = "| name | unit | dimensions | meaning |\n|---|---|---|---|\n";
    for (const Series& row : output_series()) {
        text += fmt::format("| `{}` | {} | {} | {} |\n",
                            row.name,
                            row.unit,
                            to_string(row.dimension),
                            row.long_name);
    }
    return text;
}

} // namespace tenfold
