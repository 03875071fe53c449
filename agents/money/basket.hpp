// SPDX-License-Identifier: Apache-2.0
/// A basket of goods bought at least cost. Buyers have a CRESH aggregator (Hanoch 1971): an
/// own-price elasticity for each good, and quantities of all goods proportional to the number of
/// baskets. It is CES if all elasticities are equal, Cobb-Douglas if they are one, and Leontief if
/// they are zero. Pure functions.
#pragma once

#include <span>
#include <vector>

namespace tenfold {

/// One unit of a basket at current prices.
struct BasketDemand {
    double cost = 0.0;            // of the unit: the sum of `spending`
    std::vector<double> spending; // on each good
};

/// Logarithm of the dual index lambda of a basket, which is 1 if all prices are 1 (Eq. 30): lambda
/// is the root of
///     sum of w e/(e - 1) ((p/lambda)^(1-e) - 1)
/// over goods with shares w, prices p and elasticities e >= 0; a term with e = 1 is -w
/// log(p/lambda). The index lies between the lowest and the highest price.
[[nodiscard]] double log_basket_index(std::span<const double> shares,
                                      std::span<const double> log_prices,
                                      std::span<const double> elasticities);

/// Spending on each good of one unit at least cost (Eq. 30): w p (p/lambda)^-e. `shares` are
/// quantities at the start, where all prices are 1. Cost increases in every price, is homogeneous
/// of degree one and concave in prices, and its derivative with respect to a price is the quantity
/// bought.
[[nodiscard]] BasketDemand basket_demand(std::span<const double> shares,
                                         std::span<const double> prices,
                                         std::span<const double> elasticities);

} // namespace tenfold
