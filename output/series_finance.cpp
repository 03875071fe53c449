// SPDX-License-Identifier: Apache-2.0
#include "output/series_table.hpp"

#include <array>

namespace tenfold {

namespace {

using namespace series;

constexpr std::array table{
    Series{"inflation",
           "1/yr",
           "Growth of the price level over the last twelve months; earlier months count at the "
           "inflation target.",
           time_only,
           [](Month m, Index) { return m.finance.inflation; }},
    Series{"expected_inflation",
           "1/yr",
           "Inflation that agents expect of the next twelve months.",
           time_only,
           [](Month m, Index) { return m.finance.expected_inflation; }},
    Series{"policy_rate",
           "1/yr",
           "Policy rate of the central bank; 0 without a central bank.",
           time_only,
           [](Month m, Index) { return m.finance.policy_rate; }},
    Series{"natural_rate",
           "1/yr",
           "Natural real rate of interest, as the central bank sees it.",
           time_only,
           [](Month m, Index) { return m.finance.natural_rate; }},
    Series{"long_real_rate",
           "1/yr",
           "Real rate of interest that consumption and investment follow.",
           time_only,
           [](Month m, Index) { return m.finance.long_real_rate; }},
    Series{"loan_rate",
           "1/yr",
           "Rate of interest of loans to firms.",
           time_only,
           [](Month m, Index) { return m.finance.loan_rate; }},
    Series{"lending_share",
           "1",
           "Share of the new loans wanted by firms that banks grant.",
           time_only,
           [](Month m, Index) { return m.finance.lending_share; }},
    Series{"credit",
           "USD",
           "Loans of banks to firms at the end of the month.",
           time_only,
           [](Month m, Index) { return real(m, m.finance.credit); }},
    Series{"bank_equity_ratio",
           "1",
           "Equity of banks per dollar of loans.",
           time_only,
           [](Month m, Index) { return m.finance.bank_equity_ratio; }},
    Series{"loan_losses",
           "USD",
           "Losses of banks on loans and overdrafts of closed firms, since the start.",
           time_only,
           [](Month m, Index) { return real(m, m.finance.loan_losses); }},
    Series{"capital_stock",
           "USD",
           "Fixed capital of firms at base-year prices, at the end of the month.",
           time_only,
           [](Month m, Index) { return real(m, m.finance.capital_stock); }},
    Series{"real_consumption",
           "USD/yr",
           "Consumption of goods, and of tokens at constant intelligence, chained at base-year "
           "prices, yearly rate.",
           time_only,
           [](Month m, Index) { return real(m, m.goods.real_consumption); }},
    Series{"real_investment",
           "USD/yr",
           "Investment of firms in goods at the price of their basket, yearly rate.",
           time_only,
           [](Month m, Index) { return real(m, m.finance.real_investment); }},
    Series{"income_tax_rate",
           "1",
           "Income tax of households, taxes that finance policies included.",
           time_only,
           [](Month m, Index) { return m.finance.income_tax_rate; }},
};

} // namespace

std::span<const Series> finance_series() {
    return table;
}

} // namespace tenfold
