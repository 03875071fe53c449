// SPDX-License-Identifier: Apache-2.0
/// Integer histograms of non-negative 64-bit values with bounded relative error: counts add exactly
/// in any order, so that quantiles over millions of agents are equal on any number of threads.
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

namespace tenfold {

/// Bins hold one value each below 2^precision; above, there are 2^(precision-1) bins for each power
/// of two: the relative error of a value is at most 2^-(precision-1).
class IntegerHistogram {
public:
    explicit IntegerHistogram(unsigned precision = 8);

    void add(std::uint64_t value, std::int64_t count = 1) { counts_[bin(value)] += count; }
    /// Adds the counts of another histogram of the same precision.
    void merge(const IntegerHistogram& other);

    /// Sets all counts to zero.
    void clear() { std::fill(counts_.begin(), counts_.end(), 0); }

    [[nodiscard]] std::int64_t count() const;
    [[nodiscard]] std::int64_t count(std::size_t bin) const { return counts_[bin]; }
    [[nodiscard]] std::size_t bins() const { return counts_.size(); }
    /// Mean of the smallest and the largest value of a bin.
    [[nodiscard]] double middle(std::size_t bin) const;
    /// Smallest value of the bin that holds the value of rank ceil(q * count), 0 < q <= 1; 0 when
    /// empty.
    [[nodiscard]] std::uint64_t quantile(double q) const;

    [[nodiscard]] std::size_t bin(std::uint64_t value) const;
    [[nodiscard]] std::uint64_t lower_bound(std::size_t bin) const;

    template <class Self, class Archive>
    static void archive(Self& self, Archive& archive) {
        auto& [precision, counts] = self;
        archive(precision, counts);
    }

private:
    unsigned precision_;
    std::vector<std::int64_t> counts_;
};

} // namespace tenfold
