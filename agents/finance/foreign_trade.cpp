// SPDX-License-Identifier: Apache-2.0
#include "agents/finance/foreign_trade.hpp"

#include "core/math.hpp"
#include "core/units.hpp"

#include "agents/accounts/identity.hpp"

namespace tenfold {

double foreign_price(const TradeParameters& parameters,
                     double target_path,
                     double price,
                     double price_level) {
    return target_path * math::power(price / price_level, parameters.shared_technology);
}

double
exports_index(const TradeParameters& parameters, double demand, double price, double foreign) {
    return demand * price * math::power(price / foreign, -parameters.elasticity);
}

double
import_share(const TradeParameters& parameters, double first_share, double price, double foreign) {
    const double imported = first_share * math::power(price / foreign, parameters.elasticity - 1.0);
    return imported > 0.0 ? imported / (1.0 - first_share + imported) : 0.0;
}

double exchange_rate(const TradeParameters& parameters, double real_rate_gap, double debt_ratio) {
    return math::exp(-parameters.exchange_rate_response * real_rate_gap +
                     parameters.debt_response * debt_ratio);
}

void ForeignTrade::publish(const TradeParameters& parameters,
                           const TradeConditions& conditions,
                           const GoodsPrices& prices,
                           const std::vector<double>& first_exports,
                           const std::vector<double>& first_shares) {
    const double debt_ratio =
        conditions.gdp > 0.0 ? static_cast<double>(debt_) / cents_per_dollar / conditions.gdp : 0.0;
    signals_.exchange_rate = exchange_rate(parameters, conditions.real_rate_gap, debt_ratio);
    signals_.exports.resize(first_exports.size());
    signals_.import_shares.resize(first_exports.size());
    for (std::size_t s = 0; s < first_exports.size(); ++s) {
        const double price = prices.price[s];
        const double foreign =
            signals_.exchange_rate *
            foreign_price(parameters, conditions.target_path, price, prices.level());
        signals_.exports[s] =
            static_cast<std::int64_t>(cents_per_dollar * first_exports[s] *
                                      exports_index(parameters, conditions.demand, price, foreign));
        signals_.import_shares[s] = import_share(parameters, first_shares[s], price, foreign);
    }
}

void ForeignTrade::check(const Money& money, Date date) const {
    require_equal("deposit of foreigners = imports - exports",
                  date,
                  money.deposits(DepositTotal::trade),
                  debt_);
}

} // namespace tenfold
