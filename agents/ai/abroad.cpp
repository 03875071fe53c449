// SPDX-License-Identifier: Apache-2.0
/// The border of an economy: what it gives to others and takes from them, at the barrier between
/// two days. Money that has left stands in the deposits `abroad`, so that the money of everybody
/// stays zero on each side.
#include "agents/ai/abroad.hpp"

#include "agents/economy/economy.hpp"
#include "agents/labour/labour_equations.hpp"

#include <numeric>
#include <utility>

namespace tenfold {

std::vector<std::int64_t>
portfolio(std::int64_t dividends, std::size_t from, std::span<const double> gdp) {
    std::vector<double> weights(gdp.begin(), gdp.end());
    weights[from] = 0.0;
    std::vector<std::int64_t> parts = apportion(dividends, weights);
    parts[from] = dividends - std::accumulate(parts.begin(), parts.end(), std::int64_t{0});
    return parts;
}

PublishedTechnology Economy::published_technology() const {
    const std::span<const AiModel> models = technology.models();
    return {{models.begin(), models.end()}, technology.signals().log_efficiency};
}

std::vector<LabSales> Economy::take_lab_sales() {
    return std::exchange(foreign_lab_sales, std::vector<LabSales>(parameters.labs.size()));
}

// Labs train with what they earn abroad as with what they earn at home: their review is later.
void Economy::receive_lab_sales(std::span<const LabSales> sales) {
    for (std::size_t lab = 0; lab < labs.size(); ++lab) {
        const std::int64_t remittance = sales[lab].remittance();
        labs[lab].revenue_of_month += sales[lab].revenue;
        labs[lab].inference_of_month += sales[lab].compute;
        labs[lab].deposit += remittance;
        money.deposit(0, DepositTotal::labs, remittance);
        money.deposit(0, DepositTotal::abroad, -remittance);
        abroad.tokens_received += remittance;
    }
}

std::int64_t Economy::dividends_owed_abroad() const {
    std::int64_t owed = operators.front().owed_abroad;
    for (const LabState& lab : labs) {
        owed += lab.owed_abroad;
    }
    return owed;
}

std::int64_t Economy::take_dividends_abroad() {
    const std::int64_t owed = dividends_owed_abroad();
    operators.front().owed_abroad = 0;
    for (LabState& lab : labs) {
        lab.owed_abroad = 0;
    }
    abroad.dividends_paid += owed;
    return owed;
}

void Economy::receive_dividends(std::int64_t amount) {
    money.pay(0, IncomePot::dividends, amount);
    money.deposit(0, DepositTotal::abroad, -amount);
    abroad.dividends_received += amount;
}

} // namespace tenfold
