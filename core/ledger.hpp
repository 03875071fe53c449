// SPDX-License-Identifier: Apache-2.0
/// Exact sums that agents share: tallies of counts, and ledgers that are posted, published and
/// claimed. Both are integer and split by thread, so that neither order nor number of threads can
/// show in a result.
#pragma once

#include "core/check.hpp"
#include "core/integer.hpp"

#include <cstdint>
#include <vector>

namespace tenfold {

/// A table of counters, one copy per thread, in 128 bits: what one thread counts may be far larger
/// than the sum of what all count. Totals must be within largest_sum, which is checked.
class Tally {
public:
    Tally() = default;
    Tally(std::size_t cells, unsigned threads);

    void add(unsigned thread, std::size_t cell, std::int64_t amount) {
        rows_[thread * stride_ + cell] += amount;
    }

    /// Sum over threads; only between windows. Throws RunError when it is too large.
    [[nodiscard]] std::int64_t total(std::size_t cell) const { return to_sum(exact(cell)); }
    /// The same modulo 2^64, for sums of words that are no quantities.
    [[nodiscard]] std::uint64_t residue(std::size_t cell) const {
        return static_cast<std::uint64_t>(exact(cell));
    }
    /// Sum over threads and cells [begin, end).
    [[nodiscard]] std::int64_t total(std::size_t begin, std::size_t end) const;
    /// Forgets everything; only between windows.
    void reset();
    [[nodiscard]] std::size_t cells() const { return cells_; }

    /// Totals, whoever has counted. What is read may have fewer cells, the first ones, or more in
    /// which nothing was counted.
    template <class Self, class Archive>
    static void archive(Self& self, Archive& archive) {
        auto& [cells, stride, threads, rows] = self;
        archive.derived(cells, stride, threads, rows); // the totals hold what matters of the rows
        std::vector<Int128> totals;
        if constexpr (!Archive::reads) {
            for (std::size_t cell = 0; cell < cells; ++cell) {
                totals.push_back(self.exact(cell));
            }
        }
        archive(totals);
        if constexpr (Archive::reads) {
            self.set(totals);
        }
    }

private:
    [[nodiscard]] Int128 exact(std::size_t cell) const;
    void set(const std::vector<Int128>& totals);

    std::size_t cells_ = 0;
    std::size_t stride_ = 0; // cells rounded up to cache lines, so that threads never share one
    unsigned threads_ = 0;
    std::vector<Int128> rows_;
};

/// A ledger of `accounts` pots. Over a period agents *post* signed amounts and weights; at the
/// barrier that ends the period the totals are *published*; in the next period, and only in it,
/// agents *claim*: a share for a weight that they posted, or an amount. The published total does
/// not shrink while it is claimed, and what is not claimed rolls over into the next period. Amounts
/// are whole units (cents, tokens), each within 2^62; totals are kept in 128 bits and must be within
/// largest_sum when published (checked).
class Ledger {
public:
    Ledger() = default;
    Ledger(std::size_t accounts, unsigned threads);

    /// Pays `amount` (negative: takes it out) into the pot that will be published next.
    void post_amount(unsigned thread, std::size_t account, std::int64_t amount) {
        partial(thread, account).amount += amount;
    }
    /// Announces a claim of `weight` >= 0 on the pot that will be published next.
    void post_weight(unsigned thread, std::size_t account, std::int64_t weight) {
        partial(thread, account).weight += weight;
    }

    /// floor(total * weight / sum of weights) of the published pot; nothing of a pot that is not
    /// positive. `weight` is what the claimant posted.
    [[nodiscard]] std::int64_t share(std::size_t account, std::int64_t weight) const;

    /// Claims floor(total * weight / sum of weights), at most `cap`, of the published pot; `weight`
    /// is what this claimant posted. Returns what it gets; nothing from a pot that is not positive.
    std::int64_t
    claim_share(unsigned thread, std::size_t account, std::int64_t weight, std::int64_t cap);

    /// Claims `amount` of the published pot; the caller guarantees that all claims together fit.
    void claim_amount(unsigned thread, std::size_t account, std::int64_t amount) {
        partial(thread, account).claimed += amount;
    }

    /// Ends the period: what was not claimed rolls over, what was posted is added, weights start
    /// afresh. Throws IdentityError when claims exceed a pot, RunError when a total does not fit.
    void publish();

    /// Adds to the pot just published; at a barrier, before anybody claims.
    void add_published(std::size_t account, std::int64_t amount) {
        add_to_sum(published_[account].amount, amount);
    }

    /// The published pot and sum of weights of an account.
    [[nodiscard]] std::int64_t total(std::size_t account) const {
        return published_[account].amount;
    }
    [[nodiscard]] Int128 weights(std::size_t account) const { return published_[account].weight; }
    /// What an account holds: published, less claimed, plus posted. Only between windows.
    [[nodiscard]] Int128 holdings(std::size_t account) const;
    [[nodiscard]] std::size_t accounts() const { return published_.size(); }

    /// What is published and what is posted, whoever has posted it. What is read may have fewer
    /// accounts, the first ones, or more of which none is in use.
    template <class Self, class Archive>
    static void archive(Self& self, Archive& archive) {
        auto& [stride, written_stride, threads, partials, written, published] = self;
        // `posted` holds the sums of the partials over threads; writing them marks their blocks.
        archive.derived(stride, written_stride, threads, partials, written);
        std::vector<Published> totals;
        std::vector<Partial> posted;
        if constexpr (!Archive::reads) {
            totals = published;
            for (std::size_t account = 0; account < published.size(); ++account) {
                posted.push_back(self.sum(account));
            }
        }
        archive(totals, posted);
        if constexpr (Archive::reads) {
            self.set(totals, posted);
        }
    }

private:
    struct Partial {
        Int128 amount = 0;
        Int128 weight = 0;
        Int128 claimed = 0;
    };
    struct Published {
        std::int64_t amount = 0;
        Int128 weight = 0;
    };

    // Accounts of a block are looked at together: only threads that have written one of them.
    static constexpr std::size_t block_accounts = 64;

    void set(const std::vector<Published>& published, const std::vector<Partial>& posted);

    Partial& partial(unsigned thread, std::size_t account) {
        written_[thread * written_stride_ + account / block_accounts] = 1;
        return partials_[thread * stride_ + account];
    }
    [[nodiscard]] Partial sum(std::size_t account) const;
    void forget_posts();

    std::size_t stride_ = 0;
    std::size_t written_stride_ = 0;
    unsigned threads_ = 0;
    std::vector<Partial> partials_;
    std::vector<std::uint8_t> written_; // by thread and block: since the last publication
    std::vector<Published> published_;
};

} // namespace tenfold
