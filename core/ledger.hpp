// SPDX-License-Identifier: Apache-2.0
/// Exact sums that agents share: tallies of counts, and ledgers that are posted, published and
/// claimed. Both are integers with one part per thread, so that results depend on neither the order
/// nor the number of threads.
#pragma once

#include "core/check.hpp"
#include "core/integer.hpp"

#include <cstdint>
#include <vector>

namespace tenfold {

/// A table of counters, one copy per thread, in 128 bits, because the count of one thread may far
/// exceed the sum over threads. Totals must be within largest_sum (checked).
class Tally {
public:
    Tally() = default;
    Tally(std::size_t cells, unsigned threads);

    void add(unsigned thread, std::size_t cell, std::int64_t amount) {
        rows_[thread * stride_ + cell] += amount;
    }

    /// Sum over threads; only between windows. Throws RunError beyond largest_sum.
    [[nodiscard]] std::int64_t total(std::size_t cell) const { return to_sum(exact(cell)); }
    /// The same modulo 2^64, for sums of words that are not quantities.
    [[nodiscard]] std::uint64_t residue(std::size_t cell) const {
        return static_cast<std::uint64_t>(exact(cell));
    }
    /// Sum over threads and cells [begin, end).
    [[nodiscard]] std::int64_t total(std::size_t begin, std::size_t end) const;
    /// Sets all counters to zero; only between windows.
    void reset();
    [[nodiscard]] std::size_t cells() const { return cells_; }

    /// Totals over threads. The archive read may have fewer cells, the first ones, or more cells if
    /// the additional ones are zero.
    template <class Self, class Archive>
    static void archive(Self& self, Archive& archive) {
        auto& [cells, stride, threads, rows] = self;
        archive.derived(cells, stride, threads, rows); // the totals replace the rows
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

/// What agents may do with a tally while a window runs: add to it, and nothing else.
class TallyPostings {
public:
    explicit TallyPostings(Tally& tally) : tally_{tally} {}
    void add(unsigned thread, std::size_t cell, std::int64_t amount) const {
        tally_.add(thread, cell, amount);
    }

private:
    Tally& tally_;
};

/// A ledger of clearing accounts. During a period agents *post* signed amounts and weights; the
/// barrier at its end *publishes* the totals; in the next period, and only in it, agents *claim*: a
/// share for a weight that they posted, or an amount. The published total does not shrink while it
/// is claimed, and the unclaimed rest carries over to the next period. Amounts are whole units
/// (cents, tokens), each within 2^62; totals are kept in 128 bits and must be within largest_sum
/// when published (checked).
class Ledger {
public:
    Ledger() = default;
    Ledger(std::size_t accounts, unsigned threads);

    /// Pays `amount` (negative: withdraws it) into the account, for the next publication.
    void post_amount(unsigned thread, std::size_t account, std::int64_t amount) {
        partial(thread, account).amount += amount;
    }
    /// Announces a claim of `weight` >= 0 on the account, for the next publication.
    void post_weight(unsigned thread, std::size_t account, std::int64_t weight) {
        partial(thread, account).weight += weight;
    }

    /// floor(total * weight / sum of weights) of the published account; 0 if the account is not
    /// positive. `weight` is the claimant's posted weight.
    [[nodiscard]] std::int64_t share(std::size_t account, std::int64_t weight) const;

    /// Claims floor(total * weight / sum of weights), at most `cap`, of the published account;
    /// `weight` is the claimant's posted weight. Returns the amount claimed; 0 if the account is
    /// not positive.
    std::int64_t
    claim_share(unsigned thread, std::size_t account, std::int64_t weight, std::int64_t cap);

    /// Claims `amount` of the published account; the caller guarantees that all claims together
    /// fit.
    void claim_amount(unsigned thread, std::size_t account, std::int64_t amount) {
        partial(thread, account).claimed += amount;
    }

    /// Ends the period: unclaimed amounts carry over, posted amounts are added, weights are
    /// replaced. Throws IdentityError if claims exceed an account, RunError if a total exceeds
    /// largest_sum.
    void publish();

    /// Adds to the published account; at a barrier, before any claim.
    void add_published(std::size_t account, std::int64_t amount) {
        add_to_sum(published_[account].amount, amount);
    }

    /// The published amount and sum of weights of an account.
    [[nodiscard]] std::int64_t total(std::size_t account) const {
        return published_[account].amount;
    }
    [[nodiscard]] Int128 weights(std::size_t account) const { return published_[account].weight; }
    /// Holdings of an account: published, less claimed, plus posted. Only between windows.
    [[nodiscard]] Int128 holdings(std::size_t account) const;
    [[nodiscard]] std::size_t accounts() const { return published_.size(); }

    /// Published amounts, and posted amounts summed over threads. The archive read may have fewer
    /// accounts, the first ones, or more accounts if the additional ones are empty.
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

    // A block of accounts is summed over only those threads that have written one of them.
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
