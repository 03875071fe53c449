// SPDX-License-Identifier: Apache-2.0
#include "agents/ai/token_market.hpp"

#include "core/check.hpp"

#include "agents/accounts/division.hpp"

#include <algorithm>

namespace tenfold {

void TokenSales::add(const TokenSales& later) {
    const auto add_up = [](std::vector<std::int64_t>& sum, const std::vector<std::int64_t>& more) {
        sum.resize(std::max(sum.size(), more.size()));
        for (std::size_t i = 0; i < more.size(); ++i) {
            add_to_sum(sum[i], more[i]);
        }
    };
    add_up(kilotokens, later.kilotokens);
    add_up(cents, later.cents);
    add_up(tax, later.tax);
    add_up(compute, later.compute);
    add_to_sum(all_kilotokens, later.all_kilotokens);
    add_to_sum(all_cents, later.all_cents);
    add_to_sum(people_kilotokens, later.people_kilotokens);
    add_to_sum(people_cents, later.people_cents);
}

std::int64_t TokenMarket::recounted_kilotokens() const {
    Int128 sum = 0;
    for (std::size_t account = 0; account < ledger_.accounts(); account += 2) {
        sum += ledger_.holdings(account);
    }
    return to_sum(sum);
}

void TokenMarket::sell(std::size_t generation,
                       std::size_t occupation,
                       std::span<const std::uint32_t> models,
                       const std::vector<double>& quantities,
                       const std::vector<double>& moneys,
                       TokenSales& sales) {
    EXPECTS(!models.empty() && models.size() == quantities.size() &&
            models.size() == moneys.size());
    const std::size_t account = 2 * (generation * occupations_ + occupation);
    const std::int64_t kilotokens = ledger_.total(account);
    const std::int64_t cents = ledger_.total(account + 1);
    ledger_.claim_amount(0, account, kilotokens);
    ledger_.claim_amount(0, account + 1, cents);
    waiting_.add(0, 0, -kilotokens);
    // If all weights are zero at today's prices, the first model counts as the seller.
    const auto parts = [&](std::int64_t amount, const std::vector<double>& weights) {
        std::vector<std::int64_t> result = split(amount, weights);
        if (std::all_of(weights.begin(), weights.end(), [](double w) { return w <= 0.0; })) {
            result.front() = amount;
        }
        return result;
    };
    const std::vector<std::int64_t> of_quantity = parts(kilotokens, quantities);
    const std::vector<std::int64_t> of_money = parts(cents, moneys);
    for (std::size_t i = 0; i < models.size(); ++i) {
        add_to_sum(sales.kilotokens[models[i]], of_quantity[i]);
        add_to_sum(sales.cents[models[i]], of_money[i]);
    }
    add_to_sum(sales.all_kilotokens, kilotokens);
    add_to_sum(sales.all_cents, cents);
}

} // namespace tenfold
