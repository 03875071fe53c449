// SPDX-License-Identifier: Apache-2.0
/// The supply of artificial intelligence: labs, the compute operator, the catalogue of models, the
/// token market, and payments across the border.
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

/// Inputs common to the steps of the industry.
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
    /// Sales paid on the latest payday, and sales counted but not yet paid.
    [[nodiscard]] const TokenSales& sales() const { return sales_; }
    [[nodiscard]] const TokenSales& unpaid_sales() const { return unpaid_sales_; }
    /// Tokens sold to firms since the start, as counted by sellers.
    [[nodiscard]] std::int64_t tokens_sold(TokenCount what) const {
        return tokens_sold_[static_cast<std::size_t>(what)];
    }

    // ---- steps at barriers
    /// Puts the models released today on offer.
    void publish_releases();
    /// Applies events of the scenario to technology on `date`, in the country of the labs.
    void publish_events(const IndustrySetting& setting, Date date);
    /// Adds the purchases of firms at the prices at which they bought; `tax` is the token tax.
    void add_sales(const IndustrySetting& setting, TokenSales sales, double tax);
    /// Splits payments for tokens into tax, revenue of labs and revenue of the operator. `given` is
    /// the government's token budget per person [cents].
    void settle_sales(const IndustrySetting& setting,
                      std::int64_t given,
                      std::int64_t people,
                      double tax,
                      Date today,
                      Money& money);
    /// Purchases from sectors of labs, of the operator and of firms that integrate coworkers.
    void buy_goods(const Baskets& baskets, GoodsMarket& goods, Money& money) const;
    /// Publishes utilisation of the previous month, capacity, scarcity and ration (Eq. 51, 52).
    void publish_compute(const IndustrySetting& setting,
                         const PolicyState& policy,
                         double years,
                         double years_since_start,
                         Day today);
    /// Publishes algorithms and prices of the new month; `pricing` replaces markups by competition
    /// unless it is null.
    void publish_models(const IndustrySetting& setting,
                        const GovernmentSignals& government,
                        const PricingRule* pricing,
                        double research,
                        Date date,
                        double years);
    /// Publishes the outside capital that labs want for a month of `days`, and the share of the
    /// capital wanted by labs and operator that owners provide; `user_cost` is that of their
    /// capital over its value on the first day.
    void publish_outside_capital(const IndustrySetting& setting,
                                 double user_cost,
                                 double gdp,
                                 Date date,
                                 int days,
                                 const Money& money);

    // ---- identities
    /// Checks money of labs and operator, tokens and chips. Throws IdentityError.
    void check(const Books& books, Date date) const;
    /// Checks the token accounts of every occupation. Throws IdentityError.
    void check_token_accounts(Date date) const;

    // ---- trade between countries, between days
    [[nodiscard]] PublishedTechnology published_technology() const;
    /// Published technology of labs abroad, read at the start of the next month in a country
    /// without labs.
    void receive(PublishedTechnology technology_abroad) {
        foreign_technology_ = std::move(technology_abroad);
    }
    /// Sales of labs abroad in this country since the last call, in the order of the scenario's
    /// labs; their revenue has been paid.
    [[nodiscard]] std::vector<LabSales> take_lab_sales();
    void receive_lab_sales(std::span<const LabSales> sales, Money& money);
    /// Dividends not yet transferred to owners abroad; they have left the payers' deposits.
    [[nodiscard]] std::int64_t dividends_owed_abroad() const;
    [[nodiscard]] std::int64_t take_dividends_abroad();
    void receive_dividends(std::int64_t amount, Money& money);
    /// Money that has crossed the border.
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
    std::vector<OperatorState> operators_; // exactly one
    double inference_dollars_ = 0.0;       // cost of last month's sales at unit scarcity [USD]
    TokenMarket token_market_;
    std::array<std::int64_t, static_cast<std::size_t>(TokenCount::kinds)> tokens_sold_{};
    TokenSales sales_;
    TokenSales unpaid_sales_;
    std::int64_t training_compute_spend_ = 0; // by labs, on the latest payday [cents]
    PublishedTechnology foreign_technology_;  // empty in the country of the labs
    std::vector<LabSales> foreign_lab_sales_; // by lab abroad, not yet transferred
    AbroadAccount abroad_;
};

} // namespace tenfold
