// SPDX-License-Identifier: Apache-2.0
#include "agents/firms/firm_size.hpp"

#include "core/check.hpp"
#include "core/math.hpp"

#include <algorithm>
#include <cmath>
#include <functional>

namespace tenfold {

namespace {

/// Sizes of `firms` firms by rank: quantiles of a truncated Pareto distribution with a floor of
/// one.
struct SizeCurve {
    double firms;
    double exponent;
    double top_term;   // top^-a
    double lower_term; // lower^-a

    /// Size at a rank from 0 (largest) to firms - 1; ranks may be fractional.
    [[nodiscard]] double operator()(double rank) const {
        const double above = (rank + 0.5) / firms; // share of larger firms
        const double term = top_term + above * (lower_term - top_term);
        return std::max(1.0, math::power(term, -1.0 / exponent));
    }
};

/// Sum of all sizes, relative error 1e-5: single ranks at the top, ever wider blocks of ranks
/// below.
double approximate_sum(const SizeCurve& size, std::int64_t firms) {
    double sum = 0.0;
    for (std::int64_t rank = 0; rank < firms;) {
        const std::int64_t block = std::min(std::max<std::int64_t>(1, rank / 128), firms - rank);
        const double width = static_cast<double>(block);
        sum += width * size(static_cast<double>(rank) + 0.5 * (width - 1.0));
        rank += block;
    }
    return sum;
}

/// Curve whose sizes sum to `posts`, by bisection over the logarithm of the lower bound.
SizeCurve fit_curve(std::int64_t posts, std::int64_t firms, double exponent, double largest_share) {
    constexpr int halvings = 60;
    const double total = static_cast<double>(posts);
    const double count = static_cast<double>(firms);
    const double top = std::max(largest_share * total, total / count);
    const auto curve = [&](double log_lower) {
        return SizeCurve{
            count, exponent, math::power(top, -exponent), math::exp(-exponent * log_lower)};
    };
    double low = -50.0; // at which every size is one
    double high = math::log(top);
    for (int i = 0; i < halvings; ++i) {
        const double middle = 0.5 * (low + high);
        (approximate_sum(curve(middle), firms) < total ? low : high) = middle;
    }
    return curve(high);
}

} // namespace

std::vector<std::int64_t>
firm_sizes(std::int64_t posts, std::int64_t firms, double pareto_exponent, double largest_share) {
    EXPECTS(posts >= 0 && firms >= 0);
    if (posts == 0 || firms == 0) {
        return {};
    }
    if (posts <= firms) {
        return std::vector<std::int64_t>(static_cast<std::size_t>(posts), 1);
    }
    const SizeCurve curve = fit_curve(posts, firms, pareto_exponent, largest_share);
    std::vector<double> exact(static_cast<std::size_t>(firms));
    double excess = 0.0; // above one post per firm
    for (std::size_t i = 0; i < exact.size(); ++i) {
        exact[i] = curve(static_cast<double>(i)) - 1.0;
        excess += exact[i];
    }
    // Scaling to the exact total, then rounding of running sums: every size is at least one and
    // within one of the curve. Neighbours may be out of order by one.
    const double total = static_cast<double>(posts);
    const double scale = excess > 0.0 ? (total - static_cast<double>(firms)) / excess : 0.0;
    std::vector<std::int64_t> sizes(exact.size());
    double running = 0.0;
    std::int64_t given = 0;
    for (std::size_t i = 0; i + 1 < exact.size(); ++i) {
        running += 1.0 + scale * exact[i];
        const auto upto = static_cast<std::int64_t>(std::floor(running + 0.5));
        sizes[i] = upto - given;
        given = upto;
    }
    sizes.back() = posts - given;
    std::sort(sizes.begin(), sizes.end(), std::greater<>{});
    ENSURES(sizes.back() >= 1);
    return sizes;
}

} // namespace tenfold
