// SPDX-License-Identifier: Apache-2.0
#include "tools/cli/summary_policies.hpp"

#include <vector>

#include <doctest/doctest.h>

using namespace tenfold;

TEST_CASE(
    "the summary has the cost of policies and its debt-financed part, if there are policies") {
    std::vector<MonthlyMeasures> months(3);
    for (MonthlyMeasures& month : months) {
        month.scale = 1000.0;
        month.policies.income_tax = 0.2514;
    }
    CHECK(policies_text(months).empty());
    months[1].policies.cost = 40'000'000'000; // cents of a thousandth of the country
    months[2].policies.cost = 60'000'000'000;
    months[2].policies.to_debt = 25'000'000'000;
    months[2].policies.token_tax = 3.375;
    CHECK(policies_text(months) ==
          "Cost of policies: $1,000 billion in total, 25.0 % of it financed by debt.\n"
          "Final tax rates: 25.1 % of incomes, 0.0 % of dividends, 3.38 times the price of "
          "tokens.\n");
}
