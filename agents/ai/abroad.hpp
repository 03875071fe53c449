// SPDX-License-Identifier: Apache-2.0
/// What crosses the border between economies that share one technology: models, what buyers pay to
/// labs abroad, and dividends to owners abroad. No goods and no people do.
#pragma once

#include "agents/ai/catalogue.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace tenfold {

/// What the labs of one country have published, as other countries see it at the turn of a month.
struct PublishedTechnology {
    std::vector<AiModel> models; // all that were ever released, in that order
    double log_efficiency = 0.0; // log10 of algorithmic efficiency
};

/// What a lab has sold in countries abroad [cents], without token tax.
struct LabSales {
    std::int64_t revenue = 0;
    std::int64_t compute = 0; // of it, for the buyers' own operator, who serves them

    /// What the lab receives (Eq. 83).
    [[nodiscard]] std::int64_t remittance() const { return revenue - compute; }
};

/// Money that has crossed the border since the start. Cents, simulated units.
struct AbroadAccount {
    std::int64_t tokens_paid = 0; // to labs abroad: without token tax, without what serving costs
    std::int64_t tokens_received = 0;    // by labs, likewise
    std::int64_t dividends_paid = 0;     // of labs and of the operator, to owners abroad
    std::int64_t dividends_received = 0; // by owners, of labs and operators abroad

    /// What has left; negative: come in.
    [[nodiscard]] std::int64_t net() const {
        return tokens_paid - tokens_received + dividends_paid - dividends_received;
    }
    bool operator==(const AbroadAccount&) const = default;
};

/// Splits dividends that owners abroad get over the countries by their GDP (Eq. 84), whole cents by
/// largest remainder; the country `from` which they come gets none. All of them come back to it
/// where no other country has any GDP.
[[nodiscard]] std::vector<std::int64_t>
portfolio(std::int64_t dividends, std::size_t from, std::span<const double> gdp);

} // namespace tenfold
