// SPDX-License-Identifier: Apache-2.0
/// The books of the economy: running totals, money in clearing accounts, and totals kept for output
/// only. During a day agents add to them, on each thread to partial sums of its own; totals are
/// read at barriers.
#pragma once

#include "agents/accounts/accounts.hpp"
#include "agents/accounts/money.hpp"
#include "agents/accounts/observed_counts.hpp"

#include <cstddef>

namespace tenfold {

struct Books {
    Accounts accounts;
    Money money;
    ObservedCounts observed; // for output only

    Books(std::size_t sectors, std::size_t occupations, std::size_t markets, unsigned threads)
        : accounts{sectors, markets, threads}, money{sectors, threads}, observed{
                                                                            {sectors, occupations},
                                                                            threads} {}
};

} // namespace tenfold
