// SPDX-License-Identifier: Apache-2.0
/// The goods markets at barriers: prices are published, buyers' money is allocated to sectors, and
/// national accounts are kept. Firms sell at their monthly reviews (agents/firms/review.cpp).
#pragma once

#include "agents/accounts/money.hpp"
#include "agents/money/final_uses.hpp"
#include "agents/money/goods.hpp"
#include "agents/money/signals.hpp"

#include <cstdint>
#include <vector>

namespace tenfold {

/// State of the goods markets that is carried from month to month.
struct GoodsHistory {
    std::vector<double> price_level; // at the start of each month; the first is 1
    QuantityIndex real_gdp;
    QuantityIndex real_gdp_quality; // with people's tokens at constant intelligence (Eq. 74)
    double first_gdp = 0.0;         // of the first payday [USD/yr]
    QuantityIndex consumption;      // of goods and people's tokens at constant intelligence
    double first_consumption = 0.0; // of both on the first payday [USD/yr]
};

/// Whether a purchase is a final use or an input.
enum class Use : std::uint8_t { final_use, input };

class GoodsMarket {
public:
    explicit GoodsMarket(std::size_t sectors);

    [[nodiscard]] const GoodsSignals& signals() const { return signals_; }
    [[nodiscard]] const GoodsHistory& history() const { return history_; }
    /// Final uses of the latest payday.
    [[nodiscard]] const FinalUses& uses() const { return uses_; }

    // ---- steps at barriers
    /// Sets the prices of the first day: 1 in every sector.
    void start(const Baskets& baskets, double inflation_target, double gdp);
    /// Publishes sector prices from the weights that firms have announced (Eq. 29), baskets and
    /// price level (Eq. 30, 31).
    void publish_prices(const Baskets& baskets,
                        double customer_elasticity,
                        double inflation_target,
                        const std::vector<double>& quality,
                        const Money& money);
    /// Publishes inflation that agents expect [1/yr], where they learn it (Eq. 98).
    void publish_expected_inflation(double inflation) { signals_.expected_inflation = inflation; }
    /// Begins the spending of a payday that covers `days`.
    void begin_spending(int days, const Money& money);
    /// Allocates `cents` to the sectors in proportion to `basket`.
    void buy(std::int64_t cents, const std::vector<double>& basket, Use use, Money& money);
    void spend_consumption(Money& money);
    void spend_investment(Money& money);
    void spend_inputs(Money& money);
    /// Foreigners buy `exports` by sector, and the share `import_shares` of what all home buyers
    /// have spent goes abroad. Returns imports less exports [cents].
    std::int64_t trade(const std::vector<std::int64_t>& exports,
                       const std::vector<double>& import_shares,
                       Money& money);
    void end_spending(const Money& money);
    /// Publishes real and nominal GDP of the payday (Eq. 42, 74). `token_price` is the price of
    /// constant intelligence; `nominal_gdp` is the declared GDP of the start [USD/yr]. Throws RunError
    /// if imports exceed all final uses.
    void publish_gdp(double token_price, double nominal_gdp);

    [[nodiscard]] FinalUses& uses() { return uses_; }

    template <class Self, class Archive>
    static void archive(Self& self, Archive& archive) {
        auto& [signals, history, uses, carried] = self;
        archive(signals, history, uses);
        archive.derived(carried); // used within a barrier only
    }

private:
    GoodsSignals signals_;
    GoodsHistory history_;
    FinalUses uses_;
    std::vector<std::int64_t> carried_; // by sector: unsold when spending began [cents]
};

} // namespace tenfold
