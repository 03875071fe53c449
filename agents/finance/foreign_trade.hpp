// SPDX-License-Identifier: Apache-2.0
/// Trade in goods with the rest of the world: exports, imports, the exchange rate and the balance of
/// payments. (Eq. 122 to 124)
///
/// On the first day each sector imports as much as it exports, because the accounts close the
/// economy. Imports are priced to market: buyers pay the price of the home sector.
#pragma once

#include "core/time.hpp"

#include "agents/accounts/money.hpp"
#include "agents/finance/parameters.hpp"
#include "agents/money/goods.hpp"

#include <cstdint>
#include <vector>

namespace tenfold {

/// Price of a sector's output abroad in foreign currency (Eq. 122), 1 at the start:
///     exp(pi* t) (p / P)^chi
/// Prices abroad rise at the target; the share chi of a sector's price relative to the price level
/// moves abroad too, because technology is shared.
[[nodiscard]] double foreign_price(const TradeParameters& parameters,
                                   double target_path,
                                   double price,
                                   double price_level);

/// Exports over those of the first day, at home prices (Eq. 123): F p (p / (e p_f))^(-eta), with real
/// foreign demand F and the price of foreign goods in home currency e p_f.
[[nodiscard]] double
exports_index(const TradeParameters& parameters, double demand, double price, double foreign);

/// Share of purchases from a sector that is imported (Eq. 123): m w / (1 - m + m w) with
/// w = (p / (e p_f))^(eta - 1), m that of the first day.
[[nodiscard]] double
import_share(const TradeParameters& parameters, double first_share, double price, double foreign);

/// Home currency per unit of foreign currency (Eq. 124), 1 at the start:
///     exp(-kappa (r - r_n) + phi D / Y)
/// with the long real rate above the natural rate and net debt D to foreigners over GDP.
[[nodiscard]] double
exchange_rate(const TradeParameters& parameters, double real_rate_gap, double debt_ratio);

/// Conditions of a month.
struct TradeConditions {
    double real_rate_gap = 0.0; // long real rate less the natural rate [1/yr]
    double demand = 1.0;        // real foreign demand, 1 at the start
    double target_path = 1.0;   // of prices, 1 at the start
    double gdp = 0.0;           // [USD/yr]
};

/// Trade of a month by sector [cents], and the exchange rate.
struct TradeSignals {
    double exchange_rate = 1.0;
    std::vector<std::int64_t> exports;
    std::vector<double> import_shares; // of purchases
};

class ForeignTrade {
public:
    ForeignTrade() = default;

    [[nodiscard]] const TradeSignals& signals() const { return signals_; }
    /// Net debt to foreigners: imports less exports since the start [cents].
    [[nodiscard]] std::int64_t debt() const { return debt_; }

    /// Publishes the exchange rate, exports and shares of imports of a month. `exports` are those of
    /// the first day by sector for a month of this length [USD], `shares` of purchases.
    void publish(const TradeParameters& parameters,
                 const TradeConditions& conditions,
                 const GoodsPrices& prices,
                 const std::vector<double>& first_exports,
                 const std::vector<double>& first_shares);
    /// Records a month's imports less exports [cents].
    void record(std::int64_t imports_less_exports) { debt_ += imports_less_exports; }

    /// Throws IdentityError unless the deposit of foreigners is imports less exports.
    void check(const Money& money, Date date) const;

    template <class Self, class Archive>
    static void archive(Self& self, Archive& archive) {
        auto& [signals, debt] = self;
        archive(signals, debt);
    }

private:
    TradeSignals signals_;
    std::int64_t debt_ = 0;
};

} // namespace tenfold
