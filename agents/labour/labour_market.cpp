// SPDX-License-Identifier: Apache-2.0
#include "agents/labour/labour_market.hpp"

#include <algorithm>

namespace tenfold {

std::size_t LabourMarket::bytes() const {
    std::size_t total =
        book_.capacity() * sizeof(Vacancy) + withdrawals_.capacity() * sizeof(Withdrawal);
    for (const auto& list : seekers_) {
        total += list.capacity() * sizeof(Seeker);
    }
    return total;
}

void LabourMarket::take_withdrawn() {
    const auto by_firm = [](const Withdrawal& a, const Withdrawal& b) { return a.firm < b.firm; };
    std::sort(withdrawals_.begin(), withdrawals_.end(), by_firm);
    std::size_t last = 0;
    for (std::size_t i = 1; i < withdrawals_.size(); ++i) {
        if (withdrawals_[i].firm == withdrawals_[last].firm) {
            withdrawals_[last].asked += withdrawals_[i].asked;
        } else {
            withdrawals_[++last] = withdrawals_[i];
        }
    }
    withdrawals_.resize(last + 1);
    // Most vacancies belong to firms without a withdrawal request: one bit per firm avoids the
    // search.
    std::fill(wished_.begin(), wished_.end(), 0);
    for (const Withdrawal& wish : withdrawals_) {
        const std::uint32_t bit = wish.firm.index() % wished_bits;
        wished_[bit / 64] |= std::uint64_t{1} << bit % 64;
    }
    std::erase_if(book_, [&](const Vacancy& vacancy) {
        const std::uint32_t bit = vacancy.firm.index() % wished_bits;
        if ((wished_[bit / 64] >> bit % 64 & 1U) == 0) {
            return false;
        }
        const auto wish = std::lower_bound(
            withdrawals_.begin(), withdrawals_.end(), Withdrawal{vacancy.firm, 0, 0}, by_firm);
        if (wish == withdrawals_.end() || wish->firm != vacancy.firm ||
            wish->withdrawn == wish->asked) {
            return false;
        }
        ++wish->withdrawn;
        return true;
    });
}

} // namespace tenfold
