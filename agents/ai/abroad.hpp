// SPDX-License-Identifier: Apache-2.0
/// Trade between economies that share one technology: models, payments to labs abroad, and
/// dividends to owners abroad. Goods and people do not cross borders.
#pragma once

#include "agents/ai/catalogue.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace tenfold {

/// Published technology of the labs of one country, as other countries receive it each month.
struct PublishedTechnology {
    std::vector<AiModel> models; // all released models, in order of release
    double log_efficiency = 0.0; // log10 of algorithmic efficiency
};

/// Sales of a lab in countries abroad [cents], without token tax.
struct LabSales {
    std::int64_t revenue = 0;
    std::int64_t compute = 0; // of this, for the buyers' operator, which serves the model

    /// Payment that the lab receives (Eq. 83).
    [[nodiscard]] std::int64_t remittance() const { return revenue - compute; }
};

/// Money that has crossed the border since the start. Cents, simulated units.
struct AbroadAccount {
    std::int64_t tokens_paid = 0;        // to labs abroad: without token tax and cost of serving
    std::int64_t tokens_received = 0;    // by labs, likewise
    std::int64_t dividends_paid = 0;     // by labs and operator, to owners abroad
    std::int64_t dividends_received = 0; // from labs and operators abroad, by owners

    /// Net outflow.
    [[nodiscard]] std::int64_t net() const {
        return tokens_paid - tokens_received + dividends_paid - dividends_received;
    }
    bool operator==(const AbroadAccount&) const = default;
};

/// Splits dividends to owners abroad over countries by GDP (Eq. 84), in whole cents by largest
/// remainder. Country `from`, where they were paid, gets none, unless no other country has any GDP:
/// then it gets all.
[[nodiscard]] std::vector<std::int64_t>
portfolio(std::int64_t dividends, std::size_t from, std::span<const double> gdp);

} // namespace tenfold
