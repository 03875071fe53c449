// SPDX-License-Identifier: Apache-2.0
/// The books of the economy: running totals, money in clearing accounts, and totals that are only
/// observed. Agents add to them while a day runs, each thread for itself; totals are read at
/// barriers.
#pragma once

#include "agents/accounts/accounts.hpp"
#include "agents/accounts/money.hpp"
#include "agents/accounts/observed_counts.hpp"

#include <cstddef>

namespace tenfold {

struct Books {
    Accounts accounts;
    Money money;
    ObservedCounts observed; // nothing depends on it

    Books(std::size_t sectors, std::size_t occupations, std::size_t markets, unsigned threads)
        : accounts{sectors, markets, threads}, money{sectors, threads}, observed{
                                                                            {sectors, occupations},
                                                                            threads} {}
};

} // namespace tenfold
