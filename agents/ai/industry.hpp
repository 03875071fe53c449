// SPDX-License-Identifier: Apache-2.0
/// The supply of artificial intelligence as a whole: labs, the compute operator, the catalogue of
/// models, the market of tokens, and what crosses the border.
#pragma once

#include "agents/ai/abroad.hpp"
#include "agents/ai/compute_market.hpp"
#include "agents/ai/lab.hpp"
#include "agents/ai/model_catalogue.hpp"
#include "agents/ai/pricing_rule.hpp"
#include "agents/ai/token_market.hpp"
#include "agents/ai/view.hpp"
#include "agents/money/goods_market.hpp"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace tenfold {

/// What is common to the steps of the industry: parameters, place in the world, calendar.
struct IndustrySetting {
    const AiParameters& parameters;
    const WorldPlace& place;
    const Calendar& calendar;
    const MoneyCalibration& calibration;
};

class AiIndustry {
public:
    AiIndustry(const IndustrySetting& setting,
               std::vector<AiModel> earlier_models,
               unsigned threads);

    [[nodiscard]] const AiSignals& signals() const { return signals_; }
    [[nodiscard]] const ModelCatalogue& catalogue() const { return catalogue_; }
    [[nodiscard]] std::span<const LabState> labs() const { return labs_; }
    [[nodiscard]] std::span<LabState> labs() { return labs_; }
    [[nodiscard]] std::span<const OperatorState> operators() const { return operators_; }
    [[nodiscard]] std::span<OperatorState> operators() { return operators_; }
    [[nodiscard]] const TokenMarket& token_market() const { return token_market_; }
    [[nodiscard]] TokenMarket& token_market() { return token_market_; }
    /// Sales that were paid on the latest payday; those that are counted and not paid yet.
    [[nodiscard]] const TokenSales& sales() const { return sales_; }
    [[nodiscard]] const TokenSales& unpaid_sales() const { return unpaid_sales_; }
    /// Tokens sold to firms since the start, as sellers count them.
    [[nodiscard]] std::int64_t tokens_sold(TokenCount what) const {
        return tokens_sold_[static_cast<std::size_t>(what)];
    }

    // ---- steps at barriers
    /// Models released today go on offer.
    void publish_releases();
    /// Events of the scenario that happen to technology on a date, where the labs are.
    void publish_events(const IndustrySetting& setting, Date date);
    /// Adds what firms have bought, at the prices at which they bought it; `tax` is the token tax.
    void add_sales(const IndustrySetting& setting, TokenSales sales, double tax);
    /// What was paid for tokens becomes tax, and revenue of labs and of the operator. `given` is
    /// what the government gives everybody [cents].
    void settle_sales(const IndustrySetting& setting,
                      std::int64_t given,
                      std::int64_t people,
                      double tax,
                      Date today,
                      Money& money);
    /// What labs, the operator and firms that integrate coworkers buy from sectors.
    void buy_goods(const Baskets& baskets, GoodsMarket& goods, Money& money) const;
    /// Utilisation of the month that is over, and what it means for the next one (Eq. 51, 52).
    void publish_compute(const IndustrySetting& setting,
                         const PolicyState& policy,
                         double years,
                         double years_since_start,
                         Day today);
    /// Algorithms and prices of the new month; `pricing` replaces the rule of markups, or is none.
    void publish_models(const IndustrySetting& setting,
                        const GovernmentSignals& government,
                        const PricingRule* pricing,
                        double research,
                        Date date,
                        double years);
    /// What labs want from owners for the month, and the share of what labs and the operator want
    /// that owners are ready to give; the month has so many days.
    void publish_outside_capital(
        const IndustrySetting& setting, double gdp, Date date, int days, const Money& money);

    // ---- identities
    /// Money of labs and of the operator, tokens and chips. Throws IdentityError.
    void check(const Books& books, Date date) const;
    /// The accounts of tokens one by one. Throws IdentityError.
    void check_token_accounts(Date date) const;

    // ---- the border, between days
    [[nodiscard]] PublishedTechnology published_technology() const;
    /// What labs abroad have published; read at the next turn of a month where no labs are.
    void receive(PublishedTechnology technology_abroad) {
        foreign_technology_ = std::move(technology_abroad);
    }
    /// What labs abroad, in the order of the scenario's, have sold here since the last time; their
    /// share has left.
    [[nodiscard]] std::vector<LabSales> take_lab_sales();
    void receive_lab_sales(std::span<const LabSales> sales, Money& money);
    /// Dividends that owners abroad have not been given yet; they have left the payers' deposits.
    [[nodiscard]] std::int64_t dividends_owed_abroad() const;
    [[nodiscard]] std::int64_t take_dividends_abroad();
    void receive_dividends(std::int64_t amount, Money& money);
    /// What has crossed the border.
    [[nodiscard]] const AbroadAccount& abroad() const { return abroad_; }

    template <class Self, class Archive>
    static void archive(Self& self, Archive& archive) {
        auto& [signals,
               catalogue,
               labs,
               operators,
               inference_dollars,
               token_market,
               tokens_sold,
               sales,
               unpaid_sales,
               training_compute_spend,
               foreign_technology,
               foreign_lab_sales,
               abroad] = self;
        archive(signals, catalogue, labs, operators, inference_dollars);
        archive(token_market, tokens_sold, sales, unpaid_sales, training_compute_spend);
        archive(foreign_technology, foreign_lab_sales, abroad);
    }

private:
    void add_costs(const IndustrySetting& setting, TokenSales& sales, double tax);
    [[nodiscard]] TokenSales
    sell_to_people(const IndustrySetting& setting, std::int64_t given, double tax, Money& money);
    [[nodiscard]] std::int64_t credit_labs(const TokenSales& sales, bool home, Money& money);
    void remember_earlier_demand(const IndustrySetting& setting);

    AiSignals signals_;
    ModelCatalogue catalogue_;
    std::vector<LabState> labs_;
    std::vector<OperatorState> operators_; // one
    double inference_dollars_ = 0.0;       // for what was sold last month, at marginal cost [USD]
    TokenMarket token_market_;
    std::array<std::int64_t, static_cast<std::size_t>(TokenCount::kinds)> tokens_sold_{};
    TokenSales sales_;
    TokenSales unpaid_sales_;
    std::int64_t training_compute_spend_ = 0; // of labs, of the latest payday [cents]
    PublishedTechnology foreign_technology_;  // of labs abroad, where no labs are
    std::vector<LabSales> foreign_lab_sales_; // by lab abroad, not handed over yet
    AbroadAccount abroad_;
};

} // namespace tenfold
