// SPDX-License-Identifier: Apache-2.0
#include "core/ledger.hpp"

#include <algorithm>
#include <string>

namespace tenfold {

namespace {

// Rows of different threads start at least 128 bytes apart, so that no two threads write the same
// pair of cache lines.
std::size_t padded(std::size_t cells, std::size_t cell_bytes) {
    const std::size_t per_line = std::max<std::size_t>(1, 128 / cell_bytes);
    return (cells + per_line - 1) / per_line * per_line + per_line;
}

} // namespace

Tally::Tally(std::size_t cells, unsigned threads)
    : cells_{cells}, stride_{padded(cells, sizeof(Int128))}, threads_{threads},
      rows_(stride_ * threads) {}

Int128 Tally::exact(std::size_t cell) const {
    Int128 sum = 0;
    for (unsigned thread = 0; thread < threads_; ++thread) {
        sum += rows_[thread * stride_ + cell];
    }
    return sum;
}

std::int64_t Tally::total(std::size_t begin, std::size_t end) const {
    Int128 sum = 0;
    for (std::size_t cell = begin; cell < end; ++cell) {
        sum += exact(cell);
    }
    return to_sum(sum);
}

void Tally::reset() {
    std::fill(rows_.begin(), rows_.end(), Int128{0});
}

void Tally::set(const std::vector<Int128>& totals) {
    reset();
    for (std::size_t cell = 0; cell < totals.size(); ++cell) {
        if (cell < cells_) {
            rows_[cell] = totals[cell];
        } else {
            validate(totals[cell] == 0, "more counters in use than there are places for");
        }
    }
}

Ledger::Ledger(std::size_t accounts, unsigned threads)
    : stride_{padded(accounts, sizeof(Partial))},
      written_stride_{padded(accounts / block_accounts + 1, 1)}, threads_{threads},
      partials_(stride_ * threads), written_(written_stride_ * threads), published_(accounts) {}

std::int64_t Ledger::share(std::size_t account, std::int64_t weight) const {
    const Published& holding = published_[account];
    if (holding.amount <= 0 || weight <= 0) {
        return 0;
    }
    validate(weight <= holding.weight, "claimed weight exceeds the weights posted");
    return share_of(holding.amount, weight, holding.weight);
}

std::int64_t
Ledger::claim_share(unsigned thread, std::size_t account, std::int64_t weight, std::int64_t cap) {
    const std::int64_t amount = std::clamp<std::int64_t>(cap, 0, share(account, weight));
    claim_amount(thread, account, amount);
    return amount;
}

Ledger::Partial Ledger::sum(std::size_t account) const {
    Partial result;
    const std::size_t block = account / block_accounts;
    for (unsigned thread = 0; thread < threads_; ++thread) {
        if (written_[thread * written_stride_ + block] == 0) {
            continue;
        }
        const Partial& row = partials_[thread * stride_ + account];
        result.amount += row.amount;
        result.weight += row.weight;
        result.claimed += row.claimed;
    }
    return result;
}

void Ledger::publish() {
    for (std::size_t account = 0; account < published_.size(); ++account) {
        const Partial posted = sum(account);
        Published& holding = published_[account];
        if (posted.claimed > std::max<Int128>(holding.amount, 0)) {
            throw IdentityError{"ledger: account " + std::to_string(account) + " holds " +
                                std::to_string(holding.amount) + " but " +
                                std::to_string(static_cast<std::int64_t>(posted.claimed)) +
                                " were claimed"};
        }
        holding.amount = to_sum(Int128{holding.amount} - posted.claimed + posted.amount);
        holding.weight = posted.weight;
    }
    forget_posts();
}

void Ledger::forget_posts() {
    for (unsigned thread = 0; thread < threads_; ++thread) {
        for (std::size_t first = 0; first < accounts(); first += block_accounts) {
            std::uint8_t& written = written_[thread * written_stride_ + first / block_accounts];
            if (written != 0) {
                const std::size_t count = std::min(block_accounts, accounts() - first);
                std::fill_n(&partials_[thread * stride_ + first], count, Partial{});
                written = 0;
            }
        }
    }
}

void Ledger::set(const std::vector<Published>& published, const std::vector<Partial>& posted) {
    validate(posted.size() == published.size(), "an account without what is posted to it");
    const std::size_t count = std::min(published.size(), published_.size());
    for (std::size_t account = count; account < published.size(); ++account) {
        const bool empty = published[account].amount == 0 && published[account].weight == 0 &&
                           posted[account].amount == 0 && posted[account].weight == 0 &&
                           posted[account].claimed == 0;
        validate(empty, "more accounts in use than there are places for");
    }
    std::fill(published_.begin(), published_.end(), Published{});
    forget_posts();
    std::copy_n(published.begin(), count, published_.begin());
    for (std::size_t account = 0; account < count; ++account) {
        partial(0, account) = posted[account];
    }
}

Int128 Ledger::holdings(std::size_t account) const {
    const Partial posted = sum(account);
    return Int128{published_[account].amount} - posted.claimed + posted.amount;
}

} // namespace tenfold
