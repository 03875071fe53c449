// SPDX-License-Identifier: Apache-2.0
#include "tools/cli/summary_policies.hpp"

#include "core/units.hpp"

#include <fmt/format.h>

#include "tools/common/figure_styles.hpp"
#include "tools/common/summary_text.hpp"

namespace tenfold {

std::string policies_text(std::span<const MonthlyMeasures> months) {
    double cost = 0.0; // dollars
    double debt = 0.0;
    for (const MonthlyMeasures& month : months) {
        cost += static_cast<double>(month.policies.cost) / cents_per_dollar * month.scale;
        debt += static_cast<double>(month.policies.to_debt) / cents_per_dollar * month.scale;
    }
    if (!(cost > 0.0)) {
        return {};
    }
    const PolicyMeasures& last = months.back().policies;
    return fmt::format(
        "Cost of policies: {} in total, {} of it financed by debt.\n"
        "Final tax rates: {} of incomes, {} of dividends, {:.3g} times the price of tokens.\n",
        styled(FigureStyle::dollars, cost),
        percent_text(debt / cost),
        percent_text(last.income_tax),
        percent_text(last.profit_tax),
        last.token_tax);
}

} // namespace tenfold
