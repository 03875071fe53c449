// SPDX-License-Identifier: Apache-2.0
#include "agents/ai/abroad.hpp"

#include <numeric>

#include <doctest/doctest.h>

using namespace tenfold;

TEST_CASE("a lab abroad receives its sales less the cost of serving (Eq. 83)") {
    CHECK(LabSales{1000, 400}.remittance() == 600);
    CHECK(LabSales{1000, 1000}.remittance() == 0);
}

TEST_CASE("dividends are split over owners abroad by GDP to the cent (Eq. 84)") {
    const std::vector<double> gdp{5.0, 3.0, 1.0, 2.0};
    CHECK(portfolio(600, 0, gdp) == std::vector<std::int64_t>{0, 300, 100, 200});
    CHECK(portfolio(100, 1, gdp) == std::vector<std::int64_t>{63, 0, 12, 25}); // 62.5, 12.5, 25
    for (const std::int64_t dividends : {0, 1, 2, 99, 1'000'003}) {
        for (std::size_t from = 0; from < gdp.size(); ++from) {
            const std::vector<std::int64_t> parts = portfolio(dividends, from, gdp);
            CHECK(parts[from] == 0);
            CHECK(std::accumulate(parts.begin(), parts.end(), std::int64_t{0}) == dividends);
        }
    }
}

TEST_CASE("dividends return to their country if no other country has any GDP") {
    CHECK(portfolio(7, 0, std::vector<double>{3.0}) == std::vector<std::int64_t>{7});
    CHECK(portfolio(7, 1, std::vector<double>{0.0, 3.0}) == std::vector<std::int64_t>{0, 7});
}
