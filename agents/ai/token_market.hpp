// SPDX-License-Identifier: Apache-2.0
/// The token market: firms buy for the work of one occupation with one generation of models; at the
/// end of the month their purchases are counted as sales, model by model.
#pragma once

#include "core/integer.hpp"
#include "core/ledger.hpp"
#include "core/units.hpp"

#include "agents/classification/ids.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace tenfold {

/// Quantities [kilotokens] and money [cents] of one month.
struct TokenSales {
    std::vector<std::int64_t> kilotokens; // by model, in the order of the catalogue
    std::vector<std::int64_t> cents;      // likewise
    std::vector<std::int64_t> tax;        // of `cents`, token tax
    std::vector<std::int64_t> compute;    // of `cents`, cost of serving
    std::int64_t all_kilotokens = 0;      // to firms
    std::int64_t all_cents = 0;           // likewise
    std::int64_t people_kilotokens = 0;   // to people, including the government's budget
    std::int64_t people_cents = 0;        // likewise

    explicit TokenSales(std::size_t models = 0)
        : kilotokens(models), cents(models), tax(models), compute(models) {}
    /// Adds later sales, possibly of a larger catalogue.
    void add(const TokenSales& later);

    template <class Self, class Archive>
    static void archive(Self& self, Archive& archive) {
        auto& [kilotokens, cents, tax, compute, all, all_cents, people, people_cents] = self;
        archive(kilotokens, cents, tax, compute, all, all_cents, people, people_cents);
    }
};

/// Cost of `kilotokens` [cents] at a price [USD/Mtok].
[[nodiscard]] inline double token_cents(std::int64_t kilotokens, double price) {
    return static_cast<double>(kilotokens) * price * (cents_per_dollar / kilotokens_per_mtok);
}

/// Kilotokens for `cents` at a price [USD/Mtok].
[[nodiscard]] inline double bought_kilotokens(std::int64_t cents, double price) {
    constexpr double kilotokens_per_cent = 10.0; // at a dollar per million tokens
    return static_cast<double>(cents) * kilotokens_per_cent / price;
}

/// The ledger of firms' purchases.
class TokenMarket {
public:
    TokenMarket() = default;
    TokenMarket(std::size_t generations, std::size_t occupations, unsigned threads)
        : occupations_{occupations}, ledger_{2 * generations * occupations, threads},
          waiting_{1, threads} {}

    /// Records a firm's purchase; the caller pays the money into the clearing account of tokens.
    void buy(unsigned thread,
             std::size_t generation,
             std::size_t occupation,
             std::int64_t kilotokens,
             std::int64_t cents) {
        const std::size_t account = 2 * (generation * occupations_ + occupation);
        ledger_.post_amount(thread, account, kilotokens);
        ledger_.post_amount(thread, account + 1, cents);
        waiting_.add(thread, 0, kilotokens);
    }

    /// Ends the month: makes the purchases available to `sell`.
    void publish() { ledger_.publish(); }
    /// Moves the purchases of one generation for one occupation to the sales of `models`, in
    /// proportion to `quantities` and `moneys`. Parts sum exactly to the purchases.
    void sell(std::size_t generation,
              std::size_t occupation,
              std::span<const std::uint32_t> models,
              const std::vector<double>& quantities,
              const std::vector<double>& moneys,
              TokenSales& sales);

    [[nodiscard]] std::int64_t bought(std::size_t generation, std::size_t occupation) const {
        return ledger_.total(2 * (generation * occupations_ + occupation));
    }
    /// Purchases not yet counted as sales, of one generation for one occupation. May be called
    /// between windows only.
    [[nodiscard]] std::int64_t waiting_kilotokens(std::size_t generation,
                                                  std::size_t occupation) const {
        return to_sum(ledger_.holdings(2 * (generation * occupations_ + occupation)));
    }
    [[nodiscard]] std::int64_t waiting_cents(std::size_t generation, std::size_t occupation) const {
        return to_sum(ledger_.holdings(2 * (generation * occupations_ + occupation) + 1));
    }
    /// Purchases not yet counted as sales, of all accounts: as a running total, and recounted from
    /// the accounts. The two are equal.
    [[nodiscard]] std::int64_t waiting_kilotokens() const { return waiting_.total(0); }
    [[nodiscard]] std::int64_t recounted_kilotokens() const;
    [[nodiscard]] std::size_t generations() const {
        return occupations_ == 0 ? 0 : ledger_.accounts() / 2 / occupations_;
    }

    template <class Self, class Archive>
    static void archive(Self& self, Archive& archive) {
        auto& [occupations, ledger, waiting] = self;
        archive(ledger, waiting);
        archive.derived(occupations);
    }

private:
    std::size_t occupations_ = 0;
    Ledger ledger_;
    Tally waiting_; // [kilotokens] in all accounts of the ledger
};

/// The part of the token market that firms may use during a day.
class TokenPurchases {
public:
    explicit TokenPurchases(TokenMarket& market) : market_{market} {}
    /// See TokenMarket::buy.
    void buy(unsigned thread,
             std::size_t generation,
             std::size_t occupation,
             std::int64_t kilotokens,
             std::int64_t cents) const {
        market_.buy(thread, generation, occupation, kilotokens, cents);
    }

private:
    TokenMarket& market_;
};

} // namespace tenfold
