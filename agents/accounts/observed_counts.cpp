// SPDX-License-Identifier: Apache-2.0
#include "agents/accounts/observed_counts.hpp"

namespace tenfold {

std::int64_t ObservedTotals::of_sector(std::size_t sector, WorkCount what) const {
    std::int64_t sum = 0;
    for (std::size_t o = 0; o < layout_.occupations; ++o) {
        sum += values_[layout_.place(sector, o, what)];
    }
    return sum;
}

std::int64_t ObservedTotals::of_occupation(std::size_t occupation, WorkCount what) const {
    std::int64_t sum = 0;
    for (std::size_t s = 0; s < layout_.sectors; ++s) {
        sum += values_[layout_.place(s, occupation, what)];
    }
    return sum;
}

ObservedTotals ObservedTotals::since(const ObservedTotals& earlier) const {
    ObservedTotals result = *this;
    for (std::size_t i = 0; i < values_.size(); ++i) {
        result.values_[i] -= earlier.values_[i];
    }
    return result;
}

ObservedTotals ObservedCounts::totals() const {
    std::vector<std::int64_t> values(counts_.cells());
    for (std::size_t i = 0; i < values.size(); ++i) {
        values[i] = counts_.total(i);
    }
    return {layout_, std::move(values)};
}

} // namespace tenfold
