// SPDX-License-Identifier: Apache-2.0
#include "core/histogram.hpp"

#include "core/check.hpp"

#include <bit>
#include <cmath>

namespace tenfold {

IntegerHistogram::IntegerHistogram(unsigned precision) : precision_{precision} {
    EXPECTS(precision >= 1 && precision <= 16);
    counts_.resize(bin(~std::uint64_t{0}) + 1);
}

std::size_t IntegerHistogram::bin(std::uint64_t value) const {
    const auto width = static_cast<unsigned>(std::bit_width(value));
    if (width <= precision_) {
        return value;
    }
    const unsigned shift = width - precision_;
    const std::uint64_t half = std::uint64_t{1} << (precision_ - 1);
    return (half << 1) + (shift - 1) * half + ((value >> shift) - half);
}

std::uint64_t IntegerHistogram::lower_bound(std::size_t bin) const {
    const std::uint64_t half = std::uint64_t{1} << (precision_ - 1);
    if (bin < 2 * half) {
        return bin;
    }
    const std::uint64_t shift = (bin - 2 * half) / half + 1;
    return (half + (bin - 2 * half) % half) << shift;
}

double IntegerHistogram::middle(std::size_t bin) const {
    const double low = static_cast<double>(lower_bound(bin));
    const double next =
        bin + 1 < counts_.size() ? static_cast<double>(lower_bound(bin + 1)) : 0x1p64;
    return 0.5 * (low + next - 1.0);
}

void IntegerHistogram::merge(const IntegerHistogram& other) {
    EXPECTS(other.precision_ == precision_);
    for (std::size_t i = 0; i < counts_.size(); ++i) {
        counts_[i] += other.counts_[i];
    }
}

std::int64_t IntegerHistogram::count() const {
    std::int64_t total = 0;
    for (const std::int64_t c : counts_) {
        total += c;
    }
    return total;
}

std::uint64_t IntegerHistogram::quantile(double q) const {
    const auto rank = static_cast<std::int64_t>(std::ceil(q * static_cast<double>(count())));
    std::int64_t below = 0;
    for (std::size_t i = 0; i < counts_.size(); ++i) {
        below += counts_[i];
        if (counts_[i] > 0 && below >= rank) {
            return lower_bound(i);
        }
    }
    return 0;
}

} // namespace tenfold
