// SPDX-License-Identifier: Apache-2.0
#include "agents/ai/abroad.hpp"

#include "agents/accounts/division.hpp"

#include <numeric>

namespace tenfold {

std::vector<std::int64_t>
portfolio(std::int64_t dividends, std::size_t from, std::span<const double> gdp) {
    std::vector<double> weights(gdp.begin(), gdp.end());
    weights[from] = 0.0;
    std::vector<std::int64_t> parts = apportion(dividends, weights);
    parts[from] = dividends - std::accumulate(parts.begin(), parts.end(), std::int64_t{0});
    return parts;
}

} // namespace tenfold
